import { join } from 'node:path'
import { install, root } from '../../server/scripts/prepare.mjs'
import { orRefuse, runNode } from '../../server/scripts/steps.mjs'

// The long form of the simulations; `--help` says how to choose.
await orRefuse(async () => {
  await install()
  const program = join(root, 'e2e/node_modules/tsx/dist/cli.mjs')
  process.exitCode = await runNode(program, ['simulation/simulate.ts', ...process.argv.slice(2)], {
    cwd: join(root, 'e2e'),
  })
})
