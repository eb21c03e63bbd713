import { messages } from '../messages/t.ts'
import { Spinner } from '../ui/spinner.tsx'
import { CloseMeeting } from './close-meeting.tsx'
import styles from './dock.module.css'
import { DockAfter, DockBefore } from './dock-at-rest.tsx'
import { DockRow } from './dock-row.tsx'
import { DockTools } from './dock-tools.tsx'
import { useLeadKeys } from './lead-keys.ts'
import type { LeadTools } from './lead-tools.ts'
import { useAnnouncedPlace } from './use-announced-place.ts'
import { useUnderWay } from './use-give.ts'
import { type LeadActions, useLeadActions } from './use-lead-actions.ts'

const words = messages.lead.dock

type Props = Pick<LeadTools, 'onFollow'> & {
  /** Shows the keys of the board. */
  onKeys?: (() => void) | undefined
}

/** What a facilitator leads with, at the lower edge of the board. Nothing until the meeting is known. */
export function LeadDock({ onFollow, onKeys }: Props) {
  const actions = useLeadActions(onFollow)
  const slow = useUnderWay((state) => state.slow)
  useLeadKeys(actions)
  useAnnouncedPlace(actions?.place ?? null)
  if (!actions) return null
  return (
    <>
      <section className={styles.dock} aria-label={words.label} data-board-chrome>
        <div className={styles.console}>
          <DockLines actions={actions} onKeys={onKeys} />
        </div>
        {slow && (
          <div className={styles.slow}>
            <Spinner label={words.sending} labelShown />
          </div>
        )}
      </section>
      <CloseMeeting actions={actions} />
    </>
  )
}

function DockLines({ actions, onKeys }: Pick<Props, 'onKeys'> & { actions: LeadActions }) {
  const { progress } = actions.meeting
  switch (progress.phase) {
    case 'planned':
      return <DockBefore actions={actions} onKeys={onKeys} />
    case 'ended':
      return <DockAfter actions={actions} endedAt={progress.endedAt} onKeys={onKeys} />
    default:
      return (
        <>
          <DockRow actions={actions} />
          <DockTools actions={actions} onKeys={onKeys} />
        </>
      )
  }
}
