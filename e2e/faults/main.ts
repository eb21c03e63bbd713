import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { allFaults } from './all-faults.ts'
import { type Fault, type Progress, type Row, together } from './fault.ts'
import { table } from './table.ts'

const SIGNS = { survived: '✓', failed: '✗', skipped: '–' } as const

const usage = `Tries everything that can go wrong with a server, a line or a client, and judges what is left.

  npm run faults                                  every fault at length (hours)
  npm run faults -- --short                       every fault, a few times (a minute)
  npm run faults -- --only kill,cut --times 300   some faults, so many times
  npm run faults -- --only kill --jobs 6          in six labs side by side
  npm run faults -- --seed 7                      the choices of an earlier run
  npm run faults -- --with more.json              rows of another report in the same table, added to those of the same
                                                  fault; with --only none nothing is tried and they stand alone
  npm run faults -- --report soak.json            another place for the report than .reports/faults.json
`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    times: { type: 'string' },
    jobs: { type: 'string' },
    seed: { type: 'string' },
    with: { type: 'string', multiple: true },
    report: { type: 'string', default: join(import.meta.dirname, '../../.reports/faults.json') },
    help: { type: 'boolean', default: false },
  },
})

// Each session listens for the end of the process, and here are more than in any browser.
process.setMaxListeners(0)

if (values.help) process.stdout.write(usage)
else await run()

async function run(): Promise<void> {
  const names = values.only?.split(',') ?? defaults().map(({ name }) => name)
  if (values.only === 'none') names.pop()
  const chosen = names.map((name) => allFaults.find((fault) => fault.name === name) ?? unknown(name))
  const seed = wholeNumber(values.seed, 'seed') ?? randomInt(1_000_000_000)
  const times = wholeNumber(values.times, 'times')
  const jobs = Math.max(1, wholeNumber(values.jobs, 'jobs') ?? 1)
  process.stdout.write(`Seed ${seed}\n`)
  const tried = await tryAll(chosen, (fault) => tryOne(fault, { seed, times, jobs }))
  const rows = added([...tried, ...(values.with ?? []).flatMap(rowsIn)])
  process.stdout.write(`\n${table(rows)}\n`)
  for (const { fault, complaints } of rows) {
    for (const complaint of complaints.slice(0, 10)) process.stdout.write(`${fault}: ${complaint}\n`)
  }
  const report = { commit: commit(), seed, rows: rows.map((row) => ({ ...row, result: resultOf(row) })) }
  mkdirSync(dirname(values.report), { recursive: true })
  writeFileSync(values.report, JSON.stringify(report, null, 2))
  if (rows.some((row) => resultOf(row) === 'failed')) process.exitCode = 1
}

/** Half of the time is spent waiting, so in the short form two are tried at once, each with a server of its own. */
async function tryAll(faults: readonly Fault[], tryIt: (fault: Fault) => Promise<Row>): Promise<Row[]> {
  const rows = new Map<Fault, Row>()
  const left = [...faults]
  const oneAfterTheOther = async () => {
    for (let fault = left.shift(); fault; fault = left.shift()) rows.set(fault, await tryIt(fault))
  }
  await Promise.all(values.short ? [oneAfterTheOther(), oneAfterTheOther()] : [oneAfterTheOther()])
  return faults.flatMap((fault) => rows.get(fault) ?? [])
}

/** Some faults take too long to be tried even once in the short form. */
function defaults(): Fault[] {
  return allFaults.filter((fault) => !values.short || fault.short > 0)
}

/** The rows of a report that another program has written in the shape of ours: `{ "rows": [...] }`, each a `Row`. */
function rowsIn(path: string): Row[] {
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as { rows: Row[] }
  return rows
}

/** One row for each fault, in the order in which they are tried; faults of other programs follow. */
function added(rows: readonly Row[]): Row[] {
  const order = new Set([...allFaults.map(({ name }) => name), ...rows.map(({ fault }) => fault)])
  return [...order].flatMap((name) => {
    const [first, ...others] = rows.filter(({ fault }) => fault === name)
    return first ? [together(allFaults.find((fault) => fault.name === name) ?? {}, [first, ...others])] : []
  })
}

/** Tries one fault, in as many labs side by side as there are jobs; each has a share of the times and a seed of its own. */
async function tryOne(fault: Fault, options: { seed: number; times: number | null; jobs: number }): Promise<Row> {
  const { seed, times = null } = options
  const all = times ?? (values.short ? fault.short : fault.long)
  const jobs = Math.min(options.jobs, all)
  const stands = new Map<number, Progress>()
  const tryShare = (job: number) => {
    const trial = {
      seed: seed + job,
      times: Math.floor(all / jobs) + (job < all % jobs ? 1 : 0),
      progress(progress: Progress) {
        const before = sumOf(stands, 'tried')
        stands.set(job, progress)
        if (progress.complaint) process.stdout.write(`${fault.name}: ${progress.complaint}\n`)
        tell(fault, stands, { all, before })
      },
    }
    return fault.try(trial).catch((error: unknown): Row => failed(fault, trial.seed, error))
  }
  const since = performance.now()
  const others = Array.from({ length: jobs - 1 }, (_, n) => tryShare(n + 1))
  const row = together(fault, [await tryShare(0), ...(await Promise.all(others))])
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  if (process.stdout.isTTY && !values.short) process.stdout.write('\r\u001b[2K')
  process.stdout.write(`${SIGNS[resultOf(row)]} ${fault.name}: ${row.survived} of ${row.tried} (${seconds} s)\n`)
  return row
}

/** Says how it stands; where no screen can be written over, twenty times in all. */
function tell({ name }: Fault, stands: ReadonlyMap<number, Progress>, of: { all: number; before: number }): void {
  if (values.short) return
  const tried = sumOf(stands, 'tried')
  const text = `${name}: ${sumOf(stands, 'survived')} of ${tried}, ${sumOf(stands, 'lost')} lost`
  const part = Math.ceil(of.all / 20)
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${text}`)
  else if (Math.floor(tried / part) > Math.floor(of.before / part)) process.stdout.write(`${text}\n`)
}

function sumOf(stands: ReadonlyMap<number, Progress>, what: 'tried' | 'survived' | 'lost'): number {
  return [...stands.values()].reduce((sum, progress) => sum + progress[what], 0)
}

/** Survived: every try went well, and nothing that was promised is gone. */
function resultOf({ tried, survived, lost, complaints, skipped }: Row): 'survived' | 'failed' | 'skipped' {
  if (skipped !== undefined) return 'skipped'
  return tried > 0 && survived === tried && lost === 0 && complaints.length === 0 ? 'survived' : 'failed'
}

function failed({ name, what }: Fault, seed: number, error: unknown): Row {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const complaints = [`seed ${seed}: ${why}`]
  return { fault: name, what, tried: 1, survived: 0, lost: 0, worstBackMs: null, figures: {}, complaints }
}

function unknown(name: string): never {
  process.stderr.write(
    `There is no fault called ${name}; there are ${allFaults.map((fault) => fault.name).join(', ')}.\n`,
  )
  process.exit(2)
}

function wholeNumber(text: string | undefined, name: string): number | null {
  if (text === undefined) return null
  if (/^\d{1,10}$/.test(text)) return Number(text)
  process.stderr.write(`--${name} takes a whole number.\n`)
  process.exit(2)
}

/** Which version of the code this was; empty where there is no repository. */
function commit(): string {
  try {
    const text = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return text.trim()
  } catch {
    // A copy without its history, or a computer without git: the figures count all the same.
    return ''
  }
}
