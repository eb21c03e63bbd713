import { timeOfDay } from '@planwall/shared/meeting/run-of-day.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import Eye from 'lucide-react/icons/eye'
import Lock from 'lucide-react/icons/lock'
import LockOpen from 'lucide-react/icons/lock-open'
import Users from 'lucide-react/icons/users'
import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import type { DayLine } from './day-lines.ts'
import { entryOf, stageName } from './place.ts'
import styles from './rail.module.css'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead.rail

type Props = {
  line: DayLine
  actions: LeadActions
  agreed: boolean
  onLook: (section: SectionId) => void
  close: () => void
}

/** What can be done with a stage: bring the group there, look at it alone, lock or reopen its section. */
export function StageChoice({ line, actions, agreed, onLook, close }: Props) {
  const { stage, mark } = line
  const { give, gather, offline } = actions
  const name = stageName(stage)
  const move = async () => {
    if (await actions.goTo(entryOf(stage))) close()
  }
  return (
    <div className={styles.choice}>
      <h3>{name}</h3>
      <p>{words.planned(timeOfDay(line.planned), stage.targetMinutes)}</p>
      <Button
        variant="primary"
        wide
        icon={<Users aria-hidden />}
        disabledReason={gather.blocked ?? (mark === 'now' ? words.hereAlready(name) : null)}
        onClick={() => void move()}
      >
        {words.move(name)}
      </Button>
      {stage.kind === 'section' && (
        <div className={styles.small}>
          <Button
            size="small"
            icon={<Eye aria-hidden />}
            title={words.lookHint}
            onClick={() => {
              close()
              onLook(stage.section)
            }}
          >
            {words.look}
          </Button>
          <Button
            size="small"
            icon={agreed ? <LockOpen aria-hidden /> : <Lock aria-hidden />}
            disabledReason={offline}
            onClick={() =>
              void give('lock', { type: agreed ? 'reopenSection' : 'lockSection', section: stage.section })
            }
          >
            {agreed ? words.reopen(name) : words.lock(name)}
          </Button>
        </div>
      )}
    </div>
  )
}
