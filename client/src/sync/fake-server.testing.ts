import { applyCommand } from '@planwall/shared/meeting/apply-command.ts'
import { type MeetingState, planMeeting } from '@planwall/shared/meeting/meeting-state.ts'
import { type MeetingRules, whyNot } from '@planwall/shared/meeting/permissions.ts'
import type { Role } from '@planwall/shared/meeting/role.ts'
import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import { viewFor } from '@planwall/shared/meeting/view-for.ts'
import { createPlanDoc } from '@planwall/shared/plan/plan-doc.ts'
import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { clientMessages } from '@planwall/shared/protocol/client-message.ts'
import { type CloseName, closeCodes } from '@planwall/shared/protocol/close-code.ts'
import type { CommandMessage } from '@planwall/shared/protocol/command-message.ts'
import {
  AWARENESS,
  decodeBody,
  encodeServerMessage,
  type ServerMessage,
  SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from '@planwall/shared/protocol/message.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

export type FakePerson = { id: string; name: string; role: Role; color: number }

export const ana: FakePerson = { id: 'ana', name: 'Ana', role: 'member', color: 3 }
export const ben: FakePerson = { id: 'ben', name: 'Ben', role: 'member', color: 4 }
export const roomScreen: FakePerson = { id: 'room', name: '', role: 'observer', color: 1 }

/**
 * A server of one plan in the same process, which answers only when a test lets it. It refuses frame by frame where
 * the real one refuses struct by struct.
 */
export class FakeServer {
  readonly doc = createPlanDoc({ organisation: 'Northwind', title: 'Plan' })
  readonly lines = new Set<FakeLine>()
  /** Frames of the document that arrived, as `step2` or `update`. */
  readonly received: ('step2' | 'update')[] = []
  meeting: MeetingState = planMeeting({
    id: 'meeting1',
    day: '2026-11-19',
    startsAt: '09:00',
    agenda: onePagePlanAgenda(),
  })
  person = ana
  reachable = true
  /** A socket that is asked for neither opens nor fails. */
  keepsWaiting = false
  /** Answers to document frames wait until this is false. */
  holdsAnswers = false
  /** Every message of a line is swallowed, as on a dead line. */
  silent = false
  /** Commands are carried out and answered, as the real server does. */
  obeys = false
  /** The next document frames are reported as having hung on something that is gone. */
  reportsVoid = false
  /** Who comes with nothing is told to fetch a snapshot, once on each line. */
  offersSnapshots = false
  /** Rows that it says were set aside. */
  setAside = 0
  dials = 0
  now = 1_000_000

  readonly people = [ana, ben].map((each) => ({ ...each, here: true }))

  /** The constructor that a client uses in place of WebSocket. */
  get WebSocket(): typeof WebSocket {
    return socketTo(this)
  }

  /** Carries everything in both directions until nothing is left to carry. */
  deliver(): void {
    for (let moved = true, rounds = 0; moved; rounds++) {
      if (rounds > 5_000) throw new Error('Client and server talk without end')
      moved = false
      for (const line of [...this.lines]) moved = line.step() || moved
    }
  }

  /** Somebody else changes the plan. */
  change(change: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => change(this.doc))
    this.broadcast(Y.encodeStateAsUpdate(this.doc, before))
  }

  lock(section: SectionId): void {
    const agreed = { state: 'agreed' as const, at: this.now, by: 'helen' }
    this.meeting = { ...this.meeting, sections: { ...this.meeting.sections, [section]: agreed } }
    for (const line of this.lines) line.tellMeeting()
  }

  broadcast(update: Uint8Array, except?: FakeLine): void {
    for (const line of this.lines) if (line !== except) line.tell(syncFrame(SYNC_UPDATE, update))
  }

  /** The network goes: every line breaks, and no new one can be had. */
  disappear(): void {
    this.reachable = false
    for (const line of [...this.lines]) line.end(1006)
  }

  kick(why: CloseName): void {
    for (const line of [...this.lines]) line.end(closeCodes[why].code)
  }

  /** Roots that an update writes to and that this person may not write. */
  refusedRoots(update: Uint8Array, meeting: MeetingRules): string[] {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc))
    const touched = new Set<string>()
    copy.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const [name, type] of copy.share) {
        const isTouched = transaction.changed.has(type as never) || transaction.changedParentTypes.has(type as never)
        if (isTouched) touched.add(name)
      }
    })
    Y.applyUpdate(copy, update)
    return [...touched].filter((name) => {
      const root = parseRootName(name)
      return root === null || whyNot(this.person.role, meeting, { kind: 'write', root }) !== null
    })
  }
}

/** One socket, both ends of it. */
export class FakeLine {
  binaryType = 'arraybuffer'
  readyState = 0
  readonly OPEN = 1
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  readonly client: number
  /** Nothing is carried on this line, in either direction. */
  stalls = false
  readonly #server: FakeServer
  readonly #toServer: Uint8Array[] = []
  readonly #toClient: Uint8Array[] = []
  /** Sizes of the answers with the state. */
  readonly answers: number[] = []
  #counted = 0
  #offered = false

  constructor(server: FakeServer, url: string) {
    this.#server = server
    this.client = Number(new URL(url).searchParams.get('client'))
    server.dials++
    server.lines.add(this)
  }

