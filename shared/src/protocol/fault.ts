import * as z from 'zod/mini'

/** Why the server refused; beside it stands the sentence for the person. */
export const faultCodes = [
  'badRequest',
  'notJson',
  'tooLarge',
  'wrongOrigin',
  'notFound',
  'tooManyRequests',
  /** Too many wrong keys or links from this address. */
  'tooManyTries',
  'wrongCoachKey',
  'coachesOnly',
  'notJoined',
  'facilitatorsOnly',
  'noSuchPlan',
  /** A later version of the server wrote it. */
  'newerPlan',
  'noSuchPerson',
  'notYourself',
  'invitationUnknown',
  'invitationRevoked',
  'invitationExpired',
  'nameMissing',
  'nameTaken',
  'cannotSave',
  'cannotRead',
  'restarting',
  'unexpected',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** The body of every refusal, whatever its status. `message` is a whole sentence in plain words. */
export const faultSchema = z.object({ error: z.object({ code: z.enum(faultCodes), message: z.string() }) })
export type Fault = z.infer<typeof faultSchema>
