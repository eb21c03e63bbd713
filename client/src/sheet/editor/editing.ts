import type { LabelPack } from '@planwall/shared/plan/label-pack.ts'
import type { Cells } from '@planwall/shared/plan/row.ts'
import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { Scalar } from '@planwall/shared/plan/value.ts'
import { createContext, useContext } from 'react'
import type { Target } from '../target.ts'

/** What the formatting bar can do with the text that is being edited. */
export type FormatHandle = {
  isOn: (format: Format) => boolean
  toggle: (format: Format) => void
  /** Calls back after every change of text or selection; returns how to stop. */
  subscribe: (onChange: () => void) => () => void
}
export type Format = 'bold' | 'italic' | 'list'

/** Where a click fell, so that the caret goes there; null to begin at the end. */
export type Point = { x: number; y: number } | null

/** Changes to one section. Each returns whether it was accepted, or the new row. */
export type SectionVerbs = {
  setValue: (target: Target, value: Scalar) => boolean
  /** After a row, or last when none is given; null when the table is full. */
  addRow: (field: string, after?: string | null, values?: Cells) => string | null
  /** After another row, or to the top for null. */
  moveRow: (field: string, row: string, after: string | null) => void
  removeRow: (field: string, row: string) => void
}

/** Everything the fields of one section's editor share, besides what stands in them: it changes with no letter. */
export type Editing = {
  section: SectionId
  pack: LabelPack
  /** Everyone the plan knows or names. */
  names: readonly string[]
  /** False when the section is agreed, or this step lets nobody write here. */
  mayEdit: boolean
  /** The year that a date without one means. */
  year: number
  verbs: SectionVerbs
  /** The text that has the editor, and where it was clicked. */
  at: Target | null
  point: Point
  /** Puts the editor into a text, or away for null. */
  edit: (target: Target | null, point?: Point) => void
  /** Ends the editing of that text, unless another one has been taken up since. */
  leave: (target: Target) => void
  setFormat: (handle: FormatHandle | null) => void
}

export const EditingContext = createContext<Editing | null>(null)

const noContent: SectionContent = {}

/** What stands in the section. */
export const ContentContext = createContext<SectionContent>(noContent)

/** What stands in the section that a field is in; whoever uses it is drawn anew with every letter. */
export function useContent(): SectionContent {
  return useContext(ContentContext)
}

/** The section that a field is in. Throws outside of a section's editor. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (editing === null) throw new Error('A field of a plan is edited inside a SectionEditor')
  return editing
}
