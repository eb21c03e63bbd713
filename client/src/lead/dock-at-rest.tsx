import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import Play from 'lucide-react/icons/play'
import Printer from 'lucide-react/icons/printer'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import { formatDay, formatTime } from '../messages/format.ts'
import { messages } from '../messages/t.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import styles from './dock.module.css'
import { DockButton } from './dock-button.tsx'
import { DockMore } from './dock-more.tsx'
import { lastStage, stageName } from './place.ts'
import { openPrintPage } from './print-page.ts'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead

type Props = { actions: LeadActions; onKeys?: (() => void) | undefined }

/** The dock before the workshop has begun. */
export function DockBefore({ actions, onKeys }: Props) {
  const { start, meeting } = actions
  return (
    <div className={styles.line}>
      <p className={styles.rest}>
        <b>{words.before.title}</b> <span>{words.before.planned(dayOf(meeting), meeting.startsAt)}</span>
      </p>
      <DockButton
        variant="consolePrimary"
        disabledReason={start.blocked}
        busy={start.busy}
        icon={<Play aria-hidden />}
        onClick={start.run}
      >
        {start.label}
      </DockButton>
      <DockMore actions={actions} onKeys={onKeys} />
    </div>
  )
}

/** The dock once the workshop has been closed. */
export function DockAfter({ actions, endedAt, onKeys }: Props & { endedAt: number }) {
  const { takeUp, meeting } = actions
  const { id } = usePlan()
  const last = lastStage(meeting)
  const stages = meeting.agenda.filter((stage) => stage.kind === 'section')
  const agreed = stages.filter((stage) => meeting.sections[stage.section].state === 'agreed').length
  return (
    <div className={styles.line}>
      <p className={styles.rest}>
        <b>{words.after.title(formatTime(endedAt))}</b> <span>{words.after.agreed(agreed, stages.length)}</span>
      </p>
      <DockButton
        tooltip={last ? words.after.takeUpAt(stageName(last)) : ''}
        disabledReason={takeUp.blocked}
        busy={takeUp.busy}
        icon={<RotateCcw aria-hidden />}
        onClick={takeUp.run}
      >
        {takeUp.label}
      </DockButton>
      <DockButton variant="consolePrimary" icon={<Printer aria-hidden />} onClick={() => openPrintPage(id)}>
        {words.after.print}
      </DockButton>
      <DockMore actions={actions} onKeys={onKeys} />
    </div>
  )
}

/** A day is written without a zone, so it is shown as it is written. */
export function dayOf(meeting: Pick<MeetingView, 'day'>): string {
  return formatDay(Date.parse(`${meeting.day}T12:00:00Z`), { timeZone: 'UTC' })
}
