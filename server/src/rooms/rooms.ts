import { withoutPerson } from '@planwall/shared/meeting/apply-command.ts'
import type { MeetingState } from '@planwall/shared/meeting/meeting-state.ts'
import { migrateMeeting } from '@planwall/shared/meeting/migrate-meeting.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { completePlanDoc } from '@planwall/shared/plan/plan-doc.ts'
import type { CloseName } from '@planwall/shared/protocol/close-code.ts'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import type { FastifyBaseLogger } from 'fastify'
import * as Y from 'yjs'
import type { Clock } from '../clock.ts'
import { RequestFault } from '../errors.ts'
import { SERVER_AUTHOR } from '../storage/plan-log.ts'
import { StorageError } from '../storage/storage-error.ts'
import type { Storage } from '../storage/store.ts'
import type { Participant, ParticipantTable } from '../storage/tables/participants.ts'
import type { PlanTable } from '../storage/tables/plans.ts'
import type { PackedState } from './packed-state.ts'
import type { Peer, Person } from './peer.ts'
import { Room } from './room.ts'
import { isDue, type Snapshot, Snapshots } from './snapshots.ts'
import { loadDocument } from './stored-document.ts'
import { Ticker } from './ticker.ts'

/** How long an empty room stays in memory, in milliseconds: long enough for a reload or a lost line. */
const IDLE_MS = 30_000

/** How long a server that ends takes snapshots, in milliseconds: without them the next start is slower, no more. */
const SNAPSHOTS_AT_THE_END_MS = 3_000

/** Open sockets in one plan: far more than a workshop seats, far fewer than would slow it down for everybody. */
const MOST_PEERS = 300

type JoinRefusal = 'noSuchPlan' | 'notJoined' | 'tooMany' | 'storeFailed' | 'restarting' | 'newerPlan'

/** What rooms need of a storage. */
export type RoomStorage = Pick<Storage, 'log'> & {
  plans: Pick<PlanTable, 'get'>
  participants: Pick<ParticipantTable, 'list'>
}

export type Rooms = {
  /**
   * Lets a peer into its plan's room, loading it if nobody is there yet. `admit` says who it is, or null for nobody; it
   * is asked when the room stands ready, so that who was removed while the plan was loaded stays outside.
   */
  join(plan: string, admit: () => Promise<Peer | null>): Promise<Result<{ room: Room; peer: Peer }, JoinRefusal>>
  /** Whether the plan is in memory already. */
  isOpen(plan: string): boolean
  /** Ids of the participants who have a socket open in the plan. */
  here(plan: string): readonly string[]
  /**
   * The plan as plain data, all of which is on disk; null when there is no such plan. Rejects with `StorageError` when it
   * cannot be read, and with `RequestFault` when a newer server wrote it.
   */
  content(plan: string): Promise<PlanContent | null>
  /** A snapshot that somebody in the plan was told to fetch; null when there is none of this name any more. */
  packedState(plan: string, id: string): Promise<PackedState> | null
  /** Ends all sockets of a participant; they are judged anew should they come back. */
  removed(plan: string, participant: string, why?: CloseName): void
  /** Commits and acknowledges all that has arrived and closes every room; nobody is let in any more. */
  drain(): Promise<void>
}

