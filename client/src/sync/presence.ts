import { type SectionId, sectionIds } from '@planwall/shared/plan/section-id.ts'
import type { Roster, RosterEntry } from '@planwall/shared/protocol/roster.ts'
import * as z from 'zod/mini'

/** Of more notes at once only so many are named: an entry is small. */
export const MOST_TAKEN = 50

const coordinate = z.number().check(z.minimum(-1_000_000), z.maximum(1_000_000))
const section = z.enum(sectionIds)
const root = z.string().check(z.maxLength(80))
const path = z.array(z.string().check(z.maxLength(60))).check(z.maxLength(4))
/** A relative position of Yjs, encoded and in base64. */
const position = z.string().check(z.maxLength(120))

export const cursorSchema = z.discriminatedUnion('on', [
  /** In the board's own coordinates. */
  z.object({ on: z.literal('board'), x: coordinate, y: coordinate }),
  /** In the section's cell, from its upper left corner. */
  z.object({ on: z.literal('section'), section, x: coordinate, y: coordinate }),
])
export type Cursor = z.infer<typeof cursorSchema>

/** What a person shows of themselves. Who they are is not in it: that is the server's to say. */
export const presenceSchema = z.object({
  /** What they look at. */
  at: z.optional(z.object({ section })),
  cursor: z.optional(cursorSchema),
  caret: z.optional(z.object({ root, path, anchor: position, head: position })),
  /** A cell without text that they are editing. */
  cell: z.optional(z.object({ root, path })),
  typing: z.optional(z.boolean()),
  /** The notes that they have just taken off a wall, so that those who wrote them learn who it was. */
  took: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(MOST_TAKEN))),
})
export type PresenceEntry = z.infer<typeof presenceSchema>

/** Somebody else's tab, and whose it is. */
export type Present = { client: number; person: RosterEntry; entry: PresenceEntry }

/**
 * The entries of others that can be read and whose author the roster names. Anything else is nobody: a name, colour or
 * role that an entry might claim is never looked at.
 */
export function presentOthers(states: ReadonlyMap<number, unknown>, roster: Roster, own: number): Present[] {
  const people = new Map(roster.people.map((person) => [person.id, person]))
  const present: Present[] = []
  for (const [client, state] of states) {
    if (client === own) continue
    const id = Object.hasOwn(roster.clients, String(client)) ? roster.clients[String(client)] : undefined
    const person = id === undefined ? undefined : people.get(id)
    const entry = person && entryOf(state)
    if (person && entry) present.push({ client, person, entry })
  }
  return present
}

const read = new WeakMap<object, PresenceEntry | null>()

/** What a state says, or null for one that cannot be read. One person's move leaves the states of all others as they are. */
function entryOf(state: unknown): PresenceEntry | null {
  if (typeof state !== 'object' || state === null) return null
  const known = read.get(state)
  if (known !== undefined) return known
  const parsed = presenceSchema.safeParse(state)
  const entry = parsed.success ? parsed.data : null
  read.set(state, entry)
  return entry
}

export type PersonHere = {
  person: RosterEntry
  /** The section they look at, or null when that is not known. */
  at: SectionId | null
  typing: boolean
  you: boolean
}

/** Everyone who has the plan open, once each, in the roster's order. */
export function peopleHere(roster: Roster, others: readonly Present[], you: string): PersonHere[] {
  return roster.people
    .filter((person) => person.here || person.id === you)
    .map((person) => {
      const tabs = others.filter((other) => other.person.id === person.id)
      return {
        person,
        at: tabs.find((tab) => tab.entry.at)?.entry.at?.section ?? null,
        typing: tabs.some((tab) => tab.entry.typing === true),
        you: person.id === you,
      }
    })
}
