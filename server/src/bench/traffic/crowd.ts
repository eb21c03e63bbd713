import { Latencies } from '../latencies.ts'
import { Line, type Seat } from '../line.ts'
import { scanTokens } from '../token.ts'
import { Arrivals } from './arrivals.ts'
import { type Beat, Pace, spread } from './pace.ts'
import { presenceMessage } from './presence-message.ts'
import { type Script, writeScript } from './typing.ts'

/** What the people of each room do. The first so many type, and the first so many move. */
export type Doing = {
  typists: number
  typeEveryMs: number
  cursors: number
  moveEveryMs: number
  /** Everybody sends all presence back that they hear, as y-websocket's client does. */
  echo: boolean
  /** How many updates each typist has ready. */
  updates: number
}

/** How many lines are opened at once before anything is measured. */
const AT_ONCE = 25

/** Everybody in some rooms: their lines, what they do, and what they hear of each other. */
export class Crowd {
  readonly text = new Arrivals('text')
  readonly cursors = new Arrivals('cursor')
  readonly savedLatencies = new Latencies()
  readonly lines: Line[] = []
  readonly pace: Pace
  readonly #beats: Beat[] = []
  readonly #doing: Doing
  /** By line: when which document frame was sent, as far as it is not called saved yet. */
  readonly #unsaved = new Map<Line, { n: number; sentAt: number }[]>()
  /** By line: how many of its updates are called saved. */
  readonly savedUpdates = new Map<Line, number>()
  #measuring = false
  /** Called when the text of somebody has reached somebody else. */
  seen: (sender: number, seq: number) => void = () => {}

  private constructor(doing: Doing) {
    this.#doing = doing
    this.pace = new Pace(this.#beats)
  }

  /** Opens a line for every seat and gives everybody what they are about to do. `rooms` holds the seats of each. */
  static async gather(rooms: readonly (readonly Seat[])[], doing: Doing): Promise<Crowd> {
    const crowd = new Crowd(doing)
    for (const seats of rooms) await crowd.#fillRoom(seats)
    return crowd
  }

  /** From now on what is sent, heard and confirmed counts. */
  measure(on: boolean): void {
    this.#measuring = on
    this.text.measure(on)
    this.cursors.measure(on)
  }

  get framesReceived(): number {
    return this.lines.reduce((sum, line) => sum + line.framesReceived, 0)
  }

  /** Whether everybody has all text, and of everybody the newest place or a newer one. */
  get hasHeardAll(): boolean {
    return this.text.isComplete && this.cursors.ages.count >= this.cursors.expected
  }

  /** Lines that the server has closed. */
  get closed(): number {
    return this.lines.filter((line) => line.closedWith !== null).length
  }

  async leave(): Promise<void> {
    this.pace.stop()
    await Promise.all(this.lines.map((line) => line.close()))
  }

  async #fillRoom(seats: readonly Seat[]): Promise<void> {
    const doing = this.#doing
    const lines: Line[] = []
    for (let from = 0; from < seats.length; from += AT_ONCE) {
      const some = seats.slice(from, from + AT_ONCE).map((seat) => this.#open(seat))
      await Promise.all(some.map((line) => line.plan))
      lines.push(...some)
    }
    const [opener, second] = lines
    if (!opener || !second) throw new Error('Nobody hears anybody in a room of one')
    const typists = lines.slice(0, doing.typists)
    const script = writeScript({
      state: await opener.plan,
      opener: opener.clientId,
      typists: typists.map((line) => ({ clientId: line.clientId, sender: line.index })),
      updates: doing.updates,
    })
    const opened = second.untilPlanOf(second.planBytes + 1)
    opener.sendUpdate(script.opening)
    await opened
    this.#enrol(lines, script)
  }

  #open(seat: Seat): Line {
    const line = Line.open(seat, this.lines.length, {
      heard: (hearer, frame, what) => this.#heard(hearer, frame, what),
      saved: (author, n) => this.#saved(author, n),
    })
    this.lines.push(line)
    return line
  }

  #enrol(lines: readonly Line[], script: Script): void {
    const { typists, typeEveryMs, cursors, moveEveryMs } = this.#doing
    for (const [i, line] of lines.slice(0, typists).entries()) {
      this.text.enrol(line.index, lines.length - 1)
      const updates = script.lines[i] ?? []
      let seq = 0
      const act = () => {
        const update = updates[seq]
        if (update) this.#type(line, seq, update)
        seq += 1
      }
      this.#beats.push({ everyMs: typeEveryMs, dueAt: spread(i, typists, typeEveryMs), act })
    }
    for (const [i, line] of lines.slice(0, cursors).entries()) {
      this.cursors.enrol(line.index, lines.length - 1)
      let seq = 0
      const act = () => {
        this.cursors.sent(line.index, seq)
        line.sendPresence(presenceMessage(line.clientId, line.index, seq))
        seq += 1
      }
      this.#beats.push({ everyMs: moveEveryMs, dueAt: spread(i, cursors, moveEveryMs), act })
    }
  }

  #type(line: Line, seq: number, update: Uint8Array): void {
    this.text.sent(line.index, seq)
    line.sendUpdate(update)
    const unsaved = this.#unsaved.get(line) ?? []
    unsaved.push({ n: line.documentFrames, sentAt: this.#measuring ? performance.now() : Number.NaN })
    this.#unsaved.set(line, unsaved)
  }

  #saved(line: Line, n: number): void {
    const unsaved = this.#unsaved.get(line)
    while (unsaved?.[0] && unsaved[0].n <= n) {
      const { sentAt } = unsaved[0]
      unsaved.shift()
      this.savedUpdates.set(line, (this.savedUpdates.get(line) ?? 0) + 1)
      if (!Number.isNaN(sentAt)) this.savedLatencies.add(performance.now() - sentAt)
    }
  }

  #heard(hearer: Line, frame: Buffer, what: 'text' | 'presence'): void {
    let ofOthers = false
    scanTokens(frame, (kind, sender, seq) => {
      if (sender === hearer.index) return
      ofOthers = true
      if (kind === 'cursor') this.cursors.arrived(hearer.index, sender, seq)
      else {
        this.text.arrived(hearer.index, sender, seq)
        this.seen(sender, seq)
      }
    })
    if (this.#doing.echo && what === 'presence' && ofOthers) hearer.echo(frame)
  }
}
