import { readFile } from 'node:fs/promises'
import { type InvitationKind, invitationSecret } from '@planwall/shared/protocol/http.ts'
import * as prng from 'lib0/prng'
import type * as Y from 'yjs'
import { COACH_KEY, PlanwallServer } from '../server.ts'
import { Browser } from './browser.ts'
import type { Seat } from './node-socket.ts'
import { judge, type Sightings, type Verdict } from './oracle.ts'
import { Person } from './person.ts'
import { type Reading, readPlan } from './reading.ts'
import { PATIENCE_MS, until } from './until.ts'
import { type Habits, nothing, PAGE_ROOT, preparePage, readWork } from './work.ts'

type LabOptions = { seed: number; server?: Parameters<typeof PlanwallServer.start>[0] }

/** What has left the server is with everybody by then, in milliseconds. */
const SETTLED_WITHIN_MS = 20_000

/** Lines of the server's log that tell of something nobody should have met. */
const GRAVE = new Set(['error', 'fatal'])

/** A real server in a process of its own with one plan, the people in it, and the eye that judges what is left on the disk. */
export class Lab {
  readonly people: Person[] = []
  readonly random: prng.PRNG
  /** What the server may complain of in this trial. */
  expected: RegExp | null = null
  #links = new Map<InvitationKind, string>()
  #joined = 0
  #lastLines: string[] = []

  private constructor(
    readonly server: PlanwallServer,
    readonly coach: Browser,
    readonly planId: string,
    seed: number,
  ) {
    this.random = prng.create(seed)
  }

  /** A server with a plan in which nobody is yet, ready to be written in. */
  static async open({ seed, server: options }: LabOptions): Promise<Lab> {
    const server = await PlanwallServer.start(options)
    const coach = new Browser(server.url)
    await coach.asks('POST', '/api/coach', { key: COACH_KEY })
    const planId = await newPlan(coach, 'The Fault Lab')
    const lab = new Lab(server, coach, planId, seed)
    lab.#links = await linksOf(coach, planId)
    const founder = new Person({ author: 'p0', seat: lab.coachSeat, random: prng.create(seed) })
    await founder.arrives()
    await until(() => founder.isSaved)
    founder.session.edit(PAGE_ROOT, 'begin', (doc) => ({ ok: true, value: preparePage(doc) }))
    await until(() => founder.isSaved)
    await founder.leaves()
    return lab
  }

  /** The seat of the plan's facilitator. */
  get coachSeat(): Seat {
    return this.coach.seatIn(this.planId)
  }

