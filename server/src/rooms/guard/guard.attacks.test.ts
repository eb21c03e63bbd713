import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type HandMadeStruct, handMade } from './fuzz/hand-made.ts'
import {
  charOf,
  expectHarmless,
  fragmentOf,
  idOf,
  locked,
  MALLORY,
  mallorySends,
  open,
  openRoom,
  reasonOf,
  rules,
  SERVER,
  textOf,
  VICTIM,
} from './fuzz/mallory.ts'
import { contentOf } from './fuzz/plan.ts'
import { type GuardRules, guard } from './guard.ts'
import type { Id } from './scan.ts'

describe('attacks on what a sender may not write', () => {
  it('[G9] emoji split: a known struct sent again with a neighbour inside a locked emoji leaves the emoji whole', () => {
    const room = openRoom()
    const first = { origin: charOf(textOf(room, open), 0), content: { ref: 'text', text: 'x' } } as const
    expect(expectHarmless(room, mallorySends(room, [first], 0)).kind).toBe('accepted')
    const rocket = contentOf(room, locked).includes('🚀')
    const split = { origin: charOf(textOf(room, locked), 6), content: { ref: 'text', text: 'x' } } as const
    expect(expectHarmless(room, mallorySends(room, [split], 0))).toMatchObject({ kind: 'accepted', empty: true })
    expect(rocket && contentOf(room, locked).includes('🚀')).toBe(true)
  })

  it('[G9] overlap splice: text that overlaps her own old locked text goes where the stored part is, so not in', () => {
    const room = openRoom()
    const anywhere = { ...rules, mayWrite: () => true }
    const old = { origin: charOf(textOf(room, locked), 0), content: { ref: 'text', text: 'old' } } as const
    Y.applyUpdate(room, (guard(room, mallorySends(room, [old], 0), anywhere) as { update: Uint8Array }).update)
    const spliced = { parent: idOf(textOf(room, open)), content: { ref: 'text', text: 'oldINJECTED' } } as const
    expect(expectHarmless(room, mallorySends(room, [spliced], 0))).toMatchObject({
      kind: 'filtered',
      refusedRoots: new Set([locked]),
    })
  })

  it('[G9] re-declaration: known ids declared under an open root and built upon stay where the store has them', () => {
    const room = openRoom()
    const old = { origin: charOf(textOf(room, locked), 0), content: { ref: 'text', text: 'old' } } as const
    Y.applyUpdate(room, mallorySends(room, [old], 0))
    const lie = [
      { parent: idOf(textOf(room, open)), content: { ref: 'text', text: 'old' } },
      { origin: { client: MALLORY, clock: 2 }, content: { ref: 'text', text: 'INJECTED' } },
    ] as const
    expect(expectHarmless(room, mallorySends(room, [...lie], 0))).toMatchObject({
      kind: 'filtered',
      refusedRoots: new Set([locked]),
    })
  })

  it('[G10] mixed roots: neighbours in an open and a locked text prove a forgery', () => {
    const room = openRoom()
    const mixed = {
      origin: charOf(textOf(room, open), 0),
      rightOrigin: charOf(textOf(room, locked), 0),
      content: { ref: 'text', text: 'x' },
    } as const
    expect(reasonOf(expectHarmless(room, mallorySends(room, [mixed])))).toBe('mixedParents')
  })

  it('[G10] crossed neighbours: a left neighbour that stands right of the right one is refused', () => {
    const room = openRoom()
    const text = textOf(room, open)
    const crossed = {
      origin: charOf(text, 4),
      rightOrigin: charOf(text, 1),
      content: { ref: 'text', text: 'x' },
    } as const
    expect(reasonOf(expectHarmless(room, mallorySends(room, [crossed])))).toBe('crossedNeighbours')
  })

  it('[G10] crossed run: a right neighbour that stands left in the same run of her own fresh text is refused', () => {
    for (const rightOrigin of [0, 1, 2]) {
      const room = openRoom()
      const run = (at: number, text: string): HandMadeStruct => ({
        origin: at === 0 ? charOf(textOf(room, open), 4) : { client: MALLORY, clock: at - 1 },
        rightOrigin: charOf(textOf(room, open), 5),
        content: { ref: 'text', text },
      })
      const crossed: HandMadeStruct = {
        origin: { client: MALLORY, clock: 2 },
        rightOrigin: { client: MALLORY, clock: rightOrigin },
        content: { ref: 'text', text: 'x' },
      }
      const update = mallorySends(room, [run(0, 'ab'), run(2, 'cd'), crossed])
      expect(reasonOf(expectHarmless(room, update)), `left of ${rightOrigin}`).toBe('crossedNeighbours')
    }
  })

  it('[G22] neighbours apart: what its right neighbour was written after stands between the two, so it is refused', () => {
    // What the document said for who was there, and what it said after a reload.
    const forgeries = [
      { name: 'in letters', after: 1, live: 'heaEVILllo', reloaded: 'hello 🚀 aEVIL' },
      { name: 'in an emoji', after: 6, live: 'hello \ufffdaEVIL\ufffd', reloaded: 'hello \ufffd\ufffd aEVIL' },
    ]
    for (const { name, after, live, reloaded } of forgeries) {
      const room = openRoom()
      const text = textOf(room, open)
      const first = handMade({
        clients: [
          { client: 5, clock: 0, structs: [{ origin: charOf(text, after), content: { ref: 'text', text: 'EVIL' } }] },
        ],
      })
      expect(expectHarmless(room, first).kind, name).toBe('accepted')
      const apart = mallorySends(room, [{ rightOrigin: { client: 5, clock: 0 }, content: { ref: 'text', text: 'a' } }])
      const unguarded = new Y.Doc()
      Y.applyUpdate(unguarded, Y.encodeStateAsUpdate(room))
      Y.applyUpdate(unguarded, apart)
      const again = new Y.Doc()
      Y.applyUpdate(again, Y.encodeStateAsUpdate(unguarded))
      expect(
        [unguarded, again].map((doc) => textOf(doc, open).toString()),
        name,
      ).toEqual([expect.stringContaining(live), expect.stringContaining(reloaded)])
      expect(reasonOf(expectHarmless(room, apart)), name).toBe('neighboursApart')
    }
  })

  it.each([
    ['words put between its halves', 0],
    ['its first half deleted', 1],
    ['its second half deleted', 2],
    ['an emoji of her own, parted by the frame that brings it', 3],
  ] as const)('[G24] emoji parted in an open section: %s, and everybody reads the same', (_, how) => {
    const room = openRoom()
    const told = [Y.encodeStateAsUpdate(room)]
    room.on('update', (update: Uint8Array) => told.push(update))
    const char = (at: number) => charOf(textOf(room, open), at)
    const half = char(6)
    const between = (origin: Id, rightOrigin: Id, text: string): HandMadeStruct => ({
      origin,
      rightOrigin,
      content: { ref: 'text', text },
    })
    const within = between({ client: MALLORY, clock: 0 }, { client: MALLORY, clock: 1 }, 'x')
    const updates = [
      mallorySends(room, [between(half, char(7), 'x')]),
      handMade({ clients: [], deletions: [[half.client, [[half.clock, 1]]]] }),
      handMade({ clients: [], deletions: [[half.client, [[half.clock + 1, 1]]]] }),
      mallorySends(room, [between(char(0), char(1), '🙂'), within]),
    ]
    const reads = ['hello \ufffdx\ufffd go', 'hello \ufffd go', 'hello \ufffd go', 'h\ufffdx\ufffdello 🚀 go'][how]
    expect(expectHarmless(room, updates[how]!).kind).toBe('accepted')
    const everybody = [told, [Y.mergeUpdates(told)], [Y.encodeStateAsUpdate(room)]].map((frames) => {
      const doc = new Y.Doc({ gc: false })
      for (const frame of frames) Y.applyUpdate(doc, frame)
      return doc
    })
    expect([room, ...everybody].map((doc) => textOf(doc, open).toString())).toEqual(
      Array.from({ length: 4 }, () => `${reads} 🚀 up`),
    )
  })

  it('[G12] a locked map entry cannot be overwritten, nor a locked note or text deleted', () => {
    const room = openRoom()
    const id = idOf(fragmentOf(room, locked))
    const update = handMade({
      clients: [
        {
          client: MALLORY,
          clock: 0,
          structs: [{ root: locked, key: 'amount', content: { ref: 'values', values: [0] } }],
        },
      ],
      deletions: [[id.client, [[id.clock, 1]]]],
    })
    expect(expectHarmless(room, update)).toMatchObject({
      kind: 'filtered',
      roots: new Set(),
      refusedRoots: new Set([locked]),
      empty: false,
    })
    expect(Y.getState(room.store, MALLORY)).toBe(1)
  })

  it('[G12] a filtered struct leaves no hole: what she does in an open section afterwards is still taken', () => {
    const room = openRoom()
    const mallory = new Y.Doc()
    Y.applyUpdate(mallory, Y.encodeStateAsUpdate(room))
    mallory.clientID = MALLORY
    const updates: Uint8Array[] = []
    mallory.on('update', (update: Uint8Array) => updates.push(update))
    textOf(mallory, locked).insert(2, 'never')
    mallory.getMap(open).set('amount', 99)
    mallory.transact(() => {
      textOf(mallory, open).insert(0, 'yes ')
      mallory.getMap(locked).set('amount', -1)
    })
    const kinds = updates.map((update) => expectHarmless(room, update).kind)
    expect(kinds).toEqual(['filtered', 'accepted', 'filtered'])
    expect([room.getMap(open).get('amount'), textOf(room, open).toString().slice(0, 9)]).toEqual([99, 'yes hello'])
  })
})

