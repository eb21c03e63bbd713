import { MINUTE_MS } from '@planwall/shared/meeting/timer.ts'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import TimerOff from 'lucide-react/icons/timer-off'
import { messages } from '../messages/t.ts'
import styles from './dock.module.css'
import { DockButton } from './dock-button.tsx'
import { leadShortcuts } from './lead-keys.ts'
import { TimerFace } from './timer-face.tsx'
import { TimerStart } from './timer-start.tsx'
import { useUnderWay } from './use-give.ts'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead.timer

type Props = {
  actions: LeadActions
  /** For a phone: what is needed less is behind other buttons. */
  compact?: boolean
}

/** The clock and what can be done with it; while none runs, what one can be started with. */
export function DockTimer({ actions, compact = false }: Props) {
  const { give, offline } = actions
  const { timer } = actions.meeting
  const busy = useUnderWay((state) => state.controls.includes('timer'))
  if (timer.state === 'idle') return <TimerStart actions={actions} compact={compact} />
  const isPaused = timer.state === 'paused'
  const goOn = isPaused ? words.resume : words.pause
  const nothingLeft = timer.remainingMs <= 0 ? words.nothingLeft : null
  return (
    <fieldset className={styles.group} aria-label={words.label}>
      <TimerFace timer={timer} />
      <DockButton
        square
        aria-label={goOn}
        tooltip={goOn}
        pressed={isPaused}
        busy={busy}
        disabledReason={offline}
        icon={isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
        onClick={() => void give('timer', { type: isPaused ? 'resumeTimer' : 'pauseTimer' })}
      />
      <DockButton
        tooltip={words.moreHint}
        shortcut={leadShortcuts.minute}
        disabledReason={actions.minute.blocked}
        onClick={actions.minute.run}
      >
        {words.more}
      </DockButton>
      {!compact && (
        <>
          <DockButton
            className={styles.spare}
            tooltip={words.lessHint}
            disabledReason={offline ?? nothingLeft}
            onClick={() => void give('minute', { type: 'changeTimer', deltaMs: -MINUTE_MS })}
          >
            {words.less}
          </DockButton>
          <DockButton
            square
            aria-label={words.stop}
            tooltip={words.stop}
            busy={busy}
            disabledReason={offline}
            icon={<TimerOff aria-hidden />}
            onClick={() => void give('timer', { type: 'clearTimer' })}
          />
        </>
      )}
    </fieldset>
  )
}
