import { type ReactNode, type RefCallback, useCallback, useEffect, useState } from 'react'
import type { Side } from './place-beside.ts'
import { TooltipBubble } from './tooltip-bubble.tsx'

/** How long a pointer rests before the tooltip comes, in milliseconds: long enough not to flicker on the way past. */
const HOVER_DELAY_MS = 350

type Options = { shortcut?: string | undefined; side?: Side | undefined }

type Tooltip<E extends HTMLElement> = {
  /** For the element the tooltip belongs to. It listens through this alone, so the element's own handlers stay its own. */
  ref: RefCallback<E>
  /** To be rendered beside that element. */
  element: ReactNode
  show: () => void
  hide: () => void
}

/**
 * A tooltip: after a short rest of the pointer, at once on keyboard focus; gone on Escape. It only repeats what
 * assistive technology is told otherwise (name or description), so it is hidden from it. An empty text never shows.
 */
export function useTooltip<E extends HTMLElement>(text: string, { shortcut, side = 'top' }: Options = {}): Tooltip<E> {
  const [trigger, setTrigger] = useState<E | null>(null)
  const [open, setOpen] = useState(false)
  const show = useCallback(() => setOpen(true), [])
  const hide = useCallback(() => setOpen(false), [])
  const ref = useCallback((element: E | null) => setTrigger(element), [])

  useEffect(() => (trigger && text ? listen(trigger, show, hide) : undefined), [trigger, text, show, hide])
  useEffect(() => {
    if (!open) return
    const hideOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    document.addEventListener('keydown', hideOnEscape)
    return () => document.removeEventListener('keydown', hideOnEscape)
  }, [open, hide])

  const shown = open && text && trigger
  const element = shown ? <TooltipBubble anchor={trigger} text={text} shortcut={shortcut} side={side} /> : null
  return { ref, element, show, hide }
}

/** Calls `show` and `hide` as pointer and focus come and go; the returned function ends it. */
function listen(trigger: HTMLElement, show: () => void, hide: () => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let delay: ReturnType<typeof setTimeout> | undefined
  const leave = () => {
    clearTimeout(delay)
    hide()
  }

  const enter = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return // a tap acts; it does not ask
    clearTimeout(delay)
    delay = setTimeout(show, HOVER_DELAY_MS)
  }
  trigger.addEventListener('pointerenter', enter, { signal })
  trigger.addEventListener('pointerleave', leave, { signal })
  trigger.addEventListener('pointerdown', leave, { signal })
  trigger.addEventListener('focusin', () => trigger.matches(':focus-visible') && show(), { signal })
  trigger.addEventListener('focusout', leave, { signal })
  return () => {
    clearTimeout(delay)
    stop.abort()
  }
}
