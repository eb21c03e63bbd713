import type { Clock } from '../clock.ts'
import { Allowance } from './allowance.ts'
import { joinLimits } from './guard/limits.ts'
import type { Person } from './peer.ts'

/**
 * Work in the guard's steps of about 0.2 µs. The burst holds the most that one return may bring and two pastes of the
 * biggest kind, about 1.4 s of this machine and of everybody's browser; a tenth of one processor may be had for ever.
 * Somebody who types takes about a thousandth of that.
 */
const WORK = { perSecond: 500_000, burst: joinLimits.work + 2_000_000 }

/** A hand on every button of the dock at once is no five commands a second. */
const COMMANDS = { perSecond: 5, burst: 30 }

type Account = { work: Allowance; commands: Allowance }

/** What each person may still ask of a room. Kept by person and not by socket: who was sent away comes back no richer. */
export class Spending {
  readonly #clock: Clock
  readonly #accounts = new Map<string, Account>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Charges work that was done; false once the person has overdrawn and must go away for a while. */
  work(person: Person, steps: number): boolean {
    return this.#of(person).work.take(steps, this.#clock.now())
  }

  /** False for a command too many, which costs nothing: the next one is taken as soon as its time has come. */
  command(person: Person): boolean {
    return this.#of(person).commands.takeIfThere(1, this.#clock.now())
  }

  #of({ id }: Person): Account {
    const known = this.#accounts.get(id)
    if (known) return known
    const now = this.#clock.now()
    const made = { work: new Allowance({ ...WORK, now }), commands: new Allowance({ ...COMMANDS, now }) }
    this.#accounts.set(id, made)
    return made
  }
}
