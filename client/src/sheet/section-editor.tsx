import type { Field } from '@planwall/shared/plan/field.ts'
import { kpiOf, missingParts } from '@planwall/shared/plan/kpi.ts'
import { type LabelPack, labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import Lock from 'lucide-react/icons/lock'
import { type KeyboardEvent, memo, useEffect, useId, useState } from 'react'
import { messages } from '../messages/t.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useSection } from '../sync/use-contents.ts'
import { useMeeting, useRoster } from '../sync/use-meeting.ts'
import { useWriters } from '../sync/use-presence.ts'
import { Avatar, type AvatarColour } from '../ui/avatar.tsx'
import { classNames } from '../ui/class-names.ts'
import { questionOf } from './ask.ts'
import { ContentContext, EditingContext } from './editor/editing.ts'
import { FieldEditor } from './editor/field-editor.tsx'
import { FormatBar } from './editor/format-bar.tsx'
import { preloadTextEditor } from './editor/load-text-editor.ts'
import styles from './editor/section-editor.module.css'
import { useSectionEditing } from './editor/use-section-editing.ts'
import type { Fit } from './fit-cell.ts'
import { FitMeter } from './fit-meter.tsx'
import { PrintedFit } from './printed-fit.tsx'
import { filledRowsIn, isFieldEmpty } from './section-content.ts'
import { SectionIntroduction } from './section-help.tsx'
import { taglineOf } from './sections/tagline.ts'
import { placeOf } from './sheet-layout.ts'
import type { Target } from './target.ts'
import { useStepHere } from './use-step-here.ts'

/**
 * `lift`: in the shape of print, half as large again, for a section that rises off the page. `work`: a wide table.
 * `page`: one column, for the linear view and the phone.
 */
export type EditorLayout = 'lift' | 'work' | 'page'

type Props = {
  section: SectionId
  layout: EditorLayout
  pack?: LabelPack | undefined
  /** The text to begin with. */
  start?: Target | undefined
  /** Escape while no text has the editor. */
  onLeave?: (() => void) | undefined
  /** Left out where the surroundings say which section this is. */
  headingHidden?: boolean | undefined
}

/** All fields of a section, ready to be written in: those of the first side, then the others under a quiet heading. */
export const SectionEditor = memo(function SectionEditor(props: Props) {
  const { section, layout, pack = plainWords, start, onLeave, headingHidden } = props
  const { editing, content, format, why } = useSectionEditing(section, pack, start ?? null)
  const { names, mayEdit } = editing
  const [fit, setFit] = useState<Fit | null>(null)
  const headingId = useId()
  const place = placeOf(section)
  const label = labelOf(pack, section)
  useEffect(() => {
    if (mayEdit) preloadTextEditor()
  }, [mayEdit])
  const { main, behind } = fieldsOf(section)
  const step = useStepHere(section)
  // Whoever only listens now sees what the section is; what stands in it comes below, once there is anything.
  const introduces = step === 'introduce' && !mayEdit
  const fieldsShown = !introduces || main.some((field) => !isFieldEmpty(content, field))
  const filled = behind.filter((field) => !isFieldEmpty(content, field)).length
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if (editing.at !== null) editing.edit(null)
    else onLeave?.()
  }
  return (
    <EditingContext value={editing}>
      <ContentContext value={content}>
        <section
          aria-labelledby={headingId}
          className={classNames(styles.editor, styles[layout])}
          data-section={section}
          data-editor={layout}
          onKeyDown={handleKeyDown}
        >
          <header className={classNames(styles.head, headingHidden && 'visually-hidden')}>
            <div>
              <h2 id={headingId} className={styles.label}>
                {label}
              </h2>
              <p className={layout === 'lift' ? styles.tagline : styles.question}>
                {layout === 'lift' ? taglineOf(section, content) : questionOfWork(section)}
              </p>
            </div>
            {section === 'kpis' && <Measurable />}
          </header>
          {why !== null && <ReadOnly section={section} label={label} why={step === 'agree' ? 'readAgain' : why} />}
          {introduces && (
            <div className={styles.introduction}>
              <SectionIntroduction section={section} />
            </div>
          )}
          {fieldsShown && (
            <div className={styles.fields}>
              {main.map((field) => (
                <FieldEditor
                  key={field.id}
                  field={field}
                  shape={shapeOf(layout, section)}
                  labelHidden={isNamesake(main, field)}
                />
              ))}
            </div>
          )}
          {behind.length > 0 && (mayEdit || filled > 0) && (
            <details className={styles.behind} open={layout === 'page' && filled > 0 ? true : undefined}>
              <summary>
                {messages.editor.onTheBack}
                <span>
                  {filled === 0
                    ? messages.editor.namesOf(behind.map((field) => labelOf(pack, section, field.id)))
                    : messages.editor.filledOf(filled, behind.length)}
                </span>
              </summary>
              <div className={styles.fields}>
                {behind.map((field) => (
                  <FieldEditor key={field.id} field={field} shape="table" />
                ))}
              </div>
            </details>
          )}
          {place !== null && mayEdit && (
            <PrintedFit place={place} section={section} pack={pack} names={names} onFit={setFit} />
          )}
          {mayEdit && (
            <footer className={styles.foot}>
              {format && <FormatBar handle={format} />}
              {fit && <FitMeter fit={fit} />}
              <Writers section={section} />
            </footer>
          )}
        </section>
      </ContentContext>
    </EditingContext>
  )
})

