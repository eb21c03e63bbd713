type Step = { parent: Element; index: number }

const focusable = [
  'button:not(:disabled)',
  'a[href]',
  'input:not(:disabled)',
  'select:not(:disabled)',
  'textarea:not(:disabled)',
  '[tabindex]:not([tabindex="-1"])',
  'summary',
].join(', ')

/** A part of the page that the focus does not leave by itself as long as something else in it can have it. */
const parts = 'section, main, nav, header, aside, form, dialog, [role="region"], [role="dialog"], [role="toolbar"]'

/**
 * Keeps the focus on the page when what had it is taken away, by this person or by somebody else: it goes to what has
 * come to the same place, such as the next row, else to what had it before. Another screen begins anew, as a new page
 * does. Returns how to stop.
 */
export function keepFocus(page: Document = document): () => void {
  let held: Element | null = null
  let way: Step[] = []
  let before: Element[] = []
  let due = 0

  const handleFocus = (event: Event) => {
    if (!(event.target instanceof Element)) return
    if (held !== null && held !== event.target) before = [held, ...before].slice(0, 8)
    held = event.target
    way = wayTo(held)
  }
  const look = () => {
    if (held === null || held.isConnected || due !== 0) return
    // A frame for what takes the place of the lost element, and one for an editor that takes the focus by itself.
    due = requestAnimationFrame(() => {
      due = requestAnimationFrame(() => {
        due = 0
        if (held === null || held.isConnected || page.activeElement !== page.body) return
        const heir = heirOn(way) ?? before.find(isThere)
        if (heir instanceof HTMLElement) heir.focus({ preventScroll: true })
      })
    })
  }
  const observer = new MutationObserver(look)
  observer.observe(page, { childList: true, subtree: true })
  page.addEventListener('focusin', handleFocus)
  return () => {
    observer.disconnect()
    page.removeEventListener('focusin', handleFocus)
    cancelAnimationFrame(due)
  }
}

/** From the element upwards: each parent, and the place the way goes down from it. */
function wayTo(element: Element): Step[] {
  const way: Step[] = []
  for (let child = element; child.parentElement !== null; child = child.parentElement) {
    way.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) })
  }
  return way
}

/** What stands now where the lost element stood, or near it in the same part of the page. */
function heirOn(way: readonly Step[]): HTMLElement | null {
  for (const { parent, index } of way) {
    if (!parent.isConnected) {
      // The whole part is gone, and its place with it, unless another one has come under the same name.
      if (parent.matches(parts)) return heirInNamesake(parent)
      continue
    }
    const children = [...parent.children]
    const near = [children[index], children[index - 1], ...children].filter((child) => child !== undefined)
    for (const child of near) {
      const heir = firstIn(child)
      if (heir !== null) return heir
    }
    if (parent.matches(parts)) return null
  }
  return null
}

function heirInNamesake(part: Element): HTMLElement | null {
  const name = part.getAttribute('aria-label')
  const namesake = name === null ? null : part.ownerDocument.querySelector(`[aria-label="${CSS.escape(name)}"]`)
  return namesake && firstIn(namesake)
}

function firstIn(element: Element): HTMLElement | null {
  for (const each of [element, ...element.querySelectorAll(focusable)]) {
    if (each instanceof HTMLElement && each.matches(focusable) && isThere(each)) return each
  }
  return null
}

function isThere(element: Element): boolean {
  return (
    element.isConnected && element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert]') === null
  )
}
