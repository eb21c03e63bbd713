import { useLayoutEffect, useRef } from 'react'
import { Kbd } from './kbd.tsx'
import { placeBeside, type Side } from './place-beside.ts'
import styles from './tooltip-bubble.module.css'

type Props = { anchor: HTMLElement; text: string; shortcut?: string | undefined; side: Side }

/** The bubble itself, in the browser's top layer, so that nothing clips or covers it, dialogs included. */
export function TooltipBubble({ anchor, text, shortcut, side }: Props) {
  const bubble = useRef<HTMLSpanElement>(null)

  useLayoutEffect(() => {
    const element = bubble.current
    if (!element) return
    // Browsers older than the popover attribute show it in place, above the page but under a dialog.
    if ('showPopover' in element) element.showPopover()
    const view = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight }
    const place = placeBeside(anchor.getBoundingClientRect(), element.getBoundingClientRect(), view, side)
    element.style.left = `${Math.round(place.left)}px`
    element.style.top = `${Math.round(place.top)}px`
  })

  return (
    <span ref={bubble} popover="manual" aria-hidden="true" className={styles.bubble}>
      {text}
      {shortcut && <Kbd keys={shortcut} onConsole />}
    </span>
  )
}
