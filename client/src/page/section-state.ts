import type { SectionRecord } from '@planwall/shared/meeting/meeting-state.ts'

/** What stands at the right of a section's heading. */
export type SectionState =
  /** Agreed, at that time in ms since 1970. */
  | { state: 'agreed'; at: number }
  /** The group is here. */
  | { state: 'active' }
  /** Others write here while the group is elsewhere. */
  | { state: 'writing'; names: readonly string[] }
  | { state: 'draft' }
  | { state: 'empty' }

type Facts = { record: SectionRecord; isActive: boolean; isEmpty: boolean; writers: readonly string[] }

/** The one thing worth saying about a section; what is settled comes before what goes on. */
export function stateOf({ record, isActive, isEmpty, writers }: Facts): SectionState {
  if (record.state === 'agreed') return { state: 'agreed', at: record.at }
  if (isActive) return { state: 'active' }
  if (writers.length > 0) return { state: 'writing', names: writers }
  return isEmpty ? { state: 'empty' } : { state: 'draft' }
}
