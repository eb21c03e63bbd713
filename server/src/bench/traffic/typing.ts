import { cellFragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { addRow } from '@planwall/shared/plan/rows.ts'
import * as Y from 'yjs'
import { token } from '../token.ts'
import { planDocOf } from './plan-doc-of.ts'

/** What everybody in a room types, made before the measuring begins: who types needs no document then. */
export type Script = {
  /** To be sent by whoever comes first, and to have reached everyone before the others type. */
  opening: Uint8Array
  /** For each typist, updates that follow one another. */
  lines: Uint8Array[][]
}

/**
 * Writes the script of a room whose server has answered with `state`. A server that knows of no plan gets an empty one.
 * Each typist appends to a text of their own, one token at a time, whose number is its place in the line.
 */
export function writeScript(options: {
  state: Uint8Array
  /** Yjs client id of whoever opens. */
  opener: number
  typists: readonly { clientId: number; sender: number }[]
  updates: number
}): Script {
  const { state, opener, typists, updates } = options
  const doc = planDocOf(state)
  doc.clientID = opener
  for (const { sender } of typists) addRow(doc, 'values', 'actions', {}, rowOf(sender))
  const opening = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(state))

  const lines = typists.map(({ clientId, sender }) => {
    // Nobody types in another's text, so one document can be everybody's in turn.
    doc.clientID = clientId
    const text = textOf(doc, rowOf(sender))
    return Array.from({ length: updates }, (_, seq) =>
      updateOf(doc, () => text.insert(text.length, token('text', sender, seq))),
    )
  })
  doc.destroy()
  return { opening, lines }
}

function rowOf(sender: number): string {
  return `row-${sender}`
}

function textOf(doc: Y.Doc, row: string): Y.XmlText {
  const paragraph = cellFragmentOf(doc, 'values', 'actions', row, 'text')?.get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error(`Row ${row} has no text to type in`)
  return text
}

function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
  let bytes: Uint8Array | null = null
  const note = (update: Uint8Array) => {
    bytes = update
  }
  doc.on('update', note)
  change()
  doc.off('update', note)
  if (!bytes) throw new Error('A change changed nothing')
  return bytes
}
