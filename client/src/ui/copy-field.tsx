import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import styles from './copy-field.module.css'
import { copyText } from './copy-text.ts'
import { announce } from './live-region.tsx'

/** How long the button says that it has copied, in milliseconds. */
const SAYS_COPIED_MS = 2_500

type Props = {
  /** What is copied, such as a link. */
  value: string
  label: string
  copyLabel: string
  copiedLabel: string
  /** Said when the browser lets nothing be copied and the text is selected instead: “Press Ctrl C to copy.” */
  selectedHint: string
}

type Outcome = 'none' | 'copied' | 'selected'

/** A text to take along, with a button that copies it and says so. */
export function CopyField({ value, label, copyLabel, copiedLabel, selectedHint }: Props) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<Outcome>('none')

  useEffect(() => {
    if (outcome !== 'copied') return
    const timer = setTimeout(() => setOutcome('none'), SAYS_COPIED_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  const handleCopy = async () => {
    if (!field.current) return
    const copied = await copyText(value, field.current)
    if (!copied) {
      field.current.focus()
      field.current.select()
    }
    setOutcome(copied ? 'copied' : 'selected')
    announce(copied ? copiedLabel : selectedHint)
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        ref={field}
        id={id}
        readOnly
        value={value}
        className={styles.value}
        onFocus={(event) => event.target.select()}
      />
      <Button
        icon={outcome === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
        onClick={() => void handleCopy()}
      >
        {outcome === 'copied' ? copiedLabel : copyLabel}
      </Button>
      {outcome === 'selected' && <p className={styles.hint}>{selectedHint}</p>}
    </div>
  )
}
