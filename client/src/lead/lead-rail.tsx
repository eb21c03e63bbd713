import { timeOfDay } from '@planwall/shared/meeting/run-of-day.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { useEffect, useRef, useState } from 'react'
import { formatTime } from '../messages/format.ts'
import { messages } from '../messages/t.ts'
import { useServerNow } from '../sync/use-server-now.ts'
import { type Day, dayLines, deviceTime } from './day-lines.ts'
import { dayOf } from './dock-at-rest.tsx'
import { LatenessNote } from './lateness-note.tsx'
import type { LeadTools } from './lead-tools.ts'
import styles from './rail.module.css'
import { StageLine } from './stage-line.tsx'
import { type LeadActions, useLeadActions } from './use-lead-actions.ts'

const words = messages.lead.rail

/** How often the times are worked out anew, in milliseconds. */
const EVERY_MS = 5_000

type Props = Omit<LeadTools, 'following'>

/** Planned and actual times of the day; a stage leads there. Takes the place of the members' agenda. */
export function LeadRail({ shown, onLookAt, onFollow }: Props) {
  const actions = useLeadActions(onFollow)
  const now = useServerNow(EVERY_MS)
  if (!actions) return null
  const at = now ?? actions.meeting.now
  const day = dayLines(actions.meeting, at, deviceTime)
  return <RunOfDay actions={actions} day={day} now={at} shown={shown} onLookAt={onLookAt} />
}

type RunOfDayProps = Omit<Props, 'onFollow'> & { actions: LeadActions; day: Day; now: number }

function RunOfDay({ actions, day, now, shown, onLookAt }: RunOfDayProps) {
  const { meeting } = actions
  const [open, setOpen] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const here = meeting.progress.phase === 'running' ? meeting.progress.stage : null
  useEffect(() => {
    if (here !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' })
  }, [here])
  return (
    <div className={styles.rail}>
      <h2 className={styles.head}>
        {words.title} <time>{formatTime(now)}</time>
      </h2>
      <LatenessNote day={day} />
      {day.rehearsal && <p className={styles.rehearsal}>{words.rehearsal(dayOf(meeting), startOf(meeting))}</p>}
      <p className={styles.columns} aria-hidden="true">
        <span>{words.plan}</span>
        <span>{words.actual}</span>
      </p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
      <ol role="list" ref={list} className={styles.lines} aria-label={words.label}>
        {day.lines.map((line) => (
          <StageLine
            key={line.stage.id}
            line={line}
            actions={actions}
            open={open === line.stage.id}
            onOpenChange={(isOpen) => setOpen(isOpen ? line.stage.id : null)}
            isShown={line.stage.kind === 'section' && line.stage.section === shown}
            onLook={onLookAt}
          />
        ))}
      </ol>
    </div>
  )
}

function startOf({ progress, startsAt }: MeetingView): string {
  return progress.phase === 'planned' ? startsAt : timeOfDay(deviceTime.minuteOf(progress.startedAt))
}
