import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const MAIN = join(import.meta.dirname, '../server/dist/main.js')

export const COACH_KEY = 'key-of-the-coach-in-tests'

type ServerOptions = {
  /** For the Node that runs the server. */
  nodeArgs?: readonly string[]
  env?: Readonly<Record<string, string>>
}

/** A Planwall server in a process of its own, on a data folder of its own, that can be killed and started again. */
export class PlanwallServer {
  readonly dataDir: string
  #process: ChildProcess | null = null
  #port = 0
  /** Everything the server wrote, kept to be printed when a test fails. */
  readonly log: string[] = []

  private constructor(
    dataDir: string,
    private readonly options: ServerOptions = {},
  ) {
    this.dataDir = dataDir
  }

  /** Starts on a free port. */
  static async start(options: ServerOptions = {}): Promise<PlanwallServer> {
    const server = new PlanwallServer(await mkdtemp(join(tmpdir(), 'planwall-')), options)
    await server.startAgain()
    return server
  }

  /** Starts a second server on a copy of what is on disk now, which nobody is connected to. */
  async copy(): Promise<PlanwallServer> {
    const copy = new PlanwallServer(await mkdtemp(join(tmpdir(), 'planwall-')))
    await cp(this.dataDir, copy.dataDir, { recursive: true })
    await copy.startAgain()
    return copy
  }

  /** The process, or null when it has ended, whoever ended it. */
  get process(): ChildProcess | null {
    const child = this.#process
    return child && child.exitCode === null && child.signalCode === null ? child : null
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** The address that makes a browser a coach's. */
  get coachUrl(): string {
    return `${this.url}/#coach=${COACH_KEY}`
  }

  /** Starts on the port it had before. Resolves once it listens. */
  async startAgain(): Promise<void> {
    const { nodeArgs = [], env = {} } = this.options
    const child = spawn(
      process.execPath,
      [...nodeArgs, MAIN, '--port', String(this.#port), '--host', '127.0.0.1', '--data-dir', this.dataDir],
      {
        env: { ...process.env, COACH_KEY, LOG_FORMAT: 'json', LOG_LEVEL: 'info', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    this.#process = child
    this.#port = await new Promise<number>((resolve, reject) => {
      const read = (line: string) => {
        this.log.push(line)
        const entry = parse(line)
        if (entry?.msg === 'Listening' && entry.port) resolve(entry.port)
      }
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', read)
      createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', read)
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${this.log.join('\n')}`)))
    })
  }

  /** Ends the process without any warning, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Asks the process to finish. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  /** Ends the process and removes its data. */
  async remove(): Promise<void> {
    await this.kill()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process
    this.#process = null
    if (!child) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
}

function parse(line: string): { msg?: string; port?: number } | null {
  try {
    return JSON.parse(line)
  } catch {
    // A line of plain text, such as a sentence on why it could not start.
    return null
  }
}
