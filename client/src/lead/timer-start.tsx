import { MINUTE_MS } from '@planwall/shared/meeting/timer.ts'
import TimerIcon from 'lucide-react/icons/timer'
import { type FormEvent, useState } from 'react'
import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Popover } from '../ui/popover.tsx'
import styles from './dock.module.css'
import { DockButton } from './dock-button.tsx'
import { parseTimerInput } from './timer-input.ts'
import { useUnderWay } from './use-give.ts'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead.timer

/** Minutes that steps usually take; one click starts them. */
const PRESETS = [3, 5, 10, 15]

export function TimerStart({ actions }: { actions: LeadActions }) {
  const busy = useUnderWay((state) => state.controls.includes('timer'))
  const start = (durationMs: number) => void actions.give('timer', { type: 'startTimer', durationMs })
  return (
    <fieldset className={styles.group} aria-label={words.presets}>
      <span className={styles.timerLabel}>
        <TimerIcon aria-hidden />
        {words.label}
      </span>
      {PRESETS.map((minutes) => (
        <DockButton
          key={minutes}
          className={styles.preset}
          aria-label={words.start(minutes)}
          busy={busy}
          disabledReason={actions.offline}
          onClick={() => start(minutes * MINUTE_MS)}
        >
          {words.minutes(minutes)}
        </DockButton>
      ))}
      <OtherTime offline={actions.offline} onStart={start} />
    </fieldset>
  )
}

function OtherTime({ offline, onStart }: { offline: string | null; onStart: (durationMs: number) => void }) {
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const durationMs = parseTimerInput(typed)
    if (durationMs === null) return setWrong(true)
    setOpen(false)
    setTyped('')
    onStart(durationMs)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      side="top"
      label={words.other}
      trigger={
        <DockButton className={styles.spare} disabledReason={offline}>
          {words.other}
        </DockButton>
      }
    >
      <form className={styles.otherTime} onSubmit={handleSubmit}>
        <Field
          label={words.otherLabel}
          hint={words.otherHint}
          error={wrong ? words.otherWrong : undefined}
          value={typed}
          inputMode="text"
          onValueChange={(value) => {
            setTyped(value)
            setWrong(false)
          }}
        />
        <Button variant="primary" type="submit">
          {words.startTyped}
        </Button>
      </form>
    </Popover>
  )
}
