import type { Busy } from './follow.ts'
import { isTyping } from './keys.ts'

/** A caret that has stood still for so long interrupts nobody's thought any more, in milliseconds. */
const TYPING_LASTS_MS = 10_000

/** After a word most people rest at least this long, in milliseconds. */
const PAUSE_MS = 1_000

/** How often a pause is looked for, in milliseconds. */
const LOOK_EVERY_MS = 150

export type Writing = {
  /** The focus is in a text. */
  inText: boolean
  /** An input method is composing a character. */
  composing: boolean
  /** Milliseconds since the last character. */
  sinceInput: number
}

export function busyOf(writing: Writing, dragging: boolean): Busy {
  if (dragging) return 'dragging'
  if (writing.inText && (writing.composing || writing.sinceInput < TYPING_LASTS_MS)) return 'typing'
  return 'free'
}

/** Whether a word is finished, so that the view may move now. */
export function isPausing(writing: Writing, dragging: boolean): boolean {
  if (dragging || writing.composing) return false
  return !writing.inText || writing.sinceInput >= PAUSE_MS
}

let lastInputAt = Number.NEGATIVE_INFINITY
let composing = false

/** Watches this page's typing; the returned function ends it. */
export function watchTyping(): () => void {
  const stop = new AbortController()
  const options = { capture: true, signal: stop.signal }
  document.addEventListener('input', noteInput, options)
  // Editors that put in the characters themselves leave no input event behind.
  document.addEventListener(
    'keydown',
    (event) => {
      if (isTyping(document.activeElement) && !event.ctrlKey && !event.metaKey) noteInput()
    },
    options,
  )
  document.addEventListener(
    'compositionstart',
    () => {
      composing = true
    },
    options,
  )
  document.addEventListener(
    'compositionend',
    () => {
      composing = false
      noteInput()
    },
    options,
  )
  return () => {
    composing = false
    stop.abort()
  }
}

export function writingNow(): Writing {
  return { inText: isTyping(document.activeElement), composing, sinceInput: performance.now() - lastInputAt }
}

/** Calls back once the person pauses; the returned function stops the waiting. */
export function whenPausing(dragging: () => boolean, act: () => void): () => void {
  const timer = setInterval(() => {
    if (!isPausing(writingNow(), dragging())) return
    clearInterval(timer)
    act()
  }, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

function noteInput(): void {
  lastInputAt = performance.now()
}
