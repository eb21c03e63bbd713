import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { Roster, RosterEntry } from '@planwall/shared/protocol/roster.ts'
import type { PersonHere } from '../sync/presence.ts'

/** What a person does just now, as far as their browser tells. */
export type Doing =
  | { kind: 'hand'; place: number }
  | { kind: 'writing'; section: SectionId | null }
  | { kind: 'withGroup' }
  /** `section` null: the whole page. */
  | { kind: 'looking'; section: SectionId | null }
  | { kind: 'watching' }
  | { kind: 'leading' }
  | { kind: 'away' }

export type PersonLine = { person: RosterEntry; you: boolean; doing: Doing; at: SectionId | null }

type Facts = {
  roster: Roster
  here: readonly PersonHere[]
  hands: readonly string[]
  /** The section everyone is in; null when there is none. */
  group: SectionId | null
  you: string
}

/** Everyone of the plan: raised hands in order, then who is here, then who is away, and you at the end. */
export function peopleInOrder({ roster, here, hands, group, you }: Facts): PersonLine[] {
  const lines = roster.people.map((person): PersonLine => {
    const presence = here.find((each) => each.person.id === person.id)
    const line = { person, you: person.id === you, at: presence?.at ?? null }
    return { ...line, doing: doingOf(line, presence, hands.indexOf(person.id) + 1, group) }
  })
  return lines
    .map((line, index) => ({ line, index }))
    .sort((a, b) => rank(a.line) - rank(b.line) || a.index - b.index)
    .map(({ line }) => line)
}

function doingOf(
  { person, you, at }: Omit<PersonLine, 'doing'>,
  presence: PersonHere | undefined,
  hand: number,
  group: SectionId | null,
): Doing {
  if (hand > 0) return { kind: 'hand', place: hand }
  if (!presence) return { kind: 'away' }
  if (you) return { kind: 'leading' }
  if (presence.typing) return { kind: 'writing', section: at === group ? null : at }
  if (person.role === 'observer') return { kind: 'watching' }
  return at === group ? { kind: 'withGroup' } : { kind: 'looking', section: at }
}

function rank({ doing, you }: PersonLine): number {
  if (doing.kind === 'hand') return doing.place
  if (you) return 3_000
  return doing.kind === 'away' ? 2_000 : 1_000
}
