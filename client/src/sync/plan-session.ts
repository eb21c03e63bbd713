import type { Refusal as CommandRefusal } from '@planwall/shared/meeting/apply-command.ts'
import type { Command } from '@planwall/shared/meeting/command.ts'
import { type Action, type Denial, whyNot } from '@planwall/shared/meeting/permissions.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import { type CloseName, closeCodes } from '@planwall/shared/protocol/close-code.ts'
import type { CommandResult } from '@planwall/shared/protocol/command-message.ts'
import type { Hello } from '@planwall/shared/protocol/hello.ts'
import type { ServerMessage } from '@planwall/shared/protocol/message.ts'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { Contents } from './contents.ts'
import { Copy, nothingKept } from './copy.ts'
import type { Kept, Storage } from './offline-store.ts'
import { OwnPresence } from './own-presence.ts'
import { presentOthers } from './presence.ts'
import { Recovery } from './recovery.ts'
import { Replica, type ReplicaEvents } from './replica.ts'
import { addToTray, type Refusal, rescue, type TrayItem } from './rescue.ts'
import { isPending, learn, noFacts, type SaveEvent, type SaveFacts, saveState, wouldLose } from './save-state.ts'
import { noteTimer, ServerClock } from './server-clock.ts'
import { initialState, type PresenceState, type SessionState } from './session-state.ts'
import { refsChangedBy, wordsAt } from './text-ref.ts'
import { UnconfirmedWork } from './unconfirmed-work.ts'
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

export type CommandReason = CommandRefusal | 'invalid' | 'offline'
export type EditReason = Denial | 'notReady'

