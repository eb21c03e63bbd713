import { unreachable } from '@planwall/shared/unreachable.ts'
import CloudAlert from 'lucide-react/icons/cloud-alert'
import CloudCheck from 'lucide-react/icons/cloud-check'
import Inbox from 'lucide-react/icons/inbox'
import Repeat from 'lucide-react/icons/repeat'
import WifiOff from 'lucide-react/icons/wifi-off'
import type { ReactNode } from 'react'
import { messages } from '../messages/t.ts'
import type { SaveState } from '../sync/save-state.ts'
import { useSaveState } from '../sync/use-save-state.ts'
import { useTray } from '../sync/use-tray.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { CopyMyText } from './copy-my-text.tsx'
import styles from './save-words.module.css'

const words = messages.ownWork.save

/** What has become of this person's work, in the words they were promised; leads to what waits in the tray. */
export function SaveWords({ onTray }: { onTray: () => void }) {
  const save = useSaveState()
  const waiting = useTray().items.length
  const { icon, text, tone } = look(save)
  return (
    <>
      <span role="status" className={classNames(styles.words, tone && styles[tone])}>
        {icon}
        {text}
      </span>
      {save.state === 'notSaved' && <CopyMyText text={save.text} size="small" />}
      {waiting > 0 && (
        <Button size="small" variant="quiet" className={styles.tray} icon={<Inbox aria-hidden />} onClick={onTray}>
          {words.trayWaits(waiting)}
        </Button>
      )}
    </>
  )
}

function look(save: SaveState): { icon: ReactNode; text: string; tone: 'amber' | 'red' | null } {
  switch (save.state) {
    case 'saved':
      return { icon: <CloudCheck aria-hidden />, text: words.saved, tone: null }
    case 'saving':
      return { icon: <Repeat aria-hidden />, text: words.saving, tone: null }
    case 'connecting':
      return { icon: <Repeat aria-hidden />, text: words.connecting(save.changes), tone: null }
    case 'offline': {
      const text = save.keeps ? words.offline(save.changes) : words.offlineNotKept
      return { icon: <WifiOff aria-hidden />, text, tone: 'amber' }
    }
    case 'notSaved':
      return { icon: <CloudAlert aria-hidden />, text: words.notSaved, tone: 'red' }
    default:
      return unreachable(save)
  }
}
