import * as Y from 'yjs'
import { handMade, wire } from '../rooms/guard/fuzz/hand-made.ts'
import { guard } from '../rooms/guard/guard.ts'
import { joinLimits, liveLimits } from '../rooms/guard/limits.ts'
import { Spending } from '../rooms/spending.ts'

/**
 * What the guard costs beside what it stands before: `npx tsx src/bench/guard-bench.ts`. Times are µs, median and 99th
 * percentile; the ratio is guard to `Y.applyUpdate`, medians of the same run. Exits with 1 when typing into a plan of
 * 1 MB misses its goal, or the quadratic insert does.
 */
const GOALS = { typingRatio: 1, bombSeconds: 3 }

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

type Measured = { line: string; ratio: number }

/** Puts the updates through each room. */
function measure(rooms: readonly Y.Doc[], updates: readonly Uint8Array[], limits = liveLimits): Measured {
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
  return { line: `guard ${pair(mine!)}   apply ${pair(theirs!)}   ratio ${ratio.toFixed(2)}`, ratio }
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
    say(`${String(notes).padStart(6)} notes  ${name.padEnd(12)} ${measure([room], updates).line}`)
  }
  for (let i = 0; i < notes / 4; i++) wall.getMap(WALL).delete(`note-${notes - 1 - i}`)
  const stepTwo = stepTwoOf(wall)
  const rooms = Array.from({ length: 7 }, () => copyOf(wall, 3))
  const size = `${String(Math.round(stepTwo.length / 1024)).padStart(2)} kB`
  say(`${String(notes).padStart(6)} notes  step 2 ${size} ${measure(rooms, [stepTwo], joinLimits).line}`)
}

/** Somebody types sentences into notes of a plan of 1 MB, key by key, with a slip of the hand now and then. */
function typing(say: (line: string) => void): number {
  const wall = createWall(1)
  let notes = 1
  while (Y.encodeStateAsUpdate(wall).length < 2 ** 20) {
    for (const until = notes + 500; notes < until; notes++)
      wall.getMap(WALL).set(`note-${notes}`, createNote(`What we learned, part ${notes}`))
  }
  const ana = copyOf(wall, ANA)
  const updates: Uint8Array[] = []
  ana.on('update', (update: Uint8Array) => updates.push(update))
  for (let sentence = 0; sentence < 60; sentence++) {
    const text = textOf(ana, `note-${(sentence * 97) % notes}`)
    for (const [at, character] of [...'What we do well is kept. '].entries()) {
      text.insert(at, character)
      if (at % 12 === 11) text.delete(at, 1)
      if (at % 12 === 11) text.insert(at, character)
    }
  }
  const rooms = Array.from({ length: 3 }, () => copyOf(wall, 3))
  const { line, ratio } = measure(rooms, updates)
  say(`  1 MB, ${notes} notes  typing     ${line}`)
  return ratio
}

/**
 * The quadratic insert, as much of it as one person may send: small frames, each below what one may cost, whose
 * paragraphs claim the two ends of a long list as their neighbours. Seconds of the processor
 * that the room spends on it.
 */
function bomb(say: (line: string) => void): number {
  const room = createWall(1)
  const paragraph = { ref: 'type', type: wire.element, name: 'paragraph' } as const
  const { id } = ((room.getMap(WALL).get('note-0') as Y.Map<unknown>).get('text') as Y.XmlFragment)._item!
  const parent = { client: id.client, clock: id.clock }
  const list = copyOf(room, SERVER + 2)
  const fragment = (list.getMap(WALL).get('note-0') as Y.Map<unknown>).get('text') as Y.XmlFragment
  fragment.insert(
    0,
    Array.from({ length: 3_000 }, () => new Y.XmlElement('paragraph')),
  )
  Y.applyUpdate(room, Y.encodeStateAsUpdate(list))
  const spending = new Spending({ now: () => 0 })
  const mallory = { id: 'mallory', name: 'Mallory', color: 1, role: 'member', listed: true } as const
  let clock = 0
  const start = process.cpuUsage()
  for (let paid = true; paid; ) {
    const structs = Array.from({ length: 50 }, () => ({ parent, content: paragraph }))
    const verdict = guard(room, handMade({ clients: [{ client: 999, clock, structs }] }), {
      mayWrite: () => true,
      claim: () => 'own',
      limits: liveLimits,
    })
    paid = spending.work(mallory, verdict.work)
    if (!paid || verdict.kind === 'refused') continue
    Y.applyUpdate(room, verdict.update)
    clock += structs.length
  }
  const { user, system } = process.cpuUsage(start)
  const seconds = (user + system) / 1_000_000
  say(
    `  quadratic insert: ${clock} paragraphs taken, then its sender is sent away; ${seconds.toFixed(2)} s of the room`,
  )
  return seconds
}

// The first rounds warm the code up.
for (let i = 0; i < 5; i++) run(200, () => {})
for (const notes of [200, 2_000, 10_000]) run(notes, (line) => console.log(line))
const typingRatio = typing((line) => console.log(line))
const bombSeconds = bomb((line) => console.log(line))
process.exitCode = typingRatio < GOALS.typingRatio && bombSeconds < GOALS.bombSeconds ? 0 : 1
