import type { Outcome } from './cell.ts'
import { type Column, columnOf, columns, goals, type Measure, type Peer } from './goals.ts'
import type { HostName } from './hosts/host.ts'
import type { Scenario } from './scenarios/all-scenarios.ts'

/** What came of one scenario on each of its servers. */
export type Outcomes = ReadonlyMap<HostName, Outcome>

export type Ratio = { peer: Peer; ratio: number; goal: number | null }

/** One line of the report with its figures. */
export type Row = {
  label: string
  digits: number
  values: Partial<Record<Column, number | null>>
  /** Ours to each peer's, where both are known. */
  ratios: Ratio[]
  /** What we want of our own figure, as it is written; null when nothing. */
  bound: string | null
  /** Why it falls short, one sentence for each goal that is missed. */
  short: string[]
}

/** The rows of a scenario. `all` has what came of every scenario by id, for those that are held against another. */
export function rowsOf(scenario: Scenario, all: ReadonlyMap<string, Outcomes>): Row[] {
  return (goals[scenario.id] ?? []).map((measure) => rowOf(scenario.id, measure, all))
}

function rowOf(id: string, measure: Measure, all: ReadonlyMap<string, Outcomes>): Row {
  const values = valuesOf(all.get(id), measure)
  if (measure.against) {
    const { id: other, label } = measure.against
    const theirs = goals[other]?.find((each) => each.label === label)
    // A route that is not built is held against nothing.
    if (theirs && (values.planwall ?? null) !== null)
      Object.assign(values, { ...valuesOf(all.get(other), theirs), planwall: values.planwall ?? null })
  }
  const ours = values.planwall ?? null
  const ratios = columns.flatMap((peer): Ratio[] => {
    const theirs = values[peer] ?? null
    const goal = peer === 'planwall' ? null : (measure.ratios?.[peer] ?? null)
    if (peer === 'planwall' || ours === null || theirs === null || theirs === 0) return []
    // Without any goal a ratio is noise.
    return measure.ratios ? [{ peer, ratio: ours / theirs, goal }] : []
  })
  const short = ratios.flatMap(({ peer, ratio, goal }) =>
    goal !== null && ratio > goal ? [`${ratio.toFixed(2)} of ${peer}, wanted at most ${goal}`] : [],
  )
  const { atMost, atLeast } = measure
  if (ours !== null && atMost !== undefined && ours > atMost)
    short.push(`${ours.toFixed(measure.digits)}, wanted at most ${atMost}`)
  if (ours !== null && atLeast !== undefined && ours < atLeast - 1e-9) {
    short.push(`${ours.toFixed(measure.digits)}, wanted at least ${atLeast}`)
  }
  const bound = atMost !== undefined ? `≤ ${atMost}` : atLeast !== undefined ? `≥ ${atLeast}` : null
  return { label: measure.label, digits: measure.digits, values, ratios, bound, short }
}

function valuesOf(outcomes: Outcomes | undefined, measure: Measure): Row['values'] {
  const values: Row['values'] = {}
  for (const [host, outcome] of outcomes ?? []) values[columnOf[host]] = measure.value(outcome)
  return values
}
