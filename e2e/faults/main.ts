import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { allFaults } from './all-faults.ts'
import type { Fault, Progress, Row } from './fault.ts'
import { table } from './table.ts'

const REPORTS = join(import.meta.dirname, '../../.reports')

const SIGNS = { survived: '✓', failed: '✗', skipped: '–' } as const

const usage = `Tries everything that can go wrong with a server, a line or a client, and judges what is left.

  npm run faults                                  every fault at length (hours)
  npm run faults -- --short                       every fault, a few times (a minute)
  npm run faults -- --only kill,cut --times 300   some faults, so many times
  npm run faults -- --seed 7                      the choices of an earlier run
  npm run faults -- --with more.json              rows of another report in the same table
`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    times: { type: 'string' },
    seed: { type: 'string' },
    with: { type: 'string', multiple: true },
    help: { type: 'boolean', default: false },
  },
})

// Each session listens for the end of the process, and here are more than in any browser.
process.setMaxListeners(0)

if (values.help) process.stdout.write(usage)
else await run()

async function run(): Promise<void> {
  const names = values.only?.split(',') ?? defaults().map(({ name }) => name)
  const chosen = names.map((name) => allFaults.find((fault) => fault.name === name) ?? unknown(name))
  const seed = wholeNumber(values.seed, 'seed') ?? randomInt(1_000_000_000)
  const times = wholeNumber(values.times, 'times')
  process.stdout.write(`Seed ${seed}\n`)
  const rows = await tryAll(chosen, (fault) => tryOne(fault, { seed, times }))
  for (const path of values.with ?? []) rows.push(...rowsIn(path))
  process.stdout.write(`\n${table(rows)}\n`)
  for (const { fault, complaints } of rows) {
    for (const complaint of complaints.slice(0, 10)) process.stdout.write(`${fault}: ${complaint}\n`)
  }
  const report = { commit: commit(), seed, rows: rows.map((row) => ({ ...row, result: resultOf(row) })) }
  mkdirSync(REPORTS, { recursive: true })
  writeFileSync(join(REPORTS, 'faults.json'), JSON.stringify(report, null, 2))
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

async function tryOne(fault: Fault, options: { seed: number; times: number | null }): Promise<Row> {
  const { seed, times = null } = options
  const trial = {
    seed,
    times: times ?? (values.short ? fault.short : fault.long),
    progress: ({ tried, survived, lost }: Progress) => {
      if (values.short) return
      const text = `${fault.name}: ${survived} of ${tried}, ${lost} lost`
      if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${text}`)
      else if (tried % Math.ceil(trial.times / 20) === 0) process.stdout.write(`${text}\n`)
    },
  }
  const since = performance.now()
  const row = await fault.try(trial).catch((error: unknown): Row => failed(fault, seed, error))
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  if (process.stdout.isTTY && !values.short) process.stdout.write('\r\u001b[2K')
  process.stdout.write(`${SIGNS[resultOf(row)]} ${fault.name}: ${row.survived} of ${row.tried} (${seconds} s)\n`)
  return row
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
