import { messages } from '../messages/t.ts'
import type { ApiFault } from './ask.ts'

/** What a person reads about a fault: what happened, then what to do. */
export function faultSentence(fault: ApiFault): string {
  return fault.code === 'unreachable' ? messages.join.fault.unreachable : fault.message
}
