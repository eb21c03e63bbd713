import type { Clock } from '@planwall/server/clock.ts'
import { createLog } from '@planwall/server/log.ts'
import { newPeer, type Peer, type Person, type Socket } from '@planwall/server/rooms/peer.ts'
import { receive } from '@planwall/server/rooms/receive.ts'
import { createRooms, type Rooms } from '@planwall/server/rooms/rooms.ts'
import { createMemoryPlanLog, type MemoryPlanLog } from '@planwall/server/storage/memory-plan-log.ts'
import type { PlanLog } from '@planwall/server/storage/plan-log.ts'
import type { Participant } from '@planwall/server/storage/tables/participants.ts'
import { planMeeting } from '@planwall/shared/meeting/meeting-state.ts'
import { storedMeeting } from '@planwall/shared/meeting/migrate-meeting.ts'
import type { Role } from '@planwall/shared/meeting/role.ts'
import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import { createPlanDoc } from '@planwall/shared/plan/plan-doc.ts'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { serverMessages } from '@planwall/shared/protocol/message.ts'
import * as Y from 'yjs'
import { Disk } from './disk.ts'
import type { Network, ServerSide } from './network.ts'
import { Process, type VirtualTime } from './virtual-time.ts'

export const PLAN = 'plan1'
export const MEETING = 'meeting1'

const text = new TextDecoder()

export type ServerEvents = {
  /** For the story of a run. */
  tell(what: string): void
  /** Somebody was told that work of theirs was not taken. */
  refused(): void
}

/** The server's rooms over a disk that outlives them: they can be killed at any moment, and started again. */
export class SimulatedServer {
  readonly disk: Disk
  /** A disk that is full: every commit fails. */
  diskIsFull = false
  readonly people = new Map<string, Participant>()
  /** Close codes with which sockets were ended, other than for good reasons that the simulation gave. */
  readonly complaints: string[] = []
  readonly #time: VirtualTime
  readonly #network: Network
  readonly #events: ServerEvents
  readonly #log: MemoryPlanLog = createMemoryPlanLog()
  #process = new Process('server')
  #rooms: Rooms | null = null

  constructor(time: VirtualTime, network: Network, events: ServerEvents) {
    this.#events = events
    this.#time = time
    this.#network = network
    const document = Y.encodeStateAsUpdate(createPlanDoc({ organisation: 'Northwind', title: 'Plan' }))
    const agenda = onePagePlanAgenda()
    const meeting = planMeeting({ id: MEETING, day: '2026-11-19', startsAt: '09:00', agenda })
    this.#log.createPlan(PLAN, { document, control: storedMeeting(meeting) })
    this.disk = new Disk(time, document, meeting)
  }

  get isUp(): boolean {
    return this.#rooms !== null
  }

