import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import { encodeServerMessage } from '@planwall/shared/protocol/message.ts'
import type * as decoding from 'lib0/decoding'
import { Broadcast } from './broadcast.ts'
import { canTakePresence, closePeer, type Peer, type Person, sendTo } from './peer.ts'
import { Presence } from './presence.ts'
import { rosterOf } from './roster.ts'
import type { Ticker } from './ticker.ts'

/** Who is in a room: its open sockets, whose they are, and what they show of themselves. Tells everybody of each change. */
export class Attendance {
  readonly #peers = new Set<Peer>()
  readonly #people: Map<string, Person>
  readonly #presence = new Presence()
  readonly #emptied: () => void
  readonly #ticker: Ticker
  #rosterChanged = false
  #over = false

  /** `people`: everyone who belongs to the plan, here or not. `emptied` is called whenever the last socket has gone. */
  constructor(people: Map<string, Person>, ticker: Ticker, emptied: () => void) {
    this.#people = people
    this.#ticker = ticker
    this.#emptied = emptied
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
   * Sends everybody who has the plan already a message now, and with it what people have come to show of themselves.
   * A peer that has not been answered yet finds what the message says in its answer.
   */
  tellAll(message: Uint8Array, except: Peer | null): void {
    const presence = this.#presence.takeChanges()
    const alone = new Broadcast([message])
    const both = presence ? new Broadcast([message, presence]) : alone
    for (const peer of this.#peers) {
      if (peer === except) {
        if (presence && canTakePresence(peer)) sendTo(peer, presence)
      } else if (peer.state === 'live') sendTo(peer, canTakePresence(peer) ? both : alone)
    }
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
    if (this.#rosterChanged) {
      this.#rosterChanged = false
      const roster = encodeServerMessage({ kind: 'roster', body: rosterOf(this.#people, this.#peers) })
      const broadcast = new Broadcast([roster])
      for (const peer of this.#peers) sendTo(peer, broadcast)
    }
    const presence = this.#presence.takeChanges()
    if (!presence) return
    const broadcast = new Broadcast([presence])
    for (const peer of this.#peers) if (canTakePresence(peer)) sendTo(peer, broadcast)
  }
}
