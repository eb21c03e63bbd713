import { type LabelPack, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useMemo } from 'react'
import { useNoteCount, useSection } from '../sync/use-contents.ts'
import { useMeeting, useRoster } from '../sync/use-meeting.ts'
import { useWriters } from '../sync/use-presence.ts'
import { SectionCell } from './section-cell.tsx'
import { SheetFrame } from './sheet-frame.tsx'
import type { Place } from './sheet-layout.ts'
import type { Target } from './target.ts'
import { usePlanNames } from './use-plan-names.ts'
import { usePrinted } from './use-printed.ts'

export type OpenSection = (section: SectionId, target?: Target) => void

type Props = {
  pack?: LabelPack | undefined
  /** A section is lifted off the page: the page steps back. */
  behind?: boolean | undefined
  /** The section that everyone is working on. */
  active?: SectionId | null | undefined
  /** Where a section's text comes from while nobody has worked on it: “From 2026”. */
  carriedFrom?: Readonly<Partial<Record<SectionId, string>>> | undefined
  /** A click or Enter on a section, with the text or value that was under the pointer. Without it nothing opens. */
  onOpen?: OpenSection | undefined
}

const nothingCarried: Readonly<Partial<Record<SectionId, string>>> = {}

/**
 * The plan's first side, live: 1680 x 1188 units of `--u`, static HTML without an editor in it. Each cell is drawn
 * anew only when its own section changes.
 */
export function PlanSheet({ pack = plainWords, behind, active, carriedFrom = nothingCarried, onOpen }: Props) {
  const masthead = useSection('masthead')
  const names = usePlanNames()
  const led = useRoster().people.find((person) => person.role === 'facilitator')?.name
  return (
    <SheetFrame
      masthead={masthead}
      pack={pack}
      led={led}
      behind={behind}
      onOpenMasthead={onOpen && (() => onOpen('masthead'))}
      cell={(place, underMasthead) => (
        <LiveCell
          key={place.section}
          place={place}
          underMasthead={underMasthead}
          pack={pack}
          names={names}
          active={active === place.section}
          carriedFrom={carriedFrom[place.section]}
          onOpen={onOpen}
        />
      )}
    />
  )
}

type LiveCellProps = Pick<Props, 'onOpen'> & {
  place: Place
  underMasthead: boolean
  pack: LabelPack
  names: readonly string[]
  active: boolean
  carriedFrom: string | undefined
}

function LiveCell({ place, carriedFrom, ...rest }: LiveCellProps) {
  const { content, vision } = usePrinted(place.section)
  const agreed = useMeeting()?.sections[place.section].state === 'agreed'
  const writing = useWriters(place.section)
  const notes = useNoteCount(place.section)
  const writers = useMemo(
    () => writing.map(({ person }) => ({ id: person.id, name: person.name, color: person.color })),
    [writing],
  )
  return (
    <SectionCell
      {...rest}
      place={place}
      content={content}
      vision={vision}
      agreed={agreed}
      carriedFrom={agreed ? undefined : carriedFrom}
      writers={writers}
      notes={notes}
    />
  )
}
