import { personNameSchema } from '@planwall/shared/protocol/http.ts'
import { messages } from '../../messages/t.ts'

/** What is wrong with a person's name and what to do, or null when it will do. */
export function nameFault(name: string): string | null {
  if (name.trim() === '') return messages.join.nameMissing
  return personNameSchema.safeParse(name).success ? null : messages.join.nameUnreadable
}
