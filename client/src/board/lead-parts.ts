import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { ComponentType } from 'react'

/** What a facilitator's tools may do with the board they stand on. */
export type LeadToolProps = {
  /** The section this person looks at; it may be ahead of the group. */
  shown: SectionId | null
  following: boolean
  /** Looks at a section, or the whole page, without dragging anybody along. */
  onLookAt: (section: SectionId | null) => void
  /** Goes with the group again: to be called when this person moves the group. */
  onFollow: () => void
  /** Shows the keys of the board. */
  onKeys: () => void
}

/** Keys that a facilitator has besides everybody's, for the dialog that shows all keys. */
export type LeadKeys = { title: string; keys: readonly { keys: string; words: string }[] }

/** The facilitator's parts of the frame, brought by the app: features do not import each other. */
export type LeadParts = {
  /** In place of the agenda. */
  Rail: ComponentType<LeadToolProps>
  /** On the right. */
  Panel: ComponentType<LeadToolProps>
  /** Over the board at its lower edge; places itself. */
  Dock: ComponentType<LeadToolProps>
  /** In the top bar, in place of the raised hand. */
  Actions: ComponentType<LeadToolProps>
  loadKeys: () => Promise<LeadKeys>
}
