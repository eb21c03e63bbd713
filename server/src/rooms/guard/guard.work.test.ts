import { limits as planLimits } from '@planwall/shared/plan/limits.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type HandMadeStruct, handMade, wire } from './fuzz/hand-made.ts'
import {
  charOf,
  expectHarmless,
  fragmentOf,
  idOf,
  MALLORY,
  mallorySends,
  open,
  openRoom,
  reasonOf,
  repeat,
  rules,
  textOf,
} from './fuzz/mallory.ts'
import { createParagraph, createText } from './fuzz/plan.ts'
import { guard } from './guard.ts'
import { joinLimits } from './limits.ts'

const bold = { ref: 'format', key: 'bold', value: '{}' } as const
const letter = { ref: 'text', text: 'x' } as const

/** A room in which Mallory has put letters side by side that Yjs can never join, at the head of the open text. */
function roomWithPieces(count: number, { marked }: { marked: boolean }): Y.Doc {
  const room = openRoom()
  const rightOrigin = charOf(textOf(room, open), 0)
  const mark: HandMadeStruct = { rightOrigin, content: bold }
  const pieces = repeat(
    count,
    (at): HandMadeStruct => ({
      rightOrigin: at === 0 ? rightOrigin : { client: MALLORY, clock: at - 1 },
      content: letter,
    }),
  )
  Y.applyUpdate(room, mallorySends(room, marked ? [...pieces, mark] : pieces))
  return room
}

function deletes(client: number, clock: number, length: number): Uint8Array {
  return handMade({ clients: [], deletions: [[client, [[clock, length]]]] })
}

describe('the work of an update', () => {
  it('[G20] is told with every verdict, and is more for more', () => {
    const room = openRoom()
    const rightOrigin = charOf(textOf(room, open), 0)
    const sends = (letters: number) =>
      mallorySends(room, [{ rightOrigin, content: { ref: 'text', text: 'x'.repeat(letters) } }])
    const small = guard(room, sends(1), rules)
    const big = guard(room, sends(50_000), rules)
    const forged = guard(room, Uint8Array.from([...sends(50_000), 0]), rules)
    const nothing = guard(room, new Uint8Array([0, 0]), rules)
    expect([small, big, forged, nothing].map(reasonOf)).toEqual(['accepted', 'accepted', 'malformed', 'accepted'])
    expect(nothing.work).toBeLessThan(small.work)
    expect(small.work).toBeLessThan(big.work)
    expect(forged.work).toBeGreaterThanOrEqual(1_000)
  })

  it('[G20] counts what is gone through only to find that nothing is new', () => {
    const room = roomWithPieces(4_000, { marked: false })
    const all = deletes(MALLORY, 0, 4_000)
    expect(expectHarmless(room, all)).toMatchObject({ kind: 'accepted', empty: false })
    // Kept apart by Yjs or not, what is deleted already takes less than what is not.
    expect(guard(room, all, rules)).toMatchObject({ kind: 'accepted', empty: true })
    expect(guard(room, all, rules).work).toBeGreaterThan(0)
  })

  it('[G20] counts client ids, which are kept for good', () => {
    const room = openRoom()
    const rightOrigin = charOf(textOf(room, open), 0)
    const under = (ids: number[]) =>
      guard(
        room,
        handMade({ clients: ids.map((client) => ({ client, clock: 0, structs: [{ rightOrigin, content: letter }] })) }),
        rules,
      ).work
    expect(under([71, 72, 73]) - under([71])).toBeGreaterThanOrEqual(20_000)
  })
})

