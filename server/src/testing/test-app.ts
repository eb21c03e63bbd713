import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type InvitationKind,
  invitationSecret,
  invitationsSchema,
  newPlanSchema,
} from '@planwall/shared/protocol/http.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { WebSocket } from 'ws'
import { type AppDeps, buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { createLog } from '../log.ts'
import { openStorage, type Storage } from '../storage/store.ts'

export const COACH_KEY = 'the-key-of-the-coach-of-this-test'

const HOST = 'planwall.test'
export const ORIGIN = `http://${HOST}`

export type Answer = { status: number; body: unknown; headers: LightMyRequestResponse['headers']; text: string }

export type Plan = { id: string; coach: Browser; secrets: Record<InvitationKind, string> }

export const NEW_PLAN = {
  organisation: 'Aldersley Cold Chain',
  title: 'One-Page Strategic Plan 2027',
  name: 'Helen Marchetti',
  color: 3,
  day: '2026-11-19',
  startsAt: '09:00',
}

type Options = {
  config?: Partial<Config>
  /** Stands before the real storage, to disturb it. */
  storage?: (real: Storage) => Storage
} & Pick<AppDeps, 'directory'>

/** The whole server in this process, over a real store in a folder of its own. `close` it after the test. */
export class TestApp {
  readonly #dataDir: string
  readonly #sockets: WebSocket[] = []
  #lastClient = 0

  private constructor(
    readonly app: FastifyInstance,
    readonly storage: Storage,
    /** The server's clock, in milliseconds since 1970. It stands still unless a test moves it. */
    readonly clock: { at: number },
    readonly log: readonly string[],
    dataDir: string,
  ) {
    this.#dataDir = dataDir
  }

  static async open({ config = {}, storage: wrap = (real) => real, directory }: Options = {}): Promise<TestApp> {
    const dataDir = mkdtempSync(join(tmpdir(), 'planwall-app-'))
    const time = { at: Date.UTC(2026, 10, 19, 8) }
    const clock = { now: () => time.at }
    const lines: string[] = []
    const opened = await openStorage({ dataDir, clock })
    if (!opened.ok) throw new Error(`The store does not open: ${opened.reason}`)
    const log = createLog({ logLevel: 'trace', logFormat: 'json' }, { write: (line) => lines.push(line) })
    const app = await buildApp({
      config: { ...defaults(dataDir), ...config },
      storage: wrap(opened.value),
      clock,
      log,
      ...(directory && { directory }),
    })
    await app.ready()
    return new TestApp(app, opened.value, time, lines, dataDir)
  }

  /** A browser that nobody knows yet. */
  browser(address = '192.168.1.20'): Browser {
    return new Browser(this.app, address)
  }

  /** A browser that has opened the coach's link. */
  async coach(): Promise<Browser> {
    const coach = this.browser()
    const answer = await coach.post('/api/coach', { key: COACH_KEY })
    if (answer.status !== 200) throw new Error(`The coach is refused: ${answer.text}`)
    return coach
  }

  /** A coach with a plan of their own, and the paths of its four links. */
  async plan(organisation = 'Aldersley Cold Chain'): Promise<Plan> {
    const coach = await this.coach()
    const made = await coach.post('/api/plans', { ...NEW_PLAN, organisation })
    const { plan } = newPlanSchema.parse(made.body)
    return { id: plan.id, coach, secrets: await this.secretsOf(coach, plan.id) }
  }

  /** The secrets of the links that a facilitator is shown. */
  async secretsOf(facilitator: Browser, plan: string): Promise<Record<InvitationKind, string>> {
    const answer = await facilitator.get(`/api/plans/${plan}/invitations`)
    const { invitations } = invitationsSchema.parse(answer.body)
    const secretOf = (kind: InvitationKind) => {
      const path = invitations.find((invitation) => invitation.kind === kind)?.path ?? ''
      return invitationSecret(path.slice(path.indexOf('#'))) ?? ''
    }
    return {
      facilitator: secretOf('facilitator'),
      member: secretOf('member'),
      observer: secretOf('observer'),
      roomScreen: secretOf('roomScreen'),
    }
  }

  /** A browser that came in by this link. */
  async join(secret: string, name?: string): Promise<Browser> {
    const browser = this.browser()
    const answer = await browser.post('/api/join', { secret, ...(name && { name }) })
    if (answer.status !== 200) throw new Error(`${name} cannot join: ${answer.text}`)
    return browser
  }

  /** A socket of this browser into the plan, open when this resolves. */
  async connect(browser: Browser, plan: string, query: Record<string, string> = {}): Promise<WebSocket> {
    const url = new URL(await this.#socketUrl(plan))
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const socket = new WebSocket(url, { headers: browser.headers() })
    this.#sockets.push(socket)
    await once(socket, 'open')
    return socket
  }

  /** What becomes of a socket asked for with exactly these headers: the code that closes it, or that it is spoken to. */
  async socketFate(headers: Record<string, string>, plan: string): Promise<number | 'heard'> {
    const socket = new WebSocket(await this.#socketUrl(plan), { headers })
    this.#sockets.push(socket)
    const closed = once(socket, 'close').then(([code]) => Number(code))
    return Promise.race([closed, once(socket, 'message').then(() => 'heard' as const)])
  }

  async #socketUrl(plan: string): Promise<string> {
    this.#lastClient += 1
    if (!this.app.server.listening) await this.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = this.app.server.address() as AddressInfo
    return `ws://127.0.0.1:${port}/sockets/${plan}?client=${this.#lastClient}&protocol=${PROTOCOL_VERSION}`
  }

  /** All bytes that lie in the data folder now. */
  bytesOnDisk(): Buffer {
    const files = readdirSync(this.#dataDir).filter((name) => name.startsWith('planwall.'))
    return Buffer.concat(files.map((name) => readFileSync(join(this.#dataDir, name))))
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate()
    await this.app.drain()
    await this.app.close()
    await this.storage.close()
    rmSync(this.#dataDir, { recursive: true, force: true })
  }
}

/** Keeps cookies and says where its pages come from, as a browser does. */
export class Browser {
  readonly #cookies = new Map<string, string>()

  constructor(
    private readonly app: FastifyInstance,
    private readonly address: string,
  ) {}

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies
  }

  headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { host: HOST, origin: ORIGIN, ...(cookie && { cookie }) }
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    const { origin: _none, ...own } = this.headers()
    return this.send({ method: 'GET', url, headers: { ...own, ...headers } })
  }

  post(url: string, body: object = {}): Promise<Answer> {
    const headers = { ...this.headers(), 'content-type': 'application/json' }
    return this.send({ method: 'POST', url, headers, payload: JSON.stringify(body) })
  }

  delete(url: string): Promise<Answer> {
    return this.send({ method: 'DELETE', url, headers: this.headers() })
  }

  /** A request exactly as given, for those that no honest page would send. */
  async send(request: {
    method: 'GET' | 'POST' | 'DELETE'
    url: string
    headers: Record<string, string>
    payload?: string
  }): Promise<Answer> {
    const response = await this.app.inject({ ...request, remoteAddress: this.address })
    for (const { name, value, maxAge, expires } of response.cookies) {
      if (value === '' || maxAge === 0 || (expires && expires.getTime() === 0)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const isJson = String(response.headers['content-type']).startsWith('application/json')
    const body: unknown = isJson ? response.json() : null
    return { status: response.statusCode, body, headers: response.headers, text: response.body }
  }
}

function defaults(dataDir: string): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: null,
    dataDir,
    coachKey: COACH_KEY,
    secretKey: 'the-key-of-all-links-of-this-test-server',
    trustProxy: false,
    logLevel: 'trace',
    logFormat: 'json',
    clientDir: join(dataDir, 'no-client'),
    version: '0.0.0',
  }
}
