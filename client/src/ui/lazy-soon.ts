import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** How often code that did not come is asked for again, and how long between, in milliseconds: a minute without a line. */
const TRIES = 30
const BETWEEN_MS = 2_000

/**
 * A component whose code is asked for at once and waited for only when it is shown; so it is there by then, also when
 * the line is down, and holds up nothing that is shown before it. What could not be fetched is asked for again.
 */
export function lazySoon<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  const loading = load().then(
    (component) => ({ ok: true, component }) as const,
    () => ({ ok: false }) as const,
  )
  return lazy(async () => {
    const first = await loading
    return { default: first.ok ? first.component : await loadPatiently(load) }
  })
}

/** Code that is asked for again, for a minute, when it does not come; then rejects. */
export async function loadPatiently<T>(load: () => Promise<T>, left = TRIES): Promise<T> {
  try {
    return await load()
  } catch (error) {
    if (left === 0) throw error
  }
  await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
  return loadPatiently(load, left - 1)
}
