import type { Command } from '@planwall/shared/meeting/command.ts'
import type { Role } from '@planwall/shared/meeting/role.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import * as prng from 'lib0/prng'
import { act } from './acts.ts'
import { BrowserDisk } from './browser-storage.ts'
import { HonestText } from './honest-text.ts'
import { Network } from './network.ts'
import { type Counted, noCounts } from './outcome.ts'
import { Promises } from './promises.ts'
import { PLAN, SimulatedServer } from './server-process.ts'
import { Tab } from './tab.ts'
import { Process, VirtualTime } from './virtual-time.ts'

/** A server, people in front of tabs, and whatever can happen to them. Everything follows from the seed. */
export class World {
  readonly seed: number
  readonly random: prng.PRNG
  readonly time: VirtualTime
  readonly network: Network
  readonly server: SimulatedServer
  readonly text = new HonestText()
  readonly promises: Promises
  readonly tabs: Tab[] = []
  readonly removed = new Set<string>()
  /** What happened, for whoever has to find out why. */
  readonly story: string[] = []
  readonly places: SectionId[] = []
  readonly counts = noCounts()
  /** Whose doing it is when no process of the simulation does it. */
  readonly #nobody = new Process('nobody')

  constructor(seed: number) {
    this.seed = seed
    this.random = stream(seed, 1)
    const ids = stream(seed, 2)
    this.time = new VirtualTime(() => prng.uint32(ids, 0, 0xffff_ffff))
    this.network = new Network(this.time, stream(seed, 3))
    this.server = new SimulatedServer(this.time, this.network, {
      tell: (what) => this.tell(what),
      refused: () => this.count('refusals'),
    })
    this.promises = new Promises(this.server.disk, this.text, this.time)
  }

  /** Adds a person to the plan, with a browser of their own. */
  person(id: string, role: Role): BrowserDisk {
    const createdAt = this.time.now
    const { people } = this.server
    const color = people.size + 1
    people.set(id, { id, plan: PLAN, role, name: id, color, roomScreen: false, createdAt, removedAt: null })
    return new BrowserDisk()
  }

  async tab(name: string, person: string, disk: BrowserDisk, latencyMs: number): Promise<Tab> {
    const random = stream(this.seed, 10 + this.tabs.length)
    const { time, network } = this
    const tab = new Tab({ name, person, disk, time, network, random, latencyMs, tell: (what) => this.tell(what) })
    this.tabs.push(tab)
    await tab.open()
    return tab
  }

  roleOf(tab: Tab): Role {
    return this.server.people.get(tab.person)?.role ?? 'observer'
  }

  /** This person does one thing, if the plan is open in front of them. */
  async acts(tab: Tab): Promise<void> {
    if (!isReady(tab)) return
    const { random, text, places } = this
    const did = await this.time.as(tab.process, () =>
      this.promises.noting(tab, () => act({ tab, random, text, places })),
    )
    this.count('acts')
    this.tell(`${tab.name} ${did}`)
  }

  async crashes(tab: Tab): Promise<void> {
    if (!tab.isOpen) return
    this.count('crashes')
    this.promises.crashed(tab)
    this.tell(`${tab.name} crashes, having said ${saidBy(tab)}`)
    tab.crash()
  }

  async opens(tab: Tab): Promise<void> {
    if (tab.isOpen) return
    this.tell(`${tab.name} is opened again`)
    await tab.open()
  }

  /** The line of a tab breaks; it can dial again at once. */
  cuts(tab: Tab, how: { silently: boolean }): void {
    this.count('cuts')
    this.tell(`the line of ${tab.name} breaks`)
    tab.cutLine(how)
  }

  loses(tab: Tab, how: { silently: boolean }): void {
    this.count('cuts')
    this.tell(`${tab.name} loses its network`)
    tab.loseNetwork(how)
  }

  async regains(tab: Tab): Promise<void> {
    this.tell(`${tab.name} has its network again`)
    await tab.regainNetwork()
  }

  /** The server dies, and is started again after a while. */
  kills(forMs: number): void {
    if (!this.server.isUp) return
    this.count('kills')
    this.tell('the server is killed')
    this.server.kill()
    this.later(forMs, async () => {
      if (!this.server.isUp) this.server.start()
    })
  }

  /** A disk is full for a while: a browser's, or, for null, the server's. */
  fills(tab: Tab | null, forMs: number): void {
    this.count('full disks')
    this.tell(`the disk of ${tab ? tab.name : 'the server'} is full`)
    const fill = (is: boolean) => {
      if (tab) tab.disk.fails = is
      else this.server.diskIsFull = is
    }
    fill(true)
    this.later(forMs, async () => fill(false))
  }

  later(ms: number, act: () => Promise<void>): void {
    this.time.after(ms, this.#nobody, () => void act())
  }

  /** Reads what every header says, and holds it to it. */
  look(): void {
    for (const tab of this.tabs) this.promises.sample(tab, this.roleOf(tab))
  }

  count(what: Counted, times = 1): void {
    this.counts[what] += times
  }

  tell(what: string): void {
    this.story.push(`${String(this.time.now % 10_000_000).padStart(7)} ${what}`)
  }

  chance(oneIn: number): boolean {
    return prng.int32(this.random, 1, oneIn) === 1
  }

  between(least: number, most: number): number {
    return prng.int32(this.random, least, most)
  }

  oneOf<T>(of: readonly T[]): T {
    return prng.oneOf(this.random, [...of])
  }
}

/** A facilitator asks the server to change the meeting. */
export async function commands(world: World, tab: Tab, command: Command): Promise<void> {
  world.count('commands')
  world.tell(`${tab.name} commands ${JSON.stringify(command)}`)
  await world.time.as(tab.process, () => void tab.session.command(command))
}

export function isReady(tab: Tab): boolean {
  return tab.isOpen && tab.session.state.getState().plan.phase === 'ready'
}

export function saidBy(tab: Tab): string {
  return tab.isOpen ? tab.session.state.getState().save.state : 'nothing'
}

/** One of many independent streams of random numbers of a seed. */
function stream(seed: number, of: number): prng.PRNG {
  return prng.create(seed * 101 + of)
}
