import { unreachable } from '@planwall/shared/unreachable.ts'
import type { Outcome } from './cell.ts'
import { type Column, columns } from './goals.ts'
import type { Scenario } from './scenarios/all-scenarios.ts'
import type { Cost } from './traffic/cost.ts'
import type { Outcomes, Row } from './verdict.ts'

const headings: Readonly<Record<Column, string>> = {
  planwall: 'Planwall',
  relay: 'relay',
  hocuspocus: 'Hocuspocus',
  'y-websocket': 'y-websocket',
}

const LABEL = 32
const FIGURE = 12
const RATIO = 16

/** A crowd that uses more of its core than this is itself what is measured, and a server that does is at its limit. */
const FULL = 0.92

/** A crowd that moves later than this, in milliseconds, says more of the machine than of a server. */
const LATE_MS = 20

/** A server that had to wait for its core for more than this share of the time was not alone on it. */
const WAITED = 0.1

/** The table of a scenario, to be printed. Every ratio stands with what we want of it, and `!` where it is missed. */
export function table(scenario: Scenario, outcomes: Outcomes, rows: readonly Row[]): string {
  const shown = columns.filter((column) => rows.some(({ values }) => (values[column] ?? null) !== null))
  const peers = shown.filter(
    (column) => column !== 'planwall' && rows.some(({ ratios }) => ratios.some(({ peer }) => peer === column)),
  )
  const lines = [
    '',
    scenario.title,
    [
      ''.padEnd(LABEL),
      ...shown.map((column) => headings[column].padStart(FIGURE)),
      ...peers.map((peer) => `/ ${headings[peer]}`.padStart(RATIO)),
      'ours'.padStart(FIGURE),
    ].join(''),
  ]
  for (const row of rows) {
    lines.push(
      [
        `  ${row.label}`.padEnd(LABEL),
        ...shown.map((column) => figure(row.values[column], row.digits).padStart(FIGURE)),
        ...peers.map((peer) => ratioCell(row, peer).padStart(RATIO)),
        boundCell(row).padStart(FIGURE),
      ]
        .join('')
        .trimEnd(),
    )
  }
  return [...lines, ...remarks(outcomes)].join('\n')
}

/** Every goal that is missed, one line each. */
export function shortfalls(scenario: Scenario, rows: readonly Row[]): string[] {
  return rows.flatMap(({ label, short }) => short.map((why) => `${scenario.title}: ${label}: ${why}`))
}

function figure(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? '–' : value.toFixed(digits)
}

function ratioCell(row: Row, peer: Column): string {
  const found = row.ratios.find((ratio) => ratio.peer === peer)
  if (!found) return ''
  const { ratio, goal } = found
  return goal === null ? ratio.toFixed(2) : `${ratio.toFixed(2)} (≤ ${goal})${ratio > goal ? '!' : ' '}`
}

function boundCell({ bound, short, values, ratios }: Row): string {
  if (bound === null || (values.planwall ?? null) === null) return ''
  const missedByRatio = ratios.filter(({ ratio, goal }) => goal !== null && ratio > goal).length
  return `${bound}${short.length > missedByRatio ? '!' : ' '}`
}

/** What one has to know to read the figures: who failed, who was at a limit, who had no core to run on. */
function remarks(outcomes: Outcomes): string[] {
  return [...outcomes].flatMap(([host, outcome]) => remarksOn(outcome).map((remark) => `  ${host} ${remark}`))
}

function remarksOn(outcome: Outcome): string[] {
  switch (outcome.kind) {
    case 'failed':
      return [`failed: ${outcome.why}`]
    case 'kills':
      return []
    case 'fetch':
      return costRemarks(outcome.result)
    case 'storm': {
      const { closedWith } = outcome.result
      const codes = [...new Set(closedWith)].join(', ')
      return [
        ...costRemarks(outcome.result),
        ...(closedWith.length > 0 ? [`closed the lines of ${closedWith.length} joiners with ${codes}`] : []),
      ]
    }
    case 'work': {
      const { cpuMs, wallMs, closed, lateP99 } = outcome.result
      const late = lateP99 ?? 0
      return [
        ...costRemarks(outcome.result),
        ...(cpuMs / wallMs > FULL ? ['was at its limit'] : []),
        ...(late > LATE_MS ? [`had a crowd that was up to ${late.toFixed(0)} ms late (p99)`] : []),
        ...(closed > 0 ? [`closed ${closed} lines`] : []),
      ]
    }
    default:
      return unreachable(outcome)
  }
}

function costRemarks({ waited, crowdCores }: Cost): string[] {
  return [
    ...((waited ?? 0) > WAITED
      ? [
          `waited ${(100 * (waited ?? 0)).toFixed(0)} % of the time for its core, on which others ran: latencies say nothing`,
        ]
      : []),
    ...(crowdCores > FULL ? ['had a crowd at its own limit: latencies are upper bounds'] : []),
  ]
}
