import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { limits } from '@planwall/shared/plan/limits.ts'
import { type NoteColor, noteColors } from '@planwall/shared/plan/note.ts'
import { type SectionId, sectionIds } from '@planwall/shared/plan/section-id.ts'
import { type SyntheticEvent, useId, useState } from 'react'
import { messages } from '../messages/t.ts'
import { overviewRect } from '../sheet/geometry.ts'
import { freePlace } from '../sheet/note-place.ts'
import { sentenceFor } from '../sheet/sentence-for.ts'
import { useNotes } from '../sync/use-contents.ts'
import { useEdit } from '../sync/use-edit.ts'
import { useCan, useMeeting } from '../sync/use-meeting.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { showToast } from '../ui/toast-store.ts'
import styles from './suggest-dialog.module.css'

const words = messages.page.suggest

const wallSections = sectionIds.filter((section) => section !== 'masthead')

type Props = { section: SectionId; onClose: () => void }

/** Composes a note for the wall of a section: what somebody thinks who does not write in the text itself. */
export function SuggestDialog({ section: first, onClose }: Props) {
  const id = useId()
  const edit = useEdit()
  const [section, setSection] = useState(first)
  const [text, setText] = useState('')
  const [color, setColor] = useState<NoteColor>('lemon')
  const [error, setError] = useState<string | null>(null)
  const notes = useNotes(section)
  const can = useCan({ kind: 'write', root: { kind: 'wall', meeting: useMeeting()?.id ?? '', section } })
  const label = labelOf(plainWords, section)
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (text.trim() === '') return setError(words.empty)
    const at = freePlace(
      notes.map((note) => note.at),
      overviewRect,
    )
    const added = edit.addNote(section, { at, color, text: text.trim() })
    if (!added.ok) return setError(sentenceFor(added.reason))
    showToast(words.added(label), { label: words.undo, run: () => void edit.removeNote(section, added.value) })
    onClose()
  }
  return (
    <Dialog
      title={words.title}
      description={words.description(label)}
      closeLabel={messages.app.close}
      onClose={onClose}
    >
      <form className={styles.form} onSubmit={handleSubmit}>
        <div className={styles.paper} style={{ '--paper': `var(--note-${color})` }}>
          <TextArea
            label={words.text}
            labelHidden
            data-autofocus
            placeholder={words.ask}
            rows={4}
            value={text}
            maxLength={limits.note}
            counterText={words.left}
            error={error}
            onValueChange={(value) => {
              setText(value)
              setError(null)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) handleSubmit(event)
            }}
          />
        </div>
        <div className={styles.where}>
          <label htmlFor={id}>{words.section}</label>
          <select id={id} value={section} onChange={(event) => setSection(event.target.value as SectionId)}>
            {wallSections.map((each) => (
              <option key={each} value={each}>
                {labelOf(plainWords, each)}
              </option>
            ))}
          </select>
        </div>
        <div className={styles.row}>
          <fieldset className={styles.colours}>
            <legend className="visually-hidden">{words.colour}</legend>
            {noteColors.map((each) => (
              <label key={each} className={styles.colour} style={{ '--paper': `var(--note-${each})` }}>
                <input type="radio" name={`${id}-colour`} checked={each === color} onChange={() => setColor(each)} />
                <span className="visually-hidden">{words.colours[each]}</span>
              </label>
            ))}
          </fieldset>
          <Button type="submit" variant="primary" disabledReason={can.can ? null : sentenceFor(can.why)}>
            {words.add}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
