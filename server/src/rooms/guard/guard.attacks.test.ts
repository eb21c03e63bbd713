import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type HandMadeStruct, handMade, wire } from './fuzz/hand-made.ts'
import { contentOf, createNote, createParagraph, createSmallPlan } from './fuzz/plan.ts'
import { assertUnbroken, BrokenDoc, type GuardRules, type GuardVerdict, guard } from './guard.ts'
import { joinLimits, liveLimits, MAX_TYPE_DEPTH } from './limits.ts'
import type { Id } from './scan.ts'

// Mallory is a member who speaks the raw protocol. `section:values` is locked for her, `section:vision` is open.
const SERVER = 1
const MALLORY = 666
const VICTIM = 42
const open = 'section:vision'
const locked = 'section:values'

const rules: GuardRules = {
  mayWrite: (root) => root === open,
  claim: (id) => (id === MALLORY ? 'own' : id === SERVER || id === VICTIM ? 'other' : 'free'),
  limits: liveLimits,
}

/** A room with the small plan in it, and some words of the victim in both sections. */
function openRoom(): Y.Doc {
  const room = createSmallPlan(SERVER)
  const victim = new Y.Doc()
  Y.applyUpdate(victim, Y.encodeStateAsUpdate(room))
  victim.clientID = VICTIM
  for (const root of [open, locked]) textOf(victim, root).insert(0, 'hello 🚀 ')
  Y.applyUpdate(room, Y.encodeStateAsUpdate(victim))
  room.clientID = 3
  return room
}

function fragmentOf(doc: Y.Doc, root: string): Y.XmlFragment {
  return doc.getMap(root).get('text') as Y.XmlFragment
}

function textOf(doc: Y.Doc, root: string): Y.XmlText {
  return (fragmentOf(doc, root).get(0) as Y.XmlElement).get(0) as Y.XmlText
}

function idOf(type: Y.AbstractType<unknown> | Y.XmlText | Y.XmlFragment): Id {
  const item = type._item
  if (item === null) throw new Error('A root has no id')
  return { client: item.id.client, clock: item.id.clock }
}

/** The id of a character of a text. */
function charOf(text: Y.XmlText, at: number): Id {
  let left = at
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (left < item.length) return { client: item.id.client, clock: item.id.clock + left }
    left -= item.length
  }
  throw new Error('The text is shorter')
}

function mallorySends(room: Y.Doc, structs: HandMadeStruct[], clock = Y.getState(room.store, MALLORY)): Uint8Array {
  return handMade({ clients: [{ client: MALLORY, clock, structs }] })
}

function reasonOf(verdict: GuardVerdict): string {
  return verdict.kind === 'refused' ? verdict.reason : verdict.kind
}

/** Applies what passes, and holds that no locked root changed and nothing is pending. */
function expectHarmless(room: Y.Doc, update: Uint8Array, by: GuardRules = rules): GuardVerdict {
  const before = contentOf(room, locked)
  const state = Y.encodeStateAsUpdate(room)
  const verdict = guard(room, update, by)
  expect(Y.encodeStateAsUpdate(room)).toEqual(state)
  if (verdict.kind !== 'refused') Y.applyUpdate(room, verdict.update)
  expect(contentOf(room, locked)).toBe(before)
  expect([room.store.pendingStructs, room.store.pendingDs]).toEqual([null, null])
  return verdict
}

function repeat<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at))
}

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

