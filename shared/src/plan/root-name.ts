import { isSectionId, type SectionId } from './section-id.ts'

/**
 * A root type of the plan's Y.Doc, named so that permission is decided by the name alone:
 * `section:<section>` holds a section's fields, `wall:<meeting>:<section>` the notes beside it.
 */
export type Root = { kind: 'section'; section: SectionId } | { kind: 'wall'; meeting: string; section: SectionId }

/** Meeting ids are made by the server: lower-case letters and digits, so a colon never occurs in one. */
const MEETING_ID = /^[a-z0-9]{8,32}$/

export function sectionRoot(section: SectionId): string {
  return `section:${section}`
}

export function wallRoot(meeting: string, section: SectionId): string {
  return `wall:${meeting}:${section}`
}

/** The root that a name stands for, or null for a name that no plan has. */
export function parseRootName(name: string): Root | null {
  const [kind, first, second, ...rest] = name.split(':')
  if (rest.length > 0 || first === undefined) return null
  if (kind === 'section' && second === undefined && isSectionId(first)) return { kind, section: first }
  if (kind === 'wall' && MEETING_ID.test(first) && isSectionId(second)) return { kind, meeting: first, section: second }
  return null
}
