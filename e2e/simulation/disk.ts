import type { LogEntry } from '@planwall/server/storage/plan-log.ts'
import type { MeetingState } from '@planwall/shared/meeting/meeting-state.ts'
import { migrateMeeting } from '@planwall/shared/meeting/migrate-meeting.ts'
import { can, type MeetingRules } from '@planwall/shared/meeting/permissions.ts'
import type { Role } from '@planwall/shared/meeting/role.ts'
import { parseRootName, sectionRoot } from '@planwall/shared/plan/root-name.ts'
import { type SectionId, sectionIds } from '@planwall/shared/plan/section-id.ts'
import * as Y from 'yjs'
import type { VirtualTime } from './virtual-time.ts'

/**
 * What has reached the disk, read as a newcomer would read it, but with nothing that was deleted collected. Watches that
 * an agreed section stays as it was when the agreement was stored.
 */
export class Disk {
  readonly doc = new Y.Doc({ gc: false })
  meeting: MeetingState
  readonly faults: string[] = []
  readonly #time: VirtualTime
  readonly #agreed = new Map<SectionId, string>()
  /** When somebody of a role last might not write a root, and since when they may. */
  readonly #closedUntil = new Map<string, number>()

  constructor(time: VirtualTime, document: Uint8Array, meeting: MeetingState) {
    this.#time = time
    this.meeting = meeting
    Y.applyUpdate(this.doc, document)
    this.#noteClosed(meeting)
  }

  /** Entries of one commit, in their order. */
  committed(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      if (entry.kind === 'update') Y.applyUpdate(this.doc, entry.bytes)
      if (entry.kind === 'control') this.#stored(entry.state)
    }
    if (this.doc.store.pendingStructs || this.doc.store.pendingDs)
      this.faults.push('an update in the log waits for others')
  }

  /** Whether someone of this role was kept from writing this root at any time since then. */
  wasClosed(role: Role, root: string, since: number): boolean {
    return !mayWrite(role, this.meeting, root) || (this.#closedUntil.get(`${role} ${root}`) ?? -1) >= since
  }

  /** Looks once more at every section that is agreed now. */
  checkAgreed(): void {
    for (const section of this.#agreed.keys()) this.#check(section)
  }

  #stored(state: string): void {
    const meeting = migrateMeeting(state)
    if (meeting.ok) this.#decided(meeting.value)
    else this.faults.push(`a stored meeting is ${meeting.reason}`)
  }

  #decided(meeting: MeetingState): void {
    for (const section of sectionIds) {
      const isAgreed = meeting.sections[section].state === 'agreed'
      if (isAgreed && !this.#agreed.has(section)) this.#agreed.set(section, this.#content(section))
      if (!isAgreed && this.#agreed.has(section)) {
        this.#check(section)
        this.#agreed.delete(section)
      }
    }
    this.#noteClosed(this.meeting)
    this.meeting = meeting
    this.#noteClosed(meeting)
  }

  #check(section: SectionId): void {
    const now = this.#content(section)
    const then = this.#agreed.get(section)
    if (now !== then) this.faults.push(`the agreed section ${section} has changed:\n  was ${then}\n  is  ${now}`)
  }

  #content(section: SectionId): string {
    return contentOf(this.doc, sectionRoot(section))
  }

  #noteClosed(meeting: MeetingState): void {
    for (const role of ['facilitator', 'member'] as const) {
      for (const root of this.doc.share.keys()) {
        if (!mayWrite(role, meeting, root)) this.#closedUntil.set(`${role} ${root}`, this.#time.now)
      }
    }
  }
}

function mayWrite(role: Role, meeting: MeetingRules, name: string): boolean {
  const root = parseRootName(name)
  return root !== null && can(role, meeting, { kind: 'write', root })
}

/** Everything that can be read in a document, root by root; equal contents give equal text. */
export function readable(doc: Y.Doc): string {
  const roots = [...doc.share.keys()].sort().flatMap((name) => {
    const content = contentOf(doc, name)
    return content === '{}' ? [] : [`${name} ${content}`]
  })
  return roots.join('\n')
}

/** Marks that end where the same begin again read as one: Yjs tidies such away, and not everywhere at the same time. */
function contentOf(doc: Y.Doc, root: string): string {
  let content = JSON.stringify(sorted(doc.getMap(root).toJSON()))
  for (let before = ''; before !== content; ) {
    before = content
    content = content.replace(/<\/(bold|italic)><\1>/g, '')
  }
  return content
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
