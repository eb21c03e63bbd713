import type { LabelPack } from '@planwall/shared/plan/label-pack.ts'
import { labelOf } from '@planwall/shared/plan/label-pack.ts'
import { isEmpty } from '@planwall/shared/plan/rich-text.ts'
import { richTextIn, type SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import Lock from 'lucide-react/icons/lock'
import StickyNote from 'lucide-react/icons/sticky-note'
import { type MouseEvent, memo, useId, useMemo } from 'react'
import { messages } from '../messages/t.ts'
import { classNames } from '../ui/class-names.ts'
import { questionOf } from './ask.ts'
import { shortNameOf } from './first-names.ts'
import sheetStyles from './plan-sheet.module.css'
import { type PrintContext, PrintContextProvider } from './print-context.ts'
import styles from './section-cell.module.css'
import { isFrontEmpty } from './section-content.ts'
import { SectionPrint } from './sections/section-print.tsx'
import { taglineOf } from './sections/tagline.ts'
import type { Place } from './sheet-layout.ts'
import { parseTargetKey, type Target } from './target.ts'
import { useFit } from './use-fit.ts'

/** Somebody who is writing in a section: a name and one of eight colours. */
export type Writer = { id: string; name: string; color: number }

export type SectionCellProps = {
  place: Place
  content: SectionContent
  vision: SectionContent
  pack: LabelPack
  names: readonly string[]
  agreed: boolean
  /** Where this text comes from while nobody has worked on it yet: “From 2026”. */
  carriedFrom?: string | undefined
  /** The section everyone is working on; it may be lifted off its place meanwhile. */
  active?: boolean | undefined
  writers: readonly Writer[]
  /** How many notes hang beside it; said where it can be opened. */
  notes?: number | undefined
  /** The first band has no rule of its own. */
  underMasthead: boolean
  onOpen?: ((section: SectionId, target?: Target) => void) | undefined
}

/** One section in its place on the first side: what it says in print, or the question that it answers. */
export const SectionCell = memo(function SectionCell(props: SectionCellProps) {
  const {
    place,
    content,
    vision,
    pack,
    names,
    agreed,
    carriedFrom,
    active,
    writers,
    notes = 0,
    underMasthead,
    onOpen,
  } = props
  const { section } = place
  const headingId = useId()
  const { ref, fit } = useFit(place)
  const empty =
    isFrontEmpty(section, content) && (section !== 'longRangeGoals' || isEmpty(richTextIn(vision, 'boldGoal')))
  const carets = writers.length > 0
  const context = useMemo<PrintContext>(() => ({ section, pack, names, carets }), [section, pack, names, carets])
  const label = labelOf(pack, section)
  const state = messages.sheet.cellState({ empty, agreed, writers: writers.map((writer) => writer.name), carriedFrom })
  const [first] = writers
  const handleOpen = (event: MouseEvent) => onOpen?.(section, targetUnder(event))
  return (
    <section
      aria-labelledby={headingId}
      data-section={section}
      className={classNames(
        styles.cell,
        sheetStyles[`span${place.span}`],
        underMasthead && styles.underMasthead,
        active && styles.active,
        carriedFrom !== undefined && !empty && styles.carried,
        first && styles.writing,
      )}
      style={first && { '--person': `var(--p${first.color})` }}
    >
      <header className={styles.head}>
        <h2 className={styles.label} id={headingId}>
          {onOpen ? (
            <button type="button" className={styles.open} onClick={handleOpen}>
              {label}
              <span className="visually-hidden">{state}</span>
            </button>
          ) : (
            label
          )}
        </h2>
        <span className={styles.tagline}>{taglineOf(section, content)}</span>
        {carriedFrom !== undefined && !empty && !agreed && <span className={styles.tag}>{carriedFrom}</span>}
        {notes > 0 && onOpen && (
          <button
            type="button"
            className={styles.notes}
            aria-label={messages.notes.show(notes, label)}
            onClick={() => onOpen(section)}
          >
            <StickyNote aria-hidden="true" strokeWidth={1.75} />
            {messages.notes.count(notes)}
          </button>
        )}
        {agreed && <Lock className={styles.lock} role="img" aria-label={messages.sheet.agreed} strokeWidth={1.75} />}
      </header>
      <div
        ref={ref}
        className={styles.body}
        data-fit={fit?.state}
        data-at={empty ? firstTextOf(section) : undefined}
        data-over={fit?.state === 'over' ? fit.by : undefined}
      >
        <div>
          <PrintContextProvider value={context}>
            {empty ? (
              <Question section={section} ghosts={place.ghosts} />
            ) : (
              <SectionPrint section={section} content={content} vision={vision} />
            )}
          </PrintContextProvider>
        </div>
      </div>
      {fit?.state === 'over' && <p className={styles.over}>{messages.sheet.linesOver(fit.by)}</p>}
      {first && (
        <p className={styles.writers}>
          <span className={styles.dot} aria-hidden="true" />
          {messages.sheet.writing(writers.map((writer) => shortNameOf(writer.name, names)))}
        </p>
      )}
    </section>
  )
})

function Question({ section, ghosts }: { section: SectionId; ghosts: number }) {
  return (
    <>
      <p className={styles.question}>{questionOf(section)}</p>
      {ghosts > 0 && (
        <ul className={styles.ghosts} aria-hidden="true">
          {Array.from({ length: ghosts }, (_, index) => (
            <li key={index} />
          ))}
        </ul>
      )}
    </>
  )
}

/** Where writing begins in an empty section: its first text, unless that is in a table. */
function firstTextOf(section: SectionId): string | undefined {
  const first = sections[section].fields.find((field) => field.place === 'front')
  return first?.kind === 'text' || first?.kind === 'richText' ? first.id : undefined
}

/** The text or value below a click on the cell, through the button that covers it; none for a press of Enter. */
function targetUnder(event: MouseEvent): Target | undefined {
  if (event.detail === 0) return undefined
  const key = document
    .elementsFromPoint(event.clientX, event.clientY)
    .map((element) => element.closest<HTMLElement>('[data-at]')?.dataset.at)
    .find((at) => at !== undefined)
  return key === undefined ? undefined : parseTargetKey(key)
}
