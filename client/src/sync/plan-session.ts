import type { Command } from '@planwall/shared/meeting/command.ts'
import { type Action, type Denial, whyNot } from '@planwall/shared/meeting/permissions.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import { type CloseName, closeCodes } from '@planwall/shared/protocol/close-code.ts'
import type { Hello } from '@planwall/shared/protocol/hello.ts'
import type { ServerMessage } from '@planwall/shared/protocol/message.ts'
import type { Refused } from '@planwall/shared/protocol/refused.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import { err, type Result } from '@planwall/shared/result.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type CommandReason, Commands } from './commands.ts'
import { Contents } from './contents.ts'
import { Copy, nothingKept } from './copy.ts'
import { Ledger } from './ledger.ts'
import type { Kept, Storage, Visit } from './offline-store.ts'
import { OwnPresence } from './own-presence.ts'
import { presentOthers } from './presence.ts'
import { Recovery } from './recovery.ts'
import { Replica, type ReplicaEvents } from './replica.ts'
import { addToTray, type Refusal, rescue, type TrayItem } from './rescue.ts'
import { noteTimer, ServerClock } from './server-clock.ts'
import { initialState, type PresenceState, type SessionState } from './session-state.ts'
import { LOCAL } from './undo-history.ts'

export type SessionDeps = {
  storage: Storage
  WebSocket: typeof WebSocket
  /** `wss://host/sockets` */
  url: string
  /** Monotonic milliseconds. */
  elapsed(): number
  /** This device's clock, in ms since 1970: only to tell the person since when. */
  now(): number
  random(): number
  newId(): string
  reload(): void
}

/** Why a change was not made, besides what the verb itself refuses. */
export type EditReason = Denial | 'notReady'

/** A second rebuild so soon after the first shows that rebuilding does not help, in milliseconds. */
const REBUILD_AGAIN_MS = 60_000

/**
 * One open plan: the document and its socket, what the server said, what is saved where. Lives outside React, so that
 * screens can come and go; see connect-plan.ts for how long.
 */
