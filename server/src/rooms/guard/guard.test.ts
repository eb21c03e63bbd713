import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { handMade } from './fuzz/hand-made.ts'
import { expectHarmless, fragmentOf, locked, MALLORY, mallorySends, open, openRoom, textOf } from './fuzz/mallory.ts'
import { createNote } from './fuzz/plan.ts'
import { assertUnbroken, BrokenDoc } from './guard.ts'

describe('what hangs on something gone', () => {
  it('[G15] words typed into a note that somebody deleted are reported, and their clocks are kept', () => {
    const room = openRoom()
    room.getMap(open).set('note', createNote('mine'))
    const mallory = new Y.Doc()
    Y.applyUpdate(mallory, Y.encodeStateAsUpdate(room))
    mallory.clientID = MALLORY
    room.getMap(open).delete('note')
    const before = Y.encodeStateVector(mallory)
    const note = mallory.getMap(open).get('note') as Y.Map<unknown>
    const paragraph = (note.get('text') as Y.XmlFragment).get(0) as Y.XmlElement
    ;(paragraph.get(0) as Y.XmlText).insert(4, ' and yours')
    const verdict = expectHarmless(room, Y.encodeStateAsUpdate(mallory, before))
    expect(verdict).toMatchObject({ kind: 'filtered', voided: true, refusedRoots: new Set(), empty: false })
    expect(Y.getState(room.store, MALLORY)).toBe(' and yours'.length)
  })

  it('[G15] a note made and deleted while offline is no loss, and is accepted', () => {
    const room = openRoom()
    const mallory = new Y.Doc({ gc: false })
    Y.applyUpdate(mallory, Y.encodeStateAsUpdate(room))
    mallory.clientID = MALLORY
    mallory.getMap(open).set('note', createNote('mine'))
    mallory.getMap(open).delete('note')
    const update = Y.encodeStateAsUpdate(mallory, Y.encodeStateVector(room))
    expect(expectHarmless(room, update)).toMatchObject({ kind: 'accepted', roots: new Set([open]) })
  })
})

describe('taking back', () => {
  it('[G17] a word that was deleted before its paragraph comes back beside where somebody has typed meanwhile', () => {
    const room = openRoom()
    textOf(room, open).insert(17, ' end')
    const ana = new Y.Doc()
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(room), 'room')
    ana.clientID = MALLORY
    const sent: Uint8Array[] = []
    ana.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'room') sent.push(update)
    })
    const send = () => sent.splice(0).map((update) => expectHarmless(room, update).kind)
    const undo = new Y.UndoManager(ana.getMap(open), { captureTimeout: 0 })
    // Between two people's words. The latter half of the first is what the second will have been put behind.
    textOf(ana, open).insert(17, ' or')
    textOf(ana, open).delete(17, 3)
    fragmentOf(ana, open).delete(0, 1)
    undo.undo()
    expect(textOf(ana, open).toString()).toBe('hello 🚀 go 🚀 up end')
    expect(send()).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
    textOf(room, open).insert(11, ' there')
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(room, Y.encodeStateVector(ana)), 'room')
    undo.undo()
    expect(send()).toEqual(['accepted'])
    const again = new Y.Doc()
    Y.applyUpdate(again, Y.encodeStateAsUpdate(room))
    expect([ana, room, again].map((doc) => textOf(doc, open).toString())).toEqual(
      Array.from({ length: 3 }, () => 'hello 🚀 go there or 🚀 up end'),
    )
  })
})

describe("marks that show nothing, which everybody's Yjs takes away by itself", () => {
  /** The facilitator made three letters of the locked text bold; the ids are those of the mark's start and end. */
  function markedRoom(): { room: Y.Doc; start: Y.Item; end: Y.Item } {
    const room = openRoom()
    const text = textOf(room, locked)
    text.format(2, 3, { bold: {} })
    const marks: Y.Item[] = []
    for (let item = text._start; item !== null; item = item.right) {
      if (!item.deleted && item.content instanceof Y.ContentFormat) marks.push(item)
    }
    const [start, end] = marks
    if (!start || !end) throw new Error('The text has no marks')
    return { room, start, end }
  }

  function deleting(...marks: Y.Item[]): Uint8Array {
    const clocks = marks.map(({ id }) => id.clock).sort((a, b) => a - b)
    return handMade({ clients: [], deletions: [[marks[0]!.id.client, clocks.map((clock) => [clock, 1])]] })
  }

  it('[G19] a mark around deleted words may be tidied away in a locked section, and is not refused', () => {
    const { room, start, end } = markedRoom()
    room.transact((transaction) => start.right?.delete(transaction))
    expect(start.right?.right).toBe(end)
    const update = deleting(start, end)
    expect(expectHarmless(room, update)).toEqual({
      kind: 'accepted',
      update,
      roots: new Set([locked]),
      claims: [],
      empty: false,
      work: expect.any(Number),
    })
  })

  it('[G19] a mark that shows stays, whichever end of it the update deletes', () => {
    for (const ends of ['start', 'end', 'both'] as const) {
      const { room, start, end } = markedRoom()
      const marks = { start: [start], end: [end], both: [start, end] }[ends]
      expect(expectHarmless(room, deleting(...marks)), ends).toMatchObject({
        kind: 'filtered',
        roots: new Set(),
        refusedRoots: new Set([locked]),
        empty: true,
      })
    }
  })
})

describe('after an update is applied', () => {
  function transactionOf(room: Y.Doc, change: () => void): Y.Transaction {
    const seen: Y.Transaction[] = []
    room.once('afterTransaction', (transaction: Y.Transaction) => seen.push(transaction))
    change()
    return seen[0]!
  }

  it('[G16] a change of an allowed root is fine, one of another root is not', () => {
    const room = openRoom()
    const transaction = transactionOf(room, () => textOf(room, open).insert(0, 'a'))
    expect(() => assertUnbroken(room, new Set([open]), transaction)).not.toThrow()
    expect(() => assertUnbroken(room, new Set([locked]), transaction)).toThrow(BrokenDoc)
  })

  it('[G16] pending work and unknown roots are not', () => {
    const room = openRoom()
    const gap = mallorySends(room, [{ root: open, key: 'a', content: { ref: 'values', values: [1] } }], 5)
    const pending = transactionOf(room, () => Y.applyUpdate(room, gap))
    expect(() => assertUnbroken(room, new Set([open]), pending)).toThrow(BrokenDoc)
    const other = openRoom()
    const made = transactionOf(other, () => other.getMap('evil').set('a', 1))
    expect(() => assertUnbroken(other, new Set([open, 'evil']), made)).toThrow(BrokenDoc)
  })
})
