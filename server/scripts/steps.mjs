import { spawn } from 'node:child_process'

/**
 * Runs a Node program to its end and resolves with its exit code; 1 when it was killed.
 * @param {string} program path of a .js file
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, stdio?: 'inherit' | 'ignore' }} options
 * @returns {Promise<number>}
 */
export function runNode(program, args, { cwd, env = process.env, stdio = 'inherit' }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a program and keeps what it says to itself; each line goes to `onLine` while it runs.
 * @param {string} command
 * @param {readonly string[]}
 * @param {{ cwd: string, onLine?: (line: string) => void, byShell?: boolean }} options with `byShell`, nothing may hold a space
 * @returns {Promise<{ code: number, said: string }>}
 */
export function runQuietly(command, args, { cwd, onLine = () => {}, byShell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, shell: byShell, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        said += text
        for (const line of text.split('\n')) if (line.trim() !== '') onLine(line.trim())
      })
    }
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, said }))
  })
}

/**
 * Says what is being done, how it comes along (on a terminal only) and how long it took.
 * @param {string} title
 * @param {(progress: (text: string) => void) => Promise<void>} work
 */
export async function step(title, work) {
  const startedAt = performance.now()
  const isTerminal = process.stdout.isTTY === true
  const show = (/** @type {string} */ text) => {
    if (isTerminal) process.stdout.write(`\r\u001b[2K  ${title} … ${text}`.slice(0, (process.stdout.columns ?? 80) + 4))
  }
  if (isTerminal) show('')
  else process.stdout.write(`  ${title} …\n`)
  await work(show)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(`${isTerminal ? '\r\u001b[2K' : ''}  ${title}: done in ${seconds} s\n`)
}

/** Something a person can put right: shown as its message, without a stack. */
export class Refusal extends Error {}

/**
 * Ends the process with a sentence when `work` meets a refusal; surprises keep their stack.
 * @param {() => Promise<void>} work
 */
export async function orRefuse(work) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  }
}