export class PlanSession {
  readonly planId: string
  readonly state: StoreApi<SessionState>
  readonly presence: StoreApi<PresenceState> = createStore(() => ({ others: [] }))
  readonly contents: Contents
  readonly clock = new ServerClock()
  readonly own = new OwnPresence((entry) => this.#replica.line.awareness.setLocalState(entry))
  readonly #deps: SessionDeps
  readonly #ledger: Ledger
  readonly #copy: Copy
  readonly #recovery: Recovery
  readonly #commands = new Commands((message) => this.#replica.line.send(message))
  /** Whose changes can be undone; grows when the editors' code has been loaded. */
  readonly #origins = new Set<unknown>([LOCAL])
  #replica: Replica
  #rebuiltAt: number | null = null
  #ended = false

  constructor(planId: string, deps: SessionDeps) {
    this.planId = planId
    this.#deps = deps
    this.state = createStore(() => initialState(planId))
    this.#ledger = new Ledger(deps.now, (save) => this.#set({ save }))
    this.#replica = this.#createReplica()
    this.contents = new Contents(this.#replica.doc)
    this.#copy = new Copy(planId, deps.storage, {
      document: () => Y.encodeStateAsUpdate(this.#replica.doc),
      work: () => this.#ledger.work,
      kept: (upTo) => this.#ledger.learn({ type: 'kept', upTo }),
      failed: () => this.#ledger.learn({ type: 'keepFailed' }),
    })
    this.#recovery = new Recovery({
      create: () => this.#createReplica(),
      shown: () => this.#replica,
      finished: (fresh, refusals, answered) => this.#swap(fresh, refusals, answered),
    })
  }

  /** Shows what this browser kept of the plan, then connects. */
  async start(): Promise<void> {
    const visit = await this.#copy.lastVisit()
    if (this.#ended) return
    if (visit) await this.#showKept(visit)
    if (!this.#ended) this.#replica.line.connect()
  }

  /** Why this person may not do this now, or null when they may. Before the plan is ready nobody may do anything. */
  whyNot(action: Action): EditReason | null {
    const { plan, meeting } = this.state.getState()
    if (plan.phase !== 'ready' || !meeting) return 'notReady'
    return whyNot(plan.you.role, meeting, action)
  }

  /**
   * Changes what stands below a root, in one transaction that this person can undo, or says why it may not be changed.
   * Calls with the same `verb` that follow each other quickly are undone together.
   */
  edit<T, E extends string>(
    root: string,
    verb: string,
    change: (doc: Y.Doc) => Result<T, E>,
  ): Result<T, E | EditReason> {
    const parsed = parseRootName(root)
    const denial = parsed ? this.whyNot({ kind: 'write', root: parsed }) : 'notReady'
    if (denial) return err(denial)
    const { doc, history } = this.#replica
    history.begin(verb)
    return doc.transact(() => change(doc), LOCAL)
  }

  command(command: Command): Promise<Result<void, CommandReason>> {
    return this.#commands.give(command)
  }

  undo(): Result<void, EditReason | 'nothing'> {
    return this.#replica.history.undo((root) => this.whyNot({ kind: 'write', root }))
  }

  redo(): Result<void, EditReason | 'nothing'> {
    return this.#replica.history.redo((root) => this.whyNot({ kind: 'write', root }))
  }

  /** Makes changes of this origin undoable. */
  trackOrigin(origin: unknown): void {
    this.#origins.add(origin)
    this.#replica.history.trackOrigin(origin)
  }

  setTray(tray: readonly TrayItem[]): void {
    this.#set({ tray })
    this.#copy.keepTray(tray)
  }

  /** A new id for a row, a note or a tray item. */
  newId(): string {
    return this.#deps.newId()
  }

  /** Closing the tab now would lose something. */
  get wouldLose(): boolean {
    return this.#ledger.wouldLose
  }

  /** The browser noticed a change of its network, or this tab is looked at again. */
  check(): void {
    this.#replica.line.check()
  }

  /** Deletes what this browser keeps of the plan: the person has left it, or was removed. */
  forget(): Promise<void> {
    return this.#copy.forget()
  }

  async end(): Promise<void> {
    this.#ended = true
    this.#recovery.end()
    this.own.end()
    this.#replica.destroy()
    this.#commands.lineBroke()
    await this.#copy.end()
  }

  #createReplica(): Replica {
    const { url, elapsed, random, WebSocket } = this.#deps
    const replica = new Replica({ url, elapsed, random, WebSocket, planId: this.planId, origins: this.#origins })
    replica.listen(this.#eventsOf(replica))
    replica.history.listen(() => this.#showHistory(replica))
    replica.line.awareness.on('change', () => {
      if (this.#replica === replica) this.#showOthers()
    })
    return replica
  }

  /** Events of the document that is shown; those of one that is not, or not yet, are passed over. */
  #eventsOf(replica: Replica): ReplicaEvents {
    const ifShown = (act: () => void) => {
      if (this.#replica === replica && !this.#ended) act()
    }
    return {
      opened: () => ifShown(() => this.#ledger.learn({ type: 'opened' })),
      closed: () =>
        ifShown(() => {
          this.#ledger.learn({ type: 'closed', at: this.#deps.now() })
          this.#commands.lineBroke()
        }),
      ended: (why) => ifShown(() => this.#stopped(why)),
      heard: (message) => {
        // The news of the meeting is the same on every line, and must not be lost between two of them.
        if (message.kind === 'meeting') this.#meeting(message.body)
        else ifShown(() => this.#heard(message))
      },
      synced: () => ifShown(() => this.#ready()),
      sent: (n) => ifShown(() => this.#ledger.learn({ type: 'sent', n })),
      changed: (update, transaction) =>
        ifShown(() => this.#copy.add(update, transaction.local ? this.#ledger.changed(transaction) : null)),
    }
  }

  #heard(message: Exclude<ServerMessage, { kind: 'meeting' }>): void {
    switch (message.kind) {
      case 'hello':
        this.#introduced(message.body)
        break
      case 'roster':
        this.#set({ roster: message.body })
        this.#showOthers()
        this.#copy.visitChanged(this.#visit())
        break
      case 'saved':
        this.#ledger.learn({ type: 'saved', n: message.body.n })
        this.#copy.confirmed(this.#ledger.isPending)
        this.#recovery.check()
        break
      case 'refused':
        this.#refused(message.body)
        break
      case 'result':
        this.#commands.answered(message.body)
        break
      case 'pong':
        this.clock.heard(message.body.now, this.#deps.elapsed())
        break
      default:
        unreachable(message)
    }
  }

  async #showKept(visit: Visit): Promise<void> {
    const { hello, meeting, roster } = visit
    const kept = await this.#copy.open(hello.you.id, this.#replica.doc.clientID)
    if (this.#ended) return
    this.#restore(kept)
    if (kept.updates.length === 0) return
    noteTimer(meeting.timer, this.#deps.elapsed(), Math.max(0, this.#deps.now() - visit.at))
    this.#replica.watchWalls(meeting.id)
    const people = roster.people.map((person) => ({ ...person, here: false }))
    this.#set({ meeting, roster: { people, clients: {} } })
    this.#welcome(hello, 'ready')
  }

  #introduced(hello: Hello): void {
    const { you } = hello
    const observes = you.role === 'observer'
    if (this.#copy.participant !== null && this.#copy.participant !== you.id) {
      // Somebody else has come in with this browser: nothing of the one before may be shown or sent in their name.
      void this.#startAs(observes ? null : you.id)
      return
    }
    this.#ledger.learn({ type: 'role', readsOnly: observes })
    if (observes && this.#ledger.work.length > 0) {
      // What they wrote before their role changed is never asked for, and so never answered.
      this.#recovery.begin({ why: 'locked', roots: null, work: this.#ledger.work }, { lineIsDead: true })
    }
    if (!observes && this.#copy.participant === null) void this.#openCopy(you.id)
    this.own.show(!observes)
    this.#welcome(hello, this.state.getState().plan.phase === 'ready' ? 'ready' : 'loading')
  }

  async #openCopy(participant: string): Promise<void> {
    const replica = this.#replica
    const kept = await this.#copy.open(participant, replica.doc.clientID)
    if (this.#ended || this.#replica !== replica) return
    if (kept.work.length > 0) this.#startWith(kept)
    else this.#set({ tray: kept.tray })
  }

  async #startAs(participant: string | null): Promise<void> {
    this.#startWith(nothingKept)
    await this.#copy.end()
    if (!this.#ended && participant !== null) await this.#openCopy(participant)
  }

  /** Begins again with a document that holds what was kept, and nothing else. */
  #startWith(kept: Kept): void {
    const old = this.#replica
    const { plan } = this.state.getState()
    this.#recovery.cancel()
    this.#ledger.reset()
    this.#set({ plan: { ...plan, phase: 'loading' }, meeting: null })
    const replica = this.#createReplica()
    this.#exchange(replica)
    old.destroy()
    this.#restore(kept)
    this.#copy.rename(replica.doc.clientID)
    replica.line.connect()
  }

  #restore(kept: Kept): void {
    this.#replica.restore(kept.updates)
    this.#ledger.restore(kept.work)
    this.#set({ tray: kept.tray })
  }

  #welcome(hello: Hello, phase: 'loading' | 'ready'): void {
    const { organisation, title } = hello.plan
    this.#set({ plan: { id: this.planId, organisation, title, you: hello.you, phase } })
    this.#ready()
  }

  #ready(): void {
    const { plan, meeting } = this.state.getState()
    if (plan.phase !== 'loading' || plan.you.id === '' || !meeting || !this.#replica.line.isSynced) return
    this.#set({ plan: { ...plan, phase: 'ready' } })
    this.#copy.confirmed(this.#ledger.isPending)
    this.#copy.visitChanged(this.#visit())
  }

  #meeting(meeting: MeetingView): void {
    if (this.#ended) return
    const elapsed = this.#deps.elapsed()
    noteTimer(meeting.timer, elapsed)
    this.clock.heard(meeting.now, elapsed)
    this.#replica.watchWalls(meeting.id)
    this.#set({ meeting })
    this.#ready()
    this.#copy.visitChanged(this.#visit())
    if (this.#ledger.isUnanswered) this.#recoverWhatWasLocked()
  }

  #refused({ n, why, roots }: Refused): void {
    const work = this.#ledger.workOfFrame(n)
    // Nothing of ours was in it, so a fresh document would be no different and would be refused as well.
    if (work.length === 0 && why === 'void') return
    this.#recovery.begin({ why, roots: roots.length > 0 ? new Set(roots) : null, work })
  }

  /**
   * A refusal is lost when the line breaks just after it was decided. So work that comes back unconfirmed to a section
   * that is closed by now is treated as refused, before the server's answer takes it out of our document.
   */
  #recoverWhatWasLocked(): void {
    const work = this.#ledger.work.filter((entry) => {
      const root = parseRootName(entry.root)
      return root !== null && this.whyNot({ kind: 'write', root }) !== null
    })
    if (work.length > 0) this.#recovery.begin({ why: 'locked', roots: new Set(work.map(({ root }) => root)), work })
  }

  /** Shows the fresh document in place of the one that holds what was refused. */
  #swap(fresh: Replica, refusals: readonly Refusal[], answered: boolean): void {
    const old = this.#replica
    const documents = { mine: old.doc, theirs: fresh.doc }
    const items = refusals.flatMap((refusal) => rescue(this.#upToDate(refusal), documents, this.#deps.newId))
    if (items.length > 0) this.setTray(addToTray(this.state.getState().tray, items))
    this.#ledger.handOver(fresh.frames)
    this.#exchange(fresh)
    void this.#copy.reseed(fresh.doc.clientID)
    if (answered) {
      old.destroy()
      return
    }
    this.#ledger.learn({ type: 'draining', is: true })
    this.#recovery.drain(old, () => this.#ledger.learn({ type: 'draining', is: false }))
  }

  /** What was written in the same roots since the refusal came shares its fate. */
  #upToDate(refusal: Refusal): Refusal {
    const { roots, work } = refusal
    const later = this.#ledger.work.filter((entry) => roots === null || roots.has(entry.root))
    return { ...refusal, work: [...work, ...later] }
  }

  #exchange(replica: Replica): void {
    this.#replica = replica
    const { meeting, generation } = this.state.getState()
    if (meeting) replica.watchWalls(meeting.id)
    this.contents.exchange(replica.doc)
    this.own.moved()
    this.#set({ generation: generation + 1 })
    this.#showHistory(replica)
    this.#showOthers()
  }

  #showHistory(replica: Replica): void {
    const { canUndo, canRedo } = replica.history
    if (this.#replica === replica) this.#set({ canUndo, canRedo })
  }

  #showOthers(): void {
    const { awareness } = this.#replica.line
    const others = presentOthers(awareness.getStates(), this.state.getState().roster, awareness.clientID)
    this.presence.setState({ others })
  }

  #stopped(why: CloseName): void {
    const now = this.#deps.elapsed()
    const again = this.#rebuiltAt !== null && now - this.#rebuiltAt < REBUILD_AGAIN_MS
    if (closeCodes[why].client === 'rebuild' && !again) {
      this.#rebuiltAt = now
      if (why === 'clientTaken') this.#rename()
      else this.#recovery.begin({ why: 'void', roots: null, work: this.#ledger.work }, { lineIsDead: true })
      return
    }
    const { plan } = this.state.getState()
    this.#ledger.learn({ type: 'stopped' })
    this.#set({ plan: { ...plan, phase: 'stopped', stop: why } })
    if (why === 'removed' || why === 'noSuchPlan') void this.#copy.forget()
    if (closeCodes[why].client === 'reload' && !this.wouldLose) this.#deps.reload()
  }

  /** The same document under another client id; nothing was refused. */
  #rename(): void {
    const old = this.#replica
    const replica = this.#createReplica()
    replica.restore([Y.encodeStateAsUpdate(old.doc)])
    this.#exchange(replica)
    old.destroy()
    this.#copy.rename(replica.doc.clientID)
    replica.line.connect()
  }

  /** What lets the plan open without a line; null for those of whom nothing is kept. */
  #visit(): Visit | null {
    const { plan, meeting, roster } = this.state.getState()
    if (plan.phase !== 'ready' || !meeting || plan.you.role === 'observer') return null
    const { id, organisation, title, you } = plan
    const hello = { protocol: PROTOCOL_VERSION, plan: { id, organisation, title }, you }
    return { hello, meeting, roster, at: this.#deps.now() }
  }

  #set(change: Partial<SessionState>): void {
    this.state.setState(change)
  }
}
