import * as z from 'zod/mini'
import { roleSchema } from '../meeting/role.ts'

/** First word of the server on every socket: who you are and what you have opened. */
export const helloSchema = z.strictObject({
  protocol: z.int(),
  plan: z.strictObject({ id: z.string(), organisation: z.string(), title: z.string() }),
  you: z.strictObject({ id: z.string(), name: z.string(), role: roleSchema, color: z.int() }),
  /** To facilitators only: so many rows of the plan were ever set aside on the server as damaged. */
  setAside: z.optional(z.int()),
})
export type Hello = z.infer<typeof helloSchema>
