import { useEffect, useState } from 'react'
import { messages } from '../messages/t.ts'
import { faultSentence } from '../sync/fault-sentence.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './home.module.css'
import type { Stayed } from './use-home.ts'

const words = messages.home.leave

type Props = { plans: number; leave: () => Promise<Stayed | null>; onClose: () => void }

/** Asks before this browser forgets who it is: what it was in is not found again without a link. */
export function LeaveDialog({ plans, leave, onClose }: Props) {
  const [fault, setFault] = useState<Stayed | null>(null)
  const [busy, setBusy] = useState(false)
  const unsent = useUnsent()

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
      {unsent > 0 && <p className={styles.fault}>{words.unsent(unsent)}</p>}
      {fault !== null && (
        <p role="alert" className={styles.fault}>
          {fault.code === 'stillKept' ? words.stillKept : faultSentence(fault)}
        </p>
      )}
    </Dialog>
  )
}

/** How many things this browser alone has, which would go with it. */
function useUnsent(): number {
  const [unsent, setUnsent] = useState(0)
  useEffect(() => {
    let isOpen = true
    const count = async () => {
      // Fetched now: home shows no plan by itself.
      const { countUnsent } = await import('../sync/browser-storage.ts')
      const found = await countUnsent()
      if (isOpen) setUnsent(found)
    }
    count().catch((error: unknown) => console.warn('What this browser keeps could not be read:', error))
    return () => {
      isOpen = false
    }
  }, [])
  return unsent
}
