import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import { encodeServerMessage } from '@planwall/shared/protocol/message.ts'
import type * as decoding from 'lib0/decoding'
import type { Clock } from '../clock.ts'
import { Broadcast } from './broadcast.ts'
import { updateFrame } from './document-frame.ts'
import { Laggards } from './laggards.ts'
import { canTakePresence, closePeer, type Peer, type Person, sendTo } from './peer.ts'
import { Presence } from './presence.ts'
import { rosterOf } from './roster.ts'
import type { Ticker } from './ticker.ts'

/**
 * After everybody was told something, what people show waits for the next text, or for the first beat after so many
 * milliseconds: 25 frames a second at most when nobody writes, and none of their own while many write.
 */
const PRESENCE_WAITS_MS = 30

/** How long the list of who is here rests for each socket beyond a dozen, in milliseconds: when 200 come in, 400 ms. */
const ROSTER_REST_PER_SOCKET_MS = 2
const A_DOZEN = 12

/** Who is in a room: its open sockets, whose they are, and what they show of themselves. Tells everybody of each change. */
export class Attendance {
  readonly #peers = new Set<Peer>()
  readonly #people: Map<string, Person>
  readonly #presence = new Presence()
  readonly #laggards = new Laggards()
  readonly #emptied: () => void
  readonly #ticker: Ticker
  readonly #clock: Clock
  #rosterChanged = false
  #rosterToldAt = Number.NEGATIVE_INFINITY
  #over = false
  /** When everybody was told something last, on the server's clock. */
  #toldAt = Number.NEGATIVE_INFINITY

  /** `people`: everyone who belongs to the plan, here or not. `emptied` is called whenever the last socket has gone. */
  constructor(people: Map<string, Person>, options: { ticker: Ticker; clock: Clock; emptied(): void }) {
    this.#people = people
    this.#ticker = options.ticker
    this.#clock = options.clock
    this.#emptied = options.emptied
  }

  /** Milliseconds since everybody was told something; below 0 when the clock was set back meanwhile. */
  get rested(): number {
    return this.#clock.now() - this.#toldAt
  }

  get peers(): ReadonlySet<Peer> {
    return this.#peers
  }

  /** Ids of those who have a socket open. */
  get here(): string[] {
    return [...new Set([...this.#peers].map((peer) => peer.person.id))]
  }

  /** Whether the socket of another person has announced this Yjs client id. */
  isAnothers(clientId: number, person: Person): boolean {
    return [...this.#peers].some((peer) => peer.clientId === clientId && peer.person.id !== person.id)
  }

  enter(peer: Peer): void {
    // The same tab again, before its old socket was found to be dead.
    for (const old of this.#peers) if (old.clientId === peer.clientId) this.drop(old, 'restarting')
    this.#people.set(peer.person.id, peer.person)
    this.#peers.add(peer)
    this.#queueRoster()
  }

  leave(peer: Peer): void {
    peer.state = 'leaving'
    if (!this.#peers.delete(peer)) return
    this.#presence.remove(peer.clientId, peer)
    this.#queuePresence()
    this.#queueRoster()
    if (this.#peers.size === 0 && !this.#over) this.#emptied()
  }

  /** Ends a socket with its reason. */
  drop(peer: Peer, why: CloseName): void {
    closePeer(peer, why)
    this.leave(peer)
  }

  /** Ends every socket of a person; one who was removed belongs to the plan no longer. */
  dropPerson(participant: string, why: CloseName): void {
    for (const peer of [...this.#peers]) if (peer.person.id === participant) this.drop(peer, why)
    if (why === 'removed') this.#people.delete(participant)
    this.#queueRoster()
  }

  /** Takes what a client shows of itself; false when it cannot be read. */
  shows(peer: Peer, message: decoding.Decoder): boolean {
    if (!this.#presence.receive(message, peer, peer.clientId)) return false
    this.#queuePresence()
    return true
  }

  /** Tells one peer what everyone shows. */
  tell(peer: Peer): void {
    const everyone = this.#presence.everyone()
    if (everyone) sendTo(peer, everyone)
  }

  /**
   * Tells everybody who has the plan already of an update now, and with it what people have come to show of themselves.
   * A peer that has not been answered yet finds the update in its answer.
   */
  tellAll(update: Uint8Array, except: Peer | null): void {
    const now = this.#clock.now()
    this.#toldAt = now
    const message = updateFrame(update)
    const presence = this.#presence.takeChanges()
    const alone = new Broadcast([message])
    const both = presence ? new Broadcast([message, presence]) : alone
    for (const peer of this.#peers) {
      if (peer === except) {
        if (presence && canTakePresence(peer)) sendTo(peer, presence)
      } else if (peer.state === 'live' && !this.#laggards.keeps(peer, update, now)) {
        sendTo(peer, canTakePresence(peer) ? both : alone)
      }
    }
    if (this.#laggards.any) this.#waitForBeat()
  }

  /** Ends every socket, and tells nobody anything any more. */
  end(why: CloseName): void {
    this.#over = true
    for (const peer of [...this.#peers]) this.drop(peer, why)
    this.#ticker.forget(this.#beat)
  }

  #queueRoster(): void {
    this.#rosterChanged = true
    this.#waitForBeat()
  }

  #queuePresence(): void {
    if (this.#presence.dirty) this.#waitForBeat()
  }

  #waitForBeat(): void {
    if (!this.#over) this.#ticker.next(this.#beat)
  }

  /** Tells who is here and what they show, as far as that has changed. */
  readonly #beat = (): void => {
    if (this.#rosterChanged) this.#tellRoster()
    if (this.#presence.dirty) this.#tellPresence()
    if (!this.#laggards.any) return
    this.#laggards.catchUp(this.#clock.now())
    if (this.#laggards.any) this.#waitForBeat()
  }

  #tellRoster(): void {
    const now = this.#clock.now()
    if (isWithin(now - this.#rosterToldAt, (this.#peers.size - A_DOZEN) * ROSTER_REST_PER_SOCKET_MS)) {
      this.#waitForBeat()
      return
    }
    this.#rosterChanged = false
    this.#rosterToldAt = now
    const roster = encodeServerMessage({ kind: 'roster', body: rosterOf(this.#people, this.#peers) })
    const broadcast = new Broadcast([roster])
    for (const peer of this.#peers) sendTo(peer, broadcast)
  }

  #tellPresence(): void {
    if (isWithin(this.rested, PRESENCE_WAITS_MS)) {
      this.#waitForBeat()
      return
    }
    const presence = this.#presence.takeChanges()
    if (!presence) return
    this.#toldAt = this.#clock.now()
    const broadcast = new Broadcast([presence])
    for (const peer of this.#peers) if (canTakePresence(peer)) sendTo(peer, broadcast)
  }
}

/** A clock that was set back has nobody wait for longer. */
function isWithin(rested: number, rest: number): boolean {
  return rested >= 0 && rested < rest
}
