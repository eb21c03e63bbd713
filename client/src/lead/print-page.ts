/** Opens the page that prints beside the meeting: who leads must not lose the board for it. */
export function openPrintPage(planId: string): void {
  window.open(`/plans/${encodeURIComponent(planId)}/print`, '_blank', 'noopener')
}
