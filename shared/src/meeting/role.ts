import * as z from 'zod/mini'

/** What a person is in a plan. The room screen is an observer. */
export const roleSchema = z.enum(['facilitator', 'member', 'observer'])
export type Role = z.infer<typeof roleSchema>
