import type { Outcome } from './cell.ts'
import type { HostName } from './hosts/host.ts'

/** The columns of the report: a peer with a store of its own stands in the column of the peer. */
export const columns = ['planwall', 'relay', 'hocuspocus', 'y-websocket'] as const
export type Column = (typeof columns)[number]
export type Peer = Exclude<Column, 'planwall'>

export const columnOf: Readonly<Record<HostName, Column>> = {
  planwall: 'planwall',
  relay: 'relay',
  hocuspocus: 'hocuspocus',
  'hocuspocus-sqlite': 'hocuspocus',
  'y-websocket': 'y-websocket',
  'y-websocket-leveldb': 'y-websocket',
}

/** One line of the report, and what we want to reach in it. */
export type Measure = {
  label: string
  digits: number
  value(outcome: Outcome): number | null
  /** Our figure divided by the peer's is at most this. */
  ratios?: Partial<Record<Peer, number>>
  /** Our figure itself is at most or at least this. */
  atMost?: number
  atLeast?: number
  /** The peers' figures are those of another scenario, under this label. */
  against?: { id: string; label: string }
}

type ResultOf<K extends Outcome['kind']> = Extract<Outcome, { kind: K }> extends { result: infer R } ? R : never

function ofWork(value: (result: ResultOf<'work'>) => number | null): Measure['value'] {
  return (outcome) => (outcome.kind === 'work' ? value(outcome.result) : null)
}

function ofStorm(value: (result: ResultOf<'storm'>) => number | null): Measure['value'] {
  return (outcome) => (outcome.kind === 'storm' ? value(outcome.result) : null)
}

function ofFetch(value: (result: ResultOf<'fetch'>) => number | null): Measure['value'] {
  return (outcome) => (outcome.kind === 'fetch' ? value(outcome.result) : null)
}

function ofKills(value: (result: ResultOf<'kills'>) => number | null): Measure['value'] {
  return (outcome) => (outcome.kind === 'kills' ? value(outcome.result) : null)
}

const cpu: Measure = { label: 'server CPU, cores', digits: 3, value: ofWork(({ cores }) => cores) }
const textP95: Measure = { label: 'to another screen p95, ms', digits: 1, value: ofWork(({ text }) => text.p95) }
const text: Measure = {
  label: 'text that arrived in time, %',
  digits: 2,
  value: ofWork(({ textPercent }) => textPercent),
  atLeast: 100,
}
const cursors: Measure = {
  label: 'cursor moves seen, %',
  digits: 1,
  value: ofWork(({ cursorsPercent }) => cursorsPercent),
}
const cursorAge: Measure = {
  label: 'age of a cursor p95, ms',
  digits: 1,
  value: ofWork((result) => result.cursorAge.p95),
}
const rest: readonly Measure[] = [
  { label: 'to another screen p50, ms', digits: 1, value: ofWork(({ text }) => text.p50) },
  { label: 'to another screen p99, ms', digits: 1, value: ofWork(({ text }) => text.p99) },
  // Of Hocuspocus it is the word, which it gives before it stores anything.
  { label: 'to the word "saved" p50, ms', digits: 1, value: ofWork(({ saved }) => saved.p50) },
  { label: 'to the word "saved" p99, ms', digits: 1, value: ofWork(({ saved }) => saved.p99) },
  { label: 'frames a second to each', digits: 0, value: ofWork(({ framesPerPerson }) => framesPerPerson) },
  { label: 'memory, MB', digits: 0, value: ofWork(({ rssMb }) => rssMb) },
]
const joinP99: Measure = { label: 'in the plan p99, ms', digits: 0, value: ofStorm(({ joinedP99 }) => joinedP99) }
const joinCpu: Measure = { label: 'server CPU a join, ms', digits: 1, value: ofStorm((result) => result.cpuPerJoinMs) }
const fetchP99: Measure = { label: 'answered p99, ms', digits: 0, value: ofFetch(({ p99 }) => p99) }
const fetchCpu: Measure = {
  label: 'server CPU a request, ms',
  digits: 1,
  value: ofFetch((result) => result.cpuPerRequestMs),
}
const fetchMb: Measure = { label: 'MB a request', digits: 2, value: ofFetch((result) => result.mbPerRequest) }
const joined: readonly Measure[] = [
  { label: 'MB a joiner', digits: 2, value: ofStorm((result) => result.mbPerJoiner) },
  { label: 'told an empty plan', digits: 0, value: ofStorm(({ toldEmpty }) => toldEmpty), atMost: 0 },
  { label: 'never got in', digits: 0, value: ofStorm(({ failed }) => failed), atMost: 0 },
  { label: 'memory, MB', digits: 0, value: ofStorm(({ rssMb }) => rssMb) },
]

/** What is measured in each scenario, by its id, and what we want to reach there. */
export const goals: Readonly<Record<string, readonly Measure[]>> = {
  'typing-10': [cpu, text, textP95, ...rest],
  'typing-50': [cpu, text, textP95, ...rest],
  'typing-200': [
    { ...cpu, ratios: { relay: 0.4, hocuspocus: 0.3, 'y-websocket': 0.27 } },
    text,
    { ...textP95, ratios: { relay: 1.5, hocuspocus: 1.5, 'y-websocket': 0.1 } },
    ...rest,
    cursors,
    cursorAge,
  ],
  everybody: [
    { ...cpu, ratios: { hocuspocus: 0.35 } },
    text,
    { ...cursors, atLeast: 98 },
    cursorAge,
    { ...textP95, atMost: 80, ratios: { hocuspocus: 0.06 } },
    ...rest,
  ],
  echo: [
    { ...cpu, ratios: { 'y-websocket': 0.3 } },
    text,
    cursors,
    cursorAge,
    { ...textP95, ratios: { 'y-websocket': 0.02 } },
    ...rest,
  ],
  join: [
    { ...joinP99, ratios: { relay: 1, hocuspocus: 0.07, 'y-websocket': 0.06 } },
    { ...joinCpu, ratios: { relay: 1, hocuspocus: 0.09, 'y-websocket': 0.08 } },
    ...joined,
    { label: 'their text p99 meanwhile, ms', digits: 0, value: ofStorm((result) => result.residentTextP99) },
  ],
  snapshot: [
    {
      ...joinP99,
      ratios: { relay: 0.5, hocuspocus: 0.05, 'y-websocket': 0.04 },
      against: { id: 'join', label: joinP99.label },
    },
    {
      ...joinCpu,
      ratios: { relay: 0.25, hocuspocus: 0.02, 'y-websocket': 0.02 },
      against: { id: 'join', label: joinCpu.label },
    },
    ...joined,
  ],
  'first-view': [fetchP99, fetchCpu, fetchMb],
  restart: [{ ...joinP99, ratios: { hocuspocus: 0.08, 'y-websocket': 0.1 } }, joinCpu, ...joined],
  rooms: [{ ...cpu, ratios: { relay: 1.3, hocuspocus: 0.45, 'y-websocket': 0.75 } }, text, textP95, ...rest],
  kills: [
    { label: 'kills', digits: 0, value: ofKills(({ rounds }) => rounds) },
    { label: 'told "saved"', digits: 0, value: ofKills(({ toldSaved }) => toldSaved) },
    { label: 'of those lost', digits: 0, value: ofKills(({ savedAndLost }) => savedAndLost), atMost: 0 },
    { label: 'seen by somebody else', digits: 0, value: ofKills(({ seen }) => seen) },
    { label: 'of those gone', digits: 0, value: ofKills(({ seenAndLost }) => seenAndLost) },
  ],
}
