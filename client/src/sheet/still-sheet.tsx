import { type LabelPack, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useMemo } from 'react'
import { namesIn } from './names-in.ts'
import { SectionCell } from './section-cell.tsx'
import { SheetFrame } from './sheet-frame.tsx'
import type { Target } from './target.ts'

type Props = {
  plan: PlanContent
  pack?: LabelPack | undefined
  agreed?: ReadonlySet<SectionId> | undefined
  /** Who leads, named at the foot until there are signatures. */
  led?: string | undefined
  behind?: boolean | undefined
  onOpen?: ((section: SectionId, target?: Target) => void) | undefined
}

const none: ReadonlySet<SectionId> = new Set()

/** The page of a plan that does not change while it is looked at: a version, a signed plan, a print. */
export function StillSheet({ plan, pack = plainWords, agreed = none, led, behind, onOpen }: Props) {
  const names = useMemo(() => namesIn(plan.sections), [plan])
  return (
    <SheetFrame
      masthead={plan.sections.masthead}
      pack={pack}
      led={led}
      behind={behind}
      onOpenMasthead={onOpen && (() => onOpen('masthead'))}
      cell={(place, underMasthead) => (
        <SectionCell
          key={place.section}
          place={place}
          content={plan.sections[place.section]}
          vision={plan.sections.vision}
          pack={pack}
          names={names}
          agreed={agreed.has(place.section)}
          writers={noWriters}
          underMasthead={underMasthead}
          onOpen={onOpen}
        />
      )}
    />
  )
}

const noWriters: [] = []
