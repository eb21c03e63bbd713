/**
 * Copies text and says whether it worked. The clipboard interface exists on https and localhost only, a workshop in a
 * meeting room often runs on plain http; there the old copy command is tried from within the element's surroundings
 * (a modal dialog lets nothing outside it be selected). When that fails too, show the text selected.
 */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error // refused by the person or the browser: try the old way
  }
  return copyBySelection(text, near)
}

function copyBySelection(text: string, near: HTMLElement): boolean {
  if (typeof document.execCommand !== 'function') return false
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = 'visually-hidden'
  near.after(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return done
}
