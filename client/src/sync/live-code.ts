import { loadPatiently } from '../ui/lazy-soon.ts'
import { stopAskingAhead } from './first-view-request.ts'

/** What opens live sessions, and with it the document's library and all that writes. */
export type LiveCode = Pick<typeof import('./connect-plan.ts'), 'connectPlan' | 'disconnectPlan'>

let here: LiveCode | null = null
let coming: Promise<LiveCode> | null = null

/** Null until it has come. */
export function liveCodeIfHere(): LiveCode | null {
  return here
}

/** Rejects when it did not come within a minute. */
export function loadLiveCode(): Promise<LiveCode> {
  coming ??= loadPatiently(() => import('./connect-plan.ts')).then((code) => {
    here = code
    stopAskingAhead()
    return code
  })
  return coming
}

// Before anything else that a screen needs only after its first view. Whoever opens a plan hears of a failure.
if (import.meta.env.PROD) loadLiveCode().catch(() => undefined)
