import ChevronLeft from 'lucide-react/icons/chevron-left'
import LocateFixed from 'lucide-react/icons/locate-fixed'
import Lock from 'lucide-react/icons/lock'
import LockOpen from 'lucide-react/icons/lock-open'
import { messages } from '../messages/t.ts'
import { Spinner } from '../ui/spinner.tsx'
import styles from './bar.module.css'
import { CloseMeeting } from './close-meeting.tsx'
import { DockAfter, DockBefore } from './dock-at-rest.tsx'
import { DockButton } from './dock-button.tsx'
import { DockMore } from './dock-more.tsx'
import { NextButton } from './dock-row.tsx'
import { DockTimer } from './dock-timer.tsx'
import { useLeadKeys } from './lead-keys.ts'
import { useAnnouncedPlace } from './use-announced-place.ts'
import { useUnderWay } from './use-give.ts'
import { type LeadActions, useLeadActions } from './use-lead-actions.ts'

const words = messages.lead.dock

/** The dock on a phone: what a facilitator needs while walking about. Nothing until the meeting is known. */
export function LeadBar() {
  const actions = useLeadActions()
  const slow = useUnderWay((state) => state.slow)
  useLeadKeys(actions)
  useAnnouncedPlace(actions?.place ?? null)
  if (!actions) return null
  return (
    <>
      <section className={styles.bar} aria-label={words.label}>
        {slow && (
          <div className={styles.slow}>
            <Spinner label={words.sending} labelShown />
          </div>
        )}
        <BarLines actions={actions} />
      </section>
      <CloseMeeting actions={actions} />
    </>
  )
}

function BarLines({ actions }: { actions: LeadActions }) {
  const { progress } = actions.meeting
  if (progress.phase === 'planned') return <DockBefore actions={actions} />
  if (progress.phase === 'ended') return <DockAfter actions={actions} endedAt={progress.endedAt} />
  const { back, lock, gather } = actions
  return (
    <>
      <div className={styles.tools}>
        <DockTimer compact actions={actions} />
        <span className={styles.space} />
        <DockButton
          square
          aria-label={lock.label}
          disabledReason={lock.blocked}
          busy={lock.busy}
          icon={lock.locked ? <LockOpen aria-hidden /> : <Lock aria-hidden />}
          onClick={lock.run}
        />
        <DockButton
          square
          aria-label={gather.label}
          disabledReason={gather.blocked}
          busy={gather.busy}
          icon={<LocateFixed aria-hidden />}
          onClick={gather.run}
        />
        <DockMore compact actions={actions} />
      </div>
      <div className={styles.way}>
        <DockButton
          square
          aria-label={actions.place?.back ? back.label : words.backAtStart}
          disabledReason={back.blocked}
          busy={back.busy}
          icon={<ChevronLeft aria-hidden />}
          onClick={back.run}
        />
        <NextButton actions={actions} />
      </div>
    </>
  )
}
