import { err, ok, type Result } from '../result.ts'
import { unreachable } from '../unreachable.ts'
import { formatDate, formatMonthYear, parseDate } from './calendar-date.ts'
import { formatNumber, parseNumber } from './decimal.ts'
import type { Column, Field } from './field.ts'
import { limits } from './limits.ts'
import { formatQuantity, parseQuantity } from './quantity.ts'
import { dateSchema, decimalSchema, personSchema, quantitySchema, type Scalar, scoreSchema } from './value.ts'

/** A field whose value is one JSON value: when two people set it at once, the last one wins, whole. */
export type ScalarField = Exclude<Column, { kind: 'text' }>

export function isScalarField(field: Field): field is ScalarField {
  return field.kind !== 'text' && field.kind !== 'richText' && field.kind !== 'rows'
}

/** The value if it is one that the field can have, otherwise null. */
export function parseScalar(field: ScalarField, value: unknown): Scalar {
  switch (field.kind) {
    case 'number':
      return decimalSchema.safeParse(value).data ?? null
    case 'quantity':
      return quantitySchema.safeParse(value).data ?? null
    case 'date':
      return dateSchema.safeParse(value).data ?? null
    case 'person':
      return personSchema.safeParse(value).data ?? null
    case 'choice':
      return field.choices.find((choice) => choice.value === value)?.value ?? null
    case 'score':
      return scoreSchema.safeParse(value).data ?? null
    default:
      return unreachable(field)
  }
}

export type Typed = 'notANumber' | 'notAnAmount' | 'notADate' | 'notAName' | 'notAChoice' | 'notAScore'

/** What the surroundings of a field add to what is typed into it. */
export type TypedHints = {
  /** The year of a date without one. */
  year?: number | undefined
  /** What a number counts, where that stands beside it: then it may be typed with it, as in `98.5%`. */
  unit?: string | undefined
}

/** What people typed, as a value of the field; nothing typed is null. */
export function parseTyped(field: ScalarField, typed: string, hints: TypedHints = {}): Result<Scalar, Typed> {
  const text = typed.trim()
  if (text === '') return ok(null)
  switch (field.kind) {
    case 'number':
      return orReason(parseNumber(text) ?? numberOfUnit(text, hints.unit), 'notANumber')
    case 'quantity':
      return orReason(parseQuantity(text), 'notAnAmount')
    case 'date':
      return orReason(parseDate(text, hints.year), 'notADate')
    case 'person':
      return text.length > limits.personName ? err('notAName') : orReason(parseScalar(field, text), 'notAName')
    case 'choice': {
      const said = text.toLowerCase()
      const choice = field.choices.find(
        (each) => each.value.toLowerCase() === said || each.label.toLowerCase() === said,
      )
      return orReason(choice?.value ?? null, 'notAChoice')
    }
    case 'score':
      return orReason(parseScalar(field, Number(text)), 'notAScore')
    default:
      return unreachable(field)
  }
}

/** A value in words for a person; the empty string when there is none. */
export function formatScalar(field: ScalarField, value: Scalar): string {
  const known = parseScalar(field, value)
  if (known === null) return ''
  if (typeof known === 'object') return formatQuantity(known)
  if (typeof known === 'number') return String(known)
  if (field.kind === 'number') return formatNumber(known)
  if (field.kind === 'date') return field.show === 'month' ? formatMonthYear(known) : formatDate(known)
  if (field.kind === 'choice') return field.choices.find((choice) => choice.value === known)?.label ?? ''
  return known
}

/** The number of an amount in just this unit. */
function numberOfUnit(text: string, unit: string | undefined): string | null {
  const quantity = unit === undefined || unit === '' ? null : parseQuantity(text)
  return quantity !== null && quantity.unit.toLowerCase() === unit?.toLowerCase() ? quantity.amount : null
}

function orReason(value: Scalar, reason: Typed): Result<Scalar, Typed> {
  return value === null ? err(reason) : ok(value)
}
