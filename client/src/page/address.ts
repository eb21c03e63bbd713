import { isSectionId, type SectionId } from '@planwall/shared/plan/section-id.ts'

/** The section that a link leads to (`#section=values`), or null for a link to the whole plan. */
export function sectionInHash(hash: string): SectionId | null {
  const section = new URLSearchParams(hash.replace(/^#/, '')).get('section')
  return isSectionId(section) ? section : null
}

/** Where a section begins on the page, as a place to go to. */
export const placeId = (section: SectionId) => `section-${section}`
