import { LatestParked } from './latest-parked.tsx'
import type { LeadTools } from './lead-tools.ts'
import { NotesWaiting } from './notes-waiting.tsx'
import styles from './panel.module.css'
import { PeopleList } from './people-list.tsx'
import { Script } from './script.tsx'
import { useLeadActions } from './use-lead-actions.ts'

type Props = Pick<LeadTools, 'onLookAt'>

/** For the facilitator's eyes: what to say, who is here, what was parked. Nothing until the meeting is known. */
export function LeadPanel({ onLookAt }: Props) {
  const actions = useLeadActions()
  if (!actions) return null
  return (
    <div className={styles.panel}>
      <Script meeting={actions.meeting} />
      <PeopleList actions={actions} onLook={onLookAt} />
      <NotesWaiting meeting={actions.meeting} onLook={onLookAt} />
      <LatestParked />
    </div>
  )
}
