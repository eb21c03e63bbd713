import type { SectionRecord } from '@planwall/shared/meeting/meeting-state.ts'
import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { isSectionEmpty } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { type FocusEvent, memo, type ReactNode, Suspense, useId } from 'react'
import { messages } from '../messages/t.ts'
import { questionOf } from '../sheet/ask.ts'
import { shortNameOf } from '../sheet/first-names.ts'
import { usePlanNames } from '../sheet/use-plan-names.ts'
import { useNoteCount, useSection } from '../sync/use-contents.ts'
import { useCan } from '../sync/use-meeting.ts'
import { useWriters } from '../sync/use-presence.ts'
import { classNames } from '../ui/class-names.ts'
import { lazySoon } from '../ui/lazy-soon.ts'
import { placeId } from './address.ts'
import styles from './page-section.module.css'
import { previewOf } from './preview.ts'
import { stateOf } from './section-state.ts'
import { SectionStateMark } from './section-state-mark.tsx'

// Whoever only reads sees the page before its editors have arrived.
const PageNotes = lazySoon(async () => (await import('./page-notes.tsx')).PageNotes)
const SectionEditor = lazySoon(async () => (await import('../sheet/section-editor.tsx')).SectionEditor)

const words = messages.page

type Props = {
  section: SectionId
  record: SectionRecord
  /** The server's clock when the meeting was last heard of. */
  now: number
  /** The group works on this section now: it stands out and cannot be folded. */
  active: boolean
  open: boolean
  onToggle: (section: SectionId, open: boolean) => void
  /** The focus has come into what is written here. */
  onFocus: (section: SectionId) => void
}

/** One section of the page: a line with its state while it is folded, all of it, ready to be written in, when it is not. */
export const PageSection = memo(function PageSection({ section, record, now, active, open, onToggle, onFocus }: Props) {
  const content = useSection(section)
  const notes = useNoteCount(section)
  const writers = useWriters(section)
  const names = usePlanNames()
  const can = useCan({ kind: 'write', root: { kind: 'section', section } })
  const isComing = !can.can && can.why === 'notReady'
  const bodyId = useId()
  const isEmpty = isSectionEmpty(content)
  const state = stateOf({
    record,
    isActive: active,
    isEmpty,
    writers: writers.map(({ person }) => shortNameOf(person.name, names)),
  })
  const label = labelOf(plainWords, section)
  const shown = active || open
  const [writer] = active ? [] : writers
  const handleFocus = (event: FocusEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest(`.${styles.body}`)) onFocus(section)
  }
  const mark = (
    <span className={styles.marks}>
      {!shown && notes > 0 && <span className={styles.count}>{messages.notes.count(notes)}</span>}
      <SectionStateMark state={state} now={now} />
    </span>
  )
  const preview = (
    <p className={classNames(styles.preview, isEmpty && styles.question)}>
      {isEmpty ? questionOf(section) : previewOf(section, content)}
    </p>
  )
  const coming = (
    <>
      {preview}
      <p className={styles.coming}>{words.coming}</p>
    </>
  )
  return (
    <li
      id={placeId(section)}
      className={classNames(styles.section, active && styles.active, shown && styles.open, writer && styles.written)}
      style={writer && { '--person': `var(--p${writer.person.color})` }}
      aria-current={active ? 'step' : undefined}
      onFocusCapture={handleFocus}
    >
      {active ? (
        // The editor says its own heading to those who listen; this one is for the eye.
        <div className={styles.head}>
          <span className={styles.label} aria-hidden="true">
            {label}
          </span>
          {mark}
        </div>
      ) : (
        <Fold
          label={label}
          shown={shown}
          bodyId={bodyId}
          onToggle={() => onToggle(section, !shown)}
          mark={
            <>
              {mark}
              <ChevronDown aria-hidden="true" className={styles.chevron} />
            </>
          }
        />
      )}
      {shown ? (
        <div id={bodyId} className={styles.body} aria-busy={isComing}>
          {/* Whoever may write gets the editor once it takes what they write, not one that changes under their hands. */}
          {isComing ? (
            coming
          ) : (
            <Suspense fallback={can.can ? coming : preview}>
              <SectionEditor section={section} layout="page" headingHidden onLeave={leaveField} />
            </Suspense>
          )}
          {/* On its own, so that the first note takes no editor away. */}
          {notes > 0 && (
            <Suspense>
              <PageNotes section={section} />
            </Suspense>
          )}
        </div>
      ) : (
        preview
      )}
    </li>
  )
})

type FoldProps = { label: string; shown: boolean; bodyId: string; onToggle: () => void; mark: ReactNode }

/** A heading that unfolds its section; unfolded, the editor's own heading takes its place for those who listen. */
function Fold({ label, shown, bodyId, onToggle, mark }: FoldProps) {
  const button = (
    <button
      type="button"
      className={styles.fold}
      aria-expanded={shown}
      aria-controls={shown ? bodyId : undefined}
      onClick={onToggle}
    >
      <span className={styles.label}>
        {label}
        <span className="visually-hidden">, </span>
      </span>
      {mark}
    </button>
  )
  return shown ? <div className={styles.head}>{button}</div> : <h2 className={styles.head}>{button}</h2>
}

function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
