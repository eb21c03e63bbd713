import { useEffect, useState } from 'react'
import { messages } from '../../messages/t.ts'
import { loadPatiently } from '../../ui/lazy-soon.ts'
import { showToast } from '../../ui/toast-store.ts'

type TextEditor = typeof import('./text-editor.tsx').TextEditor

let loaded: TextEditor | null = null
let isComing = false

/** The editor's own chunk: the screens that only show the plan never load it. Fails when it cannot be fetched. */
export async function loadTextEditor(): Promise<TextEditor> {
  loaded = (await import('./text-editor.tsx')).TextEditor
  return loaded
}

/** Whether a text that gets the focus is an editor at once. */
export function isTextEditorLoaded(): boolean {
  return loaded !== null
}

/**
 * Fetches it ahead of a click that may come, and asks again for a minute when the line is poor; what did not come then
 * is asked for by the click.
 */
export function preloadTextEditor(): void {
  if (loaded !== null || isComing) return
  isComing = true
  void loadPatiently(loadTextEditor)
    .catch(() => null)
    .finally(() => {
      isComing = false
    })
}

/**
 * The editor, or null as long as it is not wanted or on its way; the static text stays in its place meanwhile. Not
 * React's lazy: a chunk that cannot be fetched must not take the screen down in the middle of a meeting. Without a
 * line it says so once, and goes on asking for as long as it is wanted: what is typed meanwhile waits for it.
 */
export function useTextEditor(wanted: boolean): TextEditor | null {
  const [, arrived] = useState(loaded !== null)
  useEffect(() => {
    if (!wanted || loaded !== null) return
    let waiting = true
    const ask = async () => {
      for (let tries = 0; waiting; tries += 1) {
        try {
          await loadPatiently(loadTextEditor, 1)
          if (waiting) arrived(true)
          return
        } catch {
          if (waiting && tries === 0) showToast(messages.editor.editorNotLoaded)
        }
      }
    }
    void ask()
    return () => {
      waiting = false
    }
  }, [wanted])
  return wanted ? loaded : null
}
