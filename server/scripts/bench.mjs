import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer, install, root } from './prepare.mjs'
import { orRefuse, runNode } from './steps.mjs'

const server = join(root, 'server')
const outdir = join(server, 'node_modules', '.cache', 'planwall-bench')

await orRefuse(async () => {
  await install()
  await buildServer()
  await buildBench()
  const args = [join(server, 'dist', 'main.js'), join(root, '.reports', 'bench'), ...process.argv.slice(2)]
  process.exitCode = await runNode(join(outdir, 'bench.js'), args, { cwd: root })
})

/** The bench and the peers, each program a file of its own, beside the thread of the store that it fills plans with. */
async function buildBench() {
  // Only there once the packages are installed.
  const { build } = await import('esbuild')
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(server, 'package.json'), 'utf8'))
  const external = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => name !== '@planwall/shared')
  const bench = 'src/bench'
  rmSync(outdir, { recursive: true, force: true })
  await build({
    absWorkingDir: server,
    entryPoints: {
      bench: `${bench}/bench.ts`,
      'cell-program': `${bench}/cell-program.ts`,
      probe: `${bench}/servers/probe.ts`,
      'relay-program': `${bench}/servers/relay-program.ts`,
      'hocuspocus-program': `${bench}/servers/hocuspocus-program.ts`,
      'y-websocket-program': `${bench}/servers/y-websocket-program.ts`,
      'storage-worker': 'src/storage/sqlite/storage-worker.ts',
    },
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    external: external.flatMap((name) => [name, `${name}/*`]),
  })
  // A folder inside node_modules belongs to no package and would be read as CommonJS.
  writeFileSync(join(outdir, 'package.json'), '{ "type": "module" }\n')
}
