import { type Edit, editsOf } from '@planwall/client/sync/edits.ts'
import { PlanSession } from '@planwall/client/sync/plan-session.ts'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as prng from 'lib0/prng'
import { type BrowserDisk, storageOf } from './browser-storage.ts'
import type { Network, TabLine } from './network.ts'
import { PLAN } from './server-process.ts'
import { Process, type VirtualTime } from './virtual-time.ts'

export type TabOptions = {
  name: string
  /** Id of the participant who sits in front of it. */
  person: string
  disk: BrowserDisk
  time: VirtualTime
  network: Network
  random: prng.PRNG
  latencyMs: number
  /** Told of what the tab shows of itself, for the story of a run. */
  tell(what: string): void
}

/** One tab with the plan open: the client as it is, on a network and a disk of ours. It can crash and be opened again. */
export class Tab {
  readonly name: string
  readonly person: string
  readonly disk: BrowserDisk
  /** Times it was opened. */
  lives = 0
  readonly #options: TabOptions
  #line: TabLine
  #session: PlanSession | null = null
  #wantsReload = false

  constructor(options: TabOptions) {
    this.#options = options
    this.name = options.name
    this.person = options.person
    this.disk = options.disk
    this.#line = this.#newLine(true)
  }

  get process(): Process {
    return this.#line.process
  }

  get isOpen(): boolean {
    return this.#session !== null
  }

  get session(): PlanSession {
    if (!this.#session) throw new Error(`${this.name} is closed`)
    return this.#session
  }

  get edit(): Edit {
    return editsOf(this.session)
  }

  /** The client has asked for a newer version of itself. */
  get wantsReload(): boolean {
    return this.#wantsReload
  }

  async open(): Promise<void> {
    const { time, network, random, disk } = this.#options
    this.lives++
    this.#wantsReload = false
    this.#line = this.#newLine(this.#line.reachable)
    const line = this.#line
    const life = `${this.name}-${this.lives}`
    let ids = 0
    await time.as(line.process, () => {
      const session = new PlanSession(PLAN, {
        storage: storageOf(disk, { process: line.process, time, delay: () => network.between(0, 6) }),
        WebSocket: network.socketFor(line),
        url: 'ws://server/sockets',
        elapsed: () => time.now,
        now: () => time.now,
        random: () => prng.real53(random),
        newId: () => `${life}-${++ids}`,
        reload: () => {
          this.#wantsReload = true
        },
      })
      session.trackOrigin(ySyncPluginKey)
      this.#session = session
      session.state.subscribe((now, before) => {
        const shown = ({ plan, save, tray, generation }: typeof now) =>
          `${plan.phase} ${plan.you.role} ${save.state} document ${generation} tray ${tray.length} ${tray.at(-1)?.yours ?? ''}`
        if (shown(now) !== shown(before)) this.#options.tell(`${this.name} = ${shown(now)}`)
      })
      void session.start()
    })
  }

  /** It dies in this instant; what it had sent may still arrive. */
  crash(): void {
    this.#line.process.kill()
    this.#options.network.cut(this.#line)
    this.#session = null
  }

  /** The network of its device goes. `silently`: nothing tells the browser. */
  loseNetwork({ silently }: { silently: boolean }): void {
    this.#line.reachable = false
    this.#options.network.cut(this.#line, { silently })
  }

  async regainNetwork(): Promise<void> {
    this.#line.reachable = true
    await this.#options.time.as(this.process, () => this.#session?.check())
  }

  /** The line breaks; the next attempt to connect succeeds. */
  cutLine({ silently }: { silently: boolean }): void {
    this.#options.network.cut(this.#line, { silently })
  }

  #newLine(reachable: boolean): TabLine {
    const { name, person, latencyMs } = this.#options
    return { process: new Process(name), person, reachable, latencyMs }
  }
}
