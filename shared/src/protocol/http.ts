import * as z from 'zod/mini'
import { roleSchema } from '../meeting/role.ts'
import { limits } from '../plan/limits.ts'
import { roomUrlSchema } from './join-link.ts'

/**
 * What goes over HTTP: bodies of requests and answers, all JSON, parsed by both sides. `GET /api/plans/:plan/content`
 * answers with a PlanContent, whose schema lives beside the plan. Every refusal answers with a fault (fault.ts).
 */

/**
 * A line that people read: no control characters, none that turn the direction of writing, none that cannot be seen.
 * Joiners and variation selectors are let through, since scripts and emoji are written with them.
 */
const line = z
  .string()
  .check(
    z.trim(),
    z.minLength(1),
    z.regex(/^(?:[^\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|\u200c|\u200d|\ufe0f)+$/u),
    z.regex(/[\p{L}\p{N}\p{P}\p{S}]/u),
  )

export const personNameSchema = line.check(z.maxLength(limits.personName))
export const organisationSchema = line.check(z.maxLength(limits.organisation))
export const planTitleSchema = line.check(z.maxLength(limits.planTitle))

/** Which of the eight people's colours. */
export const personColorSchema = z.int().check(z.minimum(1), z.maximum(8))

const day = z.iso.date()
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const id = z.string()

/** Which link was used: a role, or the projector's link, which grants the role of an observer. */
export const invitationKindSchema = z.enum(['facilitator', 'member', 'observer', 'roomScreen'])
export type InvitationKind = z.infer<typeof invitationKindSchema>

/** The secret of a link, as it stands behind `#k=`. The server looks up whatever it is given, so this only bounds it. */
const secret = z.string().check(z.minLength(1), z.maxLength(200))

/** The answer to what leaves nothing to say: `{}`. */
export const doneSchema = z.object({})

/** The person this browser is in a plan. */
export const youSchema = z.object({ id, name: z.string(), role: roleSchema, color: personColorSchema })
export type You = z.infer<typeof youSchema>

/** POST /api/coach: this browser may create plans from now on. Answers `doneSchema`. */
export const coachRequestSchema = z.object({ key: z.string().check(z.minLength(1), z.maxLength(200)) })
export type CoachRequest = z.infer<typeof coachRequestSchema>

export const planSummarySchema = z.object({
  id,
  organisation: z.string(),
  title: z.string(),
  you: youSchema,
  day,
  startsAt: timeOfDay,
  phase: z.enum(['planned', 'running', 'ended']),
  createdAt: z.number(),
  /** How many people are in the plan, the room screen not counted, and how many of them have it open. */
  people: z.int(),
  here: z.int(),
})
export type PlanSummary = z.infer<typeof planSummarySchema>

/** GET /api/me: the plans this browser is in, newest first. A browser nobody knows gets an empty list. */
export const meSchema = z.object({ coach: z.boolean(), plans: z.array(planSummarySchema) })
export type Me = z.infer<typeof meSchema>

/** POST /api/plans (coaches only). `startsAt` as `09:00`, where the meeting takes place. */
export const newPlanRequestSchema = z.object({
  organisation: organisationSchema,
  title: planTitleSchema,
  /** The coach's own name and colour in the plan. */
  name: personNameSchema,
  color: personColorSchema,
  // Nobody plans a workshop in the year 26, but a year is quickly typed so.
  day: day.check(z.regex(/^20\d\d-/)),
  startsAt: timeOfDay,
})
export type NewPlanRequest = z.infer<typeof newPlanRequestSchema>

export const newPlanSchema = z.object({ plan: z.object({ id }) })
export type NewPlan = z.infer<typeof newPlanSchema>

/** GET /api/plans/:plan */
export const planSchema = z.object({ id, organisation: z.string(), title: z.string(), you: youSchema })
export type PlanAnswer = z.infer<typeof planSchema>

/** POST /api/invitations/look: reads a link without using it. */
export const lookRequestSchema = z.object({ secret })
export type LookRequest = z.infer<typeof lookRequestSchema>

const face = z.object({ name: z.string(), color: personColorSchema })

export const lookSchema = z.object({
  kind: invitationKindSchema,
  role: roleSchema,
  plan: z.object({ id }),
  organisation: z.string(),
  title: z.string(),
  day,
  startsAt: timeOfDay,
  /** The first facilitator; null when there is none any more. */
  leader: z.nullable(z.string()),
  /** Who has the plan open now, the room screen left out. */
  here: z.array(face),
  /** Who this browser already is in the plan. */
  you: z.nullable(face),
  /** Colours that others have; all eight may be taken, and a taken one may be chosen. */
  takenColors: z.array(personColorSchema),
})
export type Look = z.infer<typeof lookSchema>

/**
 * POST /api/join. A name is needed unless this browser is already in the plan or the link is the room screen's.
 * Without a colour the server takes the one fewest others have.
 */
export const joinRequestSchema = z.object({
  secret,
  name: z.optional(personNameSchema),
  color: z.optional(personColorSchema),
})
export type JoinRequest = z.infer<typeof joinRequestSchema>

export const joinedSchema = z.object({ plan: z.object({ id }), kind: invitationKindSchema, you: youSchema })
export type Joined = z.infer<typeof joinedSchema>

/** `path` is to be put behind the origin that people use: `/join#k=...`. */
export const invitationSchema = z.object({ kind: invitationKindSchema, path: z.string(), createdAt: z.number() })
export type Invitation = z.infer<typeof invitationSchema>

/** GET /api/plans/:plan/invitations (facilitators): the links that work, at most one of a kind. */
export const invitationsSchema = z.object({ invitations: z.array(invitationSchema), roomUrl: roomUrlSchema })
export type Invitations = z.infer<typeof invitationsSchema>

/** POST /api/plans/:plan/invitations/:kind/rotate (facilitators): ends the link of this kind and makes another. */
export const rotatedSchema = z.object({ invitation: invitationSchema })
export type Rotated = z.infer<typeof rotatedSchema>

/** Where a link with this secret leads. The secret stands in the fragment, which a browser sends to nobody. */
export function invitationPath(secret: string): string {
  return `/join#k=${secret}`
}

/** The secret in the fragment of the join page (`#k=...`), or null when it has none. */
export function invitationSecret(fragment: string): string | null {
  return /(?:^#?|&)k=([\w-]{1,200})(?:&|$)/.exec(fragment)?.[1] ?? null
}
