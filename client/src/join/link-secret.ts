import { invitationSecret } from '@planwall/shared/protocol/http.ts'

const storageKey = 'planwall-link'

/** Where the browser keeps nothing, a reload asks for the link again; within the page it is still known. */
let kept: string | null = null

/**
 * The secret of the link that was opened: from the address, or what was kept of it when the address was cleaned. Null
 * when no link was opened in this tab.
 */
export function readSecret(): string | null {
  return invitationSecret(location.hash) ?? kept ?? storedSecret()
}

/** Takes the secret out of the address bar, where people see it, share it and find it in their history; a reload still has it. */
export function hideSecret(secret: string): void {
  kept = secret
  inStorage((storage) => storage.setItem(storageKey, secret))
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
}

/** After coming in nothing needs it any more. */
export function forgetSecret(): void {
  kept = null
  inStorage((storage) => storage.removeItem(storageKey))
}

function storedSecret(): string | null {
  return inStorage((storage) => storage.getItem(storageKey))
}

function inStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(sessionStorage)
  } catch (error) {
    if (error instanceof DOMException) return null // blocked by the browser's settings
    throw error
  }
}
