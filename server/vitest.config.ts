import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'server',
    include: ['src/**/*.test.ts'],
    // Many start processes, threads and disks of their own; how long that takes is the machine's affair and no test's.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
