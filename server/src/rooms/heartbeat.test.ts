import { EventEmitter } from 'node:events'
import { SILENCE_MS } from '@planwall/shared/protocol/heartbeat.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepAlive } from './heartbeat.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setImmediate'] }))
afterEach(() => void vi.useRealTimers())

/** A line that can be cut without anybody hearing of it. */
class Line extends EventEmitter {
  isCut = false
  isPaused = false
  pings = 0
  ended = false

  ping(): void {
    this.pings += 1
    if (!this.isCut) this.emit('pong')
  }

  terminate(): void {
    this.ended = true
    this.emit('close')
  }
}

it('[J42] a line that carries nothing any more is ended within 20 s, whenever it broke', () => {
  for (let cutAt = 0; cutAt <= SILENCE_MS; cutAt += 500) {
    const line = new Line()
    keepAlive(line as never)
    vi.advanceTimersByTime(60_000 + cutAt)
    expect(line.ended).toBe(false)
    line.isCut = true
    vi.advanceTimersByTime(20_000)
    expect([cutAt, line.ended]).toEqual([cutAt, true])
  }
})

it('[J42] nobody is asked any more once the line has ended', () => {
  const line = new Line()
  keepAlive(line as never)
  line.terminate()
  vi.advanceTimersByTime(60_000)
  expect(line.pings).toBe(0)
})

it('[J42] a server that was busy reads the answers that wait before it ends anybody', () => {
  const line = new Line()
  keepAlive(line as never)
  line.isCut = true
  vi.advanceTimersByTime(SILENCE_MS / 2)
  // The answer has arrived, and is read after the timers that came due in the meantime.
  setImmediate(() => line.emit('pong'))
  vi.advanceTimersByTime(SILENCE_MS / 2)
  expect(line.ended).toBe(false)
})

it('[J42] whoever the server itself lets wait is not ended for being silent', () => {
  const line = new Line()
  keepAlive(line as never)
  line.isCut = true
  line.isPaused = true
  vi.advanceTimersByTime(60_000)
  expect(line.ended).toBe(false)
  line.isPaused = false
  vi.advanceTimersByTime(20_000)
  expect(line.ended).toBe(true)
})
