import {
  type CoachRequest,
  doneSchema,
  type InvitationKind,
  invitationsSchema,
  type JoinRequest,
  joinedSchema,
  lookSchema,
  meSchema,
  type NewPlanRequest,
  newPlanSchema,
  rotatedSchema,
} from '@planwall/shared/protocol/http.ts'
import { ask } from './ask.ts'

const plan = (id: string) => `/api/plans/${encodeURIComponent(id)}`
const ofKind = (id: string, kind: InvitationKind) => `${plan(id)}/invitations/${kind}`

/** Requests of the tool, one function each; those of screens that need no others have files of their own. */
export const fetchMe = () => ask('GET', '/api/me', meSchema)
export const becomeCoach = (body: CoachRequest) => ask('POST', '/api/coach', doneSchema, body)
export const signOut = () => ask('DELETE', '/api/session', doneSchema)
export const lookAtInvitation = (secret: string) => ask('POST', '/api/invitations/look', lookSchema, { secret })
export const joinPlan = (body: JoinRequest) => ask('POST', '/api/join', joinedSchema, body)
export const createPlan = (body: NewPlanRequest) => ask('POST', '/api/plans', newPlanSchema, body)
export const fetchInvitations = (id: string) => ask('GET', `${plan(id)}/invitations`, invitationsSchema)
export const rotateInvitation = (id: string, kind: InvitationKind) =>
  ask('POST', `${ofKind(id, kind)}/rotate`, rotatedSchema, {})
export const revokeInvitation = (id: string, kind: InvitationKind) => ask('DELETE', ofKind(id, kind), doneSchema)
export const removePerson = (id: string, person: string) =>
  ask('DELETE', `${plan(id)}/people/${encodeURIComponent(person)}`, doneSchema)
