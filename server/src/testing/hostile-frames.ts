import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import type * as Y from 'yjs'
import { type HandMadeStruct, handMade, wire } from '../rooms/guard/fuzz/hand-made.ts'

const paragraph = { ref: 'type', type: wire.element, name: 'paragraph' } as const

/** Empty paragraphs in the vision, one below the other as an editor makes them: cheap, however many. */
export function manyParagraphs(doc: Y.Doc, clientId: number, count: number): Uint8Array {
  const parent = vision(doc)
  const structs = Array.from(
    { length: count },
    (_, at): HandMadeStruct =>
      at === 0 ? { parent, content: paragraph } : { origin: { client: clientId, clock: at - 1 }, content: paragraph },
  )
  return handMade({ clients: [{ client: clientId, clock: 0, structs }] })
}

/**
 * Frames of the quadratic insert, which no editor makes: each paragraph claims the two ends of the list as its
 * neighbours, and everybody's Yjs goes along the whole list for each.
 */
export function headInserts(doc: Y.Doc, clientId: number, options: { clock: number; each: number; frames: number }) {
  const parent = vision(doc)
  return Array.from({ length: options.frames }, (_, frame) => {
    const structs = Array.from({ length: options.each }, (): HandMadeStruct => ({ parent, content: paragraph }))
    return handMade({ clients: [{ client: clientId, clock: options.clock + frame * options.each, structs }] })
  })
}

function vision(doc: Y.Doc): { client: number; clock: number } {
  const item = fragmentOf(doc, 'vision', 'statement')?._item
  if (!item) throw new Error('The plan has no vision')
  return { client: item.id.client, clock: item.id.clock }
}
