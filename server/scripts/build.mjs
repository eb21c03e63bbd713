import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const server = join(dirname(fileURLToPath(import.meta.url)), '..')

const { dependencies } = JSON.parse(readFileSync(join(server, 'package.json'), 'utf8'))

rmSync(join(server, 'dist'), { recursive: true, force: true })

const built = build({
  absWorkingDir: server,
  entryPoints: {
    main: 'src/main.ts',
    // A thread of its own, so a file of its own beside main.js.
    'storage-worker': 'src/storage/sqlite/storage-worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'warning',
  // What the server depends on itself stays in node_modules; our own shared sources come along with what only they need.
  external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
})

// esbuild has already said what is wrong, with the place; a stack of its own insides adds nothing.
await built.catch(() => {
  process.exitCode = 1
})
