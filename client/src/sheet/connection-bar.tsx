import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Wifi from 'lucide-react/icons/wifi'
import WifiOff from 'lucide-react/icons/wifi-off'
import { useEffect, useRef, useState } from 'react'
import { formatTime } from '../messages/format.ts'
import { messages } from '../messages/t.ts'
import type { SaveState } from '../sync/save-state.ts'
import { useSaveState } from '../sync/use-save-state.ts'
import { useTray } from '../sync/use-tray.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { CopyMyText } from './copy-my-text.tsx'

const words = messages.ownWork.connection

/** “Back” leaves after so long, unless something waits in the tray; in milliseconds. */
const BACK_LASTS_MS = 8_000

/** A line that breaks for a moment is no news, in milliseconds. */
const PATIENCE_MS = 2_500

type Back = { afterMs: number; merged: number }

/** Says when the line is down, when it is back, and, loudly, when nothing can be kept. */
export function ConnectionBar({ onTray }: { onTray: () => void }) {
  const save = useSaveState()
  const late = useTray().items.length
  const down = useDown(save)
  const back = useBack(save, late > 0)

  if (save.state === 'notSaved') {
    return (
      <Banner
        tone="danger"
        icon={<TriangleAlert />}
        title={words.notSavedTitle}
        action={<CopyMyText text={save.text} size="small" />}
      >
        {words.notSaved}
      </Banner>
    )
  }
  if (save.state === 'offline' && down) {
    return (
      <Banner
        tone="warning"
        icon={<WifiOff />}
        title={words.offlineSince(formatTime(save.since))}
        action={
          <Button variant="quiet" size="small" onClick={tryNow}>
            {words.tryNow}
          </Button>
        }
      >
        {words.keepWorking(save.changes)}
      </Banner>
    )
  }
  if (back) {
    return (
      <Banner
        tone="success"
        icon={<Wifi />}
        title={words.back(Math.round(back.afterMs / 60_000))}
        action={
          late > 0 && (
            <Button variant="quiet" size="small" onClick={onTray}>
              {words.look}
            </Button>
          )
        }
      >
        {words.merged(Math.max(0, back.merged - late), late)}
      </Banner>
    )
  }
  return null
}

/** True once the line has been down long enough to be worth a word. */
function useDown(save: SaveState): boolean {
  const [down, setDown] = useState(false)
  const isOffline = save.state === 'offline'
  useEffect(() => {
    if (!isOffline) return setDown(false)
    const timer = setTimeout(() => setDown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isOffline])
  return down
}

function useBack(save: SaveState, stays: boolean): Back | null {
  const [back, setBack] = useState<Back | null>(null)
  const offline = useRef<{ since: number; changes: number } | null>(null)
  useEffect(() => {
    if (save.state === 'offline') {
      offline.current = save
      setBack(null)
    } else if (save.state === 'saved' && offline.current) {
      const { since, changes } = offline.current
      offline.current = null
      const afterMs = Date.now() - since
      if (afterMs >= PATIENCE_MS) setBack({ afterMs, merged: changes })
    }
  }, [save])
  useEffect(() => {
    if (!back || stays) return
    const timer = setTimeout(() => setBack(null), BACK_LASTS_MS)
    return () => clearTimeout(timer)
  }, [back, stays])
  return back
}

/** What the browser says when its network comes back; the line then looks at once instead of at its next turn. */
function tryNow(): void {
  window.dispatchEvent(new Event('online'))
}
