import { join } from 'node:path'
import { prepare, root } from '../../server/scripts/prepare.mjs'
import { orRefuse, runNode } from '../../server/scripts/steps.mjs'

// Builds what changed, and tries everything that can go wrong; `--help` says how to choose.
await orRefuse(async () => {
  await prepare()
  const program = join(root, 'e2e/node_modules/tsx/dist/cli.mjs')
  process.exitCode = await runNode(program, ['faults/main.ts', ...process.argv.slice(2)], { cwd: join(root, 'e2e') })
})
