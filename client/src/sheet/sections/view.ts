import type { SectionContent } from '@planwall/shared/plan/section-content.ts'

/** A section's content, to be set in type. */
export type ViewProps = { content: SectionContent }
