import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:3001'

export default defineConfig({
  plugins: [react()],
  // Two copies of any of these break the app in ways that only show at run time (yjs checks its own constructors).
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom'] },
  build: {
    target: 'es2023',
    manifest: true,
    // The content security policy allows no data: URLs, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
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
