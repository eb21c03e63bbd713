import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'

const { dirname } = import.meta

export default defineConfig({
  testDir: './tests',
  outputDir: './test-results',
  // Each file starts a server and several browsers of its own; two cores are busy with one such room.
  workers: 1,
  fullyParallel: false,
  // A test that passes at the second try has shown a fault at the first.
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  globalTimeout: 25 * 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: join(dirname, '../.reports/playwright.json') }]],
  use: {
    // A control that does not come is told where it is looked for, not when the whole test has run out of time.
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: chosenBrowser(),
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
})

/** What `scripts/ensure-browser.mjs` found to start here. */
function chosenBrowser(): { executablePath: string; args: string[] } {
  const path = join(dirname, '.browser.json')
  if (!existsSync(path)) throw new Error('No browser has been chosen yet: run node e2e/scripts/ensure-browser.mjs')
  const { executablePath, args } = JSON.parse(readFileSync(path, 'utf8'))
  return { executablePath, args }
}