  start(): void {
    const process = new Process('server')
    const clock: Clock = { now: () => this.#time.now }
    const storage = {
      log: this.#slowLog(process),
      plans: { get: async (id: string) => ({ id, name: 'Northwind', title: 'Plan', createdAt: 0 }) },
      participants: { list: async () => [...this.people.values()] },
    }
    const logger = createLog({ logLevel: 'warn', logFormat: 'json' }, { write: (line) => this.#logged(line) })
    const rooms = createRooms({ storage, clock, logger })
    this.#process = process
    this.#rooms = rooms
    this.#network.answering = { process, accept: (url, socket, line) => this.#accept(rooms, url, socket, line.person) }
  }

  /** The process is gone in this instant, whatever it was doing. */
  kill(): void {
    this.#process.kill()
    this.#rooms = null
    this.#network.answering = null
    this.#network.cutAll()
  }

  setRole(id: string, role: Role): Promise<void> {
    const person = this.people.get(id)
    if (person) this.people.set(id, { ...person, role })
    return this.#time.as(this.#process, () => this.#rooms?.removed(PLAN, id, 'roleChanged'))
  }

  remove(id: string): Promise<void> {
    const person = this.people.get(id)
    if (person) this.people.set(id, { ...person, removedAt: this.#time.now })
    return this.#time.as(this.#process, () => this.#rooms?.removed(PLAN, id, 'removed'))
  }

  /** What the server would send to somebody who has nothing, from the disk alone. */
  async fromDisk(): Promise<Y.Doc> {
    const loaded = await this.#log.load(PLAN)
    const doc = new Y.Doc()
    if (loaded?.snapshot) Y.applyUpdate(doc, loaded.snapshot)
    for (const update of loaded?.updates ?? []) Y.applyUpdate(doc, update)
    return doc
  }

  #accept(rooms: Rooms, url: URL, socket: Socket, id: string): ServerSide {
    const clientId = Number(url.searchParams.get('client'))
    const watched = this.#watched(socket, id)
    const early: Uint8Array[] = []
    let hear = (frame: Uint8Array): void => {
      early.push(frame)
    }
    let gone = false
    let leave = () => {
      gone = true
    }
    const admit = async (): Promise<Peer | null> => {
      const person = this.#seatOf(id)
      return person && newPeer({ socket: watched, person, clientId })
    }
    void rooms.join(PLAN, admit).then((joined) => {
      if (!joined.ok) {
        watched.close(closeCodes[joined.reason].code, '')
        return
      }
      const { room, peer } = joined.value
      if (gone) {
        room.leave(peer)
        return
      }
      leave = () => room.leave(peer)
      hear = (frame) => receive(room, peer, frame)
      for (const frame of early.splice(0)) hear(frame)
    })
    return { message: (frame) => hear(frame), closed: () => leave() }
  }

  /** A server has nothing to complain of but disks that were full. */
  #logged(line: string): void {
    this.#events.tell(`server: ${line.trim()}`)
    if (JSON.parse(line).err?.message !== 'full') this.complaints.push(`the server says ${line.trim()}`)
  }

  #seatOf(id: string): Person | null {
    const person = this.people.get(id)
    if (!person || person.removedAt !== null) return null
    const { name, role, color } = person
    return { id, name, role, color, listed: true }
  }

  /** Honest people are never sent away for what they sent. */
  #watched(socket: Socket, person: string): Socket {
    return {
      get bufferedAmount() {
        return socket.bufferedAmount
      },
      send: (frame) => {
        if (frame[0] === serverMessages.refused.type) {
          this.#events.refused()
          this.#events.tell(`${person} is refused ${text.decode(frame.subarray(2))}`)
        }
        socket.send(frame)
      },
      sendAll: (broadcast) => socket.sendAll(broadcast),
      close: (code, reason) => {
        const blamed = [closeCodes.badFrame, closeCodes.clientTaken, closeCodes.tooBig].find(
          (each) => each.code === code,
        )
        if (blamed) this.complaints.push(`${person} was sent away: ${blamed.reason}`)
        this.#events.tell(`${person} is sent away with ${code}`)
        socket.close(code, reason)
      },
    }
  }

  /** The log on a disk that takes its time; what a server that is gone had not written yet is never written. */
  #slowLog(process: Process): PlanLog {
    const wait = (most: number) =>
      new Promise<void>((resolve) => {
        this.#time.after(this.#network.between(0, most), process, resolve)
      })
    return {
      append: async (plan, entries) => {
        await wait(8)
        this.#log.breakCommits(this.diskIsFull ? 'full' : null)
        const seq = await this.#log.append(plan, entries)
        this.disk.committed(entries)
        await wait(4)
        return seq
      },
      load: async (plan) => {
        await wait(20)
        return this.#log.load(plan)
      },
      setAsideUnreadable: (plan) => this.#log.setAsideUnreadable(plan),
      saveSnapshot: async (plan, throughSeq, bytes) => {
        await wait(20)
        return this.#log.saveSnapshot(plan, throughSeq, bytes)
      },
    }
  }
}
