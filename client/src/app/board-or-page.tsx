import { lazy } from 'react'
import { Redirect, useSearch } from 'wouter'
import { leadParts } from './facilitator-parts.ts'

const Board = lazy(() => import('../board/board-route.tsx'))

/** Below this width of the window, in CSS pixels, the plan opens as a page to be read in order. */
const NARROW = 700

/**
 * `/plans/:planId`: the board; on a narrow screen the page view instead, which loads no board. `?view=board` asks for
 * the board on any screen, and is remembered by this tab. A link to a section leads to it either way.
 */
export function BoardOrPage({ planId }: { planId: string }) {
  const asked = new URLSearchParams(useSearch()).get('view') === 'board'
  if (asked) remember(planId)
  if (asked || innerWidth >= NARROW || isRemembered(planId)) return <Board planId={planId} lead={leadParts} />
  return <Redirect to={`/plans/${planId}/page${location.hash}`} replace />
}

const keyOf = (planId: string) => `planwall-wants-board:${planId}`

function remember(planId: string): void {
  try {
    sessionStorage.setItem(keyOf(planId), 'yes')
  } catch (error) {
    // Without storage the choice lasts as long as it stands in the address.
    if (!(error instanceof DOMException)) throw error
  }
}

function isRemembered(planId: string): boolean {
  try {
    return sessionStorage.getItem(keyOf(planId)) !== null
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return false
  }
}
