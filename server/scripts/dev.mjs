import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { install, root } from './prepare.mjs'
import { orRefuse } from './steps.mjs'

const CLIENT_PORT = 3000
const SERVER_PORT = 3001

await orRefuse(async () => {
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
  const endAll = (/** @type {NodeJS.Signals} */ signal) => {
    for (const child of children) child.kill(signal)
  }
  for (const child of children) {
    child.once('exit', (code) => {
      process.exitCode ??= code ?? 0
      endAll('SIGTERM')
    })
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => endAll(signal))
}
