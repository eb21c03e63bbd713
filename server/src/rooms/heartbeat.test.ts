import { EventEmitter } from 'node:events'
import { SILENCE_MS } from '@planwall/shared/protocol/heartbeat.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepAlive } from './heartbeat.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** A line that can be cut without anybody hearing of it. */
class Line extends EventEmitter {
  isCut = false
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
