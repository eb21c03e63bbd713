import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * What vitest's JSON report says; a file that could not even be loaded counts as a failure. Null without a report.
 * @param {string} path
 * @returns {Tally | null}
 */
export function vitestTally(path) {
  const report = readReport(path)
  if (report === null) return null
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && file.assertionResults.every((/** @type {any} */ test) => test.status !== 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * What Playwright's JSON report says; an error outside any test counts as a failure. Null without a report.
 * @param {string} path
 * @returns {Tally | null}
 */
export function playwrightTally(path) {
  const report = readReport(path)
  if (report === null) return null
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped }
}

/**
 * What the fault lab's report says: a fault passes when it was survived each time and nothing was lost. Null without a
 * report.
 * @param {string} path
 * @returns {Tally | null}
 */
export function faultsTally(path) {
  const report = readReport(path)
  if (report === null) return null
  const count = (/** @type {string} */ result) =>
    report.rows.filter((/** @type {any} */ row) => row.result === result).length
  return { passed: count('survived'), failed: count('failed'), skipped: count('skipped') }
}

/** @param {string} path */
function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}
