import * as z from 'zod/mini'

/**
 * The answer to a step 1 with nothing, in a big plan and to a client that says `snapshot=1` when it connects: the plan is
 * to be had at `/api/plans/:plan/snapshots/:id`, once for all and compressed. The client then asks again, and gets what
 * has come since; or everything, when it could not have it.
 */
export const snapshotOfferSchema = z.strictObject({ id: z.string() })
export type SnapshotOffer = z.infer<typeof snapshotOfferSchema>
