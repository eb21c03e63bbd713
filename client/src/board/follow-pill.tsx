import LocateFixed from 'lucide-react/icons/locate-fixed'
import { messages } from '../messages/t.ts'
import { firstNameOf, leaderOf } from '../sheet/leader.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useRoster } from '../sync/use-meeting.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { pillOf } from './follow.ts'
import styles from './follow-pill.module.css'
import { useGroup } from './use-looking.ts'
import { useView } from './view-store.ts'

const words = messages.board.follow

/** Whether I go where the group goes, and the way back when I do not. */
export function FollowPill({ onReturn }: { onReturn: () => void }) {
  const group = useGroup()
  const roster = useRoster()
  const { you } = usePlan()
  const following = useView((state) => state.following)
  const leader = leaderOf(roster)
  const pill = pillOf({ following, shown: null }, group, leader?.id === you.id)
  if (pill === 'hidden') return null
  if (pill === 'wandering') {
    return (
      <Button
        variant="primary"
        className={styles.pill}
        icon={<LocateFixed aria-hidden />}
        aria-keyshortcuts="G"
        onClick={onReturn}
      >
        {words.back}
      </Button>
    )
  }
  return (
    <p className={`${styles.pill} ${styles.quiet}`}>
      {leader && <Avatar name={leader.name} colour="ink" size="small" />}
      {words.following(leader ? firstNameOf(leader.name) : words.group)}
    </p>
  )
}
