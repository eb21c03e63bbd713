import { personColorSchema, personNameSchema } from '@planwall/shared/protocol/http.ts'
import * as z from 'zod/mini'

const storageKey = 'planwall-person'

const rememberedSchema = z.object({ name: personNameSchema, color: personColorSchema })

/** The name and colour that were last given on this device. */
export type RememberedPerson = z.infer<typeof rememberedSchema>

/** Null when nobody has given a name here, or the browser keeps nothing. */
export function rememberedPerson(): RememberedPerson | null {
  try {
    return rememberedSchema.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? 'null')).data ?? null
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return null
    throw error
  }
}

/** Keeps them for the next form, where the browser lets them be kept. */
export function rememberPerson(person: RememberedPerson): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(person))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error // private windows refuse: the name is then typed again
  }
}
