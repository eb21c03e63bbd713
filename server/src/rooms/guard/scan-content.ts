import * as decoding from 'lib0/decoding'
import { MAX_KEY_BYTES, MAX_TEXT_LENGTH, MAX_VALUE_BYTES, MAX_VALUE_DEPTH } from './limits.ts'
import { refuse } from './refusal.ts'

/** What a struct holds, as far as permission and shape go. The four last ones are Yjs types that hold others. */
export type StructKind =
  | 'gc'
  | 'skip'
  | 'deleted'
  | 'text'
  | 'format'
  | 'value'
  | 'map'
  | 'fragment'
  | 'element'
  | 'xmlText'

/** The nodes and marks of a plan's rich text. Any other would be thrown away by every editor that meets it. */
const ELEMENTS: ReadonlySet<string> = new Set(['paragraph', 'bulletList', 'orderedList', 'listItem', 'hardBreak'])
const MARKS: ReadonlySet<string> = new Set(['bold', 'italic'])

/** A mark that is on (the editor writes its empty attributes) or off. */
const MARK_VALUES: ReadonlySet<string> = new Set(['{}', 'true', 'null', 'false'])

/** Keys that reach an object's prototype once somebody reads the plan as plain data. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

// Content kinds, type kinds and value kinds as Yjs and lib0 number them on the wire. Those left out have no use here:
// binary, embeds, sub-documents, the legacy JSON kind; Y.Array, Y.Text and XML hooks; big integers and byte arrays.
const DELETED = 1
const TEXT = 4
const FORMAT = 6
const TYPE = 7
const VALUES = 8
const Y_MAP = 1
const Y_XML_ELEMENT = 3
const Y_XML_FRAGMENT = 4
const Y_XML_TEXT = 6
const ANY_ARRAY = 117
const ANY_OBJECT = 118
const ANY_STRING = 119
const ANY_TRUE = 120
const ANY_FALSE = 121
const ANY_FLOAT64 = 123
const ANY_FLOAT32 = 124
const ANY_INTEGER = 125
const ANY_NULL = 126
const ANY_UNDEFINED = 127

/** Reads past a struct's content and says what it is and how many clocks it takes. Refuses what no plan holds. */
export function scanContent(decoder: decoding.Decoder, ref: number): { kind: StructKind; length: number } {
  switch (ref) {
    case DELETED:
      return { kind: 'deleted', length: decoding.readVarUint(decoder) }
    case TEXT:
      return { kind: 'text', length: scanText(decoder) }
    case FORMAT:
      scanFormat(decoder)
      return { kind: 'format', length: 1 }
    case TYPE:
      return { kind: scanType(decoder), length: 1 }
    case VALUES:
      return { kind: 'value', length: scanValues(decoder) }
    default:
      return refuse('badContent')
  }
}

/** A root name, map key, attribute or element name. The cap is checked before the bytes become a string. */
export function readName(decoder: decoding.Decoder): string {
  const start = decoder.pos
  if (decoding.readVarUint(decoder) > MAX_KEY_BYTES) refuse('badKey')
  decoder.pos = start
  const name = decoding.readVarString(decoder)
  if (PROTOTYPE_KEYS.has(name)) refuse('badKey')
  return name
}

/** One byte; at the end of the input lib0 would answer `undefined` and read on. */
export function readByte(decoder: decoding.Decoder): number {
  if (!decoding.hasContent(decoder)) refuse('malformed')
  return decoding.readUint8(decoder)
}

function scanText(decoder: decoding.Decoder): number {
  const start = decoder.pos
  // A UTF-16 unit takes at most three bytes.
  if (decoding.readVarUint(decoder) > MAX_TEXT_LENGTH * 3) refuse('textTooLong')
  decoder.pos = start
  // The very function Yjs reads it with: a clock length counted in any other way could differ from what Yjs counts.
  const { length } = decoding.readVarString(decoder)
  if (length > MAX_TEXT_LENGTH) refuse('textTooLong')
  return length
}

function scanFormat(decoder: decoding.Decoder): void {
  if (!MARKS.has(readName(decoder))) refuse('badKey')
  const start = decoder.pos
  if (decoding.readVarUint(decoder) > MAX_KEY_BYTES) refuse('badContent')
  decoder.pos = start
  if (!MARK_VALUES.has(decoding.readVarString(decoder))) refuse('badContent')
}

function scanType(decoder: decoding.Decoder): StructKind {
  switch (decoding.readVarUint(decoder)) {
    case Y_MAP:
      return 'map'
    case Y_XML_FRAGMENT:
      return 'fragment'
    case Y_XML_TEXT:
      return 'xmlText'
    case Y_XML_ELEMENT:
      if (!ELEMENTS.has(readName(decoder))) refuse('badContent')
      return 'element'
    default:
      return refuse('badContent')
  }
}

function scanValues(decoder: decoding.Decoder): number {
  const count = decoding.readVarUint(decoder)
  for (let i = 0; i < count; i++) {
    const start = decoder.pos
    scanValue(decoder)
    if (decoder.pos - start > MAX_VALUE_BYTES) refuse('valueTooBig')
  }
  return count
}

/** Without recursion, unlike the reader of lib0: each open array or object is a count of what is still to come in it. */
function scanValue(decoder: decoding.Decoder): void {
  const open: { left: number; keyed: boolean }[] = [{ left: 1, keyed: false }]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    if (top.left === 0) {
      open.pop()
      continue
    }
    top.left -= 1
    if (top.keyed) readName(decoder)
    const kind = readByte(decoder)
    switch (kind) {
      case ANY_UNDEFINED:
      case ANY_NULL:
      case ANY_TRUE:
      case ANY_FALSE:
        break
      case ANY_INTEGER:
        readByte(decoder)
        decoder.pos -= 1
        decoding.readVarInt(decoder)
        break
      case ANY_FLOAT32:
        decoding.readUint8Array(decoder, ensure(decoder, 4))
        break
      case ANY_FLOAT64:
        decoding.readUint8Array(decoder, ensure(decoder, 8))
        break
      case ANY_STRING:
        decoding.readVarString(decoder)
        break
      case ANY_ARRAY:
      case ANY_OBJECT:
        if (open.length > MAX_VALUE_DEPTH) refuse('tooDeep')
        open.push({ left: decoding.readVarUint(decoder), keyed: kind === ANY_OBJECT })
        break
      default:
        refuse('badContent')
    }
  }
}

function ensure(decoder: decoding.Decoder, bytes: number): number {
  if (decoder.arr.length - decoder.pos < bytes) refuse('malformed')
  return bytes
}
