import { useState } from 'react'
import { messages } from '../messages/t.ts'
import type { ApiFault } from '../sync/ask.ts'
import { faultSentence } from '../sync/fault-sentence.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './home.module.css'

const words = messages.home.leave

type Props = { plans: number; leave: () => Promise<ApiFault | null>; onClose: () => void }

/** Asks before this browser forgets who it is: what it was in is not found again without a link. */
export function LeaveDialog({ plans, leave, onClose }: Props) {
  const [fault, setFault] = useState<ApiFault | null>(null)
  const [busy, setBusy] = useState(false)

  const handleLeave = async () => {
    setBusy(true)
    const refused = await leave()
    setBusy(false)
    setFault(refused)
    if (refused === null) onClose()
  }

  return (
    <Dialog
      title={words.title}
      description={words.description(plans)}
      closeLabel={messages.app.close}
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {words.stay}
          </Button>
          <Button variant="danger" busy={busy} onClick={() => void handleLeave()}>
            {words.go}
          </Button>
        </>
      }
    >
      {fault !== null && (
        <p role="alert" className={styles.fault}>
          {faultSentence(fault)}
        </p>
      )}
    </Dialog>
  )
}
