import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  invitationSecret,
  invitationsSchema,
  joinedSchema,
  type NewPlanRequest,
  newPlanSchema,
} from '@planwall/shared/protocol/http.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import * as Y from 'yjs'
import { systemClock } from '../../clock.ts'
import { SERVER_AUTHOR } from '../../storage/plan-log.ts'
import { openStorage } from '../../storage/store.ts'
import { type Fetching, Line, type Seat } from '../line.ts'
import { ServerProcess } from '../servers/server-process.ts'
import { planwall } from './dialects.ts'
import type { Host } from './host.ts'

/** A seat of ours belongs to a browser that has joined a plan. */
export type PlanSeat = Seat & { plan: string; origin: string }

export type PlanwallHost = Omit<Host, 'room'> & { room(seats: number): Promise<PlanSeat[]> }

const PLAN: NewPlanRequest = {
  organisation: 'Aldersley Cold Chain',
  title: 'One-Page Strategic Plan 2027',
  name: 'Helen Marchetti',
  color: 3,
  day: '2026-11-19',
  startsAt: '09:00',
}

/** How many join at once: as many as a browser opens connections, times a few browsers. */
const AT_ONCE = 20

/** Our server as it is shipped: built, on its own database, with every seat taken over HTTP as people take it. */
export async function startPlanwall(main: string, folder: string): Promise<PlanwallHost> {
  const coachKey = randomBytes(18).toString('base64url')
  const dataDir = join(folder, 'data')
  const server = await ServerProcess.start((port) => ({
    path: main,
    args: [`--port=${port}`, '--host=127.0.0.1', `--data-dir=${dataDir}`],
    env: { COACH_KEY: coachKey, BACKUP_KEEP: '0' },
  }))
  const origin = `http://127.0.0.1:${server.port}`
  const snapshots = new FetchedSnapshots()
  let coach: Browser | null = null

  async function coachBrowser(): Promise<Browser> {
    if (coach) return coach
    coach = new Browser(origin)
    await coach.post('/api/coach', { key: coachKey })
    return coach
  }

  async function joinAll(secret: string, seats: number): Promise<Browser[]> {
    const browsers: Browser[] = []
    while (browsers.length < seats) {
      const some = Array.from({ length: Math.min(AT_ONCE, seats - browsers.length) }, () => new Browser(origin))
      const from = browsers.length
      await Promise.all(
        some.map(async (browser, i) =>
          joinedSchema.parse(await browser.post('/api/join', { secret, name: `Member ${from + i + 1}` })),
        ),
      )
      browsers.push(...some)
    }
    return browsers
  }

  return {
    name: 'planwall',
    server,
    room: async (seats) => {
      const leader = await coachBrowser()
      const { plan } = newPlanSchema.parse(await leader.post('/api/plans', PLAN))
      const { invitations } = invitationsSchema.parse(await leader.get(`/api/plans/${plan.id}/invitations`))
      const path = invitations.find(({ kind }) => kind === 'member')?.path ?? ''
      const secret = invitationSecret(path.slice(path.indexOf('#')))
      if (secret === null) throw new Error('The plan has no link for members')
      const browsers = await joinAll(secret, seats)
      return browsers.map((browser) => ({
        url: (clientId) =>
          `${origin.replace('http', 'ws')}/sockets/${plan.id}?client=${clientId}&protocol=${PROTOCOL_VERSION}`,
        headers: browser.headers(),
        dialect: planwall,
        fetch: (id) => snapshots.get(`${origin}/api/plans/${plan.id}/snapshots/${id}`, browser.headers()),
        plan: plan.id,
        origin,
      }))
    },
    fill: async ([seat], write) => {
      if (!seat) throw new Error('A room without a seat')
      const line = Line.open(seat)
      const bytes = write(await line.plan)
      await line.close()
      await server.stop()
      const opened = await openStorage({ dataDir, clock: systemClock })
      if (!opened.ok) throw new Error(`The data folder does not open: ${opened.reason}`)
      await opened.value.log.append(planOf(seat), [{ kind: 'update', bytes, by: SERVER_AUTHOR }])
      await opened.value.close()
      await server.start()
      return bytes.length
    },
  }
}

/** The plan that a seat of ours is in, as its address says. */
function planOf(seat: Seat): string {
  return new URL(seat.url(0)).pathname.split('/').at(-1) ?? ''
}

/** Everybody fetches it over the line; it is unpacked once for all, since that is the work of their browsers. */
class FetchedSnapshots {
  readonly #unpacked = new Map<string, { plan: Uint8Array; vector: Uint8Array }>()

  async get(url: string, headers: Record<string, string>): ReturnType<Fetching> {
    const response = await fetch(url, { headers: { ...headers, 'accept-encoding': 'gzip' } })
    const bytes = new Uint8Array(await response.arrayBuffer())
    // Whoever comes too late for it asks again for everything.
    if (!response.ok) return { bytesOnTheLine: bytes.length, plan: new Uint8Array(), vector: Uint8Array.of(0) }
    const known = this.#unpacked.get(url) ?? {
      plan: Y.convertUpdateFormatV2ToV1(bytes),
      vector: Y.encodeStateVectorFromUpdateV2(bytes),
    }
    this.#unpacked.set(url, known)
    return { ...known, bytesOnTheLine: Number(response.headers.get('content-length') ?? bytes.length) }
  }
}

/** Keeps its cookie and says where its pages come from. */
class Browser {
  #cookie: string | null = null

  constructor(private readonly origin: string) {}

  headers(): Record<string, string> {
    return { origin: this.origin, ...(this.#cookie !== null && { cookie: this.#cookie }) }
  }

  get(path: string): Promise<unknown> {
    return this.#send(path, { method: 'GET' })
  }

  post(path: string, body: object): Promise<unknown> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  async #send(
    path: string,
    request: { method: string; headers?: Record<string, string>; body?: string },
  ): Promise<unknown> {
    const headers = { ...this.headers(), ...request.headers }
    const response = await fetch(`${this.origin}${path}`, { ...request, headers })
    const [cookie] = response.headers.getSetCookie()
    if (cookie !== undefined) this.#cookie = cookie.split(';', 1)[0] ?? null
    if (!response.ok) throw new Error(`${request.method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
}
