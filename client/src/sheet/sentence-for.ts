import { messages } from '../messages/t.ts'

/** Why something was not done, in words for the person who tried. */
export function sentenceFor(reason: string): string {
  const reasons: Readonly<Record<string, string>> = messages.sync.reasons
  return reasons[reason] ?? messages.ownWork.failed
}
