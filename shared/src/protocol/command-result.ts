import * as z from 'zod/mini'

/** What became of a command. `reason` is a Refusal, a Denial, `invalid`, or `tooFast` for one of too many. */
export const commandResultSchema = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.int(), ok: z.literal(true) }),
  z.strictObject({ id: z.int(), ok: z.literal(false), reason: z.string() }),
])
export type CommandResult = z.infer<typeof commandResultSchema>
