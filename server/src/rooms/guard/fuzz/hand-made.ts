import * as encoding from 'lib0/encoding'
import type { Id } from '../scan.ts'

/** A struct as an attacker writes it, field by field. `raw` is what follows the parent: the content's own bytes. */
export type HandMadeStruct = {
  origin?: Id
  rightOrigin?: Id
  root?: string
  parent?: Id
  key?: string
  content: HandMadeContent
}

export type HandMadeContent =
  | { ref: 'gc'; length: number }
  | { ref: 'skip'; length: number }
  | { ref: 'deleted'; length: number }
  | { ref: 'text'; text: string }
  | { ref: 'format'; key: string; value: string }
  | { ref: 'embed'; json: string }
  | { ref: 'type'; type: number; name?: string }
  | { ref: 'values'; values: readonly unknown[] }
  | { ref: 'other'; ref2: number; write: (encoder: encoding.Encoder) => void }

export type HandMadeUpdate = {
  clients: { client: number; clock: number; structs: HandMadeStruct[] }[]
  deletions?: [client: number, ranges: [clock: number, length: number][]][]
}

/** Type numbers of the wire. */
export const wire = { array: 0, map: 1, text: 2, element: 3, fragment: 4, hook: 5, xmlText: 6 } as const

/** The bytes of an update of the first version, correct or not. */
export function handMade({ clients, deletions = [] }: HandMadeUpdate): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clients.length)
  for (const { client, clock, structs } of clients) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  encoding.writeVarUint(encoder, deletions.length)
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}

function writeStruct(
  encoder: encoding.Encoder,
  { origin, rightOrigin, root, parent, key, content }: HandMadeStruct,
): void {
  const ref = refOf(content)
  if (content.ref !== 'gc' && content.ref !== 'skip') {
    encoding.writeUint8(encoder, ref | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (key === undefined ? 0 : 32))
    if (origin) writeId(encoder, origin)
    if (rightOrigin) writeId(encoder, rightOrigin)
    if (!origin && !rightOrigin) {
      encoding.writeVarUint(encoder, root === undefined ? 0 : 1)
      if (root !== undefined) encoding.writeVarString(encoder, root)
      else writeId(encoder, parent ?? { client: 0, clock: 0 })
      if (key !== undefined) encoding.writeVarString(encoder, key)
    }
  } else encoding.writeUint8(encoder, ref)
  writeContent(encoder, content)
}

function refOf(content: HandMadeContent): number {
  if (content.ref === 'other') return content.ref2
  return { gc: 0, deleted: 1, text: 4, embed: 5, format: 6, type: 7, values: 8, skip: 10 }[content.ref]
}

function writeContent(encoder: encoding.Encoder, content: HandMadeContent): void {
  switch (content.ref) {
    case 'gc':
    case 'skip':
    case 'deleted':
      encoding.writeVarUint(encoder, content.length)
      return
    case 'text':
      encoding.writeVarString(encoder, content.text)
      return
    case 'format':
      encoding.writeVarString(encoder, content.key)
      encoding.writeVarString(encoder, content.value)
      return
    case 'embed':
      encoding.writeVarString(encoder, content.json)
      return
    case 'type':
      encoding.writeVarUint(encoder, content.type)
      if (content.name !== undefined) encoding.writeVarString(encoder, content.name)
      return
    case 'values':
      encoding.writeVarUint(encoder, content.values.length)
      for (const value of content.values) encoding.writeAny(encoder, value as never)
      return
    case 'other':
      content.write(encoder)
  }
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}
