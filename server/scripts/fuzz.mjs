// Honest and hostile frames by the million against the guard, each seed new. `npm run fuzz -- --help` says how to choose.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { install, root } from './prepare.mjs'
import { orRefuse, Refusal } from './steps.mjs'

const usage = `npm run fuzz -- [options]
  --hostile N   forged frames (5,000,000)
  --honest N    frames of honest people (200,000)
  --seed N      the first seed; chosen by chance unless given, and always said
  --jobs N      processes beside each other (as many as there are processors)
`
/** Seconds between two lines that say how far it is. */
const SAY_EVERY = 30
/** Seeds that one process has for itself. */
const SEEDS_PER_JOB = 100_000

await orRefuse(async () => {
  const options = parse(process.argv.slice(2))
  if (options === null) {
    process.stdout.write(usage)
    return
  }
  await install()
  process.exitCode = await fuzz(options)
})

/** @param {string[]} args */
function parse(args) {
  const { values } = parseArgs({
    args,
    options: {
      hostile: { type: 'string', default: '5000000' },
      honest: { type: 'string', default: '200000' },
      seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
      jobs: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const number = (/** @type {'hostile' | 'honest' | 'seed' | 'jobs'} */ name, least = 0) => {
    const value = Number(values[name].replaceAll(/[,_]/g, ''))
    if (!Number.isSafeInteger(value) || value < least) throw new Refusal(`--${name} takes a number.\n\n${usage}`)
    return value
  }
  return { hostile: number('hostile'), honest: number('honest'), seed: number('seed', 1), jobs: number('jobs', 1) }
}

/** @param {{ hostile: number, honest: number, seed: number, jobs: number }} options */
async function fuzz({ hostile, honest, seed, jobs }) {
  const startedAt = performance.now()
  const totals = { hostile: 0, honest: 0, findings: 0 }
  const say = () => {
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    const counted = `${totals.hostile} hostile and ${totals.honest} honest frames`
    process.stdout.write(`${counted}, ${totals.findings} findings after ${seconds} s\n`)
  }
  process.stdout.write(`guard fuzz: --seed ${seed} --hostile ${hostile} --honest ${honest} --jobs ${jobs}\n`)
  const telling = setInterval(say, SAY_EVERY * 1000)
  const codes = await Promise.all(
    Array.from({ length: jobs }, (_, job) => {
      const share = (/** @type {number} */ all) => Math.floor((all * (job + 1)) / jobs) - Math.floor((all * job) / jobs)
      return runJob([seed + job * SEEDS_PER_JOB, share(hostile), share(honest)], (report) => {
        totals.hostile += report.hostile
        totals.honest += report.honest
        totals.findings += report.findings.length
        for (const finding of report.findings) process.stdout.write(`FOUND by ${finding}\n`)
      })
    }),
  )
  clearInterval(telling)
  say()
  const complete = totals.hostile >= hostile && totals.honest >= honest
  return complete && totals.findings === 0 && codes.every((code) => code === 0) ? 0 : 1
}

/**
 * @param {number[]} task seed, hostile and honest frames
 * @param {(report: import('../src/rooms/guard/fuzz/program.ts').Report) => void} onReport
 * @returns {Promise<number>} the exit code
 */
function runJob(task, onReport) {
  const program = ['--import', 'tsx', 'src/rooms/guard/fuzz/program.ts', ...task.map(String)]
  const child = spawn(process.execPath, program, { cwd: join(root, 'server'), stdio: ['ignore', 'pipe', 'inherit'] })
  createInterface({ input: child.stdout }).on('line', (line) => onReport(JSON.parse(line)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