/** An attempt at recovery that fails so soon after another one would fail for ever. */
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
  readonly #work = new UnconfirmedWork()
  readonly #copy: Copy
  readonly #recovery: Recovery
  /** Whose changes can be undone; grows when the editors' code has been loaded. */
  readonly #origins = new Set<unknown>([LOCAL])
  readonly #commands = new Map<number, (result: Result<void, CommandReason>) => void>()
  #commandId = 0
  #replica: Replica
  #facts: SaveFacts
  #rebuiltAt: number | null = null
  #ended = false

  constructor(planId: string, deps: SessionDeps) {
    this.planId = planId
    this.#deps = deps
    this.state = createStore(() => initialState(planId))
    this.#facts = noFacts(deps.now())
    this.#replica = this.#createReplica()
    this.contents = new Contents(this.#replica.doc)
    this.#copy = new Copy(planId, deps.storage, {
      document: () => Y.encodeStateAsUpdate(this.#replica.doc),
      work: () => this.#work.entries,
      kept: (upTo) => this.#learn({ type: 'kept', upTo }),
      failed: () => this.#learn({ type: 'keepFailed' }),
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
    if (visit && visit.hello.you.role !== 'observer') {
      const kept = await this.#copy.open(visit.hello.you.id, this.#replica.doc.clientID)
      if (this.#ended) return
      this.#restore(kept)
      if (kept.updates.length > 0) {
        noteTimer(visit.meeting.timer, this.#deps.elapsed(), Math.max(0, this.#deps.now() - visit.at))
        const people = visit.roster.people.map((person) => ({ ...person, here: false }))
        this.#set({ meeting: visit.meeting, roster: { people, clients: {} } })
        this.#welcome(visit.hello, 'ready')
      }
    }
    this.#replica.line.connect()
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
    this.#replica.history.begin(verb)
    return this.#replica.doc.transact(() => change(this.#replica.doc), LOCAL)
  }

  command(command: Command): Promise<Result<void, CommandReason>> {
    const id = ++this.#commandId
    if (!this.#replica.line.send({ kind: 'command', body: { id, command } })) return Promise.resolve(err('offline'))
    return new Promise((resolve) => this.#commands.set(id, resolve))
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

  get wouldLose(): boolean {
    return wouldLose(this.#facts) || this.state.getState().save.state === 'notSaved'
  }

  /** The browser noticed a change of its network, or this tab is looked at again. */
  check(): void {
    this.#replica.line.check()
  }

  /** Deletes what this browser keeps of the plan: the person has left it, or was removed. */
  async forget(): Promise<void> {
    await this.#copy.forget()
  }

  async end(): Promise<void> {
    this.#ended = true
    this.#recovery.end()
    this.own.end()
    this.#replica.destroy()
    this.#failCommands()
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
      opened: () => ifShown(() => this.#learn({ type: 'opened' })),
      closed: () => ifShown(() => this.#closed()),
      ended: (why) => ifShown(() => this.#stopped(why)),
      heard: (message) => ifShown(() => this.#heard(message)),
      synced: () => ifShown(() => this.#ready()),
      sent: (n) => ifShown(() => this.#learn({ type: 'sent', n })),
      changed: (update, transaction) => ifShown(() => this.#changed(update, transaction)),
    }
  }

  #heard(message: ServerMessage): void {
    switch (message.kind) {
      case 'hello':
        this.#introduced(message.body)
        break
      case 'roster':
        this.#set({ roster: message.body })
        this.#showOthers()
        this.#copy.visitChanged(this.#visit())
        break
      case 'meeting':
        this.#meeting(message.body)
        break
      case 'saved':
        this.#saved(message.body.n)
        break
      case 'refused':
        this.#recovery.begin({
          why: message.body.why,
          roots: message.body.roots.length > 0 ? new Set(message.body.roots) : null,
        })
        break
      case 'result':
        this.#answered(message.body)
        break
      case 'pong':
        this.clock.heard(message.body.now, this.#deps.elapsed())
        break
      default:
        unreachable(message)
    }
  }

  #answered(result: CommandResult): void {
    this.#commands.get(result.id)?.(result.ok ? ok(undefined) : err(result.reason as CommandReason))
    this.#commands.delete(result.id)
  }

  #introduced(hello: Hello): void {
    const observes = hello.you.role === 'observer'
    const stranger = this.#copy.participant !== null && this.#copy.participant !== hello.you.id
    this.#learn({ type: 'role', readsOnly: observes })
    // What they wrote before their role changed is never asked for, and so never answered.
    if (observes && this.#work.size > 0 && !stranger) {
      this.#recovery.begin({ why: 'locked', roots: null }, { lineIsDead: true })
    }
    if (stranger) {
      // Somebody else has come in with this browser: nothing of the one before may be shown or sent in their name.
      void this.#startAs(hello.you.id, observes)
      return
    }
    if (!observes && this.#copy.participant === null) void this.#openCopy(hello.you.id)
    this.own.show(!observes)
    this.#welcome(hello, this.state.getState().plan.phase === 'ready' ? 'ready' : 'loading')
  }

  async #openCopy(participant: string): Promise<void> {
    const replica = this.#replica
    const kept = await this.#copy.open(participant, replica.doc.clientID)
    if (this.#ended || this.#replica !== replica) return
    if (kept.work.length > 0) return this.#startWith(kept)
    this.#set({ tray: kept.tray })
  }

  async #startAs(participant: string, observes: boolean): Promise<void> {
    await this.#copy.end()
    if (this.#ended) return
    this.#startWith(observes ? nothingKept : await this.#copy.open(participant, 0))
  }

  /** Begins again with a document that holds what was kept, and nothing else. */
  #startWith(kept: Kept): void {
    const replica = this.#createReplica()
    this.#work.clear()
    this.#facts = noFacts(this.#deps.now())
    const old = this.#replica
    this.#exchange(replica)
    old.destroy()
    this.#restore(kept)
    const { plan } = this.state.getState()
    this.#set({ plan: { ...plan, phase: 'loading' }, meeting: null })
    replica.line.connect()
  }

  #restore(kept: Kept): void {
    this.#replica.restore(kept.updates)
    this.#set({ tray: kept.tray })
    if (kept.work.length === 0) return
    this.#learn({ type: 'changed' })
    this.#learn({ type: 'kept', upTo: this.#facts.changed })
    this.#work.restore(kept.work, this.#facts.changed)
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
    this.#copy.complete()
    this.#copy.visitChanged(this.#visit())
  }

  #meeting(meeting: MeetingView): void {
    const elapsed = this.#deps.elapsed()
    noteTimer(meeting.timer, elapsed)
    this.clock.heard(meeting.now, elapsed)
    this.#replica.watchWalls(meeting.id)
    this.#set({ meeting })
    this.#ready()
    this.#copy.visitChanged(this.#visit())
    if (this.#facts.acked === 0) this.#recoverWhatWasLocked()
  }

  /**
   * A refusal is lost when the line breaks just after it was decided. So work that comes back unconfirmed to a section
   * that is closed by now is treated as refused, before the server's answer takes it out of our document.
   */
  #recoverWhatWasLocked(): void {
    const roots = this.#work.entries
      .map((entry) => entry.root)
      .filter((name) => {
        const root = parseRootName(name)
        return root !== null && this.whyNot({ kind: 'write', root }) !== null
      })
    if (roots.length > 0) this.#recovery.begin({ why: 'locked', roots: new Set(roots) })
  }

  #saved(n: number): void {
    this.#learn({ type: 'saved', n })
    this.#work.confirm(this.#facts.confirmed)
    this.#copy.confirmed(isPending(this.#facts))
    this.#publishSave()
    this.#recovery.check()
  }

  #changed(update: Uint8Array, transaction: Y.Transaction): void {
    if (!transaction.local) {
      this.#copy.add(update, null)
      return
    }
    this.#learn({ type: 'changed' })
    const { changed } = this.#facts
    for (const ref of refsChangedBy(transaction)) {
      this.#work.note(ref, wordsAt(transaction.doc, ref), changed, this.#deps.now())
    }
    this.#copy.add(update, changed)
    this.#publishSave()
  }

  /** Shows the fresh document in place of the one that holds what was refused. */
  #swap(fresh: Replica, refusals: readonly Refusal[], answered: boolean): void {
    const old = this.#replica
    const documents = { mine: old.doc, theirs: fresh.doc }
    const items = refusals.flatMap((refusal) => rescue(this.#work.recent, refusal, documents, this.#deps.newId))
    if (items.length > 0) this.setTray(addToTray(this.state.getState().tray, items))
    this.#work.clear()
    this.#facts = { ...this.#facts, ...fresh.frames, line: 'open' }
    this.#learn({ type: 'handedOver' })
    this.#exchange(fresh)
    void this.#copy.reseed(fresh.doc.clientID)
    if (answered) {
      old.destroy()
      return
    }
    this.#learn({ type: 'draining', is: true })
    this.#recovery.drain(old, () => this.#learn({ type: 'draining', is: false }))
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

  #closed(): void {
    this.#learn({ type: 'closed', at: this.#deps.now() })
    this.#failCommands()
  }

  #failCommands(): void {
    for (const resolve of this.#commands.values()) resolve(err('offline'))
    this.#commands.clear()
  }

  #stopped(why: CloseName): void {
    const now = this.#deps.elapsed()
    const again = this.#rebuiltAt !== null && now - this.#rebuiltAt < REBUILD_AGAIN_MS
    if (closeCodes[why].client === 'rebuild' && !again) {
      this.#rebuiltAt = now
      if (why === 'clientTaken') this.#rename()
      else this.#recovery.begin({ why: 'void', roots: null }, { lineIsDead: true })
      return
    }
    const { plan } = this.state.getState()
    this.#learn({ type: 'stopped' })
    this.#set({ plan: { ...plan, phase: 'stopped', stop: why } })
    if (why === 'removed' || why === 'noSuchPlan') void this.#copy.forget()
    if (closeCodes[why].client === 'reload' && !this.wouldLose) this.#deps.reload()
  }

  /** The same document under another client id; nothing was refused. */
  #rename(): void {
    const state = Y.encodeStateAsUpdate(this.#replica.doc)
    const replica = this.#createReplica()
    replica.restore([state])
    const old = this.#replica
    this.#exchange(replica)
    old.destroy()
    this.#copy.rename(replica.doc.clientID)
    replica.line.connect()
  }

  #visit() {
    const { plan, meeting, roster } = this.state.getState()
    if (plan.phase !== 'ready' || !meeting || plan.you.role === 'observer') return null
    const { id, organisation, title, you } = plan
    return { hello: { protocol: 0, plan: { id, organisation, title }, you }, meeting, roster, at: this.#deps.now() }
  }

  #learn(event: SaveEvent): void {
    this.#facts = learn(this.#facts, event)
    this.#publishSave()
  }

  #publishSave(): void {
    const save = saveState(this.#facts, { changes: this.#work.size, text: () => this.#work.text() })
    if (JSON.stringify(save) !== JSON.stringify(this.state.getState().save)) this.#set({ save })
  }

  #set(change: Partial<SessionState>): void {
    this.state.setState(change)
  }
}