/** Fields of the first side, and those behind; a section that is not on the first side has all but its why in front. */
function fieldsOf(section: SectionId): { main: readonly Field[]; behind: readonly Field[] } {
  const fields = sections[section].fields.filter((field) => !isYear(section, field))
  const isMain = (field: Field) =>
    placeOf(section) === null && section !== 'masthead'
      ? field.id !== 'why' && field.id !== 'owner'
      : field.place === 'front'
  return { main: fields.filter(isMain), behind: fields.filter((field) => !isMain(field)) }
}

/** The years stand over the columns of the targets. */
function isYear(section: SectionId, field: Field): boolean {
  return section === 'longRangeGoals' && field.kind === 'number'
}

/** A section's one table or text needs no label of its own. */
function isNamesake(main: readonly Field[], field: Field): boolean {
  const bodies = main.filter((each) => each.kind === 'rows' || each.kind === 'richText' || each.kind === 'text')
  return bodies.length === 1 && bodies[0] === field
}

function shapeOf(layout: EditorLayout, section: SectionId): 'table' | 'print' {
  if (section === 'environment' || section === 'values') return 'print'
  return layout === 'lift' ? 'print' : 'table'
}

/** The catalogue's first question, which opens the room. */
function questionOfWork(section: SectionId): string {
  return sections[section].prompts[0] ?? questionOf(section)
}

function Measurable() {
  const content = useSection('kpis')
  const rows = filledRowsIn(content, 'kpis')
  if (rows.length === 0) return null
  const ready = rows.filter((row) => missingParts(kpiOf(row)).length === 0).length
  return (
    <p className={styles.measurable}>
      <b>{messages.editor.of(ready, rows.length)}</b> {messages.editor.canBeMeasured}
    </p>
  )
}

function ReadOnly({ section, label, why }: { section: SectionId; label: string; why: string }) {
  const record = useMeeting()?.sections[section]
  const { people } = useRoster()
  const facilitator = people.find((person) => person.role === 'facilitator')?.name.split(' ')[0]
  const who = facilitator ?? messages.editor.theFacilitator
  const { you } = usePlan()
  const sentence =
    messages.editor.readOnly[why === 'sectionAgreed' && you?.role === 'facilitator' ? 'agreedByYou' : why]
  return (
    <p className={styles.readOnly} role="status">
      {record?.state === 'agreed' && <Lock size={15} strokeWidth={1.75} aria-hidden="true" />}
      {sentence === undefined ? messages.editor.notChanged : sentence(label, who)}
    </p>
  )
}

function Writers({ section }: { section: SectionId }) {
  const writers = useWriters(section)
  if (writers.length === 0) return null
  return (
    <p className={styles.writers}>
      {writers.slice(0, 4).map(({ person }) => (
        <Avatar key={person.id} name={person.name} colour={person.color as AvatarColour} size="small" />
      ))}
      <span>{messages.sheet.writing(writers.map(({ person }) => person.name.split(' ')[0] ?? person.name))}</span>
    </p>
  )
}
