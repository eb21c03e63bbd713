import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type HandMadeContent, type HandMadeStruct, handMade, wire } from './fuzz/hand-made.ts'
import { joinLimits, liveLimits, MAX_KEY_BYTES, MAX_TEXT_LENGTH, MAX_VALUE_BYTES, MAX_VALUE_DEPTH } from './limits.ts'
import { type GuardRefusal, Refused } from './refusal.ts'
import { type Struct, scan } from './scan.ts'

const root = 'section:vision'

function reasonOf(update: Uint8Array, limits = liveLimits): GuardRefusal | 'passes' {
  try {
    scan(update, limits)
    return 'passes'
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

function one(struct: HandMadeStruct): Uint8Array {
  return handMade({ clients: [{ client: 7, clock: 0, structs: [struct] }] })
}

function holding(content: HandMadeContent): Uint8Array {
  return one({ root, key: 'amount', content })
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value }
  return value
}

describe('scan', () => {
  it('[G1] reads every struct and deletion as Yjs reads them', () => {
    const doc = new Y.Doc()
    doc.clientID = 9
    const text = new Y.XmlText('\ufeffa 🚀 b')
    const paragraph = new Y.XmlElement('paragraph')
    const fragment = new Y.XmlFragment()
    doc.transact(() => {
      doc.getMap(root).set('text', fragment)
      fragment.insert(0, [paragraph])
      paragraph.insert(0, [text])
      text.format(1, 3, { bold: {} })
      doc
        .getMap(root)
        .set('amount', { value: 4.1, unit: '£', list: [1, -2, 2 ** 40, true, false, null, undefined, 'é'] })
      text.delete(0, 1)
    })
    const update = Y.encodeStateAsUpdate(doc)
    const { structs, ds } = Y.decodeUpdate(update)
    const scanned = scan(update, liveLimits)
    const summary = (struct: Struct) => [struct.client, struct.clock, struct.length, struct.origin, struct.rightOrigin]
    expect([...scanned.structs.values()].flat().map(summary)).toEqual(
      structs.map((struct) => {
        const item = struct as Y.Item
        const id = (each: Y.ID | null) => each && { client: each.client, clock: each.clock }
        return [item.id.client, item.id.clock, item.length, id(item.origin), id(item.rightOrigin)]
      }),
    )
    expect([...scanned.deletions].map(([client, ranges]) => [client, ranges.map((r) => [r.clock, r.length])])).toEqual(
      [...ds.clients].map(([client, ranges]) => [client, ranges.map((r) => [r.clock, r.len])]),
    )
  })

  it('[G1] refuses an update that stops early, wherever it stops', () => {
    const doc = new Y.Doc()
    doc.getMap(root).set('amount', [1, 2.5, 1e300, 'x', { a: null }])
    doc.getMap(root).set('amount', 2)
    const update = Y.encodeStateAsUpdate(doc)
    const reasons = Array.from({ length: update.length }, (_, length) => reasonOf(update.subarray(0, length)))
    expect(new Set(reasons)).toEqual(new Set(['malformed']))
    expect(reasonOf(update)).toBe('passes')
  })

  it('[G1] refuses bytes after the end', () => {
    expect(reasonOf(Uint8Array.from([...holding({ ref: 'values', values: [1] }), 0]))).toBe('malformed')
  })

  it('[G1] refuses the second version of the encoding', () => {
    const doc = new Y.Doc()
    doc.getMap(root).set('amount', 12)
    expect(reasonOf(Y.encodeStateAsUpdateV2(doc))).not.toBe('passes')
  })

  it('[G1] refuses a client that comes twice, comes empty or is no 32-bit number', () => {
    const structs: HandMadeStruct[] = [{ root, key: 'amount', content: { ref: 'values', values: [1] } }]
    const block = { client: 7, clock: 0, structs }
    expect(reasonOf(handMade({ clients: [block, block] }))).toBe('malformed')
    expect(reasonOf(handMade({ clients: [{ ...block, structs: [] }] }))).toBe('malformed')
    expect(reasonOf(handMade({ clients: [{ ...block, client: 2 ** 32 }] }))).toBe('malformed')
  })

  it('[G1] refuses info bytes that Yjs reads as a skipped or collected struct though they are none', () => {
    const odd = (info: number) => {
      const update = one({ root, content: { ref: 'gc', length: 1 } })
      return update.map((byte, at) => (at === 4 ? info : byte))
    }
    expect(reasonOf(odd(0))).toBe('passes')
    for (const info of [32, 64, 128, 138, 74]) expect(reasonOf(odd(info)), String(info)).not.toBe('passes')
  })

  it('[G1] refuses text that is not UTF-8', () => {
    const update = one({ origin: { client: 1, clock: 0 }, content: { ref: 'text', text: 'abc' } })
    update[update.length - 2] = 0xff
    expect(reasonOf(update)).toBe('malformed')
  })

  it('[G1] refuses deletions that overlap, run backwards, are empty or come twice for one client', () => {
    const deleting = (...ranges: [number, number][]) => handMade({ clients: [], deletions: [[7, ranges]] })
    expect(reasonOf(deleting([0, 2], [2, 1]))).toBe('passes')
    expect(reasonOf(deleting([0, 2], [1, 1]))).toBe('malformed')
    expect(reasonOf(deleting([5, 2], [1, 1]))).toBe('malformed')
    expect(reasonOf(deleting([5, 0]))).toBe('malformed')
    expect(
      reasonOf(
        handMade({
          clients: [],
          deletions: [
            [7, [[0, 1]]],
            [7, [[1, 1]]],
          ],
        }),
      ),
    ).toBe('malformed')
  })

  it('[G2] refuses more bytes, structs, deletions or clients than a frame may bring', () => {
    const limits = { ...liveLimits, bytes: 60, structs: 2, deletions: 2, clients: 2 }
    const gc = { content: { ref: 'gc', length: 1 } } as const
    const block = (client: number, structs: HandMadeStruct[]) => ({ client, clock: 0, structs })
    expect(reasonOf(handMade({ clients: [block(1, [gc]), block(2, [gc])] }), limits)).toBe('passes')
    expect(reasonOf(new Uint8Array(61), limits)).toBe('tooManyBytes')
    expect(reasonOf(handMade({ clients: [block(1, [gc, gc]), block(2, [gc])] }), limits)).toBe('tooManyStructs')
    expect(reasonOf(handMade({ clients: [block(1, []), block(2, []), block(3, [])] }), limits)).toBe('tooManyClients')
    const three: [number, number][] = [
      [0, 1],
      [2, 1],
      [4, 1],
    ]
    expect(reasonOf(handMade({ clients: [], deletions: [[1, three]] }), limits)).toBe('tooManyDeletions')
  })

  it('[G2] refuses a struct count of thirty million in seven bytes before making room for it', () => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 30_000_000)
    encoding.writeVarUint(encoder, 7)
    expect(reasonOf(encoding.toUint8Array(encoder), joinLimits)).toBe('tooManyStructs')
  })

  it('[G3] refuses text of more than the longest run, counted in UTF-16 units', () => {
    const text = (length: number) =>
      one({ origin: { client: 1, clock: 0 }, content: { ref: 'text', text: 'é'.repeat(length) } })
    expect(reasonOf(text(MAX_TEXT_LENGTH))).toBe('passes')
    expect(reasonOf(text(MAX_TEXT_LENGTH + 1), joinLimits)).toBe('textTooLong')
  })

  it('[G3] refuses a value that is too big or nests too deep, without a deep stack of its own', () => {
    expect(reasonOf(holding({ ref: 'values', values: ['x'.repeat(MAX_VALUE_BYTES - 4)] }))).toBe('passes')
    expect(reasonOf(holding({ ref: 'values', values: ['x'.repeat(MAX_VALUE_BYTES)] }))).toBe('valueTooBig')
    expect(reasonOf(holding({ ref: 'values', values: [nested(MAX_VALUE_DEPTH)] }))).toBe('passes')
    expect(reasonOf(holding({ ref: 'values', values: [nested(MAX_VALUE_DEPTH + 1)] }))).toBe('tooDeep')
    const deep = (encoder: encoding.Encoder) => {
      encoding.writeVarUint(encoder, 1)
      for (let i = 0; i < 7_500; i++) encoding.writeUint8Array(encoder, Uint8Array.from([117, 1]))
      encoding.writeUint8(encoder, 126)
    }
    expect(reasonOf(holding({ ref: 'other', ref2: 8, write: deep }))).toBe('tooDeep')
  })

  it('[G3] refuses empty structs, and clocks that no client can have reached', () => {
    expect(reasonOf(one({ content: { ref: 'gc', length: 0 } }))).toBe('badLength')
    expect(reasonOf(one({ root, key: 'amount', content: { ref: 'values', values: [] } }))).toBe('badLength')
    expect(reasonOf(one({ origin: { client: 1, clock: 0 }, content: { ref: 'text', text: '' } }))).toBe('badLength')
    expect(reasonOf(one({ content: { ref: 'gc', length: Number.MAX_SAFE_INTEGER } }))).toBe('badLength')
    expect(reasonOf(handMade({ clients: [], deletions: [[7, [[0, 2 ** 50]]]] }))).toBe('badLength')
  })

  it('[G4] refuses content that no plan holds', () => {
    const bytes = (encoder: encoding.Encoder) => encoding.writeVarUint8Array(encoder, new Uint8Array(3))
    const subDocument = (encoder: encoding.Encoder) => {
      encoding.writeVarString(encoder, '../../etc')
      encoding.writeAny(encoder, { autoLoad: true })
    }
    const legacy = (encoder: encoding.Encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, '1')
    }
    expect(reasonOf(holding({ ref: 'other', ref2: 2, write: legacy }))).toBe('badContent')
    expect(reasonOf(holding({ ref: 'other', ref2: 3, write: bytes }))).toBe('badContent')
    expect(reasonOf(holding({ ref: 'embed', json: '{"image":"x"}' }))).toBe('badContent')
    expect(reasonOf(holding({ ref: 'other', ref2: 9, write: subDocument }))).toBe('badContent')
    expect(reasonOf(holding({ ref: 'values', values: [10n] }))).toBe('badContent')
    expect(reasonOf(holding({ ref: 'values', values: [new Uint8Array(2)] }))).toBe('badContent')
    expect(reasonOf(holding({ ref: 'type', type: wire.array }))).toBe('badContent')
    expect(reasonOf(holding({ ref: 'type', type: wire.text }))).toBe('badContent')
    expect(reasonOf(holding({ ref: 'type', type: wire.hook, name: 'hook' }))).toBe('badContent')
    expect(reasonOf(holding({ ref: 'type', type: wire.element, name: 'script' }))).toBe('badContent')
    expect(reasonOf(holding({ ref: 'type', type: wire.element, name: 'listItem' }))).toBe('passes')
    expect(reasonOf(holding({ ref: 'type', type: wire.map }))).toBe('passes')
  })

  it('[G4] refuses marks other than bold and italic, and marks with more in them than on and off', () => {
    const mark = (key: string, value: string) =>
      one({ origin: { client: 1, clock: 0 }, content: { ref: 'format', key, value } })
    expect(reasonOf(mark('bold', '{}'))).toBe('passes')
    expect(reasonOf(mark('italic', 'null'))).toBe('passes')
    expect(reasonOf(mark('link', '{}'))).toBe('badKey')
    expect(reasonOf(mark('constructor', '{}'))).toBe('badKey')
    expect(reasonOf(mark('bold', '{"__proto__":{"role":"facilitator"}}'))).toBe('badContent')
    expect(reasonOf(mark('bold', `"${'x'.repeat(9_999)}"`))).toBe('badContent')
  })

  it.each(['__proto__', 'constructor', 'prototype'])('[G5] refuses the key %s wherever a key can stand', (key) => {
    // As a plain literal would set the prototype, the object is made the way a parser makes it.
    const value: unknown = JSON.parse(`{"a":[{"${key}":1}]}`)
    expect(reasonOf(one({ root, key, content: { ref: 'values', values: [1] } }))).toBe('badKey')
    expect(reasonOf(one({ parent: { client: 1, clock: 3 }, key, content: { ref: 'values', values: [1] } }))).toBe(
      'badKey',
    )
    expect(reasonOf(one({ root: key, key: 'a', content: { ref: 'values', values: [1] } }))).toBe('badKey')
    expect(reasonOf(holding({ ref: 'type', type: wire.element, name: key }))).toBe('badKey')
    expect(reasonOf(holding({ ref: 'values', values: [value] }))).toBe('badKey')
    expect(reasonOf(holding({ ref: 'values', values: [`a ${key} in a text`] }))).toBe('passes')
    expect(reasonOf(one({ origin: { client: 1, clock: 0 }, content: { ref: 'text', text: key } }))).toBe('passes')
  })

  it('[G5] refuses a key that is too long before reading it', () => {
    const key = (length: number) => one({ root, key: 'k'.repeat(length), content: { ref: 'values', values: [1] } })
    expect(reasonOf(key(MAX_KEY_BYTES))).toBe('passes')
    expect(reasonOf(key(MAX_KEY_BYTES + 1))).toBe('badKey')
  })
})
