import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const server = join(dirname(fileURLToPath(import.meta.url)), '..')

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
  // Packages stay in node_modules; our own shared sources are TypeScript and come along.
  plugins: [
    {
      name: 'packages-stay-outside',
      setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
          if (kind === 'entry-point' || path.startsWith('@planwall/shared/')) return null
          return { path, external: true }
        })
      },
    },
  ],
})

// esbuild has already said what is wrong, with the place; a stack of its own insides adds nothing.
await built.catch(() => {
  process.exitCode = 1
})
