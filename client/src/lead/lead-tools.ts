import type { SectionId } from '@planwall/shared/plan/section-id.ts'

/** What the facilitator's parts are told about the board they stand on, and may do with it. */
export type LeadTools = {
  /** The section this person looks at; it may be ahead of the group. */
  shown: SectionId | null
  following: boolean
  /** Looks at a section without dragging anybody along. */
  onLookAt: (section: SectionId | null) => void
  /** Goes with the group again. */
  onFollow: () => void
}
