import { MemoryStorage } from '@planwall/client/sync/memory-storage.testing.ts'
import { PlanSession } from '@planwall/client/sync/plan-session.ts'
import type { TrayItem } from '@planwall/client/sync/rescue.ts'
import * as prng from 'lib0/prng'
import type * as Y from 'yjs'
import { Journal, type Things } from './journal.ts'
import { browserSocket, type Seat } from './node-socket.ts'
import { type Habits, nextChange, nothing, readWork } from './work.ts'

/** How long somebody who writes waits between two changes, in milliseconds. */
const PAUSE_MS = { least: 20, most: 160 }

export type PersonOptions = {
  author: string
  seat: Seat
  random: prng.PRNG
  /** How far this device's clock is wrong, in milliseconds. */
  clockIsWrongBy?: number
  /** How much of theirs stands at any time. */
  habits?: Habits | undefined
}

/** Somebody with the plan open: the client as it is in a browser, without the screens, and the journal of its work. */
export class Person {
  readonly journal: Journal
  readonly storage = new MemoryStorage()
  /** What this person met that nobody should. */
  readonly wrong: string[] = []
  readonly #options: PersonOptions
  #session: PlanSession
  #timesSaved = 0
  #ids = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(options: PersonOptions) {
    this.#options = options
    this.journal = new Journal(options.author)
    this.#session = this.#open()
  }

  get name(): string {
    return this.#options.author
  }

  get seat(): Seat {
    return this.#options.seat
  }

  get session(): PlanSession {
    return this.#session
  }

  get doc(): Y.Doc {
    return this.#session.contents.doc
  }

  get saveState(): string {
    return this.#session.state.getState().save.state
  }

  /** The line is open, the plan is there, and the server has confirmed everything. */
  get isSaved(): boolean {
    return this.#session.state.getState().plan.phase === 'ready' && this.saveState === 'saved'
  }

  /** How often this person was told that everything is saved. */
  get timesSaved(): number {
    return this.#timesSaved
  }

  /** Waits until everything is saved, to the moment; false when that takes longer than so many milliseconds. */
  nextSaved(withinMs: number): Promise<boolean> {
    if (this.isSaved) return Promise.resolve(true)
    return new Promise((resolve) => {
      const end = (isSaved: boolean) => {
        clearTimeout(timer)
        stop()
        resolve(isSaved)
      }
      const timer = setTimeout(() => end(false), withinMs)
      const stop = this.#session.state.subscribe(() => {
        if (this.isSaved) end(true)
      })
    })
  }

  get isOffline(): boolean {
    return this.saveState === 'offline' || this.saveState === 'notSaved'
  }

  get meeting(): string {
    return this.#session.state.getState().meeting?.id ?? ''
  }

  /** What lies in the tray of refused work. */
  get tray(): readonly TrayItem[] {
    return this.#session.state.getState().tray
  }

  async arrives(): Promise<void> {
    await this.#session.start()
  }

  /** What this person sees of everybody. */
  sees(): ReadonlyMap<string, Things> {
    return readWork(this.doc, this.meeting)
  }

  /** Up to which deed this person knows of another; null when they see what cannot be. */
  knowsOf(other: Journal): number | null {
    return other.positionIn(this.sees().get(other.author) ?? nothing)
  }

  /** Makes one change, if the plan is there to be changed. */
  works(): boolean {
    const { random, habits } = this.#options
    const { root, deed, make } = nextChange(random, this.journal, this.meeting, habits)
    const done = this.#session.edit(root, 'work', make)
    if (done.ok) this.journal.did(deed)
    else if (done.reason !== 'notReady') this.wrong.push(`${this.name} cannot do ${deed.key}: ${done.reason}`)
    return done.ok
  }

  /** Makes one change after another until `rests`. */
  begins(pause = PAUSE_MS): void {
    const { random } = this.#options
    const next = () => {
      this.works()
      this.#timer = setTimeout(next, prng.int32(random, pause.least, pause.most))
    }
    this.#timer ??= setTimeout(next, prng.int32(random, 0, pause.most))
  }

  rests(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  /** Opens the plan anew in the same browser, which has kept what it had to. */
  async comesBack(): Promise<void> {
    const before = this.#session
    this.#session = this.#open()
    await before.end()
    await this.#session.start()
  }

  async leaves(): Promise<void> {
    this.rests()
    await this.#session.end()
  }

  #open(): PlanSession {
    const { author, seat, random, clockIsWrongBy = 0 } = this.#options
    const session = new PlanSession(seat.planId, {
      storage: this.storage,
      WebSocket: browserSocket(seat),
      url: `${seat.url.replace(/^http/, 'ws')}/sockets`,
      elapsed: () => performance.now(),
      now: () => Date.now() + clockIsWrongBy,
      random: () => prng.real53(random),
      newId: () => `${author}-made-${++this.#ids}`,
      reload: () => {
        throw new Error(`The page of ${author} would be loaded anew`)
      },
    })
    session.state.subscribe(({ save }) => {
      if (session !== this.#session || save.state !== 'saved') return
      this.#timesSaved += 1
      this.journal.told()
    })
    return session
  }
}
