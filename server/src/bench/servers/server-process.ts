import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Question, Usage } from './probe.ts'

/** The core of the server; those who talk to it have the other. */
export const SERVER_CORE = 0
export const CROWD_CORE = 1

/** How long a server may take to listen or to end, in milliseconds, before the bench gives up on it. */
const PATIENCE_MS = 30_000

export type Program = { path: string; args?: readonly string[]; env?: Record<string, string> }

/** A measured server: a process of its own, on a core of its own where the system can do that. */
export class ServerProcess {
  #child: ChildProcess | null = null

  private constructor(
    readonly port: number,
    private readonly program: (port: number) => Program,
  ) {}

  static async start(program: (port: number) => Program): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), program)
    await server.start()
    return server
  }

  /** Starts it (again), on the port it had, and resolves once it listens. */
  async start(): Promise<void> {
    const { path, args = [], env = {} } = this.program(this.port)
    const probe = fileURLToPath(new URL('./probe.js', import.meta.url))
    const [command, ...rest] = pinned(SERVER_CORE, ['--import', probe, path, ...args])
    const child = spawn(command ?? process.execPath, rest, {
      env: { ...process.env, NODE_ENV: 'production', PORT: String(this.port), ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    const ended = once(child, 'exit').then(([code]) => {
      if (this.#child === child) throw new Error(`${path} has ended by itself with ${code}`)
    })
    ended.catch(() => undefined)
    await Promise.race([untilListening(this.port), ended])
  }

  /**
   * What the process has used since it began. Where the system tells, the server is not asked: one that is at its limit
   * answers a minute later.
   */
  async usage(): Promise<Usage> {
    const pid = this.#child?.pid
    return pid !== undefined && process.platform === 'linux' ? usageOf(pid) : this.#ask({ ask: 'usage' })
  }

  startProfile(): Promise<Usage> {
    return this.#ask({ ask: 'startProfile' })
  }

  stopProfile(file: string): Promise<Usage> {
    return this.#ask({ ask: 'stopProfile', file })
  }

  /** Lets it finish what it does at SIGTERM. */
  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  /** Ends it as a lost power line would, but for what the system keeps for it. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child) return
    this.#child = null
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    const tooLong = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    await ended
    clearTimeout(tooLong)
  }

  async #ask(question: Question): Promise<Usage> {
    const child = this.#child
    if (!child) throw new Error('The server is not running')
    const answered = once(child, 'message')
    child.send(question)
    const [usage] = await answered
    return usage
  }
}

/** As `/proc` has it: CPU in ticks of 10 ms, memory in pages of 4 kB. */
function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name of the program stands in brackets and may hold spaces.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [userTicks = 0, systemTicks = 0, pages = 0] = [fields[11], fields[12], fields[21]]
  return { cpuMs: (userTicks + systemTicks) * 10, rssBytes: pages * 4_096, waitedMs: waitedMsOf(pid) }
}

function waitedMsOf(pid: number): number | null {
  const file = `/proc/${pid}/schedstat`
  if (!existsSync(file)) return null
  const nanoseconds = Number(readFileSync(file, 'utf8').split(' ')[1])
  return Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : null
}

let canPin: boolean | null = null

/** A Node command that stays on one core, where there are two and the system has `taskset`. */
export function pinned(core: number, args: readonly string[]): string[] {
  canPin ??= availableParallelism() > 1 && [SERVER_CORE, CROWD_CORE].every((each) => tryPin(each))
  return canPin ? ['taskset', '-c', String(core), process.execPath, ...args] : [process.execPath, ...args]
}

function tryPin(core: number): boolean {
  return spawnSync('taskset', ['-c', String(core), 'true']).status === 0
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilListening(port: number): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS
  while (!(await takesConnections(port))) {
    if (performance.now() > giveUpAt) throw new Error(`Nobody listens on port ${port}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => socket.end(() => resolve(true)))
    socket.once('error', () => resolve(false))
  })
}
