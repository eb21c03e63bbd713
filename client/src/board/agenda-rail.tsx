import { plannedStarts, timeOfDay } from '@planwall/shared/meeting/run-of-day.ts'
import type { Stage } from '@planwall/shared/meeting/stage.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import Check from 'lucide-react/icons/check'
import Circle from 'lucide-react/icons/circle'
import Coffee from 'lucide-react/icons/coffee'
import PenLine from 'lucide-react/icons/pen-line'
import { useEffect, useRef } from 'react'
import { formatShortDay } from '../messages/format.ts'
import { messages } from '../messages/t.ts'
import { useMeeting } from '../sync/use-meeting.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './agenda-rail.module.css'

const words = messages.board.rail

export type StageMark = 'done' | 'now' | 'next' | 'toCome'

/** How far the day is, stage by stage. A stage the group has left is done, wherever it stands in the agenda. */
export function stageMarks(meeting: Pick<MeetingView, 'agenda' | 'progress' | 'visits'>): StageMark[] {
  const { agenda, progress, visits } = meeting
  const now = progress.phase === 'running' ? agenda.findIndex((stage) => stage.id === progress.stage) : -1
  const visited = new Set(visits.map((visit) => visit.stage))
  let nextSeen = false
  return agenda.map((stage, index) => {
    if (index === now) return 'now'
    if (visited.has(stage.id)) return 'done'
    if (nextSeen || stage.kind === 'break' || now === -1 || index < now) return 'toCome'
    nextSeen = true
    return 'next'
  })
}

/** The day's stages with their planned times; a section's stage opens that section, for this person alone. */
export function AgendaRail({ onOpen }: { onOpen: (section: SectionId) => void }) {
  const meeting = useMeeting()
  const current = useRef<HTMLLIElement>(null)
  const stageNow = meeting?.progress.phase === 'running' ? meeting.progress.stage : null
  useEffect(() => {
    if (stageNow !== null) current.current?.scrollIntoView?.({ block: 'nearest' })
  }, [stageNow])
  if (!meeting) return null
  const starts = plannedStarts(meeting)
  const marks = stageMarks(meeting)
  return (
    <>
      <h2 className={styles.head}>
        {words.today} <span>{dayOf(meeting.day)}</span>
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
      <ol role="list" className={styles.agenda}>
        {meeting.agenda.map((stage, index) => {
          const mark = marks[index] ?? 'toCome'
          return (
            <li
              key={stage.id}
              ref={mark === 'now' ? current : undefined}
              className={classNames(styles[mark], stage.kind === 'break' && styles.break)}
              aria-current={mark === 'now' ? 'true' : undefined}
            >
              <StageIcon stage={stage} mark={mark} />
              <span className={styles.name}>
                {stage.kind === 'section' ? (
                  <button type="button" className={styles.open} onClick={() => onOpen(stage.section)}>
                    {stageName(stage)}
                  </button>
                ) : (
                  stageName(stage)
                )}
                {mark === 'done' && <span className="visually-hidden">, {words.done}</span>}
              </span>
              <time className={styles.time}>{timeOfDay(starts[index]?.minuteOfDay ?? 0)}</time>
            </li>
          )
        })}
      </ol>
    </>
  )
}

export function stageName(stage: Stage): string {
  return stage.kind === 'section' ? labelOf(plainWords, stage.section) : stage.title
}

function StageIcon({ stage, mark }: { stage: Stage; mark: StageMark }) {
  if (mark === 'now') return <PenLine aria-hidden className={styles.icon} />
  if (stage.kind === 'break') return <Coffee aria-hidden className={styles.icon} />
  if (mark === 'done') return <Check aria-hidden className={styles.icon} />
  return <Circle aria-hidden className={styles.dot} />
}

/** A day is written without a zone, so it is shown as it is written. */
function dayOf(day: string): string {
  return formatShortDay(Date.parse(`${day}T12:00:00Z`), { timeZone: 'UTC' })
}
