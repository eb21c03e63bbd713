import * as z from 'zod/mini'

/**
 * Part of the sender's n-th document frame was not taken; the rest is saved, and counted, as usual. `locked`: these
 * roots may not be written now. `void`: it hung on something that no longer exists.
 */
export const refusedSchema = z.strictObject({
  n: z.int(),
  why: z.enum(['locked', 'void']),
  roots: z.array(z.string()),
})
export type Refused = z.infer<typeof refusedSchema>