describe('a few bytes that would hold up every browser', () => {
  it('[G21] one range that deletes thousands of pieces of a text with marks is refused', () => {
    const room = roomWithPieces(5_000, { marked: true })
    expect(reasonOf(expectHarmless(room, deletes(MALLORY, 0, 5_000)))).toBe('tooMuchWork')
    expect(reasonOf(expectHarmless(room, deletes(MALLORY, 0, 500)))).toBe('accepted')
  })

  it('[G21] without marks Yjs does not look around, and they may go', () => {
    const room = roomWithPieces(5_000, { marked: false })
    expect(reasonOf(expectHarmless(room, deletes(MALLORY, 0, 5_000)))).toBe('accepted')
  })

  it('[G21] deleting what holds such a text is refused too, and so is overwriting it', () => {
    const room = roomWithPieces(5_000, { marked: true })
    const paragraph = idOf(fragmentOf(room, open).get(0) as Y.XmlElement)
    const fragment = idOf(fragmentOf(room, open))
    for (const { client, clock } of [paragraph, fragment]) {
      expect(reasonOf(expectHarmless(room, deletes(client, clock, 1)))).toBe('tooMuchWork')
    }
    const overwrites: HandMadeStruct = { root: open, key: 'text', content: { ref: 'type', type: wire.fragment } }
    expect(reasonOf(expectHarmless(room, mallorySends(room, [overwrites])))).toBe('tooMuchWork')
  })

  it('[G21] bringing the pieces deleted already, or deleting them in the same breath, is refused too', () => {
    const room = openRoom()
    const rightOrigin = charOf(textOf(room, open), 0)
    const pieces = (content: HandMadeStruct['content']) =>
      repeat(
        4_500,
        (at): HandMadeStruct => ({
          rightOrigin: at === 0 ? rightOrigin : { client: MALLORY, clock: at - 1 },
          content,
        }),
      )
    const mark: HandMadeStruct = { rightOrigin, content: bold }
    const gone = mallorySends(room, [...pieces({ ref: 'deleted', length: 1 }), mark])
    expect(reasonOf(expectHarmless(room, gone))).toBe('tooMuchWork')
    const going = handMade({
      clients: [{ client: MALLORY, clock: 0, structs: [...pieces(letter), mark] }],
      deletions: [[MALLORY, [[0, 4_500]]]],
    })
    expect(reasonOf(expectHarmless(room, going))).toBe('tooMuchWork')
  })

  it('[G21] taking apart a long run of text again and again is refused where much work lies behind it', () => {
    const room = openRoom()
    const rightOrigin = charOf(textOf(room, open), 0)
    const run: HandMadeStruct = { rightOrigin, content: { ref: 'text', text: 'x'.repeat(40_000) } }
    // Values of several keys in turn: Yjs joins none of them with the one before.
    const entries = repeat(
      40_000,
      (at): HandMadeStruct => ({
        ...(at < 5 ? { root: open, key: `k${at}` } : { origin: { client: MALLORY, clock: 40_000 + at - 5 } }),
        content: { ref: 'values', values: [at] },
      }),
    )
    Y.applyUpdate(room, mallorySends(room, [run, ...entries]))
    const everyOther = handMade({
      clients: [],
      deletions: [[MALLORY, repeat(5_000, (at): [number, number] => [at * 2, 1])]],
    })
    expect(reasonOf(expectHarmless(room, everyOther))).toBe('tooMuchWork')
  })
})

describe('much that an honest person does at once', () => {
  /** What a copy of the room changes, as the one update it sends. */
  function sends(room: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room))
    doc.clientID = MALLORY
    const before = Y.encodeStateVector(doc)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.transact(() => change(doc))
    return updates[0] ?? Y.encodeStateAsUpdate(doc, before)
  }

  it('[G17] a paste of the longest text takes a small part of what one frame may, also marked in many places', () => {
    const room = openRoom()
    const paste = sends(room, (doc) => {
      const lines = repeat(100, () => createParagraph('x'.repeat(planLimits.richText / 100)))
      fragmentOf(doc, open).insert(0, lines)
      for (const line of lines)
        for (let at = 0; at < 50; at += 10) (line.get(0) as Y.XmlText).format(at, 5, { bold: {} })
    })
    const verdict = expectHarmless(room, paste)
    expect(verdict.kind).toBe('accepted')
    expect(verdict.work).toBeLessThan(rules.limits.work / 10)
    const undone = sends(room, (doc) => fragmentOf(doc, open).delete(0, 100))
    expect(expectHarmless(room, undone)).toMatchObject({ kind: 'accepted' })
  })

  it('[G17] a table of a hundred rows may be pasted and taken away again', () => {
    const room = openRoom()
    const rows = (doc: Y.Doc) => doc.getMap(open).get('rows') as Y.Map<unknown>
    const cells = (at: number) =>
      new Y.Map<unknown>(
        repeat(10, (cell): [string, unknown] => [`cell-${cell}`, createText(`Row ${at}, cell ${cell}`)]),
      )
    const paste = sends(room, (doc) => {
      for (let at = 0; at < planLimits.rowsPerTable; at++) rows(doc).set(`row-${at}`, cells(at))
    })
    const pasted = expectHarmless(room, paste)
    expect(pasted.kind).toBe('accepted')
    expect(pasted.work).toBeLessThan(rules.limits.work / 5)
    const gone = sends(room, (doc) => {
      for (let at = 0; at < planLimits.rowsPerTable; at++) rows(doc).delete(`row-${at}`)
    })
    expect(expectHarmless(room, gone)).toMatchObject({ kind: 'accepted' })
  })

  it('[G17] a day of typing without a line takes a part of what a return may, deletions and marks included', () => {
    const room = openRoom()
    const ana = new Y.Doc()
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(room))
    ana.clientID = MALLORY
    const text = textOf(ana, open)
    // Eight hours, every minute a sentence with three slips of the hand, and a word made bold.
    for (let minute = 0; minute < 480; minute++) {
      const start = (minute * 37) % (text.length + 1)
      for (const [at, character] of [...'What we do well is kept.'].entries()) text.insert(start + at, character)
      for (let slip = 0; slip < 3; slip++) {
        text.delete(start + 4 + slip, 1)
        text.insert(start + 4 + slip, 'e')
      }
      text.format(start, 4, { bold: {} })
      if (text.length > planLimits.richText) text.delete(0, 2_000)
    }
    const back = Y.encodeStateAsUpdate(ana, Y.encodeStateVector(room))
    const verdict = expectHarmless(room, back, { ...rules, limits: joinLimits })
    expect(verdict.kind).toBe('accepted')
    expect(verdict.work).toBeLessThan(joinLimits.work / 2)
  })
})
