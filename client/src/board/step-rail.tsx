import { currentStage } from '@planwall/shared/meeting/meeting-state.ts'
import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import Check from 'lucide-react/icons/check'
import { messages } from '../messages/t.ts'
import { useMeeting } from '../sync/use-meeting.ts'
import { classNames } from '../ui/class-names.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import styles from './step-rail.module.css'

const words = messages.board.steps

/** The steps of the present stage, for reading; in a stage without steps, what it is called. */
export function StepRail() {
  const meeting = useMeeting()
  if (!meeting) return null
  const { progress } = meeting
  const stage = currentStage(meeting)
  if (progress.phase !== 'running' || !stage) {
    return (
      <Tooltip text={words.openBoardHint} side="bottom">
        <p className={styles.calm}>{progress.phase === 'ended' ? words.ended : words.openBoard}</p>
      </Tooltip>
    )
  }
  if (stage.kind !== 'section') return <p className={styles.calm}>{stage.title}</p>
  const now = progress.step === null ? -1 : stage.steps.indexOf(progress.step)
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one.
    <ol role="list" className={styles.steps} aria-label={words.label(labelOf(plainWords, stage.section))}>
      {stage.steps.map((step, index) => (
        <li
          key={`${step}-${index}`}
          className={classNames(index < now && styles.done, index === now && styles.now)}
          aria-current={index === now ? 'step' : undefined}
        >
          {index < now && <Check aria-hidden className={styles.tick} />}
          {words[step]}
          {index < now && <span className="visually-hidden">, {words.done}</span>}
        </li>
      ))}
    </ol>
  )
}
