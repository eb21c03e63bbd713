import { MINUTE_MS } from '@planwall/shared/meeting/timer.ts'
import TimerIcon from 'lucide-react/icons/timer'
import { type FormEvent, useState } from 'react'
import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
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

/** Those that stay where there is little room. */
const USUAL = [5, 10]

type Props = {
  actions: LeadActions
  /** All behind one button, for a phone. */
  compact: boolean
}

/** What a timer can be started with: the usual minutes, or any time that is typed. */
export function TimerStart({ actions, compact }: Props) {
  const busy = useUnderWay((state) => state.controls.includes('timer'))
  const start = (durationMs: number) => void actions.give('timer', { type: 'startTimer', durationMs })
  if (compact) return <OtherTime compact offline={actions.offline} onStart={start} />
  return (
    <fieldset className={styles.group} aria-label={words.presets}>
      <span className={styles.timerLabel}>
        <TimerIcon aria-hidden />
        {words.label}
      </span>
      {PRESETS.map((minutes) => (
        <DockButton
          key={minutes}
          className={classNames(styles.preset, !USUAL.includes(minutes) && styles.spare)}
          aria-label={words.start(minutes)}
          busy={busy}
          disabledReason={actions.offline}
          onClick={() => start(minutes * MINUTE_MS)}
        >
          {words.minutes(minutes)}
        </DockButton>
      ))}
      <OtherTime compact={false} offline={actions.offline} onStart={start} />
    </fieldset>
  )
}

type OtherTimeProps = { compact: boolean; offline: string | null; onStart: (durationMs: number) => void }

function OtherTime({ compact, offline, onStart }: OtherTimeProps) {
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const start = (durationMs: number) => {
    setOpen(false)
    setTyped('')
    onStart(durationMs)
  }
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const durationMs = parseTimerInput(typed)
    if (durationMs === null) setWrong(true)
    else start(durationMs)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      side="top"
      label={compact ? words.presets : words.other}
      trigger={
        <DockButton
          className={compact ? undefined : styles.preset}
          disabledReason={offline}
          icon={compact && <TimerIcon aria-hidden />}
        >
          {compact ? words.label : words.other}
        </DockButton>
      }
    >
      <form className={styles.otherTime} onSubmit={handleSubmit}>
        {compact && (
          <div className={styles.presets}>
            {PRESETS.map((minutes) => (
              <Button key={minutes} aria-label={words.start(minutes)} onClick={() => start(minutes * MINUTE_MS)}>
                {words.minutes(minutes)}
              </Button>
            ))}
          </div>
        )}
        <Field
          label={words.otherLabel}
          hint={wrong ? undefined : words.otherHint}
          error={wrong ? words.otherWrong : undefined}
          value={typed}
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
