import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { ReactNode } from 'react'
import { AnnualGoalsView } from './annual-goals-view.tsx'
import { CommitmentsView } from './commitments-view.tsx'
import { EnvironmentView } from './environment-view.tsx'
import { KeyPlayersView } from './key-players-view.tsx'
import { KeyProjectsView } from './key-projects-view.tsx'
import { KpisView } from './kpis-view.tsx'
import { LongRangeGoalsView } from './long-range-goals-view.tsx'
import { MilestonesView } from './milestones-view.tsx'
import { MissionView } from './mission-view.tsx'
import { QuarterlyPrioritiesView } from './quarterly-priorities-view.tsx'
import { ValuesView } from './values-view.tsx'
import { VisionView } from './vision-view.tsx'

type Props = {
  section: SectionId
  content: SectionContent
  /** The vision's content, whose bold goal is printed with the long-range goals. */
  vision: SectionContent
}

/** What a section prints on the first side; nothing for one that has no place there. */
export function SectionPrint({ section, content, vision }: Props): ReactNode {
  switch (section) {
    case 'vision':
      return <VisionView content={content} />
    case 'mission':
      return <MissionView content={content} />
    case 'environment':
      return <EnvironmentView content={content} />
    case 'values':
      return <ValuesView content={content} />
    case 'longRangeGoals':
      return <LongRangeGoalsView content={content} vision={vision} />
    case 'annualGoals':
      return <AnnualGoalsView content={content} />
    case 'quarterlyPriorities':
      return <QuarterlyPrioritiesView content={content} />
    case 'keyProjects':
      return <KeyProjectsView content={content} />
    case 'kpis':
      return <KpisView content={content} />
    case 'keyPlayers':
      return <KeyPlayersView content={content} />
    case 'milestones':
      return <MilestonesView content={content} />
    case 'commitments':
      return <CommitmentsView content={content} />
    default:
      return null
  }
}
