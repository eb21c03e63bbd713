import type { Roster, RosterEntry } from '@planwall/shared/protocol/roster.ts'

/** Who leads: the first facilitator who is here, or else the first one. */
export function leaderOf(roster: Roster): RosterEntry | null {
  const leaders = roster.people.filter((person) => person.role === 'facilitator')
  return leaders.find((person) => person.here) ?? leaders[0] ?? null
}

/** The leader's first name; null for the leader alone, who is not told about their own doings. */
export function leaderName(roster: Roster, you: string): string | null {
  const leader = leaderOf(roster)
  return leader && leader.id !== you ? firstNameOf(leader.name) : null
}

export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}
