import { defineProject } from 'vitest/config'

export default defineProject({
  test: {
    name: 'simulation',
    include: ['*.test.ts'],
    // Time has to be ours before any library keeps a function of it.
    setupFiles: ['./virtual-time.ts'],
    testTimeout: 300_000,
  },
})
