import type { Command } from '@planwall/shared/meeting/command.ts'
import { type Action, whyNot } from '@planwall/shared/meeting/permissions.ts'
import type { Note } from '@planwall/shared/plan/note.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import { err, type Result } from '@planwall/shared/result.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CommandReason } from './commands.ts'
import type { ReceivedFirstView } from './first-view.ts'
import type { SaveState } from './save-state.ts'
import { noteTimer, ServerClock } from './server-clock.ts'
import type { EditReason, Session, SessionContents } from './session.ts'
import { initialState, type PresenceState, type SessionState } from './session-state.ts'

const nothingWritten: SectionContent = {}
const noNotes: readonly Note[] = []

const notReady = () => err('notReady' as const)
const nothing = () => undefined

/**
 * A plan as the server's one answer shows it, until the live session takes its place. Nothing can be written; a command is
 * given once there is somebody to give it to.
 */
export class StillSession implements Session {
  readonly planId: string
  readonly state: StoreApi<SessionState>
  readonly presence: StoreApi<PresenceState> = createStore(() => ({ others: [] }))
  readonly clock = new ServerClock()
  readonly drafts = { begin: () => nothing }
  readonly own: Session['own'] = {
    lookAt: nothing,
    pointAt: nothing,
    setCell: nothing,
    leaveCell: nothing,
    typed: nothing,
    took: nothing,
    setCaret: nothing,
    leaveCaret: nothing,
  }
  readonly contents: SessionContents = {
    subscribe: (_root, tell) => this.state.subscribe(tell),
    section: (id) => this.#content?.sections[id] ?? nothingWritten,
    notes: () => noNotes,
    fragment: () => null,
    placeOf: () => null,
  }
  readonly edit = notReady
  readonly undo = notReady
  readonly redo = notReady
  readonly trackOrigin = nothing
  readonly changeTray = nothing
  readonly newId = () => ''
  #content: PlanContent | null = null
  #handOver: (live: Session) => void = nothing
  readonly #live = new Promise<Session>((resolve) => {
    this.#handOver = resolve
  })

  constructor(planId: string) {
    this.planId = planId
    this.state = createStore(() => ({ ...initialState(planId), source: 'firstView' }))
  }

  show({ view, receivedAt }: ReceivedFirstView): void {
    const { hello, meeting, roster, content } = view
    noteTimer(meeting.timer, meeting.now)
    this.clock.heard(meeting.now, receivedAt)
    this.#content = content
    const { organisation, title } = hello.plan
    this.state.setState({
      plan: { id: this.planId, organisation, title, you: hello.you, phase: 'ready' },
      meeting,
      roster,
    })
  }

  /** What the live session knows of saving while it is not shown yet. */
  noteSave(save: SaveState): void {
    this.state.setState({ save })
  }

  /** Gives the live session what was asked for meanwhile. */
  handOver(live: Session): void {
    this.#handOver(live)
  }

  /** What is refused anyway has its own reason already; the rest is about to become possible. */
  whyNot(action: Action): EditReason {
    const { plan, meeting } = this.state.getState()
    return (meeting && whyNot(plan.you.role, meeting, action)) ?? 'notReady'
  }

  async command(command: Command): Promise<Result<void, CommandReason>> {
    return (await this.#live).command(command)
  }
}
