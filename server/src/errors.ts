import type { Fault, FaultCode } from '@planwall/shared/protocol/fault.ts'

/** Every reason to refuse a request, once: its status and the sentence a person reads. `{name}` is who it is about. */
export const faults: Readonly<Record<FaultCode, { status: number; sentence: string }>> = {
  badRequest: {
    status: 400,
    sentence: 'Something in this request could not be understood. Reload the page and try again.',
  },
  notJson: { status: 415, sentence: 'Only JSON is understood here.' },
  tooLarge: { status: 413, sentence: 'This is more than can be sent at once.' },
  wrongOrigin: {
    status: 403,
    sentence:
      'This page was opened under another address than the server knows. Open the link you were given; whoever runs the server can set PUBLIC_URL.',
  },
  notFound: { status: 404, sentence: 'There is nothing at this address.' },
  tooManyRequests: { status: 429, sentence: 'Too much is arriving from your network. Wait a minute, then try again.' },
  tooManyTries: { status: 429, sentence: 'Too many wrong tries from your network. Wait a minute, then try again.' },
  wrongCoachKey: {
    status: 403,
    sentence: "This is not the coach's link of this server. The right one is shown where Planwall was started.",
  },
  coachesOnly: { status: 403, sentence: "Only a coach can create a plan. Open the coach's link on this device first." },
  notJoined: {
    status: 403,
    sentence: 'You are not in this plan on this device. Open the link you were given to come in.',
  },
  facilitatorsOnly: { status: 403, sentence: 'Only a facilitator of this plan can do that.' },
  noSuchPlan: { status: 404, sentence: 'There is no such plan on this server.' },
  newerPlan: {
    status: 409,
    sentence:
      'This plan was last used with a newer Planwall than the one that runs here. Nothing was changed; whoever runs the server can install the newer one.',
  },
  noSuchPerson: { status: 404, sentence: 'This person is not in the plan any more.' },
  notYourself: { status: 409, sentence: 'You cannot remove yourself. Another facilitator can.' },
  invitationUnknown: {
    status: 404,
    sentence: 'This link is not complete or not of this server. Copy the whole link, or ask for it again.',
  },
  invitationRevoked: {
    status: 410,
    sentence: 'This link was replaced and does not work any more. Ask the facilitator for the new one.',
  },
  invitationExpired: { status: 410, sentence: 'This link has run out. Ask the facilitator for a new one.' },
  nameMissing: { status: 400, sentence: 'Please say your name, so that the others know who is writing.' },
  nameTaken: {
    status: 409,
    sentence:
      '{name} is already in this plan. If that is you, open the link on the device you joined with, or add an initial.',
  },
  cannotSave: {
    status: 503,
    sentence: 'The server cannot save at the moment, so nothing was changed. Try again shortly.',
  },
  cannotRead: {
    status: 503,
    sentence:
      'The server cannot read this from its disk at the moment. Try again shortly; if it stays so, its log says why.',
  },
  restarting: { status: 503, sentence: 'The server is restarting. Try again in a moment.' },
  unexpected: { status: 500, sentence: 'Something went wrong on the server, and nothing was changed. Try again.' },
}

/** Thrown by a route to refuse a request; the error handler answers with the entry of its code. */
export class RequestFault extends Error {
  override readonly name = 'RequestFault'

  constructor(
    readonly code: FaultCode,
    readonly about: { name?: string } = {},
  ) {
    super(code)
  }
}

/** What is sent for a fault: never a stack, never more than its own sentence. */
export function faultAnswer(code: FaultCode, about: { name?: string } = {}): { status: number; body: Fault } {
  const { status, sentence } = faults[code]
  return { status, body: { error: { code, message: sentence.replace('{name}', () => about.name ?? 'Somebody') } } }
}
