import type { NoteColor } from '@planwall/shared/plan/note.ts'
import { isSectionId, type SectionId } from '@planwall/shared/plan/section-id.ts'
import * as z from 'zod/mini'
import { create } from 'zustand'
import type { Target } from '../sheet/target.ts'
import type { Looking } from './follow.ts'

export type Tool = 'select' | 'hand' | 'note'

type ViewState = Looking & {
  tool: Tool
  /** Paper of the next note. */
  color: NoteColor
  /** Who lifted the section: only what I opened myself takes the focus. */
  openedBy: 'me' | 'group'
  /** The text that was clicked, where the caret is to go. */
  target: Target | null
  /** The lifted section whose notes stand in a list beside it, because the board has no room for them around it. */
  listed: SectionId | null
}

const fresh: ViewState = {
  following: true,
  shown: null,
  tool: 'select',
  color: 'lemon',
  openedBy: 'group',
  target: null,
  listed: null,
}

/** What only I see of the board: where I look, and what is in my hand. */
export const useView = create<ViewState>(() => fresh)

const keptSchema = z.object({ following: z.boolean(), shown: z.nullable(z.string()) })

const keyOf = (planId: string) => `planwall-board:${planId}`

/** Starts a visit with what this tab showed before it was reloaded; true when there was anything. */
export function restoreView(planId: string): boolean {
  const kept = keptSchema.safeParse(readKept(planId))
  useView.setState(fresh, true)
  if (!kept.success) return false
  const { following, shown } = kept.data
  useView.setState({ following, shown: isSectionId(shown) ? shown : null })
  return true
}

/** Another plan's board begins with nothing of this one's. */
export function resetView(): void {
  useView.setState(fresh, true)
}

/** Keeps what is shown for a reload of this tab, until the returned function is called. */
export function keepView(planId: string): () => void {
  return useView.subscribe(({ following, shown }) => {
    try {
      sessionStorage.setItem(keyOf(planId), JSON.stringify({ following, shown }))
    } catch (error) {
      // Where the browser keeps nothing, a reload begins at the group's place.
      if (!(error instanceof DOMException)) throw error
    }
  })
}

function readKept(planId: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(planId)) ?? 'null')
  } catch (error) {
    // Storage is blocked, or something else wrote there.
    if (!(error instanceof DOMException || error instanceof SyntaxError)) throw error
    return null
  }
}
