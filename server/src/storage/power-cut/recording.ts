import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Change, parseTrace } from './trace.ts'

const source = fileURLToPath(new URL('./recorder.c', import.meta.url))

/** What a call is made to fail with: calls that write or that sync, all of them but the first `after`. */
export type Fault = { calls: 'write' | 'sync'; with: 'EIO' | 'ENOSPC'; after: number }

export type Recording = {
  /** The folder that is recorded, empty at first. */
  root: string
  /** Runs a TypeScript program under the recorder to its end. Lines that it says are given to `heard`. */
  run(program: string, argv: readonly string[], heard?: (line: string) => void): Promise<number | null>
  /** Makes calls fail from now on; null lets them be. */
  breakDisk(fault: Fault | null): void
  /** Every change so far, in order. */
  changes(): Change[]
}

/** Why nothing can be recorded on this computer; null when it can. */
export function whyNotRecorded(): string | null {
  if (process.platform !== 'linux') return `the recorder is for Linux, and this is ${process.platform}`
  return spawnSync('cc', ['--version']).status === 0 ? null : 'there is no C compiler (cc)'
}

/** Compiles the recorder into `folder` and prepares a recording there. */
export function newRecording(folder: string): Recording {
  const library = join(folder, 'recorder.so')
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-lpthread'], {
    encoding: 'utf8',
  })
  if (compiled.status !== 0) throw new Error(`The recorder does not compile: ${compiled.stderr}`)
  const [root, trace, fault] = ['root', 'trace', 'fault'].map((name) => join(realpathSync(folder), name)) as [
    string,
    string,
    string,
  ]
  mkdirSync(root)
  const recorded = { LD_PRELOAD: library, RECORD_ROOT: root, RECORD_TRACE: trace, RECORD_FAULT: fault }

  return {
    root,
    run: (program, argv, heard = () => {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, ...argv], {
          env: { ...process.env, ...recorded },
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        child.stdout.setEncoding('utf8')
        let rest = ''
        child.stdout.on('data', (text: string) => {
          const lines = (rest + text).split('\n')
          rest = lines.pop() ?? ''
          for (const line of lines) heard(line)
        })
        child.once('error', reject)
        child.once('close', resolve)
      }),
    breakDisk: (next) => {
      if (next === null) rmSync(fault, { force: true })
      else writeFileSync(fault, `${next.calls} ${next.with} ${next.after}`)
    },
    changes: () => (existsSync(trace) ? parseTrace(readFileSync(trace)) : []),
  }
}