  /** Somebody comes in by a link, as nobody's client yet. `url`: where their line begins. */
  async seat({
    kind = 'member',
    url,
    from,
  }: {
    kind?: InvitationKind
    url?: string
    from?: string
  } = {}): Promise<Seat> {
    const browser = new Browser(this.server.url)
    this.#joined += 1
    const body = { secret: this.#links.get(kind), ...(kind !== 'roomScreen' && { name: `Person ${this.#joined}` }) }
    await browser.asks('POST', '/api/join', body)
    const seat = browser.seatIn(this.planId, from)
    return url === undefined ? seat : { ...seat, url }
  }

  /** Somebody is in the plan and sees it. */
  async joins(
    options: { url?: string; from?: string; clockIsWrongBy?: number; habits?: Habits } = {},
  ): Promise<Person> {
    const { clockIsWrongBy = 0, habits, ...where } = options
    const seat = await this.seat(where)
    const author = `p${this.people.length + 1}`
    const random = prng.create(prng.uint32(this.random, 0, 0xffff_ffff))
    const person = new Person({ author, seat, random, clockIsWrongBy, habits })
    this.people.push(person)
    await person.arrives()
    if ((await until(() => person.isSaved)) === null) throw new Error(`${author} never gets in`)
    return person
  }

  begin(): void {
    for (const person of this.people) person.begins()
  }

  rest(): void {
    for (const person of this.people) person.rests()
  }

  /** How much anybody, or some, have seen of everybody else, and what of that cannot be. */
  sightings(viewers: readonly Person[] = this.people): { seen: Sightings; wrong: string[] } {
    const seen = new Map<string, number>()
    const wrong: string[] = []
    for (const person of viewers) {
      const work = person.sees()
      for (const { journal } of this.people) {
        const known = journal.positionIn(work.get(journal.author) ?? nothing)
        if (known === null) wrong.push(`${person.name} sees of ${journal.author} what never was`)
        else if (person.journal !== journal) seen.set(journal.author, Math.max(known, seen.get(journal.author) ?? 0))
      }
    }
    return { seen, wrong }
  }

  /**
   * Judges what is on the disk, as a fresh process on a copy of the folder tells it. To be called while no server runs on
   * the folder, and before those who were there can send anything again.
   */
  async judgeDisk(): Promise<Verdict & { reading: Reading }> {
    const { seen, wrong } = this.sightings()
    const copy = await this.server.copy()
    try {
      const verdict = await this.judgeServer(seen, copy)
      return { ...verdict, wrong: [...wrong, ...verdict.wrong] }
    } finally {
      await copy.remove()
    }
  }

  /** Judges what a server tells that has just started, and that nobody but the judge can reach. */
  async judgeServer(seen: Sightings, server = this.server): Promise<Verdict & { reading: Reading }> {
    const reading = await readPlan({ ...this.coachSeat, url: server.url })
    const journals = this.people.map(({ journal }) => journal)
    const verdict = judge(readWork(reading.doc, reading.meeting), journals, seen)
    return { ...verdict, wrong: [...verdict.wrong, ...pendingIn(reading)], reading }
  }

  /** What is wrong with the plan as somebody who has just come reads it, while nobody writes. */
  misread(doc: Y.Doc, meeting: string): string[] {
    const work = readWork(doc, meeting)
    const known = this.people.every(
      ({ journal }) => journal.positionIn(work.get(journal.author) ?? nothing) === journal.length,
    )
    return known ? [] : ['somebody who has just come does not see everything']
  }

  /**
   * How long it takes until everybody has a line and was told at least once that everything is saved, in milliseconds;
   * null when somebody never is. Those who write on are not all told so at the same moment.
   */
  back(patienceMs = PATIENCE_MS): Promise<number | null> {
    const before = new Map(this.people.map((person) => [person, person.timesSaved]))
    const isBack = (person: Person) => person.isSaved || person.timesSaved > (before.get(person) ?? 0)
    return until(() => this.people.every(isBack), patienceMs)
  }

  /**
   * The end of a trial: everybody puts the pen down, everything gets saved, everybody sees the same, and a fresh process
   * on the killed server's folder says just that. `different`: how many have another plan than the disk. `needless`: items
   * in trays of what stands in the plan.
   */
  async judgeEnd(): Promise<Verdict & { backMs: number | null; different: number; needless: number }> {
    this.rest()
    const backMs = await until(
      () => this.people.every((person) => person.isSaved),
      this.server.process ? PATIENCE_MS : 0,
    )
    const journals = this.people.map(({ journal }) => journal)
    const knowsAll = (person: Person) => journals.every((journal) => person.knowsOf(journal) === journal.length)
    const patienceMs = backMs === null ? 0 : SETTLED_WITHIN_MS
    const same = await until(() => this.people.every(knowsAll), patienceMs, { everyMs: 100 })
    const wrong = this.complaints()
    if (same === null) {
      const behind = this.people.filter((person) => !knowsAll(person))
      wrong.push(`not everybody knows everything in the end: ${namesOf(behind)}`)
    } else wrong.push(...(await this.#differences()))
    // A tray errs towards keeping. Where all that everybody did stands in the plan, what lies there is one item too many.
    const trays = this.people.flatMap(({ name, tray }) => tray.map((item) => ({ name, item })))
    if (same === null) {
      for (const { name, item } of trays) wrong.push(`${name} had work refused: ${JSON.stringify(item)}`)
    }
    await this.server.kill()
    const verdict = await this.judgeDisk()
    const onDisk = contentOf(verdict.reading.doc)
    const others = this.people.filter(({ doc }) => contentOf(doc) !== onDisk)
    if (same !== null) for (const { name } of others) wrong.push(`${name} has another plan than the disk`)
    const needless = same === null ? 0 : trays.length
    return { lost: verdict.lost, wrong: [...wrong, ...verdict.wrong], backMs, different: others.length, needless }
  }

  /** Waits until everybody has the plan that somebody has who has just come, and says who never has. */
  async #differences(): Promise<string[]> {
    const since = performance.now()
    for (;;) {
      const fresh = contentOf((await readPlan(this.coachSeat)).doc)
      const others = this.people.filter(({ doc }) => contentOf(doc) !== fresh)
      if (others.length === 0) return []
      if (performance.now() - since > SETTLED_WITHIN_MS) return [`another plan than the server has: ${namesOf(others)}`]
    }
  }

  /** What should not have been since this was last asked: a server that ended by itself, what nobody expects to meet. */
  complaints(): string[] {
    // Each line is read once, and forgotten: of a thousand starts, or of a million refused frames, there are many.
    const lines = this.server.log.splice(0)
    this.#lastLines = [...this.#lastLines, ...lines].slice(-3)
    const grave = lines.filter((line) => isGrave(line) && !this.expected?.test(line))
    const met = this.people.flatMap((person) => person.wrong.splice(0).slice(0, 3))
    return [
      ...(this.server.process ? [] : [`the server has ended by itself: ${this.#lastLines.join(' | ')}`]),
      ...grave.slice(0, 3),
      ...met,
    ]
  }

  /** Resident memory of the server, in bytes; null where the system does not tell. */
  async memory(): Promise<number | null> {
    const { process: running } = this.server
    if (process.platform !== 'linux' || !running) return null
    const status = await readFile(`/proc/${running.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
  }

  async close(): Promise<void> {
    await Promise.all(this.people.map((person) => person.leaves()))
    await this.server.remove()
  }
}

/** Another plan of the same coach. */
export async function newPlan(coach: Browser, organisation: string): Promise<string> {
  const { plan } = await coach.asks<{ plan: { id: string } }>('POST', '/api/plans', {
    organisation,
    title: 'One-Page Strategic Plan',
    name: 'Helen Marchetti',
    color: 1,
    day: '2027-01-14',
    startsAt: '09:00',
  })
  return plan.id
}

async function linksOf(coach: Browser, planId: string): Promise<Map<InvitationKind, string>> {
  type Answer = { invitations: { kind: InvitationKind; path: string }[] }
  const { invitations } = await coach.asks<Answer>('GET', `/api/plans/${planId}/invitations`)
  return new Map(
    invitations.map(({ kind, path }) => [kind, invitationSecret(path.slice(path.indexOf('#'))) ?? ''] as const),
  )
}

/** All that a document says, as text; the order in which keys were first set is no part of it. */
function contentOf(doc: Y.Doc): string {
  const roots = Object.fromEntries([...doc.share.keys()].map((name) => [name, doc.getMap(name).toJSON()]))
  return JSON.stringify(roots, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const entries = Object.entries(value).filter(([, each]) => !isEmptyRoot(each))
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
  })
}

/** A root that somebody has only asked for is no different from one that nobody has. */
function isEmptyRoot(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

function namesOf(people: readonly Person[]): string {
  return people.map(({ name }) => name).join(', ')
}

function pendingIn({ doc }: Reading): string[] {
  return doc.store.pendingStructs || doc.store.pendingDs ? ['the document on the disk waits for what never comes'] : []
}

function isGrave(line: string): boolean {
  if (!line.startsWith('{')) return /\S/.test(line)
  return GRAVE.has((JSON.parse(line) as { level: string }).level)
}
