import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Cell, Outcome } from './cell.ts'
import { CROWD_CORE, pinned } from './servers/server-process.ts'

/** Longest that one cell may take, in milliseconds, and longest that one with `kills` rounds of killing may take. */
const PATIENCE_MS = 180_000
const PATIENCE_A_ROUND_MS = 30_000

/** Runs one cell in a process of its own, and leaves nothing behind. A cell that fails says why. */
export async function runCell(cell: Omit<Cell, 'folder'>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'planwall-bench-'))
  const program = fileURLToPath(new URL('./cell-program.js', import.meta.url))
  const [command, ...args] = pinned(CROWD_CORE, [program])
  const child = spawn(command ?? process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const patienceMs = cell.job.kind === 'kills' ? cell.job.rounds * PATIENCE_A_ROUND_MS : PATIENCE_MS
  const tooLong = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  try {
    const said = once(child, 'message').then(([outcome]): Outcome => outcome)
    const ended = once(child, 'exit').then(([code, signal]): Outcome => {
      return { kind: 'failed', why: `The crowd has ended with ${code ?? signal}` }
    })
    child.send({ ...cell, folder } satisfies Cell)
    const outcome = await Promise.race([said, ended])
    if (child.exitCode === null && child.signalCode === null) await ended
    return outcome
  } finally {
    clearTimeout(tooLong)
    rmSync(folder, { recursive: true, force: true })
  }
}
