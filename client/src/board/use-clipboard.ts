import { useEffect } from 'react'
import { isTyping } from './keys.ts'
import type { NoteActions } from './use-note-actions.ts'

/** Copies notes as lines of text, and makes notes of pasted lines, while the focus is on the board and nobody types. */
export function useClipboard(notes: NoteActions): void {
  useEffect(() => {
    const mine = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const free = target === null || target === document.body || target.closest('main') !== null
      return (
        free &&
        !isTyping(target) &&
        !isTyping(document.activeElement) &&
        !target?.closest('[data-lift], [role="dialog"]')
      )
    }
    const handleCopy = (event: ClipboardEvent) => {
      if (!mine(event) || !document.getSelection()?.isCollapsed) return
      const text = notes.copied()
      if (text === null) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
    }
    const handlePaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text === '' || !mine(event)) return
      event.preventDefault()
      notes.paste(text)
    }
    document.addEventListener('copy', handleCopy)
    document.addEventListener('paste', handlePaste)
    return () => {
      document.removeEventListener('copy', handleCopy)
      document.removeEventListener('paste', handlePaste)
    }
  }, [notes])
}
