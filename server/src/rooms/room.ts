import { applyCommand } from '@planwall/shared/meeting/apply-command.ts'
import type { MeetingState } from '@planwall/shared/meeting/meeting-state.ts'
import { can } from '@planwall/shared/meeting/permissions.ts'
import { viewFor } from '@planwall/shared/meeting/view-for.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import type { CommandMessage } from '@planwall/shared/protocol/command-message.ts'
import { encodeServerMessage } from '@planwall/shared/protocol/message.ts'
import type { Refused } from '@planwall/shared/protocol/refused.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import type { FastifyBaseLogger } from 'fastify'
import type * as decoding from 'lib0/decoding'
import type * as Y from 'yjs'
import type { Clock } from '../clock.ts'
import { type LogEntry, type PlanLog, SERVER_AUTHOR } from '../storage/plan-log.ts'
import { Attendance } from './attendance.ts'
import { CommitQueue } from './commit-queue.ts'
import { stepOneFrame, stepTwoFrame } from './document-frame.ts'
import { FanOut } from './fan-out.ts'
import { joinLimits, liveLimits } from './guard/limits.ts'
import { refusalFault } from './guard/refusal.ts'
import { type Judged, LiveDocument } from './live-document.ts'
import { closePeer, type Peer, type Person, sendTo } from './peer.ts'

export type PlanHead = { id: string; organisation: string; title: string }

