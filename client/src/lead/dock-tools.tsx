import LocateFixed from 'lucide-react/icons/locate-fixed'
import Lock from 'lucide-react/icons/lock'
import LockOpen from 'lucide-react/icons/lock-open'
import { messages } from '../messages/t.ts'
import styles from './dock.module.css'
import { DockButton } from './dock-button.tsx'
import { DockMore } from './dock-more.tsx'
import { DockTimer } from './dock-timer.tsx'
import { leadShortcuts } from './lead-keys.ts'
import { stageName } from './place.ts'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead.dock

type Props = { actions: LeadActions; onKeys?: (() => void) | undefined }

/** The clock, and what can be done to the section and to everyone's screen. */
export function DockTools({ actions, onKeys }: Props) {
  const { lock, gather, place } = actions
  const section = place ? stageName(place.here.stage) : ''
  return (
    <div className={styles.line}>
      <DockTimer actions={actions} />
      <span className={styles.rule} aria-hidden="true" />
      <DockButton
        shortcut={leadShortcuts.lock}
        tooltip={lock.locked ? words.reopenHint(section) : words.lockHint(section)}
        disabledReason={lock.blocked}
        busy={lock.busy}
        icon={lock.locked ? <LockOpen aria-hidden /> : <Lock aria-hidden />}
        onClick={lock.run}
      >
        {lock.label}
      </DockButton>
      <span className={styles.space} />
      <DockButton
        className={styles.gather}
        shortcut={leadShortcuts.gather}
        tooltip={words.gatherHint}
        disabledReason={gather.blocked}
        busy={gather.busy}
        icon={<LocateFixed aria-hidden />}
        onClick={gather.run}
      >
        <span className={styles.gatherLabel}>{gather.label}</span>
      </DockButton>
      <DockMore actions={actions} onKeys={onKeys} />
    </div>
  )
}
