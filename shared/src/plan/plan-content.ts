import type * as Y from 'yjs'
import * as z from 'zod/mini'
import { unreachable } from '../unreachable.ts'
import type { Column, Field, RowsField } from './field.ts'
import { limits } from './limits.ts'
import { readLine, writePlainText } from './plain-text.ts'
import { cellFragmentOf, completePlanDoc, fragmentOf, rowMap, rowsMap, sectionMap } from './plan-doc.ts'
import { type Block, isEmpty, readRichText, writeRichText } from './rich-text.ts'
import { type Cells, insertRow, isRowId, moveRow, type Row, readRows, removeRow } from './rows.ts'
import { isScalarField, parseScalar, readScalar, type ScalarField, writeScalar } from './scalar.ts'
import { type FieldContent, richTextIn, rowsIn, type SectionContent, scalarIn, textIn } from './section-content.ts'
import { type SectionId, sectionIds } from './section-id.ts'
import { sections } from './sections.ts'
import type { Scalar } from './value.ts'

/**
 * A whole plan as plain data: what exports, hashes and comparisons use. Its keys stand in the order of the catalogue,
 * so equal contents make equal JSON.
 */
export type PlanContent = { sections: Readonly<Record<SectionId, SectionContent>> }

/** Reads a whole plan. Never throws, whatever a document holds; what is malformed is left out. */
export function readPlanContent(doc: Y.Doc): PlanContent {
  return { sections: eachSection((id) => sectionContent(doc, id)) }
}

/** Reads one section. */
export function sectionContent(doc: Y.Doc, id: SectionId): SectionContent {
  const content: Record<string, FieldContent> = {}
  for (const field of sections[id].fields) {
    const value = readField(doc, id, field)
    if (value !== null) content[field.id] = value
  }
  return content
}

/**
 * Makes a document say what the content says, no more and no less, in one transaction. Only for a fresh document or
 * on the server, when a version is restored: what others are typing into a replaced text at that moment is lost.
 */
export function writePlanContent(doc: Y.Doc, content: PlanContent): void {
  doc.transact(() => {
    completePlanDoc(doc)
    for (const id of sectionIds) {
      for (const field of sections[id].fields) writeField(doc, id, field, content.sections[id])
    }
  })
}

function readField(doc: Y.Doc, section: SectionId, field: Field): FieldContent | null {
  if (isScalarField(field)) return readScalar(doc, section, field.id)
  if (field.kind === 'rows') {
    const rows = readRows(doc, section, field.id)
    return rows.length > 0 ? rows.map(({ id, cells }) => ({ id, cells: filledCells(cells) })) : null
  }
  const fragment = fragmentOf(doc, section, field.id)
  if (fragment === null) return null
  if (field.kind === 'text') return readLine(fragment) || null
  const text = readRichText(fragment)
  return isEmpty(text) ? null : text
}

function filledCells(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null && value !== ''))
}

function writeField(doc: Y.Doc, section: SectionId, field: Field, content: SectionContent): void {
  if (isScalarField(field)) {
    writeScalar(sectionMap(doc, section), field, parseScalar(field, scalarIn(content, field.id)))
    return
  }
  if (field.kind === 'rows') {
    writeRows(doc, section, field, content)
    return
  }
  const fragment = fragmentOf(doc, section, field.id)
  if (fragment === null) return // never: the document has just been completed
  if (field.kind === 'text') writePlainText(fragment, textIn(content, field.id).replaceAll('\n', ' '))
  else writeRichText(fragment, richTextIn(content, field.id))
}

