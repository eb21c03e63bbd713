import { cellFragmentOf, rowsMap } from '@planwall/shared/plan/plan-doc.ts'
import { addRow } from '@planwall/shared/plan/rows.ts'
import { sectionIds } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import * as prng from 'lib0/prng'
import * as Y from 'yjs'
import { planDocOf } from './plan-doc-of.ts'

/** How many browsers wrote in the day: each tab and each reload is one. */
const CLIENTS = 180

const ROWS_A_TABLE = 10

/** What a letter in the middle of a text takes in the document, being a piece of its own, in bytes. */
const BYTES_A_LETTER = 15.8

/**
 * What a long day adds to the plan that a server has answered with, as one update of about `bytes` bytes: many hands, most
 * of it letter by letter in the middle of what others wrote, so that it consists of small pieces. A server that knows of no
 * plan gets a whole one.
 */
export function writeDayDocument(bytes: number, state: Uint8Array): Uint8Array {
  const random = prng.create(20_261_119)
  const doc = planDocOf(state)
  const clients = Array.from({ length: CLIENTS }, (_, i) => 3_000_000_000 + i * 7)
  doc.clientID = clients[0] ?? 1
  const texts = textsIn(doc)
  const letters = Math.max(0, Math.round((bytes - Y.encodeStateAsUpdate(doc).length) / BYTES_A_LETTER))
  for (let i = 0; i < letters; i++) {
    if (i % 20 === 0) doc.clientID = prng.oneOf(random, clients)
    const text = prng.oneOf(random, texts)
    text.insert(prng.int32(random, 0, text.length), prng.letter(random))
  }
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(state))
  doc.destroy()
  return update
}

/** One text for each row of every table. */
function textsIn(doc: Y.Doc): Y.XmlText[] {
  const texts: Y.XmlText[] = []
  for (const section of sectionIds) {
    for (const field of sections[section].fields) {
      if (field.kind !== 'rows' || !rowsMap(doc, section, field.id)) continue
      const column = field.columns.find(({ kind }) => kind === 'text')
      if (!column) continue
      for (let row = 0; row < ROWS_A_TABLE; row++) {
        addRow(doc, section, field.id, {}, `day-${row}`)
        const paragraph = cellFragmentOf(doc, section, field.id, `day-${row}`, column.id)?.get(0)
        const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
        if (text instanceof Y.XmlText) texts.push(text)
      }
    }
  }
  return texts
}
