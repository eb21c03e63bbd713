import { type NoteColor, noteColors } from '@planwall/shared/plan/note.ts'
import CircleParking from 'lucide-react/icons/circle-parking'
import Pencil from 'lucide-react/icons/pencil'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { messages } from '../messages/t.ts'
import { ButtonBase } from '../ui/button-base.tsx'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './note-tools.module.css'

const words = messages.notes

type Props = {
  color: NoteColor
  onColor: (color: NoteColor) => void
  /** Left out while there is no one note to write on. */
  onEdit?: (() => void) | undefined
  onPark: () => void
  onRemove: () => void
  className?: string | undefined
}

/** What can be done with a note in hand: its paper, its words, the parking lot, away with it. */
export function NoteTools({ color, onColor, onEdit, onPark, onRemove, className }: Props) {
  const [choosing, setChoosing] = useState(false)
  return (
    <div role="toolbar" aria-label={words.tools} className={classNames(styles.tools, className)} data-note-tools="">
      <ButtonBase
        className={styles.tool}
        aria-label={words.color(words.colors[color])}
        tooltip={words.color(words.colors[color])}
        aria-expanded={choosing}
        onClick={() => setChoosing(!choosing)}
      >
        <span className={styles.swatch} style={{ '--n': `var(--note-${color})` }} />
      </ButtonBase>
      {onEdit && <IconButton size="small" label={words.edit} icon={<Pencil aria-hidden />} onClick={onEdit} />}
      <IconButton size="small" label={words.park} icon={<CircleParking aria-hidden />} onClick={onPark} />
      <IconButton size="small" label={words.remove} icon={<Trash2 aria-hidden />} onClick={onRemove} />
      {choosing && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
        <div role="group" aria-label={words.papers} className={styles.colors}>
          {noteColors.map((each) => (
            <ButtonBase
              key={each}
              className={styles.tool}
              aria-label={words.colors[each]}
              tooltip={words.colors[each]}
              pressed={each === color}
              onClick={() => {
                onColor(each)
                setChoosing(false)
              }}
            >
              <span className={styles.swatch} style={{ '--n': `var(--note-${each})` }} />
            </ButtonBase>
          ))}
        </div>
      )}
    </div>
  )
}
