import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Wifi from 'lucide-react/icons/wifi'
import WifiOff from 'lucide-react/icons/wifi-off'
import { useEffect, useRef, useState } from 'react'
import { formatTime } from '../messages/format.ts'
import { messages } from '../messages/t.ts'
import type { SaveState } from '../sync/save-state.ts'
import { useSaveState } from '../sync/use-save-state.ts'
import { useSentAway } from '../sync/use-sent-away.ts'
import { useTray } from '../sync/use-tray.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { CopyMyText } from './copy-my-text.tsx'
import { useSetAside } from './use-set-aside.ts'

const words = messages.ownWork.connection

/** “Back” leaves after so long, unless something waits in the tray; in milliseconds. */
const BACK_LASTS_MS = 8_000

/** A line that breaks for a moment is no news, in milliseconds. */
const PATIENCE_MS = 2_500

/** When the line went, what was changed since, and the ids of what lay in the tray already. */
type Left = { since: number; changes: number; before: readonly string[] }

/** `merged` and `late`: what became of the changes made meanwhile. */
type Back = { afterMs: number; merged: number; late: number }

/** Says when the line is down and why, when it is back, what the server lost, and, loudly, when nothing can be kept. */
export function ConnectionBar({ onTray }: { onTray: () => void }) {
  const save = useSaveState()
  const down = useDown(save)
  const back = useBack(save)
  const sentAway = useSentAway()
  const setAside = useSetAside()

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
        {sentAway && `${messages.stops[sentAway]} `}
        {save.keeps ? words.keepWorking(save.changes) : words.nothingKept}
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
          back.late > 0 && (
            <Button variant="quiet" size="small" onClick={onTray}>
              {words.look}
            </Button>
          )
        }
      >
        {words.merged(back.merged, back.late)}
      </Banner>
    )
  }
  if (setAside.count > 0) {
    return (
      <Banner
        tone="warning"
        icon={<TriangleAlert />}
        title={words.setAsideTitle}
        action={
          <Button variant="quiet" size="small" onClick={setAside.read}>
            {words.setAsideRead}
          </Button>
        }
      >
        {words.setAside(setAside.count)}
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

function useBack(save: SaveState): Back | null {
  const { items } = useTray()
  const [back, setBack] = useState<(Left & { afterMs: number }) | null>(null)
  const offline = useRef<Left | null>(null)
  const waiting = useRef(items)
  waiting.current = items
  useEffect(() => {
    if (save.state === 'offline') {
      const before = offline.current?.before ?? waiting.current.map(({ id }) => id)
      offline.current = { since: save.since, changes: save.changes, before }
      setBack(null)
    } else if (save.state === 'saved' && offline.current) {
      const afterMs = Date.now() - offline.current.since
      if (afterMs >= PATIENCE_MS) setBack({ ...offline.current, afterMs })
      offline.current = null
    }
  }, [save])
  // What waited in the tray before is no news.
  const late = back ? items.filter(({ id }) => !back.before.includes(id)).length : 0
  useEffect(() => {
    if (!back || late > 0) return
    const timer = setTimeout(() => setBack(null), BACK_LASTS_MS)
    return () => clearTimeout(timer)
  }, [back, late])
  return back && { afterMs: back.afterMs, merged: Math.max(0, back.changes - late), late }
}

/** What the browser says when its network comes back; the line then looks at once instead of at its next turn. */
export function tryNow(): void {
  window.dispatchEvent(new Event('online'))
}