  send(data: Uint8Array): void {
    this.#toServer.push(data)
  }

  close(): void {
    this.readyState = 3
    this.#server.lines.delete(this)
  }

  tell(frame: Uint8Array): void {
    if (this.readyState === 1) this.#toClient.push(frame)
  }

  tellMeeting(): void {
    const { meeting, person, now } = this.#server
    this.tell(message({ kind: 'meeting', body: viewFor(meeting, person, now) }))
  }

  tellRoster(): void {
    const { lines, person, people } = this.#server
    const clients = Object.fromEntries([...lines].map((line) => [String(line.client), person.id]))
    this.tell(message({ kind: 'roster', body: { people, clients } }))
  }

  end(code: number): void {
    this.close()
    this.onclose?.({ code, reason: '' })
  }

  /** Carries one frame each way; false when there was none. */
  step(): boolean {
    if (this.stalls || (this.readyState === 0 && this.#server.keepsWaiting)) return false
    if (this.readyState === 0) {
      if (this.#server.reachable) this.#open()
      else this.end(1006)
      return true
    }
    if (this.#server.silent) return this.#toServer.splice(0).length + this.#toClient.splice(0).length > 0
    const up = this.#toServer.shift()
    if (up) this.#receive(up)
    const down = this.#toClient.shift()
    if (down) this.onmessage?.({ data: down })
    return up !== undefined || down !== undefined
  }

  #open(): void {
    const { person, doc, setAside } = this.#server
    this.readyState = 1
    this.onopen?.()
    const plan = { id: 'plan1', organisation: 'Northwind', title: 'Plan' }
    this.tell(message({ kind: 'hello', body: { protocol: 2, plan, you: person, setAside } }))
    if (person.role !== 'observer') this.tell(syncFrame(SYNC_STEP_1, Y.encodeStateVector(doc)))
    this.tellRoster()
    this.tellMeeting()
  }

  #receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === clientMessages.ping.type) {
      const ping = decodeBody(decoder, clientMessages.ping.schema)
      if (ping) this.tell(message({ kind: 'pong', body: { id: ping.id, now: this.#server.now } }))
    }
    if (type === clientMessages.command.type) this.#obey(decodeBody(decoder, clientMessages.command.schema))
    if (type === AWARENESS) for (const line of this.#server.lines) line.tell(frame)
    if (type !== SYNC) return
    const kind = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (kind === SYNC_STEP_1) this.#answer(bytes)
    else this.#takeUpdate(bytes, kind === SYNC_STEP_2 ? 'step2' : 'update')
  }

  #answer(stateVector: Uint8Array): void {
    const { doc, offersSnapshots } = this.#server
    if (offersSnapshots && !this.#offered && stateVector.length === 1) {
      this.#offered = true
      this.tell(message({ kind: 'snapshot', body: { id: 'snapshot1' } }))
      return
    }
    const answer = Y.encodeStateAsUpdate(doc, stateVector)
    this.answers.push(answer.length)
    this.tell(syncFrame(SYNC_STEP_2, answer))
  }

  #obey(asked: CommandMessage | null): void {
    const server = this.#server
    if (!asked || !server.obeys) return
    const { id, command } = asked
    const result = applyCommand(server.meeting, command, server.person, server.now)
    if (result.ok) server.meeting = result.value
    this.tell(
      message({ kind: 'result', body: result.ok ? { id, ok: true } : { id, ok: false, reason: result.reason } }),
    )
    for (const line of server.lines) line.tellMeeting()
  }

  #takeUpdate(update: Uint8Array, kind: 'step2' | 'update'): void {
    const server = this.#server
    const n = ++this.#counted
    server.received.push(kind)
    const touched = server.refusedRoots(update, server.meeting)
    const taken = touched.length > 0 ? withoutContent(update) : update
    Y.applyUpdate(server.doc, taken)
    if (server.doc.store.pendingStructs) throw new Error('The client left a gap')
    server.broadcast(taken, this)
    if (touched.length > 0) this.tell(message({ kind: 'refused', body: { n, why: 'locked', roots: touched } }))
    if (server.reportsVoid) this.tell(message({ kind: 'refused', body: { n, why: 'void', roots: [] } }))
    if (!server.holdsAnswers) this.tell(message({ kind: 'saved', body: { n } }))
  }
}

function socketTo(server: FakeServer): typeof WebSocket {
  const Dialled = class extends FakeLine {
    constructor(url: string) {
      super(server, url)
    }
  }
  return Dialled as unknown as typeof WebSocket
}

/** The same update with nothing in it: a struct of equal length stands in for each, so that no clock has a gap. */
function withoutContent(update: Uint8Array): Uint8Array {
  const { structs } = Y.decodeUpdate(update)
  const byClient = new Map<number, typeof structs>()
  for (const struct of structs) {
    const { client } = struct.id
    byClient.set(client, [...(byClient.get(client) ?? []), struct])
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder, own.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, own[0]?.id.clock ?? 0)
    for (const struct of own) {
      encoding.writeUint8(encoder, 0)
      encoding.writeVarUint(encoder, struct.length)
    }
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function message(body: ServerMessage): Uint8Array {
  return encodeServerMessage(body)
}

function syncFrame(kind: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
