import type { Command } from '@planwall/shared/meeting/command.ts'
import type { Action } from '@planwall/shared/meeting/permissions.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { type CloseName, closeCodes } from '@planwall/shared/protocol/close-code.ts'
import type { Hello } from '@planwall/shared/protocol/hello.ts'
import { err, type Result } from '@planwall/shared/result.ts'
import * as Y from 'yjs'
import { type CommandReason, Commands } from './commands.ts'
import { Contents } from './contents.ts'
import { Copy, nothingKept, type Source } from './copy.ts'
import { Drafts } from './drafts.ts'
import { refusalOf } from './draining.ts'
import { Ledger } from './ledger.ts'
import type { Kept, Visit } from './offline-store.ts'
import { isOwnChange } from './own-change.ts'
import { OwnPresence } from './own-presence.ts'
import { Recovery } from './recovery.ts'
import { Replica, type ReplicaEvents } from './replica.ts'
import type { Refusal } from './rescue.ts'
import { handle, type ServerHandlers } from './server-handlers.ts'
import type { EditReason, Session } from './session.ts'
import type { SessionDeps } from './session-deps.ts'
import { SessionView } from './session-view.ts'
import { addingTo, changedTray, type TrayChange } from './tray.ts'
import type { WorkEntry } from './unconfirmed-work.ts'
import { LOCAL } from './undo-history.ts'

/**
 * One open plan: the document and its socket, what the server said, what is saved where. Lives outside React, so that
 * screens can come and go; see connect-plan.ts for how long.
 */
export class PlanSession implements Session {
  readonly planId: string
  readonly state: SessionView['state']
  readonly presence: SessionView['presence']
  readonly clock: SessionView['clock']
  readonly contents: Contents
  readonly drafts = new Drafts()
  readonly own = new OwnPresence((entry) => this.#replica.line.awareness.setLocalState(entry))
  readonly #deps: SessionDeps
  readonly #view: SessionView
  readonly #ledger: Ledger
  readonly #copy: Copy
  readonly #recovery: Recovery
  readonly #commands = new Commands((message) => this.#replica.line.send(message))
  /** Whose changes can be undone; grows when the editors' code has been loaded. */
  readonly #origins = new Set<unknown>([LOCAL])
  readonly #handlers: ServerHandlers = {
    hello: (hello) => this.#introduced(hello),
    roster: (roster) => {
      this.#view.roster(roster, this.#replica)
      this.#noteVisit()
    },
    meeting: (meeting) => this.#meeting(meeting),
    saved: ({ n }) => {
      this.#ledger.learn({ type: 'saved', n })
      this.#copy.confirmed(this.#ledger.isPending)
      this.#recovery.check()
    },
    refused: (refused) => this.#rescue(refusalOf(refused), this.#ledger.refused(refused.n)),
    result: (result) => this.#commands.answered(result),
    pong: ({ now }) => this.clock.heard(now, this.#deps.elapsed()),
  }
  #replica: Replica
  #ended = false

  constructor(planId: string, deps: SessionDeps) {
    this.planId = planId
    this.#deps = deps
    this.#view = new SessionView(planId, deps.elapsed)
    this.state = this.#view.state
    this.presence = this.#view.presence
    this.clock = this.#view.clock
    this.#ledger = new Ledger(deps.now, (save) => this.#view.set({ save }))
    this.#replica = this.#createReplica()
    this.contents = new Contents(this.#replica.doc)
    this.#copy = new Copy(planId, deps.storage, {
      kept: (upTo) => this.#ledger.learn({ type: 'kept', upTo }),
      failed: () => this.#ledger.learn({ type: 'keepFailed' }),
    })
    this.#recovery = new Recovery({
      create: () => this.#createReplica(),
      shown: () => this.#replica,
      ledger: this.#ledger,
      newId: deps.newId,
      rescued: (items) => this.changeTray(addingTo(this.#view.now.tray, items)),
      exchanged: (fresh, answered) => {
        this.#exchange(fresh)
        this.#copy.exchange(this.#sourceOf(fresh), { answered })
      },
      drained: ({ doc }) => this.#copy.answered(doc.clientID),
      failed: (why) => this.#stopped(why),
    })
  }

