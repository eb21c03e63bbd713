import type { LabelPack } from '@planwall/shared/plan/label-pack.ts'
import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { ReactNode } from 'react'
import { messages } from '../messages/t.ts'
import { classNames } from '../ui/class-names.ts'
import { Colophon, Masthead } from './masthead.tsx'
import styles from './plan-sheet.module.css'
import { bands, type Place } from './sheet-layout.ts'

type Props = {
  masthead: SectionContent
  pack: LabelPack
  /** Who leads, named at the foot until there are signatures. */
  led?: string | undefined
  /** A section is lifted off the page: the page steps back. */
  behind?: boolean | undefined
  onOpenMasthead?: (() => void) | undefined
  cell: (place: Place, underMasthead: boolean) => ReactNode
}

/** The first side of the page: masthead, four bands of cells, colophon. */
export function SheetFrame({ masthead, pack, led, behind, onOpenMasthead, cell }: Props) {
  return (
    <article
      className={classNames(styles.sheet, behind && styles.behind)}
      data-sheet="front"
      aria-label={messages.sheet.label}
    >
      <Masthead content={masthead} onOpen={onOpenMasthead} />
      {bands.map((places, index) => (
        <div key={places[0]?.section} className={styles.band}>
          {places.map((place) => cell(place, index === 0))}
        </div>
      ))}
      <Colophon content={masthead} pack={pack} led={led} />
    </article>
  )
}
