import type { Tool } from './view-store.ts'

export type BoardAction =
  | { type: 'tool'; tool: Tool }
  | { type: 'arrow'; dx: number; dy: number }
  | {
      type:
        | 'overview'
        | 'activeSection'
        | 'returnToGroup'
        | 'zoomIn'
        | 'zoomOut'
        | 'park'
        | 'hand'
        | 'showKeys'
        | 'undo'
        | 'redo'
        | 'remove'
        | 'selectAll'
        | 'leave'
    }

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** How far an arrow key moves a note, in units; ten times with Shift. */
const NUDGE = 4

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const single: Readonly<Record<string, BoardAction>> = {
  v: { type: 'tool', tool: 'select' },
  h: { type: 'tool', tool: 'hand' },
  n: { type: 'tool', tool: 'note' },
  k: { type: 'park' },
  r: { type: 'hand' },
  g: { type: 'returnToGroup' },
  '1': { type: 'overview' },
  '2': { type: 'activeSection' },
  '+': { type: 'zoomIn' },
  '=': { type: 'zoomIn' },
  '-': { type: 'zoomOut' },
  '?': { type: 'showKeys' },
  Delete: { type: 'remove' },
  Backspace: { type: 'remove' },
  Escape: { type: 'leave' },
}

/** What a key does on the board while nobody types, or null when it is the browser's. */
export function actionOf(press: KeyPress): BoardAction | null {
  if (press.altKey) return null
  if (press.ctrlKey || press.metaKey) return chordOf(press)
  const arrow = arrows[press.key]
  if (arrow) {
    const step = press.shiftKey ? NUDGE * 10 : NUDGE
    return { type: 'arrow', dx: arrow[0] * step, dy: arrow[1] * step }
  }
  // Shift with a letter is the facilitator's: Shift+T, Shift+B, Shift+L.
  if (press.shiftKey && /^\p{L}$/u.test(press.key)) return null
  return single[press.key.length === 1 ? press.key.toLowerCase() : press.key] ?? null
}

function chordOf({ key, shiftKey }: KeyPress): BoardAction | null {
  switch (key.toLowerCase()) {
    case 'z':
      return { type: shiftKey ? 'redo' : 'undo' }
    case 'y':
      return { type: 'redo' }
    case 'a':
      return { type: 'selectAll' }
    default:
      return null
  }
}

/** True while keys belong to what has the focus: a text, a field, a list of choices. */
export function isTyping(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false
  if (element.isContentEditable || element.role === 'textbox' || element.role === 'combobox') return true
  if (element instanceof HTMLInputElement) return !['button', 'checkbox', 'radio', 'submit'].includes(element.type)
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
}
