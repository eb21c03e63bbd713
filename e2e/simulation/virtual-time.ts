import { webcrypto } from 'node:crypto'

/**
 * A process of the simulation: a tab or a server. Whatever it has waiting dies with it, without a word.
 */
export class Process {
  alive = true
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  kill(): void {
    this.alive = false
  }
}

type Event = { at: number; order: number; process: Process; run: () => void; cancelled: boolean }

/** What a timer's handle must be able to do for code of Node and of browsers. */
class Handle {
  event: Event

  constructor(event: Event) {
    this.event = event
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }
}

const real = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate, now: Date.now }

/** A moment of a workshop, in milliseconds since 1970: where every simulation begins. */
const BEGINNING = Date.UTC(2026, 10, 19, 8)

/**
 * Time that passes only when somebody lets it. While one is current, every timer, date and random id of this thread
 * comes from it, so that what follows from a seed follows again.
 */
export class VirtualTime {
  now = BEGINNING
  /** Whose code runs now: what it begins belongs to it. */
  process = new Process('outside')
  readonly #events: Event[] = []
  readonly #id: () => number
  #order = 0

  /** `id`: whole random numbers of 32 bits. */
  constructor(id: () => number) {
    this.#id = id
  }

  /** Runs `work` with this time as the only one. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    if (current) throw new Error('Two simulations cannot run at once')
    current = this
    try {
      return await work()
    } finally {
      current = null
    }
  }

  randomId(): number {
    return this.#id()
  }

  /** Calls back in `delay` ms, unless the process is gone by then or the returned function was called. */
  after(delay: number, process: Process, run: () => void): () => void {
    const event = this.#add(delay, process, run)
    return () => {
      event.cancelled = true
    }
  }

  timer(run: () => void, delay: number): Handle {
    return new Handle(this.#add(delay, this.process, run))
  }

  interval(run: () => void, delay: number): Handle {
    const again = () => {
      handle.event = this.#add(delay, handle.event.process, again)
      run()
    }
    const handle = new Handle(this.#add(delay, this.process, again))
    return handle
  }

  /** Does something as this process, and all that follows from it at once. */
  async as<T>(process: Process, act: () => T): Promise<T> {
    const before = this.process
    this.process = process
    try {
      const result = act()
      await settled()
      return result
    } finally {
      this.process = before
    }
  }

  /** Lets everything happen that is due up to `ms` from now. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms
    for (let next = this.#events[0]; next && next.at <= until; next = this.#events[0]) {
      this.#takeFirst()
      if (next.cancelled || !next.process.alive) continue
      this.now = next.at
      this.process = next.process
      next.run()
      await settled()
    }
    this.now = until
  }

  #add(delay: number, process: Process, run: () => void): Event {
    const wait = Number.isFinite(delay) ? Math.max(0, delay) : 0
    const event = { at: this.now + wait, order: this.#order++, process, run, cancelled: false }
    const events = this.#events
    let place = events.push(event) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!isBefore(event, events[parent]!)) break
      events[place] = events[parent]!
      place = parent
    }
    events[place] = event
    return event
  }

  #takeFirst(): void {
    const events = this.#events
    const last = events.pop()!
    if (events.length === 0) return
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= events.length) break
      if (child + 1 < events.length && isBefore(events[child + 1]!, events[child]!)) child++
      if (!isBefore(events[child]!, last)) break
      events[place] = events[child]!
      place = child
    }
    events[place] = last
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

/** Every promise that can go on has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    real.setImmediate(resolve)
  })
}

let current: VirtualTime | null = null

type Callback = (...args: unknown[]) => void

function clear(handle: unknown, really: (handle: never) => void): void {
  if (handle instanceof Handle) handle.event.cancelled = true
  else really(handle as never)
}

// Put in place once and early: libraries keep the functions that they find when they are loaded.
Object.assign(globalThis, {
  setTimeout: (run: Callback, delay = 0, ...args: unknown[]) =>
    current ? current.timer(() => run(...args), delay) : real.setTimeout(run, delay, ...args),
  setInterval: (run: Callback, delay = 0, ...args: unknown[]) =>
    current ? current.interval(() => run(...args), delay) : real.setInterval(run, delay, ...args),
  setImmediate: (run: Callback, ...args: unknown[]) =>
    current ? current.timer(() => run(...args), 0) : real.setImmediate(run, ...args),
  clearTimeout: (handle: unknown) => clear(handle, real.clearTimeout),
  clearInterval: (handle: unknown) => clear(handle, real.clearInterval),
  clearImmediate: (handle: unknown) => clear(handle, real.clearImmediate),
})
Date.now = () => (current ? current.now : real.now())

const realRandom = webcrypto.getRandomValues.bind(webcrypto)
Object.defineProperty(webcrypto, 'getRandomValues', {
  value: <T extends ArrayBufferView>(array: T): T => {
    if (!current || !(array instanceof Uint32Array)) return realRandom(array as never) as T
    for (let at = 0; at < array.length; at++) array[at] = current.randomId()
    return array
  },
})
