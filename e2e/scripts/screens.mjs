import { join } from 'node:path'
import { prepare, root } from '../../server/scripts/prepare.mjs'
import { orRefuse, runNode } from '../../server/scripts/steps.mjs'

// Builds what changed, plays a workshop in a real browser, and leaves pictures of every screen in e2e/screens.
await orRefuse(async () => {
  await prepare()
  const steps = [
    ['e2e/scripts/ensure-browser.mjs'],
    ['e2e/node_modules/@playwright/test/cli.js', 'test', '--config=e2e/screens.config.ts'],
  ]
  for (const [program = '', ...args] of steps) {
    const exitCode = await runNode(join(root, program), args, { cwd: root })
    if (exitCode !== 0) {
      process.exitCode = exitCode
      return
    }
  }
})
