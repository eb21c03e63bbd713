import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join, relative } from 'node:path'
import type { Outcome } from './cell.ts'
import type { HostName } from './hosts/host.ts'
import { type Options, parseOptions } from './options.ts'
import { readProfile } from './profile.ts'
import { shortfalls, table } from './report.ts'
import { runCell } from './run-cell.ts'
import { type Scenario, scenariosOf } from './scenarios/all-scenarios.ts'
import { type Outcomes, type Row, rowsOf } from './verdict.ts'

/**
 * Our server beside its peers, in one run, each with the same crowd: prints tables, keeps them as JSON beside. Nothing is
 * asserted; what falls short of what we want is named. `node bench.js MAIN OUT [options]`
 */
const [main = '', out = '', ...args] = process.argv.slice(2)
const options = parseOptions(args, out)
if (typeof options === 'string') {
  console.error(options)
  process.exitCode = 78
} else await bench(options)

async function bench(options: Options): Promise<void> {
  mkdirSync(options.out, { recursive: true })
  const startedAt = performance.now()
  const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.versions.node}`
  console.log(`${machine}; load before: ${loadavg()[0]?.toFixed(1)}`)
  const all = new Map<string, Outcomes>()
  const rows = new Map<string, Row[]>()
  const short: string[] = []
  for (const scenario of scenariosOf(options)) {
    const outcomes = await outcomesOf(scenario)
    all.set(scenario.id, outcomes)
    const found = rowsOf(scenario, all)
    rows.set(scenario.id, found)
    console.log(table(scenario, outcomes, found))
    const missed = shortfalls(scenario, found)
    short.push(...missed)
    // A profile of a scenario costs as much time as the scenario, and slows down what it measures: it is a run of its own.
    if (options.profile || (missed.length > 0 && !options.short)) await profile(scenario, options)
  }
  console.log(
    `\n${short.length === 0 ? 'Nothing falls short.' : `Falls short:\n${short.map((each) => `  ${each}`).join('\n')}`}`,
  )
  const seconds = (performance.now() - startedAt) / 1_000
  const report = {
    machine,
    load: loadavg(),
    seconds,
    options,
    scenarios: scenariosOf(options).map((scenario) => ({
      ...scenario,
      outcomes: Object.fromEntries(all.get(scenario.id) ?? []),
      rows: rows.get(scenario.id),
    })),
    short,
  }
  const file = join(options.out, 'bench.json')
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
  console.log(`\n${seconds.toFixed(0)} s; all figures are in ${relative('.', file)}`)
}

async function outcomesOf({ hosts, job }: Scenario): Promise<Map<HostName, Outcome>> {
  const outcomes = new Map<HostName, Outcome>()
  for (const host of hosts) outcomes.set(host, await runCell({ host, job, main, profile: null }))
  return outcomes
}

async function profile(scenario: Scenario, { out }: Options): Promise<void> {
  if (scenario.job.kind === 'kills') return
  const file = join(out, `${scenario.id}.cpuprofile`)
  const outcome = await runCell({ host: 'planwall', job: scenario.job, main, profile: file })
  if (outcome.kind === 'failed') console.log(`  no profile: ${outcome.why}`)
  if (outcome.kind === 'failed' || outcome.kind === 'kills') return
  if (!('cpuMs' in outcome.result)) return
  const { cpuMs } = outcome.result
  console.log(`\n  Where the time of Planwall goes (${relative('.', file)}):\n${readProfile(file, cpuMs)}`)
}
