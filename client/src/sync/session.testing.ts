import { viewFor } from '@planwall/shared/meeting/view-for.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { readPlanContent } from '@planwall/shared/plan/plan-content.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import type { RichText } from '@planwall/shared/plan/rich-text.ts'
import { readRichText } from '@planwall/shared/plan/rich-text-doc.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { FirstView } from '@planwall/shared/protocol/first-view.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import { vi } from 'vitest'
import type * as Y from 'yjs'
import { FakeServer } from './fake-server.testing.ts'
import { MemoryStorage } from './memory-storage.testing.ts'
import { PlanSession } from './plan-session.ts'
import type { SaveState } from './save-state.ts'
import type { TextRef } from './text-ref.ts'

/** What a text of the plan says, or null when it is gone. */
export function textAt(session: PlanSession, ref: TextRef): RichText | null {
  const fragment = session.contents.fragment(ref)
  return fragment && readRichText(fragment)
}

/** What the server answers when it is asked for the first view. */
export function firstViewOf({ doc, meeting, person, people, now }: FakeServer): FirstView {
  const plan = { id: 'plan1', organisation: 'Northwind', title: 'Plan' }
  return {
    hello: { protocol: PROTOCOL_VERSION, plan, you: person },
    meeting: viewFor(meeting, person, now),
    roster: { people, clients: {} },
    content: readPlanContent(doc),
  }
}

/** Ana's browser and the server, on fake timers; nothing moves unless the test says so. */
export function anasBrowser({ server = new FakeServer(), storage = new MemoryStorage() } = {}) {
  let ids = 0
  let reloads = 0
  const sessions: PlanSession[] = []
  const browser = {
    server,
    storage,
    /** What the server gives who fetches a snapshot. */
    fetchSnapshot: async (_planId: string, _id: string): Promise<Uint8Array | null> => null,
    get reloads() {
      return reloads
    },
    /** Opens the plan in a new tab; the one before is thrown away without a word, as a crash does. */
    async opens(): Promise<PlanSession> {
      const session = await browser.begins()
      await browser.settles()
      return session
    },
    /** The same, and nothing has come over the line yet. */
    async begins(): Promise<PlanSession> {
      const session = new PlanSession('plan1', {
        storage,
        WebSocket: server.WebSocket,
        url: 'ws://server/sockets',
        fetchSnapshot: (planId, id) => browser.fetchSnapshot(planId, id),
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

export const saveOf = (session: PlanSession): SaveState => session.state.getState().save

/** What lies in the tray, without what only the tray itself needs. */
export const trayOf = (session: PlanSession) =>
  session.state
    .getState()
    .tray.map(({ section, field, yours, theirs, why }) => ({ section, field, yours, theirs, why }))

/** Makes a field of a document say something, as somebody else's work. */
export function write(doc: Y.Doc, section: SectionId, field: string, text: string): void {
  const fragment = fragmentOf(doc, section, field)
  if (!fragment) throw new Error(`${section} has no text ${field}`)
  writePlainText(fragment, text)
}

/** A text of one paragraph, as it is read. */
export const paragraph = (text: string): RichText => [
  { type: 'paragraph', content: text ? [{ type: 'text', text }] : [] },
]

/** Every tab is gone from one moment to the next; the browser that is opened then has what was on the disk. */
export async function afterCrash(crashed: ReturnType<typeof anasBrowser>): Promise<typeof crashed> {
  const storage = crashed.storage.copy()
  await crashed.end()
  return anasBrowser({ server: crashed.server, storage })
}
