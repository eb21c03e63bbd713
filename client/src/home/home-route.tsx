import { unreachable } from '@planwall/shared/unreachable.ts'
import { useEffect } from 'react'
import { messages } from '../messages/t.ts'
import { Spinner } from '../ui/spinner.tsx'
import { CoachHome } from './coach-home.tsx'
import { FrontDoor } from './front-door.tsx'
import styles from './home.module.css'
import { useHome } from './use-home.ts'

const words = messages.home

/** The front door: a coach's plans, or the way in for everybody else. */
export default function HomeRoute() {
  const { home, again, leave } = useHome()

  useEffect(() => {
    document.title = messages.app.titleOf(words.title)
  }, [])

  switch (home.state) {
    case 'loading':
      return (
        <main className={styles.waiting}>
          <Spinner label={words.loading} labelShown />
        </main>
      )
    case 'unknown':
      return <FrontDoor plans={[]} fault={home.fault} again={again} leave={null} />
    case 'known':
      return home.me.coach ? (
        <CoachHome plans={home.me.plans} leave={leave} />
      ) : (
        <FrontDoor plans={home.me.plans} fault={home.fault} again={null} leave={leave} />
      )
    default:
      return unreachable(home)
  }
}
