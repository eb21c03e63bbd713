import react from '@vitejs/plugin-react'
import { defineProject } from 'vitest/config'

export default defineProject({
  plugins: [react()],
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom'] },
  test: {
    name: 'client',
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    // No test waits for the clock; a busy machine takes long to load what it needs.
    testTimeout: 30_000,
    setupFiles: ['src/testing/setup.ts'],
    // Class names stay readable in a failing assertion.
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
})
