import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useDeferredValue } from 'react'
import { useSection } from '../sync/use-contents.ts'

/**
 * What a section's print shows. It comes a moment after the editor itself: drawing and fitting it must never hold up the
 * next key, and while somebody types fast several letters are drawn at once.
 */
export function usePrinted(section: SectionId): { content: SectionContent; vision: SectionContent } {
  const content = useSection(section)
  // Only the long-range goals print something of the vision: the bold goal. The others need no news of it.
  const vision = useSection(section === 'longRangeGoals' ? 'vision' : section)
  return { content: useDeferredValue(content), vision: useDeferredValue(vision) }
}
