import { useEffect, useRef } from 'react'
import { actionOf, type BoardAction, isTyping } from './keys.ts'
import { wordGuard } from './word-guard.ts'

/**
 * Gives keys to the board while nobody types and no dialog or menu has them. `act` answers false for what it leaves to
 * the browser.
 */
export function useBoardKeys(act: (action: BoardAction) => boolean): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const guard = wordGuard(() => performance.now())
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || belongsElsewhere(event)) return
      const action = actionOf(event)
      if (!action) return
      if (isLetter(event)) guard.letter(event.key, () => latest.current(action))
      else if (latest.current(action)) event.preventDefault()
    }
    window.addEventListener('keydown', handleKey)
    return () => {
      guard.end()
      window.removeEventListener('keydown', handleKey)
    }
  }, [])
}

/** A letter that stands for a command, as it might stand in a word. */
function isLetter({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && /^\p{L}$/u.test(key)
}

function belongsElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null
  if (isTyping(target)) return true
  if (document.querySelector('dialog[open]') || target?.closest('[role="menu"], [role="dialog"], [data-tray]'))
    return true
  // Arrow keys choose among radio buttons, and scroll what can be scrolled.
  return (
    event.key.startsWith('Arrow') &&
    target?.closest('[data-lift], input, [role="radiogroup"], nav') !== null &&
    target !== null
  )
}
