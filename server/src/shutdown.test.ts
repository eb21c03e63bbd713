import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { createShutdown } from './shutdown.ts'

/** A process whose clock, drain and end are in the hands of the test. */
function startProcess() {
  const exits: number[] = []
  const drains: { succeed: () => void; fail: (error: Error) => void }[] = []
  const timers: { at: number; callback: () => void }[] = []
  const logged: string[] = []
  let now = 0
  const shutdown = createShutdown({
    drain: () => new Promise((succeed, fail) => drains.push({ succeed, fail })),
    exit: (code) => exits.push(code),
    log: pino({ base: null }, { write: (line: string) => logged.push(JSON.parse(line).msg) }),
    monotonicMs: () => now,
    after: (ms, callback) => timers.push({ at: now + ms, callback }),
  })
  const pass = (ms: number) => {
    now += ms
    for (const timer of timers) if (timer.at <= now) timer.callback()
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { shutdown, exits, drains, pass, settle, logged }
}

describe('the end of the process', () => {
  it('[C12] a signal drains, then exits 0', async () => {
    const { shutdown, exits, drains, settle } = startProcess()
    shutdown.signal('SIGTERM')
    await settle()
    expect(exits).toEqual([])
    drains[0]?.succeed()
    await settle()
    expect(exits).toEqual([0])
  })

  it('[C13] the same Ctrl+C arriving twice is one signal', async () => {
    const { shutdown, exits, drains, pass, settle } = startProcess()
    shutdown.signal('SIGINT')
    pass(30)
    shutdown.signal('SIGINT')
    drains[0]?.succeed()
    await settle()
    expect(drains).toHaveLength(1)
    expect(exits).toEqual([0])
  })

  it('[C13] a second signal exits at once', () => {
    const { shutdown, exits, pass } = startProcess()
    shutdown.signal('SIGINT')
    pass(1_500)
    shutdown.signal('SIGINT')
    expect(exits).toEqual([1])
  })

  it('[C14] a drain that hangs is given up', () => {
    const { shutdown, exits, pass, logged } = startProcess()
    shutdown.signal('SIGTERM')
    pass(8_000)
    expect(exits).toEqual([1])
    expect(logged).toEqual(['Ending', 'Ending before everything was drained'])
  })

  it('[C14] a drain that fails exits 1', async () => {
    const { shutdown, exits, drains, settle } = startProcess()
    shutdown.signal('SIGTERM')
    drains[0]?.fail(new Error('disk is full'))
    await settle()
    expect(exits).toEqual([1])
  })

  it('[C15] a surprise is logged, drained and exits 1', async () => {
    const { shutdown, exits, drains, settle, logged } = startProcess()
    shutdown.crash(new Error('impossible'))
    drains[0]?.succeed()
    await settle()
    expect(exits).toEqual([1])
    expect(logged).toEqual(['Something unexpected happened; ending', 'Ended'])
  })

  it('[C15] a surprise while draining turns the exit into a failure', async () => {
    const { shutdown, exits, drains, settle } = startProcess()
    shutdown.signal('SIGTERM')
    shutdown.crash(new Error('impossible'))
    drains[0]?.succeed()
    await settle()
    expect(drains).toHaveLength(1)
    expect(exits).toEqual([1])
  })
})
