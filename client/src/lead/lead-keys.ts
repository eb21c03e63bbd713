import { useEffect, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { showToast } from '../ui/toast-store.ts'
import type { Action, LeadActions } from './use-lead-actions.ts'

const words = messages.lead.keys

type LeadKey = 'next' | 'back' | 'minute' | 'gather' | 'lock'

/** The facilitator's keys, written as tooltips and the list of keys show them. */
export const leadShortcuts: Readonly<Record<LeadKey, string>> = {
  next: 'Shift+Right',
  back: 'Shift+Left',
  minute: 'Shift+T',
  gather: 'Shift+B',
  lock: 'Shift+L',
}

/** For the dialog that shows all keys: a heading, and each key with what it does. */
export const leadKeys: { title: string; keys: readonly { keys: string; words: string }[] } = {
  title: words.title,
  keys: (Object.keys(leadShortcuts) as LeadKey[]).map((key) => ({ keys: leadShortcuts[key], words: words[key] })),
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Which of the facilitator's keys this is, or null. */
export function leadKeyOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): LeadKey | null {
  if (!shiftKey || ctrlKey || metaKey || altKey) return null
  switch (key.toLowerCase()) {
    case 'arrowright':
      return 'next'
    case 'arrowleft':
      return 'back'
    case 't':
      return 'minute'
    case 'b':
      return 'gather'
    case 'l':
      return 'lock'
    default:
      return null
  }
}

/** Listens for the facilitator's keys. They rest while something else needs the keyboard; a blocked one says why. */
export function useLeadKeys(actions: LeadActions | null): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      const key = leadKeyOf(event)
      if (!key || !latest.current || event.repeat || keysAreTaken(event.target)) return
      // Before the board, which moves by Shift and an arrow when nothing else does.
      event.preventDefault()
      event.stopPropagation()
      run(latest.current[key])
    }
    window.addEventListener('keydown', handleKey, { capture: true })
    return () => window.removeEventListener('keydown', handleKey, { capture: true })
  }, [])
}

function run(action: Action): void {
  if (action.blocked !== null) showToast(action.blocked)
  else if (!action.busy) action.run()
}

/** A text, an open dialog or menu, or a note that Shift and an arrow nudge. */
function keysAreTaken(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], [role="menu"]')) return true
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role="textbox"], [role="combobox"], [data-note]')) return true
  if (target instanceof HTMLInputElement) return !['button', 'checkbox', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
