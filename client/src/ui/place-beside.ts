export type Side = 'top' | 'bottom' | 'left' | 'right'
export type Size = { width: number; height: number }
export type Box = Size & { left: number; top: number }
export type Placement = { left: number; top: number; side: Side }

const opposite: Record<Side, Side> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }

/** What stays free between the floating thing and the edge of the view, in CSS pixels. */
const EDGE = 8

/**
 * Where to put a floating thing beside its anchor, all in CSS pixels of the view: on the wanted side when it fits
 * there, else on the opposite one when it fits there, centred, and moved along so that it stays in view.
 */
export function placeBeside(anchor: Box, floating: Size, view: Size, wanted: Side, gap = 6): Placement {
  const side = fits(wanted) || !fits(opposite[wanted]) ? wanted : opposite[wanted]
  const { left, top } = at(side)
  return {
    side,
    left: clamp(left, EDGE, view.width - floating.width - EDGE),
    top: clamp(top, EDGE, view.height - floating.height - EDGE),
  }

  function fits(candidate: Side): boolean {
    const { left, top } = at(candidate)
    if (candidate === 'top') return top >= EDGE
    if (candidate === 'left') return left >= EDGE
    if (candidate === 'bottom') return top + floating.height <= view.height - EDGE
    return left + floating.width <= view.width - EDGE
  }

  function at(candidate: Side): { left: number; top: number } {
    const centreX = anchor.left + (anchor.width - floating.width) / 2
    const centreY = anchor.top + (anchor.height - floating.height) / 2
    if (candidate === 'top') return { left: centreX, top: anchor.top - floating.height - gap }
    if (candidate === 'bottom') return { left: centreX, top: anchor.top + anchor.height + gap }
    if (candidate === 'left') return { left: anchor.left - floating.width - gap, top: centreY }
    return { left: anchor.left + anchor.width + gap, top: centreY }
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}
