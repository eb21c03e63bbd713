import type { Job } from '../cell.ts'
import type { HostName } from '../hosts/host.ts'
import type { Options, ScenarioName } from '../options.ts'

/** A part of the report: one job, given to several servers one after the other. */
export type Scenario = { id: string; name: ScenarioName; title: string; job: Job; hosts: readonly HostName[] }

const IN_MEMORY: readonly HostName[] = ['planwall', 'relay', 'hocuspocus', 'y-websocket']

const PLAN_BYTES = 1_080_000

/** Everything the bench does, in its order, as far as it was asked for. */
export function scenariosOf(options: Options): Scenario[] {
  const asked = all(options).filter(({ name }) => options.only.includes(name))
  return options.alone ? asked.map((scenario) => ({ ...scenario, hosts: ['planwall'] })) : asked
}

function all({ short, kills, fraction }: Options): Scenario[] {
  const part = (people: number) => Math.max(2, Math.round(people / fraction))
  const times = short ? { warmMs: 700, windowMs: 1_500 } : { warmMs: 3_000, windowMs: 10_000 }
  const brief = short ? times : { warmMs: 2_000, windowMs: 5_000 }
  const work = (people: number, moving: number) =>
    ({
      kind: 'work',
      rooms: 1,
      people,
      typists: Math.min(10, people),
      typeEveryMs: 200,
      cursors: Math.min(moving, people),
      moveEveryMs: 50,
      echo: false,
      ...times,
    }) as const
  const join = { kind: 'storm', joiners: part(200), planBytes: PLAN_BYTES, fetch: false } as const

  return [
    ...[10, 50].map((people): Scenario => {
      const title = `${part(people)} people, 20 cursors, 10 typists`
      // What a small room costs is asked of everybody only when there is time.
      const hosts: readonly HostName[] = short ? ['planwall'] : IN_MEMORY
      return { id: `typing-${people}`, name: 'typing', title, job: work(part(people), 20), hosts }
    }),
    {
      id: 'typing-200',
      name: 'typing',
      title: `${part(200)} people, 20 cursors, 10 typists`,
      job: work(part(200), 20),
      hosts: IN_MEMORY,
    },
    {
      id: 'everybody',
      name: 'everybody',
      title: `${part(200)} people, everybody's cursor, 10 typists`,
      job: { ...work(part(200), 200), ...brief },
      hosts: short ? ['planwall', 'hocuspocus'] : IN_MEMORY,
    },
    {
      id: 'echo',
      name: 'echo',
      title: `${part(200)} people whose clients echo all presence, 20 cursors, 10 typists`,
      job: { ...work(part(200), 20), ...brief, echo: true },
      // A relay would pass an echo on for ever, and the client of Hocuspocus does not echo.
      hosts: ['planwall', 'y-websocket'],
    },
    {
      id: 'join',
      name: 'join',
      title: `${part(200)} join a plan of 1 MB at once, 10 in it type`,
      job: { ...join, residents: 10 },
      hosts: IN_MEMORY,
    },
    {
      id: 'snapshot',
      name: 'http',
      title: `${part(200)} join a plan of 1 MB at once through the snapshot, 10 in it type`,
      job: { ...join, residents: 10, fetch: true },
      hosts: ['planwall'],
    },
    {
      id: 'first-view',
      name: 'http',
      title: `${part(200)} fetch the first view of a plan of 1 MB at once`,
      job: { kind: 'fetch', people: part(200), planBytes: PLAN_BYTES, path: '/first-view' },
      hosts: ['planwall'],
    },
    {
      id: 'restart',
      name: 'restart',
      title: `${part(200)} join a plan of 1 MB just after a restart`,
      job: { ...join, residents: 0 },
      hosts: ['planwall', 'hocuspocus-sqlite', 'y-websocket-leveldb'],
    },
    {
      id: 'rooms',
      name: 'rooms',
      title: `${part(50)} rooms of 8, in each 1 types and 2 move`,
      job: { ...work(8, 2), rooms: part(50), typists: 1, typeEveryMs: 500, moveEveryMs: 200 },
      hosts: IN_MEMORY,
    },
    {
      id: 'kills',
      name: 'kills',
      title: 'killed again and again while 5 people type',
      job: {
        kind: 'kills',
        rounds: kills ?? (short ? 2 : 12),
        typists: 5,
        typeEveryMs: 50,
        shortestMs: short ? 500 : 1_000,
        longestMs: short ? 1_500 : 4_000,
        seed: 20_261_119,
      },
      hosts: ['planwall', 'hocuspocus-sqlite', 'y-websocket-leveldb'],
    },
  ]
}