function writeRows(doc: Y.Doc, section: SectionId, field: RowsField, content: SectionContent): void {
  const wanted = rowsIn(content, field.id)
  const map = rowsMap(doc, section, field.id)
  if (map === null) return // never, as above
  for (const id of [...map.keys()]) if (!wanted.some((row) => row.id === id)) removeRow(doc, section, field.id, id)
  let after: string | null = null
  for (const { id, cells } of wanted) {
    const there = rowMap(doc, section, field.id, id)
    if (there === null) insertRow(doc, field, map, { after, values: cells }, id)
    else {
      for (const column of field.columns) {
        const value = Object.hasOwn(cells, column.id) ? (cells[column.id] ?? null) : null
        const fragment = cellFragmentOf(doc, section, field.id, id, column.id)
        if (column.kind !== 'text') writeScalar(there, column, parseScalar(column, value))
        else if (fragment !== null) writePlainText(fragment, typeof value === 'string' ? value : '')
      }
      moveRow(doc, section, field.id, id, after)
    }
    after = id
  }
}

/** Longest text and longest table that are taken in from outside: far more than people are told to write. */
const MOST = { characters: 100_000, blocks: 1_000, rows: 1_000 }

const words = z.string().check(z.maxLength(MOST.characters))
const line = z.string().check(z.maxLength(MOST.characters), z.regex(/^[^\n]*$/))
const mark = z.exactOptional(z.literal(true))

const inlineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: words.check(z.minLength(1)), bold: mark, italic: mark }),
  z.strictObject({ type: z.literal('hardBreak') }),
])
const paragraphSchema = z.strictObject({
  type: z.literal('paragraph'),
  content: z.array(inlineSchema).check(z.maxLength(MOST.blocks)),
})

/** Written out to its last level rather than calling itself, so that no input can be too deep for the stack. */
function blockSchema(levels: number): z.ZodMiniType<Block> {
  if (levels === 0) return paragraphSchema
  const inner = z.array(blockSchema(levels - 1)).check(
    z.maxLength(MOST.blocks),
    z.refine((blocks) => blocks[0]?.type === 'paragraph'),
  )
  const item = z.strictObject({ type: z.literal('listItem'), content: inner })
  const list = z.strictObject({
    type: z.enum(['bulletList', 'orderedList']),
    content: z.array(item).check(z.minLength(1), z.maxLength(MOST.blocks)),
  })
  return z.union([paragraphSchema, list])
}

const richTextSchema = z.array(blockSchema(limits.listDepth)).check(z.maxLength(MOST.blocks))

/** The content of a plan that comes from outside. Values are held to the catalogue, keys come out in its order. */
export const planContentSchema: z.ZodMiniType<PlanContent> = z.strictObject({
  sections: z.strictObject(
    eachSection((id) =>
      z.strictObject(
        Object.fromEntries(sections[id].fields.map((field) => [field.id, z.exactOptional(fieldSchema(field))])),
      ),
    ),
  ),
})

function fieldSchema(field: Field): z.ZodMiniType<FieldContent> {
  if (isScalarField(field)) return scalarSchema(field)
  switch (field.kind) {
    case 'text':
      return line
    case 'richText':
      return richTextSchema
    case 'rows':
      return rowsSchema(field)
    default:
      return unreachable(field)
  }
}

/** Comes out as the plan keeps it: a name without the spaces around it, the keys of a quantity in order. */
function scalarSchema(field: ScalarField): z.ZodMiniType<NonNullable<Scalar>> {
  return z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      const parsed = parseScalar(field, value)
      if (parsed !== null) return parsed
      context.issues.push({ code: 'custom', input: value })
      return z.NEVER
    }),
  )
}

function rowsSchema(field: RowsField): z.ZodMiniType<Row[]> {
  const cells = z.strictObject(
    Object.fromEntries(field.columns.map((column) => [column.id, z.exactOptional(cellSchema(column))])),
  )
  const unique = z.refine<Row[]>((rows) => new Set(rows.map((row) => row.id)).size === rows.length)
  const row = z.strictObject({ id: z.string().check(z.refine(isRowId)), cells })
  return z.array(row).check(z.maxLength(MOST.rows), unique)
}

function cellSchema(column: Column): z.ZodMiniType<NonNullable<Scalar>> {
  return isScalarField(column) ? scalarSchema(column) : line
}

function eachSection<T>(make: (id: SectionId) => T): Record<SectionId, T> {
  return Object.fromEntries(sectionIds.map((id) => [id, make(id)])) as Record<SectionId, T>
}
