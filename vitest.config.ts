import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { projects: ['shared', 'server', 'client', 'e2e/simulation'] },
})
