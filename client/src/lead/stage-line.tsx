import { timeOfDay } from '@planwall/shared/meeting/run-of-day.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import Eye from 'lucide-react/icons/eye'
import Lock from 'lucide-react/icons/lock'
import Pin from 'lucide-react/icons/pin'
import { messages } from '../messages/t.ts'
import { classNames } from '../ui/class-names.ts'
import { Popover } from '../ui/popover.tsx'
import type { DayLine } from './day-lines.ts'
import { stageName } from './place.ts'
import styles from './rail.module.css'
import { StageChoice } from './stage-choice.tsx'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead.rail

type Props = {
  line: DayLine
  actions: LeadActions
  open: boolean
  onOpenChange: (open: boolean) => void
  /** This person looks at its section. */
  isShown: boolean
  onLook: (section: SectionId) => void
}

/** One stage of the day, as a button that asks before it moves anybody. */
export function StageLine({ line, actions, open, onOpenChange, isShown, onLook }: Props) {
  const { stage, mark } = line
  const agreed = stage.kind === 'section' && actions.meeting.sections[stage.section].state === 'agreed'
  return (
    <li
      className={classNames(styles.line, styles[mark], stage.kind === 'break' && styles.break)}
      aria-current={mark === 'now' ? 'true' : undefined}
    >
      <Popover
        open={open}
        onOpenChange={onOpenChange}
        side="right"
        label={stageName(stage)}
        trigger={
          <button type="button" className={styles.stage}>
            <time className={styles.planned}>{timeOfDay(line.planned)}</time>
            <span className={styles.pip} aria-hidden="true" />
            <span className={styles.name}>
              <span className={styles.words}>
                <span>{stageName(stage)}</span>
                {agreed && <Lock aria-hidden />}
                {isShown && mark !== 'now' && <Eye aria-hidden className={styles.eye} />}
                {line.fixed && <Pin aria-hidden />}
              </span>
              {mark === 'now' && <Meter spent={line.spent} target={stage.targetMinutes} />}
            </span>
            <span className="visually-hidden">{hiddenWords(line, agreed, isShown)}</span>
            <Actual line={line} />
          </button>
        }
      >
        <StageChoice line={line} actions={actions} agreed={agreed} onLook={onLook} close={() => onOpenChange(false)} />
      </Popover>
    </li>
  )
}

function Actual({ line: { actual, late, mark } }: { line: DayLine }) {
  if (actual === null) return <span className={styles.actual} />
  // What has not begun is only expected: the difference is said once, by the stage that makes it.
  const told = mark === 'done' || mark === 'now' ? late : 0
  return (
    <span className={styles.actual}>
      {told > 0 && (
        <span className={styles.late}>
          <span aria-hidden="true">{words.late(told)}</span>
          <span className="visually-hidden">{words.lateWords(told)}, </span>
        </span>
      )}
      {told < 0 && (
        <span className={styles.early}>
          <span aria-hidden="true">{words.early(-told)}</span>
          <span className="visually-hidden">{words.earlyWords(-told)}, </span>
        </span>
      )}
      <time>{timeOfDay(actual)}</time>
    </span>
  )
}

function Meter({ spent, target }: { spent: number; target: number }) {
  const used = target === 0 ? 1 : Math.min(1, spent / target)
  return (
    <span
      role="img"
      aria-label={words.used(spent, target)}
      className={classNames(styles.meter, spent > target && styles.over)}
    >
      <i style={{ width: `${used * 100}%` }} />
    </span>
  )
}

function hiddenWords({ mark, fixed, planned }: DayLine, agreed: boolean, isShown: boolean): string {
  const parts = [
    mark === 'done' && words.done,
    mark === 'now' && words.now,
    mark === 'passed' && words.skipped,
    agreed && words.agreed,
    isShown && mark !== 'now' && words.shown,
    fixed && words.fixed(timeOfDay(planned)),
  ]
  const said = parts.filter((part) => part !== false)
  return said.length === 0 ? '' : `, ${said.join(', ')}`
}
