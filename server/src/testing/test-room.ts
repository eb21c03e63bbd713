import { planMeeting } from '@planwall/shared/meeting/meeting-state.ts'
import { migrateMeeting, storedMeeting } from '@planwall/shared/meeting/migrate-meeting.ts'
import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { createPlanDoc, fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { plainTextOf } from '@planwall/shared/plan/rich-text.ts'
import { readRichText } from '@planwall/shared/plan/rich-text-doc.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import pino from 'pino'
import * as Y from 'yjs'
import { Room } from '../rooms/room.ts'
import { type SinceSnapshot, Snapshots } from '../rooms/snapshots.ts'
import { Ticker } from '../rooms/ticker.ts'
import { createMemoryPlanLog, type MemoryPlanLog } from '../storage/memory-plan-log.ts'
import { TestPeer } from './test-peer.ts'

export const MEETING = 'meeting1'

type Options = {
  log?: MemoryPlanLog
  /** What the log is said to hold beyond its snapshot. */
  since?: SinceSnapshot
}

/** A room on a log whose disk the test can hold or break, with a clock that stands until the test moves it. */
export async function openRoom({ log = newLog(), since = { updates: 0, bytes: 0 } }: Options = {}) {
  const loaded = await log.load('plan')
  if (!loaded) throw new Error('No plan')
  const doc = new Y.Doc()
  if (loaded.snapshot) Y.applyUpdate(doc, loaded.snapshot)
  for (const update of loaded.updates) Y.applyUpdate(doc, update)
  const meeting = migrateMeeting(loaded.control)
  if (!meeting.ok) throw new Error(meeting.reason)
  const time = { at: Date.UTC(2026, 10, 19, 9) }
  const clock = { now: () => time.at }
  const said: string[] = []
  const logger = pino({ base: null }, { write: (line: string) => said.push(JSON.parse(line).msg) })
  let closed = false
  const snapshots = new Snapshots(log, logger)
  const room = new Room({
    plan: { id: 'plan', organisation: 'Aldersley', title: 'Plan 2027' },
    doc,
    meeting: meeting.value,
    clients: loaded.clients,
    people: new Map(),
    setAside: loaded.quarantined,
    seq: loaded.seq,
    sinceSnapshot: since,
    log,
    snapshots,
    clock,
    ticker: new Ticker(clock, (_, act) => setImmediate(act)),
    logger,
    emptied: () => {},
    closed: () => {
      closed = true
    },
  })
  return {
    room,
    log,
    snapshots,
    /** Milliseconds since 1970. */
    time,
    /** Messages of the log lines. */
    said,
    get closed() {
      return closed
    },
    join(id: string, role: 'facilitator' | 'member' | 'observer' = 'member', clientId?: number) {
      const peer = new TestPeer(id, role, clientId)
      peer.join(room)
      return peer
    },
  }
}

function newLog(): MemoryPlanLog {
  const log = createMemoryPlanLog()
  const meeting = planMeeting({ id: MEETING, day: '2026-11-19', startsAt: '09:00', agenda: onePagePlanAgenda() })
  log.createPlan('plan', {
    document: Y.encodeStateAsUpdate(createPlanDoc({ organisation: 'Aldersley', title: 'Plan 2027' })),
    control: storedMeeting(meeting),
  })
  return log
}

/** Lets the room commit and deliver all that has arrived. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}

export function types(peer: TestPeer, section: SectionId, field: string, text: string): void {
  const fragment = fragmentOf(peer.doc, section, field)
  if (!fragment) throw new Error('No such text')
  writePlainText(fragment, text)
  peer.flush()
}

export function reads(peer: { doc: Y.Doc }, section: SectionId, field: string): string {
  const fragment = fragmentOf(peer.doc, section, field)
  return fragment ? plainTextOf(readRichText(fragment)) : ''
}
