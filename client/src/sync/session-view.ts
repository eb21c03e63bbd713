import { type Action, whyNot } from '@planwall/shared/meeting/permissions.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import type { Hello } from '@planwall/shared/protocol/hello.ts'
import type { Roster } from '@planwall/shared/protocol/roster.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Visit } from './offline-store.ts'
import { presentOthers } from './presence.ts'
import type { Replica } from './replica.ts'
import { noteTimer, ServerClock } from './server-clock.ts'
import type { EditReason } from './session.ts'
import { initialState, type PresenceState, type SessionState } from './session-state.ts'

/** What the server has told and what the screens show of it. */
export class SessionView {
  readonly state: StoreApi<SessionState>
  readonly presence: StoreApi<PresenceState> = createStore(() => ({ others: [] }))
  readonly clock = new ServerClock()
  readonly #elapsed: () => number
  #synced = false
  #rosterHeard = false

  constructor(planId: string, elapsed: () => number) {
    this.state = createStore(() => initialState(planId))
    this.#elapsed = elapsed
  }

  get now(): SessionState {
    return this.state.getState()
  }

  set(change: Partial<SessionState>): void {
    this.state.setState(change)
  }

  /** Why this person may not do this now, or null when they may. Before the plan is ready nobody may do anything. */
  whyNot(action: Action): EditReason | null {
    const { plan, meeting } = this.now
    if (plan.phase !== 'ready' || !meeting) return 'notReady'
    return whyNot(plan.you.role, meeting, action)
  }

  /** The same for what stands below a root of this name. */
  whyNotWrite(name: string): EditReason | null {
    const root = parseRootName(name)
    return root ? this.whyNot({ kind: 'write', root }) : 'notReady'
  }

  /** The meeting does not let this person write below a root of this name. Not known, and so false, before it has come. */
  isClosed(name: string): boolean {
    const { plan, meeting } = this.now
    const root = parseRootName(name)
    return root !== null && meeting !== null && whyNot(plan.you.role, meeting, { kind: 'write', root }) !== null
  }

  /** Shows the plan as it was at the last visit, with nobody in it. */
  recall({ hello, meeting, roster, at }: Visit, now: number): void {
    noteTimer(meeting.timer, meeting.now)
    this.clock.guess(meeting.now + Math.max(0, now - at), this.#elapsed())
    const people = roster.people.map((person) => ({ ...person, here: false }))
    this.set({ meeting, roster: { people, clients: {} } })
    this.introduce(hello)
    this.set({ plan: { ...this.now.plan, phase: 'ready' } })
  }

  introduce({ plan, you, setAside = 0 }: Hello): void {
    const { id, phase } = this.now.plan
    const { organisation, title } = plan
    this.set({ plan: { id, organisation, title, you, phase: phase === 'ready' ? 'ready' : 'loading' }, setAside })
  }

  /** True when this was all that was missing for the plan to be used. */
  becomesReady(synced: boolean): boolean {
    this.#synced ||= synced
    if (synced && this.now.sentAway !== null) this.set({ sentAway: null })
    this.#noteSource()
    const { plan, meeting } = this.now
    if (plan.phase !== 'loading' || plan.you.id === '' || !meeting || !synced) return false
    this.set({ plan: { ...plan, phase: 'ready' } })
    return true
  }

  /** Begins again: another person, or another document that has to come first. */
  load(): void {
    this.#synced = false
    this.set({ plan: { ...this.now.plan, phase: 'loading' }, meeting: null, source: 'copy' })
  }

  stop(why: CloseName): void {
    this.set({ plan: { ...this.now.plan, phase: 'stopped', stop: why } })
  }

  meeting(meeting: MeetingView): void {
    noteTimer(meeting.timer, meeting.now)
    this.clock.heard(meeting.now, this.#elapsed())
    this.set({ meeting })
  }

  roster(roster: Roster, shown: Replica): void {
    this.#rosterHeard = true
    this.set({ roster })
    this.others(shown)
    this.#noteSource()
  }

  others({ line }: Replica): void {
    const others = presentOthers(line.awareness.getStates(), this.now.roster, line.awareness.clientID)
    this.presence.setState({ others })
  }

  history({ history }: Replica): void {
    const { canUndo, canRedo } = history
    this.set({ canUndo, canRedo })
  }

  /** What lets the plan open without a line; null for those of whom nothing is kept. `now`: by this device's clock. */
  visit(now: number): Visit | null {
    const { plan, meeting, roster } = this.now
    if (plan.phase !== 'ready' || !meeting || plan.you.role === 'observer') return null
    const { id, organisation, title, you } = plan
    const at = now - Math.max(0, (this.clock.now(this.#elapsed()) ?? meeting.now) - meeting.now)
    return { hello: { protocol: PROTOCOL_VERSION, plan: { id, organisation, title }, you }, meeting, roster, at }
  }

  #noteSource(): void {
    if (this.#synced && this.#rosterHeard && this.now.source !== 'line') this.set({ source: 'line' })
  }
}
