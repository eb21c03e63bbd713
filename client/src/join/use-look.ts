import { invitationSecret, type Look } from '@planwall/shared/protocol/http.ts'
import { useCallback, useEffect, useState } from 'react'
import { lookAtInvitation } from '../sync/api.ts'
import type { ApiFault } from '../sync/ask.ts'
import { hideSecret, readSecret } from './link-secret.ts'

export type Door =
  | { state: 'looking' }
  | { state: 'noLink' }
  | { state: 'closed'; fault: ApiFault }
  | { state: 'open'; secret: string; look: Look }

/** What the link in the address leads to, looked at once for each link; `again` asks anew. */
export function useLook(): { door: Door; again: () => void } {
  const [asked, setAsked] = useState(() => ({ secret: readSecret() }))
  const [door, setDoor] = useState<Door>({ state: 'looking' })
  const again = useCallback(() => setAsked({ secret: readSecret() }), [])

  useEffect(() => {
    const { secret } = asked
    if (secret === null) return setDoor({ state: 'noLink' })
    hideSecret(secret)
    setDoor({ state: 'looking' })
    let current = true
    void lookAtInvitation(secret).then((answer) => {
      if (!current) return
      setDoor(answer.ok ? { state: 'open', secret, look: answer.value } : { state: 'closed', fault: answer.fault })
    })
    return () => {
      current = false
    }
  }, [asked])

  // Another link pasted into the same tab changes the fragment only, which loads nothing by itself.
  useEffect(() => {
    const openAnother = () => invitationSecret(location.hash) !== null && again()
    window.addEventListener('hashchange', openAnother)
    return () => window.removeEventListener('hashchange', openAnother)
  }, [again])

  return { door, again }
}
