import type { InvitationKind } from '@planwall/shared/protocol/http.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import { useState } from 'react'
import { messages } from '../../messages/t.ts'
import { faultSentence } from '../../sync/fault-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './invite-dialog.module.css'
import { LinkCard } from './link-card.tsx'
import { type Invitations, useInvitations } from './use-invitations.ts'

const words = messages.join.invite

/** The team's first: it is the one that is nearly always wanted. */
const kinds = ['member', 'facilitator', 'observer', 'roomScreen'] as const satisfies readonly InvitationKind[]

type Props = { planId: string; organisation: string; onClose: () => void }

/** The links of a plan: to copy, to scan, to replace and to switch off. For facilitators, since only they are told the links. */
export function InviteDialog({ planId, organisation, onClose }: Props) {
  const invitations = useInvitations(planId)
  const [kind, setKind] = useState<InvitationKind>('member')
  return (
    <Dialog
      title={words.title(organisation)}
      description={words.description}
      closeLabel={messages.app.close}
      onClose={onClose}
      size="wide"
    >
      <div className={styles.kinds}>
        <Segmented
          label={words.choose}
          segments={kinds.map((each) => ({ value: each, label: words.kinds[each].name }))}
          value={kind}
          onValueChange={setKind}
        />
        <p className={styles.hint}>{words.kinds[kind].hint}</p>
      </div>
      <LinkPanel invitations={invitations} kind={kind} />
    </Dialog>
  )
}

function LinkPanel({ invitations, kind }: { invitations: Invitations; kind: InvitationKind }) {
  const { links, again, rotate, revoke } = invitations
  switch (links.state) {
    case 'loading':
      return (
        <div className={styles.panel}>
          <Spinner label={words.loading} labelShown />
        </div>
      )
    case 'unknown':
      return (
        <div className={styles.panel} role="alert">
          <p>{faultSentence(links.fault)}</p>
          <Button onClick={again}>{messages.join.fault.again}</Button>
        </div>
      )
    case 'known':
      return (
        <LinkCard
          key={kind}
          kind={kind}
          link={links.links[kind] ?? null}
          origin={links.origin}
          rotate={() => rotate(kind)}
          revoke={() => revoke(kind)}
        />
      )
    default:
      return unreachable(links)
  }
}
