import { textIn } from '@planwall/shared/plan/section-content.ts'
import Presentation from 'lucide-react/icons/presentation'
import QrCode from 'lucide-react/icons/qr-code'
import { useState } from 'react'
import { messages } from '../messages/t.ts'
import { InviteDialog } from '../sheet/invite/invite-dialog.tsx'
import { fetchInvitations } from '../sync/api.ts'
import { faultSentence } from '../sync/fault-sentence.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useSection } from '../sync/use-contents.ts'
import { useSaveState } from '../sync/use-save-state.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast-store.ts'

const words = messages.lead.top

/** What a facilitator has in the top bar: the screen for the room, and the links that let people in. */
export function LeadTop() {
  const { id, organisation } = usePlan()
  // As the page calls it, which people may have changed since the plan was made.
  const named = textIn(useSection('masthead'), 'organisation')
  const offline = useSaveState().state === 'offline' ? messages.sync.reasons.offline : null
  const [inviting, setInviting] = useState(false)
  const [opening, setOpening] = useState(false)
  const handleProjector = async () => {
    setOpening(true)
    const said = await openRoomScreen(id)
    setOpening(false)
    if (said !== null) showToast(said)
  }
  return (
    <>
      <Button
        variant="quiet"
        icon={<Presentation aria-hidden />}
        title={words.projectorHint}
        disabledReason={offline}
        busy={opening}
        onClick={() => void handleProjector()}
      >
        {words.projector}
      </Button>
      <Button icon={<QrCode aria-hidden />} disabledReason={offline} onClick={() => setInviting(true)}>
        {words.invite}
      </Button>
      {inviting && <InviteDialog planId={id} organisation={named || organisation} onClose={() => setInviting(false)} />}
    </>
  )
}

/** Opens the room screen by its own link, in a window of its own. Answers with a sentence when that cannot be. */
async function openRoomScreen(planId: string): Promise<string | null> {
  // Opened before the server is asked: a browser lets only a click open windows, not an answer that comes later.
  const screen = window.open('', '_blank')
  if (!screen) return words.projectorBlocked
  const answer = await fetchInvitations(planId)
  const link = answer.ok ? answer.value.invitations.find(({ kind }) => kind === 'roomScreen') : undefined
  if (link) {
    screen.opener = null
    screen.location.replace(link.path)
    return null
  }
  screen.close()
  return answer.ok ? words.projectorOff : faultSentence(answer.fault)
}
