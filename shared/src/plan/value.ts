import * as z from 'zod/mini'
import { limits } from './limits.ts'

/** A decimal as it was written, so that 6.0 stays 6.0: digits, an optional sign and fraction, no grouping. */
export const decimalSchema = z.string().check(z.maxLength(limits.decimal), z.regex(/^-?\d+(\.\d+)?$/))
export type Decimal = z.infer<typeof decimalSchema>

/** An amount and its unit, such as `{ amount: '4.1', unit: '£m' }`. */
export const quantitySchema = z.strictObject({
  amount: decimalSchema,
  unit: z.string().check(z.maxLength(limits.unit)),
})
export type Quantity = z.infer<typeof quantitySchema>

/** A calendar date without a time zone, as `2027-03-31`. */
export const dateSchema = z.iso.date()

/** A person by name. Names are unique in a plan, so a person can be named before they have joined. */
export const personSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.personName))

/** How sure somebody is, from 1 to 10. */
export const scoreSchema = z.int().check(z.minimum(1), z.maximum(10))

/** Values that a cell keeps as plain JSON, where the last writer wins. */
export type Scalar = string | number | Quantity | null
