import { useEffect, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { Spinner } from '../ui/spinner.tsx'
import { ClosedDoor } from './closed-door.tsx'
import styles from './join.module.css'
import { useJoin } from './use-join.ts'

/** The projector has no name and nobody at its keyboard: its link goes straight through. */
export function RoomScreenEntry({ secret }: { secret: string }) {
  const { joining, join } = useJoin()
  const started = useRef(false)

  useEffect(() => {
    if (started.current) return
    started.current = true
    void join({ secret })
  })

  if (joining.state === 'refused') return <ClosedDoor fault={joining.fault} again={() => void join({ secret })} />
  return (
    <main className={styles.waiting}>
      <Spinner label={messages.join.roomScreen} labelShown />
    </main>
  )
}
