import { sectionIds } from '@planwall/shared/plan/section-id.ts'
import type * as Y from 'yjs'
import * as z from 'zod/mini'
import { wordsAt } from './ref-in-doc.ts'
import { saysAllOf } from './says-all-of.ts'
import { isWithin, labelsOf, refKey, sameRef, sectionLabel, sectionOfRoot } from './text-ref.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

/**
 * Something this person wrote that the server might not take, beside what stands there instead. `locked`: the section
 * was closed to them. `void`: what they wrote in had been removed. `unsent`: it could not be sent as it was.
 */
export const trayItemSchema = z.object({
  id: z.string(),
  section: z.enum(sectionIds),
  sectionLabel: z.string(),
  /** Names of the field and the column, outermost first; empty for a note. */
  field: z.array(z.string()),
  root: z.string(),
  path: z.array(z.string()),
  yours: z.string(),
  /** Empty when nothing stands there. */
  theirs: z.string(),
  /** When it was written, in ms since 1970 by this device's clock. */
  at: z.number(),
  why: z.enum(['locked', 'void', 'unsent']),
})
export type TrayItem = z.infer<typeof trayItemSchema>

/**
 * What a refusal covers: the work that was under way. In `roots` it was refused; elsewhere, or everywhere for null, some
 * of it may have hung on what is gone, which the server does not say when it has roots to name.
 */
export type Refusal = { why: TrayItem['why']; roots: ReadonlySet<string> | null; work: readonly WorkEntry[] }

/**
 * The work that a refusal took out of the plan: what does not stand in the server's document. `mine` is the document as
 * this person sees it. It errs towards keeping: an item too many is discarded with a click.
 */
export function rescue(refusal: Refusal, documents: { mine: Y.Doc; theirs: Y.Doc }, newId: () => string): TrayItem[] {
  const { roots, work } = refusal
  const yoursAt = (entry: WorkEntry) => fuller(wordsAt(documents.mine, entry) ?? '', entry.words)
  // A row or a note that never arrived is one thing, with all that was written in its cells.
  const missing = work.filter((entry) => wordsAt(documents.theirs, entry) === null)
  const isSaidBy = (outer: WorkEntry, entry: WorkEntry) =>
    isWithin(entry, outer) && !sameRef(entry, outer) && yoursAt(outer).includes(yoursAt(entry))
  return work.flatMap((entry): TrayItem[] => {
    const section = sectionOfRoot(entry.root)
    if (section === null || missing.some((outer) => isSaidBy(outer, entry))) return []
    const why = roots === null || roots.has(entry.root) ? refusal.why : 'void'
    const yours = yoursAt(entry)
    const theirs = wordsAt(documents.theirs, entry) ?? ''
    if (!isLost(yours, theirs, why)) return []
    return [
      {
        id: newId(),
        section,
        sectionLabel: sectionLabel(section),
        field: labelsOf(entry),
        root: entry.root,
        path: [...entry.path],
        yours,
        theirs,
        at: entry.at,
        why,
      },
    ]
  })
}

/**
 * A refusal with what was written since it came: in the refused roots that shares its fate. Of the rest nothing is
 * known before all of it is answered, and then it is on its way.
 */
export function upToDate(refusal: Refusal, later: readonly WorkEntry[], answered: boolean): Refusal {
  const { roots, work } = refusal
  const isRefused = ({ root }: WorkEntry) => roots === null || roots.has(root)
  const all = [...(answered ? work : work.filter(isRefused)), ...later.filter(isRefused)]
  return { ...refusal, work: [...new Map(all.map((entry) => [`${refKey(entry)} ${entry.words}`, entry])).values()] }
}

/** Work on something removed came with work that was taken: there only the lines that stand nowhere are lost. */
function isLost(yours: string, theirs: string, why: TrayItem['why']): boolean {
  if (yours === '' || yours === theirs) return false
  if (why === 'locked') return true
  const lines = theirs.split('\n').map((line) => line.trim())
  return yours.split('\n').some((line) => line.trim() !== '' && !lines.includes(line.trim()))
}

/** The server's answer may already have taken words out of our document; then those we noted are the fuller ones. */
function fuller(now: string, noted: string): string {
  return saysAllOf(now, noted) ? now : noted
}
