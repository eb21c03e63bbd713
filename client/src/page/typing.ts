import { useSyncExternalStore } from 'react'

/** Whoever has typed so lately is in the middle of something, in milliseconds. */
const TYPING_LASTS_MS = 10_000

/** After a word most people rest at least this long, in milliseconds. */
const PAUSE_MS = 1_200

let lastInputAt = Number.NEGATIVE_INFINITY
let inField = false
const listeners = new Set<() => void>()

if (typeof document !== 'undefined') {
  const look = () => {
    inField = isField(document.activeElement)
    for (const tell of listeners) tell()
  }
  document.addEventListener('input', () => {
    lastInputAt = performance.now()
  })
  document.addEventListener('focusin', look)
  // The focus is nowhere for a moment while it goes from one field to the next.
  document.addEventListener('focusout', () => setTimeout(look, 0))
}

/**
 * True while the person is writing: the page must not move under their hands. Also at the very moment in which the
 * field is taken from them, because the group has moved on and nobody may write there any more.
 */
export function isTyping(): boolean {
  return inField && performance.now() - lastInputAt < TYPING_LASTS_MS
}

/** Calls back once the person has finished a word, at once when they are not writing; the returned function forgets it. */
export function whenPausing(act: () => void): () => void {
  const wait = isField(document.activeElement) ? PAUSE_MS - (performance.now() - lastInputAt) : 0
  if (wait <= 0) {
    act()
    return () => {}
  }
  let stop = () => {}
  const timer = setTimeout(() => {
    stop = whenPausing(act)
  }, wait)
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** Whether a field of the plan has the focus, and so the keyboard of a phone is open. */
export function useIsEditing(): boolean {
  return useSyncExternalStore(subscribe, () => inField)
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => {
    listeners.delete(tell)
  }
}

function isField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !['button', 'checkbox', 'radio', 'submit'].includes(element.type)
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && (element.isContentEditable || element.role === 'textbox'))
  )
}
