import * as z from 'zod/mini'
import { roleSchema } from '../meeting/role.ts'

/** A person of the plan, and whether a socket of theirs is open. */
export const rosterEntrySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  /** 1 to 8, the person's colour. */
  color: z.int(),
  here: z.boolean(),
})
export type RosterEntry = z.infer<typeof rosterEntrySchema>

/**
 * Who is who, from the server's records: names and colours are never taken from what a client says about itself.
 * `clients` maps the Yjs client id of every open socket to a person's id.
 */
export const rosterSchema = z.strictObject({
  people: z.array(rosterEntrySchema),
  clients: z.record(z.string(), z.string()),
})
export type Roster = z.infer<typeof rosterSchema>
