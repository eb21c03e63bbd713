import User from 'lucide-react/icons/user'
import { useId } from 'react'
import { messages } from '../../messages/t.ts'
import { initialsOf } from '../../ui/avatar.tsx'
import { personColours } from '../person-colour.ts'
import styles from './colour-choice.module.css'

const words = messages.join

type Props = {
  value: number
  onValueChange: (colour: number) => void
  /** Whose letters stand on the chosen colour. */
  name: string
  taken: readonly number[]
}

/** One of the eight people's colours. A colour that somebody has is marked, and may be chosen all the same. */
export function ColourChoice({ value, onValueChange, name, taken }: Props) {
  const group = useId()
  const chosen = colourName(value)
  const letters = name.trim() === '' ? null : initialsOf(name)
  return (
    <fieldset className={styles.choice}>
      <legend>{words.yourColour}</legend>
      <div className={styles.colours}>
        {personColours.map((colour) => {
          const label = taken.includes(colour) ? words.colourTaken(colourName(colour)) : colourName(colour)
          return (
            <label key={colour} className={styles.colour} title={label} style={{ '--paint': `var(--p${colour})` }}>
              <input
                type="radio"
                name={group}
                className="visually-hidden"
                aria-label={label}
                checked={colour === value}
                onChange={() => onValueChange(colour)}
              />
              <span className={styles.disc} aria-hidden="true">
                {colour === value ? letters : taken.includes(colour) && <User />}
              </span>
            </label>
          )
        })}
      </div>
      {taken.includes(value) && (
        <p className={styles.shared}>
          {letters === null ? words.sharedColourNameless(chosen) : words.sharedColour(chosen, letters)}
        </p>
      )}
    </fieldset>
  )
}

function colourName(colour: number): string {
  return words.colours[colour - 1] ?? ''
}
