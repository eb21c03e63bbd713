import { sectionIds } from '@planwall/shared/plan/section-id.ts'
import type * as Y from 'yjs'
import * as z from 'zod/mini'
import { labelsOf, refKey, sectionLabel, sectionOfRoot, wordsAt } from './text-ref.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

/**
 * Something this person wrote that the server might not take, beside what stands there instead. `locked`: the section
 * was closed to them. `void`: what they wrote in had been removed.
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
  why: z.enum(['locked', 'void']),
})
export type TrayItem = z.infer<typeof trayItemSchema>

/** What a refusal covers: these roots, or, for null, whatever of ours the server's document does not hold. */
export type Refusal = { why: TrayItem['why']; roots: ReadonlySet<string> | null }

/**
 * The work that a refusal took out of the plan: what was written lately in the refused roots and does not stand in the
 * server's document. `mine` is the document as this person sees it.
 */
export function rescue(
  work: readonly WorkEntry[],
  refusal: Refusal,
  documents: { mine: Y.Doc; theirs: Y.Doc },
  newId: () => string,
): TrayItem[] {
  const refused = work.filter((entry) => refusal.roots === null || refusal.roots.has(entry.root))
  const items: TrayItem[] = []
  for (const entry of refused) {
    const section = sectionOfRoot(entry.root)
    if (section === null) continue
    // A row or a note that never arrived is one thing, whatever was written in its cells.
    if (refused.some((other) => contains(other, entry) && wordsAt(documents.theirs, other) === null)) continue
    const yours = longer(wordsAt(documents.mine, entry) ?? '', entry.words)
    const theirs = wordsAt(documents.theirs, entry) ?? ''
    if (yours === '' || yours === theirs) continue
    items.push({
      id: newId(),
      section,
      sectionLabel: sectionLabel(section),
      field: labelsOf(entry),
      root: entry.root,
      path: [...entry.path],
      yours,
      theirs,
      at: entry.at,
      why: refusal.why,
    })
  }
  return items
}

/** Earlier items and later ones; a later version of the same place takes the place of an earlier one. */
export function addToTray(tray: readonly TrayItem[], items: readonly TrayItem[]): TrayItem[] {
  const places = new Set(items.map(refKey))
  return [...tray.filter((item) => !places.has(refKey(item))), ...items]
}

function contains(outer: WorkEntry, inner: WorkEntry): boolean {
  if (outer.root !== inner.root || outer.path.length >= inner.path.length) return false
  return outer.path.every((part, index) => part === inner.path[index])
}

/** The server's answer may already have taken the words out of our document; then those we noted are the fuller ones. */
function longer(a: string, b: string): string {
  return a.length >= b.length ? a : b
}
