import * as z from 'zod/mini'
import { unreachable } from '../unreachable.ts'
import type { Column, Field, RowsField } from './field.ts'
import { limits } from './limits.ts'
import type { PlanContent } from './plan-content.ts'
import type { Block } from './rich-text.ts'
import { isRowId, type Row } from './row.ts'
import { isScalarField, parseScalar, type ScalarField } from './scalar.ts'
import type { FieldContent } from './section-content.ts'
import { eachSection } from './section-id.ts'
import { sections } from './sections.ts'
import type { Scalar } from './value.ts'

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
