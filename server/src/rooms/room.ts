import type { MeetingState } from '@planwall/shared/meeting/meeting-state.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import type { CommandMessage } from '@planwall/shared/protocol/command-message.ts'
import { encodeServerMessage } from '@planwall/shared/protocol/message.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import { err } from '@planwall/shared/result.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import type { FastifyBaseLogger } from 'fastify'
import type * as decoding from 'lib0/decoding'
import type * as Y from 'yjs'
import type { Clock } from '../clock.ts'
import type { PlanLog } from '../storage/plan-log.ts'
import { Attendance } from './attendance.ts'
import { ClientIds } from './client-ids.ts'
import { CommitQueue } from './commit-queue.ts'
import { stepOneFrame, stepTwoFrame } from './document-frame.ts'
import { FanOut } from './fan-out.ts'
import { joinLimits, liveLimits } from './guard/limits.ts'
import { refusalFault } from './guard/refusal.ts'
import { STEPS } from './guard/work.ts'
import { Intake } from './intake.ts'
import { LiveDocument } from './live-document.ts'
import { LiveMeeting } from './live-meeting.ts'
import type { PackedState } from './packed-state.ts'
import { closePeer, type Peer, type Person, sendTo } from './peer.ts'
import { Readers } from './readers.ts'
import { isDue, type SinceSnapshot, type Snapshot, type Snapshots } from './snapshots.ts'
import { Spending } from './spending.ts'
import type { Ticker } from './ticker.ts'

export type PlanHead = { id: string; organisation: string; title: string }

export type RoomOptions = {
  plan: PlanHead
  doc: Y.Doc
  meeting: MeetingState
  /** Yjs client id to participant id, as far as it is stored. */
  clients: Map<number, string>
  people: Map<string, Person>
  /** How many rows of it were ever set aside as damaged, which facilitators are told. */
  setAside: number
  seq: number
  /** What the log holds beyond its snapshot. */
  sinceSnapshot: SinceSnapshot
  log: PlanLog
  snapshots: Snapshots
  clock: Clock
  ticker: Ticker
  logger: FastifyBaseLogger
  /** Called whenever the last socket has gone. */
  emptied(): void
  /** Called once, when the room can go on no longer; nobody may join it any more. */
  closed(): void
}

/**
 * One live plan. Everything that happens to it passes here in one order: a frame is judged, applied and queued for the
 * log in the turn in which it arrives, so a command and an update can never overtake each other. Nobody is told of
 * anything before it is on disk. When a commit fails, or the document proves broken, the room closes and the next
 * person to join finds the plan as the log has it.
 */
export class Room {
  readonly plan: PlanHead
  readonly #doc: LiveDocument
  readonly #clock: Clock
  readonly #logger: FastifyBaseLogger
  readonly #queue: CommitQueue
  readonly #fanOut: FanOut
  readonly #attendance: Attendance
  readonly #readers: Readers
  readonly #intake: Intake
  readonly #clientIds: ClientIds
  readonly #meeting: LiveMeeting
  readonly #spending: Spending
  readonly #snapshots: Snapshots
  readonly #setAside: number
  readonly #closed: () => void
  #open = true
  #draining = false

