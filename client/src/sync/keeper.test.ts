import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Keeper } from './keeper.ts'
import type { OfflineStore } from './offline-store.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const bytes = (n: number) => Uint8Array.of(n)

/** A keeper over a store whose writes end when the test says so. */
function keeping({ incomplete = false } = {}) {
  const log: string[] = []
  const writes: { resolve(): void; reject(error: Error): void }[] = []
  const append = (updates: readonly Uint8Array[]) => {
    log.push(`write ${updates.map((update) => update[0]).join(',')}`)
    return new Promise<void>((resolve, reject) => writes.push({ resolve, reject }))
  }
  const keeper = new Keeper({
    store: { append } as unknown as OfflineStore,
    client: 1,
    incomplete,
    wholeDocument: () => bytes(99),
    work: () => [],
    kept: (upTo) => log.push(`kept ${upTo}`),
    failed: () => log.push('failed'),
  })
  const ends = async (how: 'resolve' | 'reject') => {
    const write = writes.shift()
    if (how === 'resolve') write?.resolve()
    else write?.reject(new Error('full'))
    await vi.advanceTimersByTimeAsync(0)
  }
  return { keeper, log, ends }
}

it('says kept only when the write has ended, and takes all that came meanwhile with the next', async () => {
  const { keeper, log, ends } = keeping()
  for (const change of [1, 2, 3]) keeper.add(bytes(change), change)
  expect(log).toEqual(['write 1'])
  await ends('resolve')
  expect(log).toEqual(['write 1', 'kept 1', 'write 2,3'])
  await ends('resolve')
  expect(log.at(-1)).toBe('kept 3')
})

it('writes the whole document after a write has failed, since later updates build on the lost ones', async () => {
  const { keeper, log, ends } = keeping()
  keeper.add(bytes(1), 1)
  await ends('reject')
  keeper.add(bytes(2), 2)
  await ends('resolve')
  keeper.add(bytes(3), 3)
  expect(log).toEqual(['write 1', 'failed', 'write 99', 'kept 2', 'write 3'])
})

it('lets changes of others wait for company', async () => {
  const { keeper, log } = keeping()
  keeper.add(bytes(1), null)
  keeper.add(bytes(2), null)
  expect(log).toEqual([])
  await vi.advanceTimersByTimeAsync(300)
  expect(log).toEqual(['write 1,2'])
})

it('counts a write that does not end as failed', async () => {
  const { keeper, log } = keeping({ incomplete: true })
  keeper.add(bytes(1), 1)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(log).toEqual(['write 99', 'failed'])
})
