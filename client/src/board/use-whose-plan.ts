import { textIn } from '@planwall/shared/plan/section-content.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useSection } from '../sync/use-contents.ts'

/** The names on the page itself, which people may change; until they are there, the ones the plan was made with. */
export function useWhosePlan(): { organisation: string; title: string } {
  const plan = usePlan()
  const masthead = useSection('masthead')
  return {
    organisation: textIn(masthead, 'organisation') || plan.organisation,
    title: textIn(masthead, 'title') || plan.title,
  }
}
