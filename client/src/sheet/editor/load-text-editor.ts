import { useEffect, useState } from 'react'
import { messages } from '../../messages/t.ts'
import { showToast } from '../../ui/toast-store.ts'

type TextEditor = typeof import('./text-editor.tsx').TextEditor

let loaded: TextEditor | null = null

/** The editor's own chunk: the screens that only show the plan never load it. Fails when it cannot be fetched. */
export async function loadTextEditor(): Promise<TextEditor> {
  loaded = (await import('./text-editor.tsx')).TextEditor
  return loaded
}

/** Whether a text that gets the focus is an editor at once. */
export function isTextEditorLoaded(): boolean {
  return loaded !== null
}

/** Fetches it ahead of a click that may come; when that fails, the click fetches it again and says so. */
export function preloadTextEditor(): void {
  if (loaded === null) void loadTextEditor().catch(() => null)
}

/** The same once the browser has nothing better to do, so that the first click finds it there. */
export function preloadWhenIdle(): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(preloadTextEditor, 1_000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(preloadTextEditor, { timeout: 3_000 })
  return () => cancelIdleCallback(handle)
}

/**
 * The editor, or null as long as it is not wanted or on its way; the static text stays in its place meanwhile. Not
 * React's lazy: a chunk that cannot be fetched must not take the screen down in the middle of a meeting.
 */
export function useTextEditor(wanted: boolean, onFail: () => void): TextEditor | null {
  const [, arrived] = useState(loaded !== null)
  useEffect(() => {
    if (!wanted || loaded !== null) return
    let waiting = true
    loadTextEditor().then(
      () => waiting && arrived(true),
      () => {
        if (!waiting) return
        showToast(messages.editor.editorNotLoaded)
        onFail()
      },
    )
    return () => {
      waiting = false
    }
  }, [wanted, onFail])
  return wanted ? loaded : null
}
