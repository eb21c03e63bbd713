import * as z from 'zod/mini'
import { meetingViewSchema } from '../meeting/view-for.ts'
import { planContentSchema } from '../plan/plan-content-schema.ts'
import { helloSchema } from './hello.ts'
import { rosterSchema } from './roster.ts'

/**
 * GET /api/plans/:plan/first-view: what the socket would tell this person first, and what the plan says, in one answer
 * from which a screen can be drawn before its line is there. `clients` of the roster is empty: nobody shows themselves yet.
 */
export const firstViewSchema = z.object({
  hello: helloSchema,
  meeting: meetingViewSchema,
  roster: rosterSchema,
  content: planContentSchema,
})
export type FirstView = z.infer<typeof firstViewSchema>
