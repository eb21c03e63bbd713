import * as decoding from 'lib0/decoding'
import { type GuardLimits, MAX_CLIENT_ID, MAX_CLOCK } from './limits.ts'
import { Refused, refuse } from './refusal.ts'
import { readByte, readName, type StructKind, scanContent } from './scan-content.ts'

/** One clock of one client: the name of a character, a value or a type. */
export type Id = { client: number; clock: number }

/** A piece of work as the bytes tell it. Where neither neighbour is named, `root` or `parent` is. */
export type Struct = {
  kind: StructKind
  client: number
  clock: number
  length: number
  origin: Id | null
  rightOrigin: Id | null
  root: string | null
  parent: Id | null
  key: string | null
  /** Its bytes in the update. */
  start: number
  end: number
}

export type ClockRange = { clock: number; length: number }

export type Scan = {
  /** Gapless and ascending per client. */
  structs: Map<number, Struct[]>
  /** Ascending and disjoint per client. */
  deletions: Map<number, ClockRange[]>
}

// The info byte: what a struct holds in the low five bits, what precedes it in the high three.
const REF_BITS = 31
const HAS_ORIGIN = 128
const HAS_RIGHT_ORIGIN = 64
const HAS_KEY = 32
const GC_INFO = 0
const SKIP_INFO = 10

/**
 * Reads an update of the first version without making anything of it. Strictly narrower than Yjs' own reader: whatever
 * passes here, Yjs reads the same way. Throws `Refused`.
 */
export function scan(update: Uint8Array, limits: GuardLimits): Scan {
  if (update.length > limits.bytes) refuse('tooManyBytes')
  try {
    const decoder = decoding.createDecoder(update)
    const structs = scanStructs(decoder, limits)
    const deletions = scanDeletions(decoder, limits)
    if (decoding.hasContent(decoder)) refuse('malformed')
    return { structs, deletions }
  } catch (error) {
    if (error instanceof Refused) throw error
    // What lib0 throws at the end of the input, at a number beyond 2^53 and at text that is not UTF-8.
    return refuse('malformed')
  }
}

function scanStructs(decoder: decoding.Decoder, limits: GuardLimits): Map<number, Struct[]> {
  const byClient = new Map<number, Struct[]>()
  const clients = decoding.readVarUint(decoder)
  if (clients > limits.clients) refuse('tooManyClients')
  let total = 0
  for (let i = 0; i < clients; i++) {
    const count = decoding.readVarUint(decoder)
    total += count
    if (total > limits.structs) refuse('tooManyStructs')
    const client = readClient(decoder)
    if (count === 0 || byClient.has(client)) refuse('malformed')
    let clock = decoding.readVarUint(decoder)
    const structs: Struct[] = []
    for (let j = 0; j < count; j++) {
      const struct = scanStruct(decoder, client, clock)
      clock += struct.length
      if (struct.length === 0 || clock > MAX_CLOCK) refuse('badLength')
      structs.push(struct)
    }
    byClient.set(client, structs)
  }
  return byClient
}

function scanStruct(decoder: decoding.Decoder, client: number, clock: number): Struct {
  const start = decoder.pos
  const info = readByte(decoder)
  const struct: Struct = {
    kind: 'gc',
    client,
    clock,
    length: 0,
    origin: null,
    rightOrigin: null,
    root: null,
    parent: null,
    key: null,
    start,
    end: 0,
  }
  if (info === GC_INFO || info === SKIP_INFO) {
    struct.kind = info === GC_INFO ? 'gc' : 'skip'
    struct.length = decoding.readVarUint(decoder)
  } else {
    if (info & HAS_ORIGIN) struct.origin = readId(decoder)
    if (info & HAS_RIGHT_ORIGIN) struct.rightOrigin = readId(decoder)
    if (!(info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN))) {
      const parentKind = decoding.readVarUint(decoder)
      if (parentKind === 1) struct.root = readName(decoder)
      else if (parentKind === 0) struct.parent = readId(decoder)
      else refuse('malformed')
      if (info & HAS_KEY) struct.key = readName(decoder)
    }
    const content = scanContent(decoder, info & REF_BITS)
    struct.kind = content.kind
    struct.length = content.length
  }
  struct.end = decoder.pos
  return struct
}

function scanDeletions(decoder: decoding.Decoder, limits: GuardLimits): Map<number, ClockRange[]> {
  const byClient = new Map<number, ClockRange[]>()
  const clients = decoding.readVarUint(decoder)
  let total = 0
  for (let i = 0; i < clients; i++) {
    const client = readClient(decoder)
    if (byClient.has(client)) refuse('malformed')
    const count = decoding.readVarUint(decoder)
    total += count
    if (total > limits.deletions || clients > limits.deletions) refuse('tooManyDeletions')
    const ranges: ClockRange[] = []
    let reached = 0
    for (let j = 0; j < count; j++) {
      const clock = decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      if (length === 0 || clock < reached) refuse('malformed')
      reached = clock + length
      if (reached > MAX_CLOCK) refuse('badLength')
      ranges.push({ clock, length })
    }
    byClient.set(client, ranges)
  }
  return byClient
}

function readClient(decoder: decoding.Decoder): number {
  const client = decoding.readVarUint(decoder)
  if (client > MAX_CLIENT_ID) refuse('malformed')
  return client
}

function readId(decoder: decoding.Decoder): Id {
  const client = decoding.readVarUint(decoder)
  return { client, clock: decoding.readVarUint(decoder) }
}