/** The live plans of this process: each loaded once, shared by everyone in it, and let go when it has been empty for a while. */
export function createRooms(deps: { storage: RoomStorage; clock: Clock; logger: FastifyBaseLogger }): Rooms {
  const { storage, clock, logger } = deps
  const rooms = new Map<string, Promise<Room | null>>()
  const open = new Map<string, Room>()
  const lettingGo = new Map<string, NodeJS.Timeout>()
  const snapshots = new Snapshots(storage.log, logger)
  const ticker = new Ticker(clock)
  let draining = false

  async function load(id: string): Promise<Room | null> {
    const [plan, stored, participants] = await Promise.all([
      storage.plans.get(id),
      loadDocument(storage.log, id),
      storage.participants.list(id),
    ])
    if (!plan || !stored) return null
    const { loaded, doc } = stored
    if (loaded.quarantined > 0)
      logger.error({ planId: id, count: loaded.quarantined }, 'rows of a plan were set aside as damaged')
    const meeting = readMeeting(loaded.control)
    const completedAt = await complete(id, doc)
    const people = participants.filter((person) => person.removedAt === null)
    const removed = participants.filter((person) => person.removedAt !== null)
    const room: Room = new Room({
      plan: { id, organisation: plan.name, title: plan.title },
      doc,
      meeting: removed.reduce((state, { id }) => withoutPerson(state, id), meeting),
      clients: loaded.clients,
      setAside: loaded.quarantined,
      people: new Map(people.map((person) => [person.id, asPerson(person)])),
      seq: completedAt ?? loaded.seq,
      sinceSnapshot: { updates: loaded.entries, bytes: loaded.bytes },
      log: storage.log,
      snapshots,
      clock,
      ticker,
      logger,
      emptied: () => letGoLater(id, room),
      closed: () => forget(id, room),
    })
    open.set(id, room)
    letGoLater(id, room)
    return room
  }

  /**
   * Makes what the catalogue has gained since the plan was written; nobody else ever makes a field. Resolves with the
   * position of what it wrote, or null when nothing was missing.
   */
  async function complete(id: string, doc: Y.Doc): Promise<number | null> {
    const before = Y.encodeStateVector(doc)
    if (!completePlanDoc(doc)) return null
    const bytes = Y.encodeStateAsUpdate(doc, before)
    return storage.log.append(id, [{ kind: 'update', bytes, by: SERVER_AUTHOR }])
  }

  function find(id: string): Promise<Room | null> {
    const known = rooms.get(id)
    if (known) return known
    const loading = load(id).then(
      (room) => {
        if (!room) rooms.delete(id)
        return room
      },
      (error: unknown) => {
        rooms.delete(id)
        throw error
      },
    )
    rooms.set(id, loading)
    return loading
  }

  function forget(id: string, room: Room): void {
    if (open.get(id) !== room) return
    open.delete(id)
    rooms.delete(id)
    clearTimeout(lettingGo.get(id))
    lettingGo.delete(id)
  }

  /**
   * Closes the room if it is empty a while from now, counted from the last call. Whoever joins finds it open, or loads it
   * anew: never in between.
   */
  function letGoLater(id: string, room: Room): void {
    clearTimeout(lettingGo.get(id))
    const timer = setTimeout(() => {
      if (!room.isOpen || room.size > 0) return
      letGo(id, room)
    }, IDLE_MS)
    lettingGo.set(id, timer.unref())
  }

  function letGo(id: string, room: Room): void {
    const snapshot = room.snapshot()
    if (!snapshot) {
      letGoLater(id, room)
      return
    }
    const saves = isDue(room.sinceSnapshot, 'atTheEnd') && !snapshots.isSaving(id)
    room.close('restarting')
    if (saves) void snapshots.save(id, snapshot)
  }

  /** One after the other, until the time is up; then waits for the last. */
  async function saveAll(last: readonly { id: string; snapshot: Snapshot }[]): Promise<void> {
    const until = clock.now() + SNAPSHOTS_AT_THE_END_MS
    await snapshots.settled()
    for (const { id, snapshot } of last) {
      if (clock.now() >= until) return
      await snapshots.save(id, snapshot)
    }
  }

  return {
    async join(plan, admit) {
      if (draining) return err('restarting')
      try {
        // A room found here can have closed in the meantime: then it is loaded anew.
        for (;;) {
          const room = await find(plan)
          if (!room) return err('noSuchPlan')
          const peer = await admit()
          if (!peer) return err('notJoined')
          if (draining) return err('restarting')
          if (!room.isOpen) continue
          if (room.size >= MOST_PEERS) return err('tooMany')
          room.join(peer)
          return ok({ room, peer })
        }
      } catch (error) {
        logger.error({ err: error, planId: plan }, 'plan could not be loaded')
        return err(error instanceof RequestFault && error.code === 'newerPlan' ? 'newerPlan' : 'storeFailed')
      }
    },
    isOpen: (plan) => open.has(plan),
    here: (plan) => open.get(plan)?.here ?? [],
    async content(plan) {
      // A room found here can have closed in the meantime: then it is loaded anew.
      for (;;) {
        if (draining) throw new StorageError('closed', 'The server ends')
        const room = await find(plan)
        if (!room) return null
        if (room.isOpen) return room.content()
      }
    },
    packedState: (plan, id) => open.get(plan)?.packedState(id) ?? null,
    removed(plan, participant, why = 'removed') {
      const room = open.get(plan)
      if (room) return room.removePerson(participant, why)
      // One that is being loaded may have read its people before; who asked for it hears why it cannot be loaded.
      void rooms.get(plan)?.then(
        (loaded) => loaded?.removePerson(participant, why),
        () => undefined,
      )
    },
    async drain() {
      draining = true
      // Those that are being loaded too; who asked for one hears why it cannot be loaded.
      const known = [...rooms.values()].map((loading) => loading.catch(() => null))
      const drained = known.map(async (loading) => {
        const room = await loading
        const snapshot = await room?.drain()
        return room && snapshot ? [{ id: room.plan.id, snapshot }] : []
      })
      await saveAll((await Promise.all(drained)).flat())
    },
  }
}

/** The room screen reads, but is no one: it is not counted among the people. */
export function asPerson(participant: Participant): Person {
  const { id, name, role, color, roomScreen } = participant
  return { id, name, role, color, listed: !roomScreen }
}

function readMeeting(stored: string): MeetingState {
  const meeting = migrateMeeting(stored)
  if (meeting.ok) return meeting.value
  throw meeting.reason === 'newer'
    ? new RequestFault('newerPlan')
    : new StorageError('damaged', 'No meeting can be read')
}