  /** Shows what this browser kept of the plan, then connects. */
  async start(): Promise<void> {
    const visit = await this.#copy.lastVisit()
    if (this.#ended) return
    if (visit) await this.#showKept(visit)
    if (!this.#ended) this.#replica.line.connect()
  }

  whyNot(action: Action): EditReason | null {
    return this.#view.whyNot(action)
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
    const denial = this.#view.whyNotWrite(root)
    if (denial) return err(denial)
    const { doc, history } = this.#replica
    history.begin(verb)
    return doc.transact(() => change(doc), LOCAL)
  }

  command(command: Command): Promise<Result<void, CommandReason>> {
    return this.#commands.give(command)
  }

  undo(): Result<void, EditReason | 'nothing'> {
    return this.#replica.history.undo((root) => this.#view.whyNotWrite(root))
  }

  redo(): Result<void, EditReason | 'nothing'> {
    return this.#replica.history.redo((root) => this.#view.whyNotWrite(root))
  }

  trackOrigin(origin: unknown): void {
    this.#origins.add(origin)
    this.#replica.history.trackOrigin(origin)
  }

  changeTray(change: TrayChange): void {
    this.#view.set({ tray: changedTray(this.#view.now.tray, change) })
    this.#copy.changeTray(change)
  }

  /** A new id for a row, a note or a tray item. */
  newId(): string {
    return this.#deps.newId()
  }

  /** Closing the tab now would lose something. */
  get wouldLose(): boolean {
    return this.#ledger.wouldLose || this.drafts.any || !this.#copy.keepsTray
  }

  /** The browser noticed a change of its network, or this tab is looked at again. */
  check(): void {
    this.#replica.line.check()
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
    const { url, elapsed, random, WebSocket, fetchSnapshot } = this.#deps
    const line = { url, elapsed, random, WebSocket, fetchSnapshot, planId: this.planId }
    const replica = new Replica({ ...line, origins: this.#origins })
    replica.listen(this.#eventsOf(replica))
    replica.history.listen(() => {
      if (this.#replica === replica) this.#view.history(replica)
    })
    replica.line.awareness.on('change', ({ added, updated, removed }: Record<string, number[]>) => {
      const isOwn = [added, updated, removed].flat().every((client) => client === replica.doc.clientID)
      if (this.#replica === replica && !isOwn) this.#view.others(replica)
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
      closed: (why) =>
        ifShown(() => {
          this.#view.set({ sentAway: why })
          this.#ledger.learn({ type: 'closed', at: this.#deps.now() })
          this.#commands.lineBroke()
        }),
      ended: (why) => ifShown(() => this.#stopped(why)),
      heard: (message) => {
        // The news of the meeting is the same on every line, and must not be lost between two of them.
        if (message.kind === 'meeting') this.#meeting(message.body)
        else ifShown(() => handle(this.#handlers, message))
      },
      synced: () => ifShown(() => this.#ready()),
      sent: (n) => ifShown(() => this.#ledger.learn({ type: 'sent', n })),
      taken: (refs) => ifShown(() => this.#rescue({ why: 'void', roots: null }, this.#ledger.refusedAt(refs))),
      changed: (update, transaction) =>
        ifShown(() => {
          const isOwn = isOwnChange(transaction)
          this.#copy.add(update, isOwn ? this.#ledger.changed(transaction) : null)
          if (!isOwn) this.#recovery.changed()
        }),
    }
  }

  #sourceOf({ doc }: Replica): Source {
    return { client: doc.clientID, document: () => Y.encodeStateAsUpdate(doc), work: this.#ledger.source }
  }

  async #showKept(visit: Visit): Promise<void> {
    const kept = await this.#copy.open(visit.hello.you.id, this.#sourceOf(this.#replica), { complete: true })
    if (this.#ended) return
    this.#replica.restore(kept.updates)
    this.#recall(kept)
    if (kept.updates.length === 0) return
    this.#replica.watchWalls(visit.meeting.id)
    this.#view.recall(visit, this.#deps.now())
  }

  #introduced(hello: Hello): void {
    const { you } = hello
    const observes = you.role === 'observer'
    if (this.#copy.participant !== null && this.#copy.participant !== you.id) {
      // Somebody else has come in with this browser: nothing of the one before may be shown or sent in their name.
      void this.#copy.end()
      this.#recovery.end()
      this.#ledger.reset()
      this.#startWith(nothingKept)
      return
    }
    this.#ledger.learn({ type: 'role', readsOnly: observes })
    if (observes && this.#ledger.work.length > 0) {
      // What they wrote before their role changed is never asked for, and so never answered.
      this.#recovery.begin({ why: 'locked', roots: null, work: this.#ledger.work }, { lineIsDead: true })
    }
    if (!observes && this.#copy.participant === null) void this.#openCopy(you.id)
    this.own.show(!observes)
    this.#view.introduce(hello)
    this.#ready()
  }

  async #openCopy(participant: string): Promise<void> {
    const kept = await this.#copy.open(participant, this.#sourceOf(this.#replica), { complete: false })
    if (this.#ended || this.#copy.participant !== participant) return
    // What has been written while the storage was opened goes on in the document of both.
    const { updates, work, tray } = kept
    if (work.length > 0) this.#startWith({ ...kept, updates: [...updates, Y.encodeStateAsUpdate(this.#replica.doc)] })
    else this.#view.set({ tray })
  }

  /** Begins again with a document of this content, and nothing else. */
  #startWith(kept: Kept): void {
    this.#recovery.cancel()
    this.#view.load()
    this.#connectAnew(kept.updates)
    this.#recall(kept)
  }

  #recall({ work, clients, tray }: Kept): void {
    this.#replica.own.adopt(clients)
    this.#ledger.restore(work, this.#replica.doc)
    this.#view.set({ tray })
  }

  /** Shows a document of this content under another client id, and connects it in place of the present one. */
  #connectAnew(content: readonly Uint8Array[]): void {
    const old = this.#replica
    const replica = this.#createReplica()
    replica.restore(content)
    replica.own.adopt(old.own.clients)
    this.#exchange(replica)
    old.destroy()
    this.#copy.rename(this.#sourceOf(replica))
    replica.line.connect()
  }

  #ready(): void {
    if (!this.#view.becomesReady(this.#replica.line.isSynced)) return
    this.#copy.confirmed(this.#ledger.isPending)
    this.#noteVisit()
  }

  #meeting(meeting: MeetingView): void {
    if (this.#ended) return
    this.#view.meeting(meeting)
    this.#replica.watchWalls(meeting.id)
    this.#ready()
    this.#noteVisit()
    if (this.#ledger.isUnanswered) this.#recoverWhatWasLocked()
  }

  /** Without work of ours in it a fresh document would be no different, and would be refused as well. */
  #rescue(refusal: Omit<Refusal, 'work'>, work: readonly WorkEntry[]): void {
    if (work.length > 0) this.#recovery.begin({ ...refusal, work })
  }

  /**
   * A refusal is lost when the line breaks just after it was decided. So work that comes back unconfirmed to a section
   * that is closed by now is treated as refused; and what was refused on an earlier line is seen to now.
   */
  #recoverWhatWasLocked(): void {
    const { work } = this.#ledger
    const closed = new Set(work.map(({ root }) => root).filter((root) => this.#view.isClosed(root)))
    this.#rescue({ why: 'locked', roots: closed }, this.#ledger.refusedIn(closed))
    const refused = work.filter((entry) => entry.refused && !closed.has(entry.root))
    this.#rescue({ why: 'void', roots: null }, refused)
  }

  #exchange(replica: Replica): void {
    this.#replica = replica
    const { meeting, generation } = this.#view.now
    if (meeting) replica.watchWalls(meeting.id)
    this.#commands.lineBroke()
    this.contents.exchange(replica.doc)
    this.own.moved()
    this.#view.set({ generation: generation + 1 })
    this.#view.history(replica)
    this.#view.others(replica)
  }

  #stopped(why: CloseName): void {
    if (closeCodes[why].client === 'rebuild' && this.#recovery.mayRebuild(this.#deps.elapsed())) {
      // Nothing was refused, so nothing of the document is in doubt.
      if (why === 'clientTaken') this.#connectAnew([Y.encodeStateAsUpdate(this.#replica.doc)])
      else this.#recovery.begin({ why: 'unsent', roots: null, work: this.#ledger.work }, { lineIsDead: true })
      return
    }
    if (why === 'removed' || why === 'noSuchPlan') {
      this.#ledger.learn({ type: 'forgotten' })
      void this.#copy.forget()
    }
    this.#ledger.learn({ type: 'stopped' })
    this.#view.stop(why)
    if (closeCodes[why].client === 'reload' && !this.wouldLose) this.#deps.reload()
  }

  #noteVisit(): void {
    this.#copy.visitChanged(this.#view.visit(this.#deps.now()))
  }
}
