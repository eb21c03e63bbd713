import { defineConfig } from 'vitest/config'

export default defineConfig({
  // One core less, as is usual, would be half of a small machine.
  test: { maxWorkers: '100%', projects: ['shared', 'server', 'client', 'e2e/simulation'] },
})
