import type * as Y from 'yjs'
import type { GuardLimits } from './limits.ts'
import type { GuardRefusal } from './refusal.ts'

export type GuardRules = {
  /** May this sender write to that root now? Unknown roots are never asked: they are refused. */
  mayWrite(root: string): boolean
  /** Whose Yjs client id is it: the sender's own, unclaimed (becomes the sender's), or another's. */
  claim(clientId: number): 'own' | 'free' | 'other'
  limits: GuardLimits
}

export type GuardVerdict =
  /** Nothing is refused. `empty`: the room knew all of it already, so there is nothing to log or to fan out. */
  | { kind: 'accepted'; update: Uint8Array; roots: ReadonlySet<string>; claims: readonly number[]; empty: boolean }
  /**
   * Some of it may not be taken; `update` is the rest, without a hole in the sender's clock. `voided`: new work hangs on
   * something that is gone (a deleted note, work refused earlier) and belongs in the sender's rescue tray too.
   */
  | {
      kind: 'filtered'
      update: Uint8Array
      roots: ReadonlySet<string>
      refusedRoots: ReadonlySet<string>
      voided: boolean
      claims: readonly number[]
      empty: boolean
    }
  /** Cannot come from a correct client, or is too big to take whole: nothing of it may be applied. */
  | { kind: 'refused'; reason: GuardRefusal }

/** Judges an update before `Y.applyUpdate` sees it. Never throws and never touches the document. */
export function guard(_doc: Y.Doc, _update: Uint8Array, _rules: GuardRules): GuardVerdict {
  return { kind: 'refused', reason: 'unforeseen' }
}
