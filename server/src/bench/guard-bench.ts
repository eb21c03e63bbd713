import * as Y from 'yjs'
import { guard } from '../rooms/guard/guard.ts'
import { joinLimits, liveLimits } from '../rooms/guard/limits.ts'

/**
 * What the guard costs beside what it stands before: `npx tsx src/bench/guard-bench.ts`. Times are µs, median and 99th
 * percentile; the ratio is guard to `Y.applyUpdate`, medians of the same run.
 */
const WALL = 'wall:meeting1:values'
const SERVER = 1
const ANA = 2

function createNote(text: string): Y.Map<unknown> {
  const fragment = new Y.XmlFragment()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  fragment.insert(0, [paragraph])
  return new Y.Map<unknown>([
    ['pos', [10, 20]],
    ['color', 'lemon'],
    ['text', fragment],
    ['by', 'ana'],
  ])
}

function createWall(notes: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = SERVER
  for (let i = 0; i < notes; i++) doc.getMap(WALL).set(`note-${i}`, createNote(`What we learned, part ${i}`))
  return doc
}

function textOf(doc: Y.Doc, note: string): Y.XmlText {
  const entry = doc.getMap(WALL).get(note) as Y.Map<unknown>
  return ((entry.get('text') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText
}

type Edit = (doc: Y.Doc, at: number) => void

const edits: Record<string, Edit> = {
  keystroke: (doc) => textOf(doc, 'note-0').insert(4, 'x'),
  'new note': (doc, at) => doc.getMap(WALL).set(`new-${at}`, createNote('A new thought')),
  'drag note': (doc, at) => (doc.getMap(WALL).get('note-1') as Y.Map<unknown>).set('pos', [at, at]),
  'delete note': (doc, at) => doc.getMap(WALL).delete(`note-${at + 2}`),
}

/** Puts the updates through each room. */
function measure(rooms: readonly Y.Doc[], updates: readonly Uint8Array[], limits = liveLimits): string {
  const guardTimes: number[] = []
  const applyTimes: number[] = []
  const rules = { mayWrite: () => true, claim: (id: number) => (id === ANA ? 'own' : 'other'), limits } as const
  for (const room of rooms) {
    for (const update of updates) {
      const start = performance.now()
      const verdict = guard(room, update, rules)
      const judged = performance.now()
      if (verdict.kind !== 'accepted') throw new Error(`The bench's own update is ${verdict.kind}`)
      Y.applyUpdate(room, verdict.update)
      applyTimes.push(performance.now() - judged)
      guardTimes.push(judged - start)
    }
  }
  const [mine, theirs] = [guardTimes, applyTimes].map((times) => times.sort((a, b) => a - b).map((ms) => ms * 1000))
  const at = (times: number[], share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const pair = (times: number[]) =>
    `${at(times, 0.5).toFixed(1).padStart(9)} /${at(times, 0.99).toFixed(1).padStart(9)}`
  const ratio = at(mine!, 0.5) / at(theirs!, 0.5)
  return `guard ${pair(mine!)}   apply ${pair(theirs!)}   ratio ${ratio.toFixed(2)}`
}

function copyOf(doc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  return copy
}

/** The sync step 2 of somebody who edited for a while without a line; it repeats every deletion there ever was. */
function stepTwoOf(room: Y.Doc): Uint8Array {
  const ana = copyOf(room, ANA)
  for (let i = 0; i < 60; i++) for (const edit of Object.values(edits)) edit(ana, 100 + i)
  return Y.encodeStateAsUpdate(ana, Y.encodeStateVector(room))
}

function run(notes: number, say: (line: string) => void): void {
  const wall = createWall(notes)
  for (const [name, edit] of Object.entries(edits)) {
    const room = copyOf(wall, 3)
    const ana = copyOf(wall, ANA)
    const updates: Uint8Array[] = []
    ana.on('update', (update: Uint8Array) => updates.push(update))
    for (let i = 0; i < 150; i++) edit(ana, i)
    say(`${String(notes).padStart(6)} notes  ${name.padEnd(12)} ${measure([room], updates)}`)
  }
  for (let i = 0; i < notes / 4; i++) wall.getMap(WALL).delete(`note-${notes - 1 - i}`)
  const stepTwo = stepTwoOf(wall)
  const rooms = Array.from({ length: 7 }, () => copyOf(wall, 3))
  const size = `${String(Math.round(stepTwo.length / 1024)).padStart(2)} kB`
  say(`${String(notes).padStart(6)} notes  step 2 ${size} ${measure(rooms, [stepTwo], joinLimits)}`)
}

// The first rounds warm the code up.
for (let i = 0; i < 5; i++) run(200, () => {})
for (const notes of [200, 2_000, 10_000]) run(notes, (line) => console.log(line))
