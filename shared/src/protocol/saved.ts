import * as z from 'zod/mini'

/**
 * Everything the sender wrote on this socket up to its n-th document frame is on disk. Both sides count alike: a frame
 * of the sync protocol that carries an update (step 2 or update) raises the number by one, from 1.
 */
export const savedSchema = z.strictObject({ n: z.int() })
export type Saved = z.infer<typeof savedSchema>