  constructor(options: RoomOptions) {
    this.plan = options.plan
    this.#doc = new LiveDocument(options.doc)
    this.#meeting = new LiveMeeting(options.meeting, options.clock)
    this.#attendance = new Attendance(options.people, options)
    this.#fanOut = new FanOut(this.#attendance, (error) => this.#fail(error, 'what was committed could not be told'))
    this.#clientIds = new ClientIds(options.clients, this.#doc, this.#attendance)
    this.#spending = new Spending(options.clock)
    this.#snapshots = options.snapshots
    this.#clock = options.clock
    this.#logger = options.logger
    this.#setAside = options.setAside
    this.#closed = options.closed
    this.#queue = new CommitQueue({
      log: options.log,
      plan: options.plan.id,
      seq: options.seq,
      sinceSnapshot: options.sinceSnapshot,
      delivered: () => {
        this.#fanOut.deliver()
        if (isDue(this.#queue.since, 'live')) this.#takeSnapshot()
      },
      failed: (error, where) =>
        this.#fail(error, where === 'commit' ? 'commit failed' : 'what was committed could not be told'),
    })
    this.#readers = new Readers(this.#doc, this.#queue)
    this.#intake = new Intake({
      doc: this.#doc,
      clientIds: this.#clientIds,
      queue: this.#queue,
      fanOut: this.#fanOut,
      broke: (error) => this.#fail(error, 'document broken by an accepted update'),
    })
  }

  get isOpen(): boolean {
    return this.#open
  }

  /** How many sockets are open. */
  get size(): number {
    return this.#attendance.peers.size
  }

  /** Ids of those who have a socket open. */
  get here(): string[] {
    return this.#attendance.here
  }

  /** Lets a peer in, or closes it: when its client id is another person's, or its person has been too much lately. */
  join(peer: Peer): void {
    if (this.#clientIds.whose(peer.clientId, peer.person) === 'other') {
      closePeer(peer, 'clientTaken')
      return
    }
    if (!this.#spending.work(peer.person, 0)) {
      closePeer(peer, 'tooMany')
      return
    }
    this.#attendance.enter(peer)
    const { id, name, role, color } = peer.person
    const you = { id, name, role, color }
    const setAside = role === 'facilitator' && this.#setAside > 0 ? { setAside: this.#setAside } : {}
    sendTo(
      peer,
      encodeServerMessage({ kind: 'hello', body: { protocol: PROTOCOL_VERSION, plan: this.plan, you, ...setAside } }),
    )
    // A change that is not on disk yet is told to nobody, and so the newcomer hears of the meeting in its turn.
    this.#queue.add({ entries: [], committed: this.#meeting.telling([peer]) })
    peer.asked = this.#meeting.can(role, { kind: 'appear' })
    if (peer.asked) sendTo(peer, stepOneFrame(this.#doc.stateVector))
  }

  leave(peer: Peer): void {
    this.#attendance.leave(peer)
  }

  /** Ends every socket of a person, for instance because they were removed. */
  removePerson(participant: string, why: CloseName): void {
    this.#attendance.dropPerson(participant, why)
    if (why === 'removed' && this.#open && this.#meeting.lose(participant)) this.#commitMeeting(() => {})
  }

  /** Answers step 1 with what the client lacks, once all of that is on disk. Asked again before, it answers once. */
  askedForState(peer: Peer, stateVector: Uint8Array): void {
    if (peer.asking || !this.#pays(peer, 0)) return
    const answer = this.#doc.answer(stateVector, peer)
    if (!answer) {
      this.#drop(peer, 'badFrame')
      return
    }
    const bytes = answer.kind === 'parts' ? answer.bytes : 0
    if (!this.#pays(peer, bytes * STEPS.byte + this.#doc.size * STEPS.glance)) return
    peer.asking = true
    this.#queue.add({
      entries: [],
      committed: () => {
        peer.asking = false
        if (answer.kind === 'offer') {
          peer.offered = answer.id
          sendTo(peer, encodeServerMessage({ kind: 'snapshot', body: { id: answer.id } }))
          return
        }
        peer.answered = bytes
        for (const part of answer.before) sendTo(peer, part)
        sendTo(peer, stepTwoFrame(answer.last))
        if (peer.state !== 'joining') return
        peer.state = 'live'
        this.#attendance.tell(peer)
      },
    })
  }

  /** Takes a document frame: what may be written is applied, stored and fanned out; the sender learns what was not. */
  receivedUpdate(peer: Peer, update: Uint8Array, kind: 'step2' | 'update'): void {
    if (this.#draining || !this.#pays(peer, 0)) return
    peer.received += 1
    const n = peer.received
    // Wide limits for the one answer to our step 1, whoever calls more frames an answer.
    const isAnswer = kind === 'step2' && peer.asked
    if (isAnswer) peer.asked = false
    const verdict = this.#doc.judge(update, {
      mayWrite: (root) => this.#mayWrite(peer, root),
      claim: (clientId) => this.#clientIds.whose(clientId, peer.person),
      limits: isAnswer ? joinLimits : liveLimits,
    })
    if (!this.#pays(peer, verdict.work)) return
    switch (verdict.kind) {
      case 'refused':
        this.#logger.warn({ planId: this.plan.id, reason: verdict.reason }, 'frame refused')
        this.#drop(peer, refusalFault(verdict.reason) === 'size' ? 'tooBig' : 'badFrame')
        return
      case 'filtered':
      case 'accepted':
        if (peer.person.role === 'observer') this.#intake.takeNothing(peer, verdict, n)
        else this.#intake.take(peer, verdict, n)
        return
      default:
        unreachable(verdict)
    }
  }

  /** Takes what a client shows of itself. */
  receivedPresence(peer: Peer, message: decoding.Decoder): void {
    if (!this.#meeting.can(peer.person.role, { kind: 'appear' })) return
    if (!this.#attendance.shows(peer, message)) this.#drop(peer, 'badFrame')
  }

  /** Answers a client that asks who is here. */
  askedForPresence(peer: Peer): void {
    this.#attendance.tell(peer)
  }

  /** Answers a client that wants to know whether the line still carries, with the server's clock. */
  pinged(peer: Peer, id: number): void {
    sendTo(peer, encodeServerMessage({ kind: 'pong', body: { id, now: this.#clock.now() } }))
  }

  /** Ends the socket of a client that sent what no client sends. */
  misunderstood(peer: Peer): void {
    this.#drop(peer, 'badFrame')
  }

  /**
   * Decides a command. The sender gets its result and everybody the new meeting, once it is on disk; nobody else hears
   * of one that finds nothing to do.
   */
  receivedCommand(peer: Peer, { id, command }: CommandMessage): void {
    if (this.#draining) return
    const decided = this.#spending.command(peer.person) ? this.#meeting.decide(command, peer.person) : err('tooFast')
    if (!decided.ok) {
      sendTo(peer, encodeServerMessage({ kind: 'result', body: { id, ok: false, reason: decided.reason } }))
      return
    }
    const answer = () => sendTo(peer, encodeServerMessage({ kind: 'result', body: { id, ok: true } }))
    if (decided.value.changed) this.#commitMeeting(answer)
    else this.#queue.add({ entries: [], committed: answer })
  }

  /** The plan as plain data, of which everything is on disk. Rejects with `StorageError` when the room closes before. */
  content(): Promise<PlanContent> {
    return this.#readers.content()
  }

  /** A snapshot that somebody was told to fetch, compressed; null when there is a newer one by now. */
  packedState(id: string): Promise<PackedState> | null {
    return this.#doc.snapshot(id)
  }

  /** How much a snapshot would save the next load. */
  get sinceSnapshot(): SinceSnapshot {
    return this.#queue.since
  }

  /** The whole plan as one update, when nothing waits for the disk: `null` while something does. */
  snapshot(): Snapshot | null {
    return this.#queue.busy ? null : { seq: this.#queue.seq, bytes: this.#doc.state }
  }

  /** Ends the room and every socket in it. What was not told as saved may be lost; its authors still have it. */
  close(why: CloseName): void {
    if (!this.#open) return
    this.#open = false
    this.#queue.stop()
    this.#fanOut.flushAtLast()
    this.#attendance.end(why)
    this.#readers.end()
    this.#doc.destroy()
    this.#closed()
  }

  /** Takes nothing more, commits and acknowledges all that has arrived, then closes. Resolves with a snapshot if one is due. */
  async drain(): Promise<Snapshot | null> {
    this.#draining = true
    await this.#queue.idle()
    const snapshot = this.#open && isDue(this.#queue.since, 'atTheEnd') ? this.snapshot() : null
    this.close('restarting')
    return snapshot
  }

  #commitMeeting(committed: () => void): void {
    const told = this.#meeting.telling(this.#attendance.peers)
    this.#queue.add({
      entries: [this.#meeting.entry],
      committed: () => {
        // Text that came before is heard before.
        this.#fanOut.flush()
        committed()
        told()
      },
    })
  }

  /**
   * Saves the plan as it is now, once all of it is on disk. The position is that of the last commit, so that of what the
   * snapshot holds nothing is missing before it; what it holds beyond is read again and changes nothing.
   */
  #takeSnapshot(): void {
    const { id } = this.plan
    if (this.#snapshots.isSaving(id)) return
    const snapshot = { seq: this.#queue.seq, bytes: this.#doc.state }
    this.#queue.since = { updates: 0, bytes: 0 }
    this.#queue.add({ entries: [], committed: () => void this.#snapshots.save(id, snapshot) })
  }

  #mayWrite(peer: Peer, name: string): boolean {
    const root = parseRootName(name)
    return root !== null && this.#meeting.can(peer.person.role, { kind: 'write', root })
  }

  /** Charges work to a peer's person; one who has overdrawn is sent away for a while, and false. */
  #pays(peer: Peer, steps: number): boolean {
    const isPaid = this.#spending.work(peer.person, steps)
    if (!isPaid) {
      this.#logger.warn({ planId: this.plan.id }, 'somebody was too much work and is sent away for a while')
      this.#drop(peer, 'tooMany')
    }
    return isPaid
  }

  /** The room cannot go on: whoever joins next finds the plan as the log has it. */
  #fail(error: unknown, what: string): void {
    this.#logger.error({ err: error, planId: this.plan.id }, what)
    this.close('storeFailed')
  }

  #drop(peer: Peer, why: CloseName): void {
    this.#attendance.drop(peer, why)
  }
}
