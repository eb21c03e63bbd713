// Runs the tests of the store that go on until something gives in full: power cuts, kills, flipped bits, failing disks.
// `npm run torture`; TORTURE_SEED=… chooses other moments.
import { join } from 'node:path'
import { root } from './prepare.mjs'
import { runNode } from './steps.mjs'

process.exitCode = await runNode(
  join(root, 'node_modules/vitest/vitest.mjs'),
  ['run', '--project', 'server', '--no-file-parallelism', 'power-cut', 'failing-disk', 'bit-flips', 'kills'],
  { cwd: root, env: { ...process.env, TORTURE: 'long' } },
)
