import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import * as Y from 'yjs'
import { covers } from './clock-search.ts'
import { filterUpdate } from './filter.ts'
import type { GuardLimits } from './limits.ts'
import { type GuardRefusal, Refused, refuse } from './refusal.ts'
import { resolveDeletions } from './resolve-deletions.ts'
import { type Place, resolveRoots } from './resolve-roots.ts'
import { type Scan, type Struct, scan } from './scan.ts'
import { chargeTexts } from './text-work.ts'
import { STEPS, Work } from './work.ts'

export type GuardRules = {
  /** May this sender write to that root now? Unknown roots are never asked: they are refused. */
  mayWrite(root: string): boolean
  /** Whose Yjs client id is it: the sender's own, unclaimed (becomes the sender's), or another's. */
  claim(clientId: number): 'own' | 'free' | 'other'
  limits: GuardLimits
}

/** `work`: what judging and merging it takes, in steps of about 0.2 µs; of one refused, what it took to find out. */
export type GuardVerdict = { work: number } & Judgement

type Judgement =
  /** Nothing is refused. `empty`: the room knew all of it already, so there is nothing to apply, log or fan out. */
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

/** The document holds what the guard should have kept out: drop it, rebuild it from the log, keep the frame's bytes. */
export class BrokenDoc extends Error {}

// Roots are never removed, so an equal number of them means the same ones.
const rootsSeen = new WeakMap<Y.Doc, number>()

/**
 * Judges an update before `Y.applyUpdate` sees it: whose it is, which roots it would change, what of it may be taken.
 * Only the returned bytes may be applied. Never throws and never touches the document.
 */
export function guard(doc: Y.Doc, update: Uint8Array, rules: GuardRules): GuardVerdict {
  const work = new Work(rules.limits.work)
  try {
    const judgement = judge(doc, update, rules, work)
    return { ...judgement, work: work.spent }
  } catch (error) {
    // Anything but `Refused` is a fault of ours; the room must outlive it, and the reason shows in its log.
    return { kind: 'refused', reason: error instanceof Refused ? error.refusal : 'unforeseen', work: work.spent }
  }
}

/**
 * Belt and braces, to be called with the transaction of a guarded update once it is applied (Yjs' `afterTransaction`).
 * Throws `BrokenDoc` when work is pending, a root without a plan's name exists, or a root outside `allowedRoots`
 * changed. It does not replace the guard: some attacks change a root without any transaction that says so.
 */
export function assertUnbroken(doc: Y.Doc, allowedRoots: ReadonlySet<string>, transaction: Y.Transaction): void {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new BrokenDoc('An update is pending')
  if (rootsSeen.get(doc) !== doc.share.size) {
    for (const name of doc.share.keys())
      if (parseRootName(name) === null) throw new BrokenDoc('A root has no known name')
    rootsSeen.set(doc, doc.share.size)
  }
  const allowed = new Set<unknown>()
  for (const name of allowedRoots) allowed.add(doc.share.get(name))
  for (const changed of transaction.changed.keys()) {
    if (!allowed.has(rootOf(changed))) throw new BrokenDoc('A root changed that was not allowed to')
  }
}

function judge(doc: Y.Doc, received: Uint8Array, rules: GuardRules, work: Work): Judgement {
  work.spend(received.length * STEPS.byte)
  const { update, scanned } = scanFresh(doc, received, rules.limits)
  work.spend(piecesIn(scanned.structs) * STEPS.struct + piecesIn(scanned.deletions) * STEPS.deletion)
  const claims = claimsOf(doc, scanned, rules)
  work.spend(claims.length * STEPS.claim)
  const places = resolveRoots(doc, scanned, work)
  const deletions = resolveDeletions(doc, scanned, places, work)
  chargeTexts(work, places, deletions)
  const filtered = filterUpdate(update, scanned, places, deletions, (root) => rules.mayWrite(root))
  const { roots, refusedRoots, empty } = filtered
  const voided = losesWork(scanned, places)
  if (refusedRoots.size === 0 && !voided) return { kind: 'accepted', update: filtered.update, roots, claims, empty }
  return { kind: 'filtered', update: filtered.update, roots, refusedRoots, voided, claims, empty }
}

function piecesIn(byClient: ReadonlyMap<number, readonly unknown[]>): number {
  let pieces = 0
  for (const list of byClient.values()) pieces += list.length
  return pieces
}

/** Takes away what the document holds already: Yjs would split stored text for it before noticing that it is old. */
function scanFresh(doc: Y.Doc, received: Uint8Array, limits: GuardLimits): { update: Uint8Array; scanned: Scan } {
  const scanned = scan(received, limits)
  for (const [client, structs] of scanned.structs) {
    if (structs[0]!.clock >= Y.getState(doc.store, client)) continue
    const update = Y.diffUpdate(received, Y.encodeStateVector(doc))
    return { update, scanned: scan(update, limits) }
  }
  return { update: received, scanned }
}

/** The unclaimed ids that become the sender's. Whoever writes under another's id silences that person for good. */
function claimsOf(doc: Y.Doc, { structs }: Scan, rules: GuardRules): number[] {
  const claims: number[] = []
  for (const client of structs.keys()) {
    if (client === doc.clientID) refuse('foreignClient')
    const claim = rules.claim(client)
    if (claim === 'own') continue
    // An id that nobody claims but that has work in the plan belongs to the server or to somebody of earlier days.
    if (claim === 'other' || doc.store.clients.has(client)) refuse('foreignClient')
    claims.push(client)
  }
  return claims
}

/** Whether new text or values hang on something that is gone. What the sender deletes in the same update is no loss. */
function losesWork({ deletions }: Scan, places: ReadonlyMap<Struct, Place>): boolean {
  for (const [struct, place] of places) {
    if (place.state !== 'void' || (struct.kind !== 'text' && struct.kind !== 'value')) continue
    const ranges = deletions.get(struct.client)
    if (ranges === undefined || !covers(ranges, struct)) return true
  }
  return false
}

function rootOf(type: unknown): unknown {
  let at = type
  while (at instanceof Y.AbstractType && at._item !== null) at = at._item.parent
  return at
}
