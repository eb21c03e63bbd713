import { defineConfig } from '@playwright/test'
import workshops from './playwright.config.ts'

/** The screens for people to look at: no test, so `npm test` does not make them. */
export default defineConfig(workshops, {
  testDir: '.',
  testMatch: 'screens.ts',
  // Not that of the tests, which begin by emptying it.
  outputDir: '../.reports/screens',
  timeout: 400_000,
  reporter: 'list',
})
