import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { endWithNpm } from './parent.mjs'
import { install, root } from './prepare.mjs'
import { orRefuse } from './steps.mjs'

const CLIENT_PORT = 3000
const SERVER_PORT = 3001

await orRefuse(async () => {
  endWithNpm()
  await install()
  runTogether()
})

/** Server and client, each restarting by itself when its sources change. When one ends, so does the other. */
function runTogether() {
  const server = spawn(
    process.execPath,
    [
      join(root, 'server/node_modules/tsx/dist/cli.mjs'),
      'watch',
      '--clear-screen=false',
      'server/src/main.ts',
      `--port=${SERVER_PORT}`,
    ],
    // The public address is the one of vite, which passes on what is for the server.
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { PUBLIC_URL: `http://localhost:${CLIENT_PORT}`, ...process.env },
    },
  )
  const client = spawn(
    process.execPath,
    [
      join(root, 'client/node_modules/vite/bin/vite.js'),
      `--port=${CLIENT_PORT}`,
      '--strictPort',
      '--clearScreen=false',
    ],
    { cwd: join(root, 'client'), stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const children = [server, client]
  let isEnding = false
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    if (isEnding) return
    isEnding = true
    for (const child of children) child.kill(signal)
  }
  for (const child of children) {
    child.once('exit', (code) => {
      process.exitCode ??= code ?? 0
      end('SIGTERM')
    })
  }
  process.on('SIGTERM', () => end('SIGTERM'))
  process.on('SIGINT', () => {
    // A terminal gives Ctrl+C to all three of us, and tsx takes a second signal for impatience and kills the server.
    if (process.stdin.isTTY) isEnding = true
    else end('SIGINT')
  })
}