describe('attacks on other people', () => {
  it("[G23] clients out of order: her frame, merged with a colleague's on its way to others, takes nothing from it", () => {
    const room = openRoom()
    const value = (key: string): HandMadeStruct => ({ root: open, key, content: { ref: 'values', values: [1] } })
    const update = handMade({
      clients: [
        { client: 5, clock: 0, structs: [value('first')] },
        { client: MALLORY, clock: 0, structs: [value('second')] },
      ],
    })
    const colleague = new Y.Doc()
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(room))
    const before = Y.encodeStateVector(colleague)
    colleague.clientID = 77
    colleague.getMap(open).set('amount', 7)
    const honest = Y.encodeStateAsUpdate(colleague, before)
    const toldTogether = (frame: Uint8Array) => {
      const browser = new Y.Doc()
      Y.applyUpdate(browser, Y.encodeStateAsUpdate(room))
      Y.applyUpdate(browser, Y.mergeUpdates([honest, frame]))
      return ['amount', 'first', 'second'].map((key) => browser.getMap(open).get(key))
    }
    const verdict = guard(room, update, rules)
    expect(verdict).toMatchObject({ kind: 'accepted', claims: [5] })
    expect(toldTogether(update)).not.toEqual([7, 1, 1])
    expect(toldTogether((verdict as { update: Uint8Array }).update)).toEqual([7, 1, 1])
  })

  it('[G13] pre-emptive delete: what the victim has not written yet cannot be deleted', () => {
    const room = openRoom()
    const known = Y.getState(room.store, VICTIM)
    const all = handMade({ clients: [], deletions: [[VICTIM, [[0, known + 1]]]] })
    expect(reasonOf(expectHarmless(room, all))).toBe('deletesUnknown')
    const stranger = handMade({ clients: [], deletions: [[77, [[0, 1]]]] })
    expect(reasonOf(expectHarmless(room, stranger))).toBe('deletesUnknown')
    const ever = handMade({ clients: [], deletions: [[VICTIM, [[0, 2 ** 50]]]] })
    expect(reasonOf(expectHarmless(room, ever))).toBe('badLength')
  })

  it.each([
    ['text', { ref: 'text', text: 'EVIL!' }],
    ['a collected struct', { ref: 'gc', length: 5 }],
  ] as const)(
    "[G7] clock hijack: %s under the victim's next clock is refused, with the victim's work intact",
    (_, content) => {
      const room = openRoom()
      const structs: HandMadeStruct[] = [{ origin: charOf(textOf(room, open), 0), content }]
      const hijack = handMade({ clients: [{ client: VICTIM, clock: Y.getState(room.store, VICTIM), structs }] })
      expect(reasonOf(expectHarmless(room, hijack))).toBe('foreignClient')
    },
  )

  it("[G7] nobody writes under the room's own id, nor under a free id that has work in the plan already", () => {
    const room = openRoom()
    const structs: HandMadeStruct[] = [{ root: open, key: 'amount', content: { ref: 'values', values: [1] } }]
    const under = (client: number) =>
      handMade({ clients: [{ client, clock: Y.getState(room.store, client), structs }] })
    const careless: GuardRules = { ...rules, claim: () => 'free' }
    expect(reasonOf(guard(room, under(room.clientID), careless))).toBe('foreignClient')
    expect(reasonOf(guard(room, under(SERVER), careless))).toBe('foreignClient')
    expect(guard(room, under(1234), careless)).toMatchObject({ kind: 'accepted', claims: [1234] })
  })
})
