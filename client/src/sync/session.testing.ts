import { vi } from 'vitest'
import { FakeServer } from './fake-server.testing.ts'
import { MemoryStorage } from './memory-storage.testing.ts'
import { PlanSession } from './plan-session.ts'

/** Ana's browser and the server, on fake timers; nothing moves unless the test says so. */
export function anasBrowser({ server = new FakeServer(), storage = new MemoryStorage() } = {}) {
  let ids = 0
  let reloads = 0
  const sessions: PlanSession[] = []
  const browser = {
    server,
    storage,
    get reloads() {
      return reloads
    },
    /** Opens the plan in a new tab; the one before is thrown away without a word, as a crash does. */
    async opens(): Promise<PlanSession> {
      const session = new PlanSession('plan1', {
        storage,
        WebSocket: server.WebSocket,
        url: 'ws://server/sockets',
        elapsed: () => performance.now(),
        now: () => Date.now(),
        random: () => 0.5,
        newId: () => `id-${++ids}`,
        reload: () => {
          reloads++
        },
      })
      sessions.push(session)
      await session.start()
      await browser.settles()
      return session
    },
    /** Lets everything under way arrive. */
    async settles(): Promise<void> {
      for (let round = 0; round < 5; round++) {
        server.deliver()
        await vi.advanceTimersByTimeAsync(400)
      }
      server.deliver()
    },
    async end(): Promise<void> {
      for (const session of sessions) await session.end()
    },
  }
  return browser
}
