import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = 'http://127.0.0.1:3001'

/** What every screen needs, in one file: several small ones take longer to ask for and compress worse. */
const ground = {
  name: 'ground',
  test: /node_modules\/(react|react-dom|scheduler|zustand|wouter|regexparam)\/|preload-helper|\/ui\/class-names/,
}

export default defineConfig({
  plugins: [react(), compressed()],
  resolve: {
    // Two copies of any of these break the app in ways that only show at run time (yjs checks its own constructors).
    dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom'],
    // The same warnings of yjs in the console; what the other file can draw there besides costs every screen 2 kB.
    alias: { 'lib0/logging': fileURLToPath(new URL('node_modules/lib0/logging.node.js', import.meta.url)) },
  },
  build: {
    target: 'es2023',
    manifest: true,
    // The content security policy allows no data: URLs, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [ground] } } },
  },
  server: {
    proxy: {
      '/api': server,
      '/healthz': server,
      '/readyz': server,
      '/sockets': { target: server, ws: true },
    },
  },
})

/** Compresses what compresses once, here, so that the server never has to. Browsers take brotli over https only. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (!/\.(js|css|svg)$/.test(name)) continue
          const source = file.type === 'chunk' ? file.code : file.source
          this.emitFile({ type: 'asset', fileName: `${name}.br`, source: brotliCompressSync(source) })
          this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gzipSync(source, { level: 9 }) })
        }
      },
    },
  }
}
