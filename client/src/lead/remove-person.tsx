import type { RosterEntry } from '@planwall/shared/protocol/roster.ts'
import { useState } from 'react'
import { messages } from '../messages/t.ts'
import { removePerson } from '../sync/api.ts'
import { faultSentence } from '../sync/fault-sentence.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast-store.ts'

const words = messages.lead.remove

/** Asks before somebody loses access to the plan. */
export function RemovePerson({ person, onDone }: { person: RosterEntry; onDone: () => void }) {
  const { id } = usePlan()
  const [busy, setBusy] = useState(false)
  const handleRemove = async () => {
    setBusy(true)
    const answer = await removePerson(id, person.id)
    onDone()
    showToast(answer.ok ? words.done(person.name) : faultSentence(answer.fault))
  }
  return (
    <Dialog
      title={words.title(person.name)}
      description={words.body(person.name)}
      closeLabel={words.closeLabel}
      onClose={onDone}
      actions={
        <>
          <Button data-autofocus onClick={onDone}>
            {words.keep}
          </Button>
          <Button variant="danger" busy={busy} onClick={() => void handleRemove()}>
            {words.confirm(person.name)}
          </Button>
        </>
      }
    />
  )
}
