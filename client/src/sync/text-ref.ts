import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { parseRootName, sectionRoot, wallRoot } from '@planwall/shared/plan/root-name.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'

/**
 * Where something stands below a root of the plan: `[field]`, `[field, row, column]`, or `[note]` on a wall.
 */
export type TextRef = { root: string; path: readonly string[] }

/** The text, or other value, of a section's field. */
export function fieldRef(section: SectionId, field: string): TextRef {
  return { root: sectionRoot(section), path: [field] }
}

/** One cell of a table. */
export function cellRef(section: SectionId, field: string, row: string, column: string): TextRef {
  return { root: sectionRoot(section), path: [field, row, column] }
}

/** The text of a note. */
export function noteRef(meeting: string, section: SectionId, note: string): TextRef {
  return { root: wallRoot(meeting, section), path: [note] }
}

/** Equal for refs to the same place; fit for a map's key or a React key. */
export function refKey(ref: TextRef): string {
  return [ref.root, ...ref.path].join('/')
}

/** Whether a place is another one or stands in it. */
export function isWithin(ref: TextRef, outer: TextRef): boolean {
  return ref.root === outer.root && outer.path.every((part, index) => part === ref.path[index])
}

export function sameRef(a: TextRef, b: TextRef): boolean {
  return a.root === b.root && a.path.length === b.path.length && a.path.every((part, index) => part === b.path[index])
}

/** The section that a root belongs to, or null for a name that no plan has. */
export function sectionOfRoot(root: string): SectionId | null {
  return parseRootName(root)?.section ?? null
}

/** The names by which people know the place, outermost first: `Goals`, `Metric`. Empty for a note. */
export function labelsOf(ref: TextRef): string[] {
  const root = parseRootName(ref.root)
  if (root?.kind !== 'section') return []
  const [field, , column] = ref.path
  if (field === undefined) return []
  const labels = [labelOf(plainWords, root.section, field)]
  return column === undefined ? labels : [...labels, labelOf(plainWords, root.section, field, column)]
}

export function sectionLabel(section: SectionId): string {
  return sections[section].label
}
