import { unreachable } from '@planwall/shared/unreachable.ts'
import { useEffect } from 'react'
import { messages } from '../messages/t.ts'
import { Spinner } from '../ui/spinner.tsx'
import { ClosedDoor } from './closed-door.tsx'
import { Invited } from './invited.tsx'
import styles from './join.module.css'
import { RoomScreenEntry } from './room-screen-entry.tsx'
import { useLook } from './use-look.ts'

const words = messages.join

/** What a link opens: the plan it is for, and a name and a colour away from it. */
export default function JoinRoute() {
  const { door, again } = useLook()
  const title = door.state === 'open' ? words.title(door.look.organisation) : words.comeIn

  useEffect(() => {
    document.title = messages.app.titleOf(title)
  }, [title])

  switch (door.state) {
    case 'looking':
      return (
        <main className={styles.waiting}>
          <Spinner label={words.looking} labelShown />
        </main>
      )
    case 'noLink':
      return <ClosedDoor title={words.fault.noLink.title} body={words.fault.noLink.body} />
    case 'closed':
      return <ClosedDoor fault={door.fault} again={again} />
    case 'open':
      // Keyed by the link: another one opened in the same tab starts a form of its own.
      return door.look.kind === 'roomScreen' ? (
        <RoomScreenEntry key={door.secret} secret={door.secret} />
      ) : (
        <Invited key={door.secret} secret={door.secret} look={door.look} />
      )
    default:
      return unreachable(door)
  }
}
