import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll, install, root } from '../../server/scripts/prepare.mjs'
import { Refusal, runNode } from '../../server/scripts/steps.mjs'
import { faultsTally, playwrightTally, vitestTally } from './reports.mjs'

/** @typedef {import('./reports.mjs').Tally} Tally */

const reports = join(root, '.reports')
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')
const faultsReport = join(reports, 'faults.json')

/** Everything that has to hold, in the order in which a failure is cheapest to learn of. Each says how many checks it was. */
const runners = [
  { name: 'install', run: () => oneCheck(install) },
  { name: 'build', run: () => oneCheck(buildAll) },
  { name: 'types', run: () => oneCheck(() => tool('node_modules/typescript/bin/tsc', ['-b'])) },
  {
    name: 'lint',
    run: () =>
      oneCheck(() => tool('node_modules/@biomejs/biome/bin/biome', ['check', '.', '--diagnostic-level=error'])),
  },
  { name: 'unit', run: unit },
  { name: 'faults', run: faults },
  { name: 'browser', run: browser },
]

process.exitCode = (await runAll()) ? 0 : 1

/** Runs every runner, prints a summary, and ends with the one line that any reader of the log looks for. */
async function runAll() {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const rows = []
  for (const { name, run } of runners) {
    process.stdout.write(`\n— ${name}\n`)
    const startedAt = performance.now()
    const tally = await run()
    rows.push({ name, ...tally, seconds: (performance.now() - startedAt) / 1000 })
    // Without packages no runner can say anything of worth.
    if (name === 'install' && tally.failed > 0) break
  }

  process.stdout.write('\n')
  for (const { name, passed, failed, skipped, seconds } of rows) {
    const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped`
    process.stdout.write(`${name.padEnd(9)}${counts} ${seconds.toFixed(1).padStart(8)} s\n`)
  }
  const total = (/** @type {'passed' | 'failed'} */ count) => rows.reduce((sum, row) => sum + row[count], 0)
  process.stdout.write(`${total('passed')} passed, ${total('failed')} failed\n`)
  return total('failed') === 0
}

/**
 * One check that passes or does not.
 * @param {() => Promise<number | void>} work resolves with an exit code, or with nothing when it succeeded
 * @returns {Promise<Tally>}
 */
async function oneCheck(work) {
  const failed = { passed: 0, failed: 1, skipped: 0 }
  try {
    const exitCode = await work()
    return exitCode ? failed : { passed: 1, failed: 0, skipped: 0 }
  } catch (error) {
    process.stdout.write(
      error instanceof Refusal ? `${error.message}\n` : `${error instanceof Error ? error.stack : error}\n`,
    )
    return failed
  }
}

/** @returns {Promise<Tally>} */
async function unit() {
  const exitCode = await tool('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ])
  return agreeing(vitestTally(vitestReport), exitCode)
}

/** @returns {Promise<Tally>} */
async function browser() {
  const chosen = await tool('e2e/scripts/ensure-browser.mjs', [])
  if (chosen !== 0) return { passed: 0, failed: 1, skipped: 0 }
  const exitCode = await tool('e2e/node_modules/@playwright/test/cli.js', ['test', '--config=e2e/playwright.config.ts'])
  return agreeing(playwrightTally(playwrightReport), exitCode)
}

/** @returns {Promise<Tally>} */
async function faults() {
  const exitCode = await tool('e2e/scripts/faults.mjs', ['--short'])
  return agreeing(faultsTally(faultsReport), exitCode)
}

/**
 * The runner's own count, except that a missing report, no test at all, or a bad exit that no test explains is a failure.
 * @param {Tally | null} tally
 * @param {number} exitCode
 * @returns {Tally}
 */
function agreeing(tally, exitCode) {
  if (tally === null) return { passed: 0, failed: 1, skipped: 0 }
  const unexplained = tally.failed === 0 && (exitCode !== 0 || tally.passed === 0)
  return unexplained ? { ...tally, failed: 1 } : tally
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function tool(program, args) {
  return runNode(join(root, program), args, { cwd: root })
}