describe('attacks on the room', () => {
  it('[G8] gap flood: an update with a clock gap is refused, so nothing is ever pending', () => {
    const room = openRoom()
    const struct: HandMadeStruct = { root: open, key: 'amount', content: { ref: 'values', values: [1] } }
    expect(reasonOf(expectHarmless(room, mallorySends(room, [struct], 5)))).toBe('clockGap')
    const skipping = mallorySends(room, [{ content: { ref: 'skip', length: 3 } }, struct])
    expect(reasonOf(expectHarmless(room, skipping))).toBe('clockGap')
  })

  it('[G8] neighbours and parents that nobody has sent are refused', () => {
    const room = openRoom()
    for (const id of [
      { client: VICTIM, clock: 9_999 },
      { client: 77, clock: 0 },
    ]) {
      const text = { ref: 'text', text: 'x' } as const
      expect(reasonOf(expectHarmless(room, mallorySends(room, [{ origin: id, content: text }])))).toBe(
        'missingDependency',
      )
      expect(reasonOf(expectHarmless(room, mallorySends(room, [{ parent: id, content: text }])))).toBe(
        'missingDependency',
      )
    }
  })

  it('[G8] ordering cycles: structs that wait for each other or for themselves are refused', () => {
    const room = openRoom()
    const on = (client: number, clock: number): HandMadeStruct => ({
      origin: { client, clock },
      content: { ref: 'text', text: 'x' },
    })
    const self = mallorySends(room, [on(MALLORY, 0)])
    expect(reasonOf(expectHarmless(room, self))).toBe('orderingCycle')
    const each = handMade({
      clients: [
        { client: MALLORY, clock: 0, structs: [on(77, 0)] },
        { client: 77, clock: 0, structs: [on(MALLORY, 0)] },
      ],
    })
    expect(reasonOf(expectHarmless(room, each))).toBe('orderingCycle')
  })

  it('[G6] root bomb: unknown root names are refused and none of them is made', () => {
    const room = openRoom()
    const roots = room.share.size
    for (const name of [
      'evil',
      'section:nowhere',
      'section:vision:x',
      'wall:UPPER:vision',
      'wall:meeting1:nowhere',
      '',
    ]) {
      const bomb = mallorySends(room, [{ root: name, key: 'a', content: { ref: 'values', values: [1] } }])
      const verdict = expectHarmless(room, bomb, { ...rules, mayWrite: () => true })
      expect(reasonOf(verdict), name).toBe('unknownRoot')
    }
    expect(room.share.size).toBe(roots)
  })

  it('[G6] a known root that she may not write is not made either', () => {
    const room = openRoom()
    const wall = mallorySends(room, [
      { root: 'wall:meeting9:vision', key: 'a', content: { ref: 'type', type: wire.map } },
    ])
    expect(expectHarmless(room, wall)).toMatchObject({
      kind: 'filtered',
      refusedRoots: new Set(['wall:meeting9:vision']),
    })
    expect(room.share.has('wall:meeting9:vision')).toBe(false)
  })

  it('[G14] quadratic insert: thousands of structs at the head of a long list are refused before Yjs searches for them', () => {
    const room = openRoom()
    const fragment = fragmentOf(room, open)
    for (let i = 0; i < 2_000; i++) fragment.insert(fragment.length, [createParagraph('')])
    const element = { ref: 'type', type: wire.element, name: 'paragraph' } as const
    const parent = idOf(fragment)
    const head = repeat(2_000, (): HandMadeStruct => ({ parent, content: element }))
    expect(reasonOf(expectHarmless(room, mallorySends(room, head)))).toBe('tooMuchWork')
    expect(
      reasonOf(
        expectHarmless(
          room,
          mallorySends(
            room,
            repeat(20_000, () => head[0]!),
          ),
          { ...rules, limits: joinLimits },
        ),
      ),
    ).toBe('tooMuchWork')
  })

  it('[G14] quadratic insert into her own fresh text is refused as well', () => {
    const room = openRoom()
    const run: HandMadeStruct = {
      rightOrigin: charOf(textOf(room, open), 3),
      content: { ref: 'text', text: 'x'.repeat(4_000) },
    }
    const wedges = repeat(
      4_000,
      (at): HandMadeStruct => ({
        origin: { client: MALLORY, clock: at },
        rightOrigin: charOf(textOf(room, open), 3),
        content: { ref: 'text', text: 'y' },
      }),
    )
    expect(reasonOf(expectHarmless(room, mallorySends(room, [run, ...wedges])))).toBe('tooMuchWork')
  })

  it('[G3] deep types: lists in lists beyond the cap are refused, in one update and in many', () => {
    const room = openRoom()
    const item = { ref: 'type', type: wire.element, name: 'listItem' } as const
    const chain = (from: Id, count: number) =>
      repeat(
        count,
        (at): HandMadeStruct => ({ parent: at === 0 ? from : { client: MALLORY, clock: at - 1 }, content: item }),
      )
    const fragment = idOf(fragmentOf(room, open))
    expect(reasonOf(expectHarmless(room, mallorySends(room, chain(fragment, 3_000))))).toBe('tooDeep')
    expect(reasonOf(expectHarmless(room, mallorySends(room, chain(fragment, MAX_TYPE_DEPTH - 1))))).toBe('accepted')
    const last = { client: MALLORY, clock: MAX_TYPE_DEPTH - 2 }
    expect(reasonOf(expectHarmless(room, mallorySends(room, [{ parent: last, content: item }])))).toBe('tooDeep')
  })

  it('[G11] exception half-way: several live values under one key, which Yjs cannot collect, are refused', () => {
    const room = openRoom()
    const values: HandMadeStruct = { root: open, key: 'amount', content: { ref: 'values', values: [1, 2] } }
    expect(reasonOf(expectHarmless(room, mallorySends(room, [values])))).toBe('manyValues')
    const half = handMade({
      clients: [{ client: MALLORY, clock: 0, structs: [values] }],
      deletions: [[MALLORY, [[0, 1]]]],
    })
    expect(reasonOf(expectHarmless(room, half))).toBe('manyValues')
    const whole = handMade({
      clients: [{ client: MALLORY, clock: 0, structs: [values] }],
      deletions: [[MALLORY, [[0, 2]]]],
    })
    expect(reasonOf(expectHarmless(room, whole))).toBe('accepted')
  })

  it('[G4] content is refused wherever a plan has no place for it', () => {
    const room = openRoom()
    const fragment = idOf(fragmentOf(room, open))
    const paragraph = idOf(fragmentOf(room, open).get(0) as Y.XmlElement)
    const text = idOf(textOf(room, open))
    const words = { ref: 'text', text: 'x' } as const
    const value = { ref: 'values', values: [1] } as const
    const type = (number: number, name?: string) =>
      ({ ref: 'type', type: number, ...(name === undefined ? {} : { name }) }) as const
    const misplaced: HandMadeStruct[] = [
      { root: open, content: value },
      { root: open, content: words },
      { root: open, content: { ref: 'deleted', length: 1 } },
      { root: open, key: 'a', content: words },
      { root: open, key: 'a', content: { ref: 'format', key: 'bold', value: '{}' } },
      { root: open, key: 'a', content: type(wire.xmlText) },
      { root: open, key: 'a', content: type(wire.element, 'paragraph') },
      { parent: fragment, content: words },
      { parent: fragment, content: value },
      { parent: fragment, content: type(wire.xmlText) },
      { parent: fragment, key: 'a', content: value },
      { parent: paragraph, content: words },
      { parent: paragraph, content: type(wire.map) },
      { parent: paragraph, key: 'a', content: type(wire.map) },
      { parent: text, content: value },
      { parent: text, content: type(wire.element, 'paragraph') },
      { parent: text, key: 'a', content: value },
      { parent: charOf(textOf(room, open), 0), content: words },
    ]
    for (const struct of misplaced) {
      expect(reasonOf(expectHarmless(room, mallorySends(room, [struct]))), JSON.stringify(struct)).toBe('badShape')
    }
    const mapInMap: HandMadeStruct[] = [
      { root: open, key: 'a', content: type(wire.map) },
      { parent: { client: MALLORY, clock: 0 }, key: 'b', content: type(wire.map) },
      { parent: { client: MALLORY, clock: 1 }, key: 'c', content: type(wire.map) },
    ]
    expect(reasonOf(expectHarmless(room, mallorySends(room, mapInMap)))).toBe('tooDeep')
  })

  it('[G1] parser differential: whatever the bytes, the guard answers and the document stays as it is', () => {
    const room = openRoom()
    const encoder = encoding.createEncoder()
    for (const number of [1, 1, MALLORY, 0]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 138)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 0)
    expect(reasonOf(expectHarmless(room, encoding.toUint8Array(encoder)))).not.toBe('accepted')
    for (const bytes of [[], [0], [0, 0, 0], [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]]) {
      expect(reasonOf(expectHarmless(room, Uint8Array.from(bytes)))).toBe('malformed')
    }
  })
})

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
