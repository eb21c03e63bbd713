import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/**
 * A component whose code is asked for at once and waited for only when it is shown; so it is there by then, also when
 * the line is down, and holds up nothing that is shown before it. What could not be fetched is asked for once more.
 */
export function lazySoon<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  const loading = load().then(
    (component) => ({ ok: true, component }) as const,
    () => ({ ok: false }) as const,
  )
  return lazy(async () => {
    const first = await loading
    return { default: first.ok ? first.component : await load() }
  })
}
