import { unreachable } from '@planwall/shared/unreachable.ts'
import WifiOff from 'lucide-react/icons/wifi-off'
import { Suspense } from 'react'
import { formatTime } from '../messages/format.ts'
import { messages } from '../messages/t.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useMeeting } from '../sync/use-meeting.ts'
import { useSaveState } from '../sync/use-save-state.ts'
import { classNames } from '../ui/class-names.ts'
import { lazySoon } from '../ui/lazy-soon.ts'
import styles from './room-screen.module.css'
import { sceneOf } from './scene.ts'
import { BreakScene } from './scenes/break-scene.tsx'
import { GatheringScene } from './scenes/gathering-scene.tsx'
import { LobbyScene } from './scenes/lobby-scene.tsx'
import { SectionScene } from './scenes/section-scene.tsx'
import { useHiddenPointer } from './use-hidden-pointer.ts'
import { useJoinLink } from './use-join-link.ts'
import { useFullScreenKey } from './use-screen-keys.ts'
import { useWakeLock } from './use-wake-lock.ts'

const words = messages.roomScreen

// Shown only after the meeting, and there by then whatever the line does at its end.
const SheetScene = lazySoon(async () => (await import('./scenes/sheet-scene.tsx')).SheetScene)

/**
 * What the projector shows. It only receives: nothing on it can be pressed, nothing pops up, nothing moves unless the
 * group does, and what it showed last stays while the line is down.
 */
export function RoomScreen() {
  const plan = usePlan()
  const save = useSaveState()
  const isOffline = save.state === 'offline'
  const joinLink = useJoinLink(plan.id, plan.phase === 'ready' && !isOffline)
  useWakeLock()
  useFullScreenKey()
  const pointerHidden = useHiddenPointer()
  return (
    <div className={classNames(styles.screen, pointerHidden && styles.still)}>
      {plan.phase === 'stopped' ? (
        <div className={classNames(styles.stage, styles.stopped)}>
          <p>{words.stopped}</p>
          {plan.stop && <p>{messages.stops[plan.stop]}</p>}
        </div>
      ) : (
        plan.phase === 'ready' && <CurrentScene joinLink={joinLink} />
      )}
      {isOffline && plan.phase !== 'stopped' && (
        <div className={styles.lineAt}>
          <p className={styles.line}>
            <WifiOff aria-hidden="true" />
            {words.reconnecting(formatTime(save.since))}
          </p>
        </div>
      )}
    </div>
  )
}

function CurrentScene({ joinLink }: { joinLink: string | null }) {
  const meeting = useMeeting()
  const scene = sceneOf(meeting)
  if (!meeting) return null
  switch (scene.show) {
    case 'opening':
      return null
    case 'lobby':
      return <LobbyScene meeting={meeting} joinLink={joinLink} />
    case 'section':
      // A section and step of its own each time: nothing of the one before is measured or kept.
      return (
        <SectionScene
          key={`${scene.section}-${scene.step}`}
          meeting={meeting}
          section={scene.section}
          step={scene.step}
          joinLink={joinLink}
        />
      )
    case 'break':
      return <BreakScene meeting={meeting} stage={scene.stage} next={scene.next} joinLink={joinLink} />
    case 'gathering':
      return <GatheringScene meeting={meeting} stage={scene.stage} joinLink={joinLink} />
    case 'sheet':
      return (
        <Suspense>
          <SheetScene />
        </Suspense>
      )
    default:
      return unreachable(scene)
  }
}
