import { useEffect, useState } from 'react'

/** Whoever has typed so lately is in the middle of something, in milliseconds. */
const TYPING_LASTS_MS = 10_000

/** After a word most people rest at least this long, in milliseconds. */
const PAUSE_MS = 1_200

let lastInputAt = Number.NEGATIVE_INFINITY

if (typeof document !== 'undefined') {
  document.addEventListener('input', () => {
    lastInputAt = performance.now()
  })
}

/** True while the person is writing: the page must not move under their hands. */
export function isTyping(): boolean {
  return isField(document.activeElement) && performance.now() - lastInputAt < TYPING_LASTS_MS
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
  const [editing, setEditing] = useState(false)
  useEffect(() => {
    const look = () => setEditing(isField(document.activeElement))
    // The focus is nowhere for a moment while it goes from one field to the next.
    const lookSoon = () => setTimeout(look, 0)
    document.addEventListener('focusin', look)
    document.addEventListener('focusout', lookSoon)
    return () => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('focusout', lookSoon)
    }
  }, [])
  return editing
}

function isField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !['button', 'checkbox', 'radio', 'submit'].includes(element.type)
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && (element.isContentEditable || element.role === 'textbox'))
  )
}