export type RoomOptions = {
  plan: PlanHead
  doc: Y.Doc
  meeting: MeetingState
  /** Yjs client id to participant id, as far as it is stored. */
  clients: Map<number, string>
  people: Map<string, Person>
  seq: number
  /** What the log holds beyond its snapshot. */
  sinceSnapshot: { updates: number; bytes: number }
  log: PlanLog
  clock: Clock
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
  readonly #fanOut = new FanOut()
  readonly #attendance: Attendance
  readonly #clients: Map<number, string>
  readonly #closed: () => void
  #meeting: MeetingState
  #open = true
  #draining = false
  readonly #unanswered = new Set<(error: Error) => void>()

  constructor(options: RoomOptions) {
    this.plan = options.plan
    this.#doc = new LiveDocument(options.doc)
    this.#meeting = options.meeting
    this.#clients = options.clients
    this.#attendance = new Attendance(options.people, options.emptied)
    this.#clock = options.clock
    this.#logger = options.logger
    this.#closed = options.closed
    this.#queue = new CommitQueue({
      log: options.log,
      plan: options.plan.id,
      seq: options.seq,
      sinceSnapshot: options.sinceSnapshot,
      delivered: () => this.#fanOut.deliver(this.#attendance.peers),
      failed: (error) => {
        this.#logger.error({ err: error, planId: this.plan.id }, 'commit failed')
        this.close('storeFailed')
      },
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

  /** Lets a peer in, or closes it when its client id is another person's. */
  join(peer: Peer): void {
    if (this.#claim(peer, peer.clientId) === 'other') {
      closePeer(peer, 'clientTaken')
      return
    }
    this.#attendance.enter(peer)
    const { id, name, role, color } = peer.person
    sendTo(
      peer,
      encodeServerMessage({
        kind: 'hello',
        body: { protocol: PROTOCOL_VERSION, plan: this.plan, you: { id, name, role, color } },
      }),
    )
    // A change that is not on disk yet is told to nobody, and so the newcomer hears of the meeting in its turn.
    this.#queue.add({ entries: [], committed: this.#meetingTo([peer]) })
    peer.asked = can(role, this.#meeting, { kind: 'appear' })
    if (peer.asked) sendTo(peer, stepOneFrame(this.#doc.stateVector))
  }

  leave(peer: Peer): void {
    this.#attendance.leave(peer)
  }

  /** Ends every socket of a person, for instance because they were removed. */
  removePerson(participant: string, why: CloseName): void {
    this.#attendance.dropPerson(participant, why)
  }

  /** Answers step 1 with what the client lacks, once all of that is on disk. Asked again before, it answers once. */
  askedForState(peer: Peer, stateVector: Uint8Array): void {
    if (peer.asking) return
    const lacking = this.#doc.stateSince(stateVector)
    if (!lacking) {
      this.#drop(peer, 'badFrame')
      return
    }
    peer.asking = true
    this.#queue.add({
      entries: [],
      committed: () => {
        peer.asking = false
        peer.answered = lacking.length
        sendTo(peer, stepTwoFrame(lacking))
        if (peer.state !== 'joining') return
        peer.state = 'live'
        this.#attendance.tell(peer)
      },
    })
  }

  /** Takes a document frame: what may be written is applied, stored and fanned out; the sender learns what was not. */
  receivedUpdate(peer: Peer, update: Uint8Array, kind: 'step2' | 'update'): void {
    if (this.#draining) return
    peer.received += 1
    const n = peer.received
    // Wide limits for the one answer to our step 1, whoever calls more frames an answer.
    const isAnswer = kind === 'step2' && peer.asked
    if (isAnswer) peer.asked = false
    const verdict = this.#doc.judge(update, {
      mayWrite: (root) => this.#mayWrite(peer, root),
      claim: (clientId) => this.#claim(peer, clientId),
      limits: isAnswer ? joinLimits : liveLimits,
    })
    switch (verdict.kind) {
      case 'refused':
        this.#logger.warn({ planId: this.plan.id, reason: verdict.reason }, 'frame refused')
        this.#drop(peer, refusalFault(verdict.reason) === 'size' ? 'tooBig' : 'badFrame')
        return
      case 'filtered':
      case 'accepted':
        if (peer.person.role === 'observer') this.#takeNothing(peer, verdict, n)
        else this.#take(peer, verdict, n)
        return
      default:
        unreachable(verdict)
    }
  }

  /** Takes what a client shows of itself. */
  receivedPresence(peer: Peer, message: decoding.Decoder): void {
    if (!can(peer.person.role, this.#meeting, { kind: 'appear' })) return
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

  /** Decides a command. The sender gets its result and everybody the new meeting, once it is on disk. */
  receivedCommand(peer: Peer, { id, command }: CommandMessage): void {
    if (this.#draining) return
    const decided = applyCommand(this.#meeting, command, peer.person, this.#clock.now())
    if (!decided.ok) {
      sendTo(peer, encodeServerMessage({ kind: 'result', body: { id, ok: false, reason: decided.reason } }))
      return
    }
    this.#meeting = decided.value
    const told = this.#meetingTo(this.#attendance.peers)
    this.#queue.add({
      entries: [{ kind: 'control', state: JSON.stringify(decided.value) }],
      committed: () => {
        sendTo(peer, encodeServerMessage({ kind: 'result', body: { id, ok: true } }))
        told()
      },
    })
  }

  /** The plan as plain data, of which everything is on disk. Rejects when the room closes before. */
  content(): Promise<PlanContent> {
    return new Promise((resolve, reject) => {
      if (!this.#open) throw new Error('The room has closed')
      const content = this.#doc.content
      this.#unanswered.add(reject)
      this.#queue.add({
        entries: [],
        committed: () => {
          this.#unanswered.delete(reject)
          resolve(content)
        },
      })
    })
  }

  /** What a snapshot would save the next load. */
  get sinceSnapshot(): { updates: number; bytes: number } {
    return { updates: this.#queue.updates, bytes: this.#queue.bytes }
  }

  /** The whole plan as one update, when nothing waits for the disk: `null` while something does. */
  snapshot(): { seq: number; bytes: Uint8Array } | null {
    return this.#queue.busy ? null : { seq: this.#queue.seq, bytes: this.#doc.state }
  }

  /** Ends the room and every socket in it. What was not told as saved may be lost; its authors still have it. */
  close(why: CloseName): void {
    if (!this.#open) return
    this.#open = false
    this.#queue.stop()
    this.#attendance.end(why)
    for (const reject of this.#unanswered) reject(new Error('The room closed'))
    this.#doc.destroy()
    this.#closed()
  }

  /** Takes nothing more, commits and acknowledges all that has arrived, then closes. */
  async drain(): Promise<void> {
    this.#draining = true
    await this.#queue.idle()
    this.close('restarting')
  }

  #take(peer: Peer, verdict: Judged, n: number): void {
    const entries: LogEntry[] = []
    for (const clientId of verdict.claims) {
      this.#clients.set(clientId, peer.person.id)
      entries.push({ kind: 'client', clientId, participant: peer.person.id })
    }
    let tidied: Uint8Array[] = []
    if (!verdict.empty) {
      const applied = this.#apply(verdict)
      if (!applied) return
      tidied = applied
      entries.push({ kind: 'update', bytes: verdict.update, by: peer.person.id })
      for (const bytes of tidied) entries.push({ kind: 'update', bytes, by: SERVER_AUTHOR })
    }
    const refusal = refusalOf(verdict, n)
    this.#queue.add({
      entries,
      committed: () => {
        if (!verdict.empty) this.#fanOut.add(verdict.update, peer)
        for (const bytes of tidied) this.#fanOut.add(bytes, null)
        if (refusal) sendTo(peer, encodeServerMessage({ kind: 'refused', body: refusal }))
        this.#fanOut.acknowledge(peer, n)
      },
    })
  }

  /**
   * Nothing of an observer is applied, so nothing of theirs needs a stand-in either. Their Yjs may tidy away marks that
   * show nothing, as everybody's does: that is no attempt to write, and nothing to tell them about.
   */
  #takeNothing(peer: Peer, verdict: Judged, n: number): void {
    const refusal = refusalOf(verdict, n)
    if (refusal) sendTo(peer, encodeServerMessage({ kind: 'refused', body: refusal }))
    this.#queue.add({ entries: [], committed: () => this.#fanOut.acknowledge(peer, n) })
  }

  /** What the document changed in return, or null when it proved broken: then the room closes and is loaded anew. */
  #apply(verdict: Judged): Uint8Array[] | null {
    try {
      return this.#doc.apply(verdict)
    } catch (error) {
      this.#logger.error({ err: error, planId: this.plan.id }, 'document broken by an accepted update')
      this.close('storeFailed')
      return null
    }
  }

  #mayWrite(peer: Peer, name: string): boolean {
    const root = parseRootName(name)
    return root !== null && can(peer.person.role, this.#meeting, { kind: 'write', root })
  }

  #claim(peer: Peer, clientId: number): 'own' | 'free' | 'other' {
    const bound = this.#clients.get(clientId)
    if (bound !== undefined) return bound === peer.person.id ? 'own' : 'other'
    // Work under an id that is bound to nobody is the server's own, of this process or an earlier one.
    if (this.#doc.hasClient(clientId)) return 'other'
    // Announced by another person's open socket, though nothing has been written under it yet.
    return this.#attendance.isAnothers(clientId, peer.person) ? 'other' : 'free'
  }

  #meetingTo(peers: Iterable<Peer>): () => void {
    const state = this.#meeting
    return () => {
      const now = this.#clock.now()
      for (const peer of peers) {
        sendTo(peer, encodeServerMessage({ kind: 'meeting', body: viewFor(state, peer.person, now) }))
      }
    }
  }

  #drop(peer: Peer, why: CloseName): void {
    this.#attendance.drop(peer, why)
  }
}

function refusalOf(verdict: Judged, n: number): Refused | null {
  if (verdict.kind === 'accepted') return null
  const roots = [...verdict.refusedRoots]
  return { n, why: roots.length > 0 ? 'locked' : 'void', roots }
}
