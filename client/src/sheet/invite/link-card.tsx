import type { Invitation, InvitationKind } from '@planwall/shared/protocol/http.ts'
import { useState } from 'react'
import { messages } from '../../messages/t.ts'
import type { ApiFault } from '../../sync/ask.ts'
import { faultSentence } from '../../sync/fault-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { announce } from '../../ui/live-region.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import styles from './invite-dialog.module.css'

const words = messages.join.invite

type Props = {
  kind: InvitationKind
  link: Invitation | null
  /** What its address begins with. */
  origin: string
  rotate: () => Promise<ApiFault | null>
  revoke: () => Promise<ApiFault | null>
}

/** One link: its code, its text, and what can be done to it, each asked about before it is done. */
export function LinkCard({ kind, link, origin, rotate, revoke }: Props) {
  const [asked, setAsked] = useState<'rotate' | 'revoke' | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<ApiFault | null>(null)
  const { name } = words.kinds[kind]

  const run = async (change: () => Promise<ApiFault | null>, said: string) => {
    if (busy) return
    setBusy(true)
    const refused = await change()
    setBusy(false)
    setFault(refused)
    if (refused !== null) return
    setAsked(null)
    announce(said)
  }

  const refusal = fault && (
    <p role="alert" className={styles.fault}>
      {faultSentence(fault)}
    </p>
  )

  if (link === null) {
    return (
      <div className={styles.panel}>
        <p>{words.off}</p>
        {refusal}
        <Button variant="primary" busy={busy} onClick={() => void run(rotate, words.made)}>
          {words.make}
        </Button>
      </div>
    )
  }

  const address = origin + link.path
  const { host, hostname } = new URL(origin)
  return (
    <div className={styles.card}>
      <div className={styles.code}>
        <QrCode text={address} label={words.code(name)} size={212} />
      </div>
      <div className={styles.said}>
        {isThisComputer(hostname) && <p className={styles.local}>{words.local(host)}</p>}
        <p className={styles.scan}>{words.scan}</p>
        <CopyField
          value={address}
          label={words.link(name)}
          copyLabel={words.copy}
          copiedLabel={words.copied}
          selectedHint={words.selected}
        />
        {refusal}
        {asked === null ? (
          <div className={styles.changes}>
            <Button onClick={() => setAsked('rotate')}>{words.rotate}</Button>
            <Button variant="danger" onClick={() => setAsked('revoke')}>
              {words.revoke}
            </Button>
          </div>
        ) : (
          <fieldset className={styles.sure} aria-label={asked === 'rotate' ? words.rotate : words.revoke}>
            <p>{asked === 'rotate' ? words.rotateSure : words.revokeSure}</p>
            <Button autoFocus onClick={() => setAsked(null)}>
              {words.cancel}
            </Button>
            {asked === 'rotate' ? (
              <Button variant="danger" busy={busy} onClick={() => void run(rotate, words.rotated)}>
                {words.rotateYes}
              </Button>
            ) : (
              <Button variant="danger" busy={busy} onClick={() => void run(revoke, words.revoked)}>
                {words.revokeYes}
              </Button>
            )}
          </fieldset>
        )}
      </div>
    </div>
  )
}

/** Whether a link made here leads other people's devices to themselves. */
function isThisComputer(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname)
}
