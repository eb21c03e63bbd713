/** Where a plan is opened: the board where there is room for it, the page on a phone. */
export function planScreen(planId: string): string {
  const path = `/plans/${planId}`
  return matchMedia('(min-width: 700px)').matches ? path : `${path}/page`
}
