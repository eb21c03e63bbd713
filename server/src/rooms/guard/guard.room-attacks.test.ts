import * as encoding from 'lib0/encoding'
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
  VICTIM,
} from './fuzz/mallory.ts'
import { createParagraph } from './fuzz/plan.ts'
import { guard } from './guard.ts'
import { joinLimits, MAX_TYPE_DEPTH } from './limits.ts'
import type { Id } from './scan.ts'

describe('attacks on the room', () => {
  it('[G8] gap flood: an update with a clock gap is refused, so nothing is ever pending', () => {
    const room = openRoom()
    const struct: HandMadeStruct = { root: open, key: 'amount', content: { ref: 'values', values: [1] } }
    expect(reasonOf(expectHarmless(room, mallorySends(room, [struct], 5)))).toBe('clockGap')
    const skipping = mallorySends(room, [{ content: { ref: 'skip', length: 3 } }, struct])
    expect(reasonOf(expectHarmless(room, skipping))).toBe('clockGap')
  })

  it('[G8] gap flood: thousands of such updates leave nothing behind that each next one would be merged with', () => {
    const room = openRoom()
    const before = Y.encodeStateAsUpdate(room)
    const struct: HandMadeStruct = { root: open, key: 'amount', content: { ref: 'values', values: [1] } }
    const works = repeat(8_000, (at) => guard(room, mallorySends(room, [struct], 2 + at * 2), rules))
    expect(new Set(works.map(reasonOf))).toEqual(new Set(['clockGap']))
    expect(works.at(-1)?.work).toBeLessThanOrEqual((works[0]?.work ?? 0) + 1)
    expect([room.store.pendingStructs, Y.encodeStateAsUpdate(room)]).toEqual([null, before])
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

  it('[G6] root bomb: a hundred thousand names in one update with a gap are refused unread, as few as fit by name', () => {
    const room = openRoom()
    const roots = room.share.size
    const bomb = (count: number) =>
      mallorySends(
        room,
        repeat(count, (at): HandMadeStruct => ({ root: `r${at}`, key: 'a', content: { ref: 'values', values: [1] } })),
        7,
      )
    const everything = { ...rules, mayWrite: () => true }
    const returning = { ...everything, limits: joinLimits }
    expect(reasonOf(expectHarmless(room, bomb(100_000), everything))).toBe('tooManyBytes')
    expect(reasonOf(expectHarmless(room, bomb(100_000), returning))).toBe('tooManyStructs')
    expect(reasonOf(expectHarmless(room, bomb(50_000), returning))).toBe('clockGap')
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
      origin: charOf(textOf(room, open), 2),
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

  it('[G4] a map entry with a right neighbour, which Yjs would delete or put before the current value, is refused', () => {
    const room = openRoom()
    const current = room.getMap(open)._map.get('amount')
    if (current === undefined) throw new Error('The plan has no amount')
    const { client, clock } = current.id
    const before = mallorySends(room, [{ rightOrigin: { client, clock }, content: { ref: 'values', values: [666] } }])
    expect(reasonOf(expectHarmless(room, before))).toBe('badShape')
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
