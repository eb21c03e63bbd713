import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

export type Rendered = {
  container: HTMLElement
  rerender: (node: ReactNode) => void
  unmount: () => void
}

/**
 * Renders into a fresh element of the document body and flushes effects.
 * The caller unmounts, or calls `cleanUp` after each test.
 */
export function render(node: ReactNode): Rendered {
  const container = document.createElement('div')
  document.body.append(container)
  const root = createRoot(container)
  act(() => root.render(node))
  const unmount = () => {
    act(() => root.unmount())
    container.remove()
    mounted.delete(unmount)
  }
  mounted.add(unmount)
  return { container, rerender: (next) => act(() => root.render(next)), unmount }
}

/** Unmounts everything `render` has put on the page; for `afterEach`. */
export function cleanUp(): void {
  for (const unmount of [...mounted]) unmount()
}

/** The one element that matches; throws with the markup when there is none, so that a failing test says what was there. */
export function find<E extends Element = HTMLElement>(selector: string, within: ParentNode = document): E {
  const element = within.querySelector<E>(selector)
  if (!element) throw new Error(`Nothing matches ${selector} in:\n${document.body.innerHTML}`)
  return element
}

/** The button whose accessible name, or else its text, is exactly `name`. */
export function findButton(name: string, within: ParentNode = document): HTMLButtonElement {
  const buttons = [...within.querySelectorAll('button')]
  const match = buttons.find((button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name)
  if (!match) throw new Error(`No button “${name}” in:\n${document.body.innerHTML}`)
  return match
}

/** Clicks and flushes what follows. */
export function click(element: HTMLElement): void {
  act(() => element.click())
}

/** Types into a controlled field the way React notices: through the native setter, then an input event. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = Object.getPrototypeOf(field) as object
  const setter = Object.getOwnPropertyDescriptor(prototype, 'value')?.set
  act(() => {
    setter?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** Presses a key on an element and flushes what follows. */
export function press(element: Element, key: string, init: KeyboardEventInit = {}): void {
  act(() => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  })
}

const mounted = new Set<() => void>()
