import { expect, it } from 'vitest'
import { Latencies } from './latencies.ts'

it('tells the time within which a share was done', () => {
  const latencies = new Latencies()
  for (let ms = 1; ms <= 100; ms++) latencies.add(ms - 0.05)
  expect([0.5, 0.95, 0.99, 1].map((share) => latencies.percentile(share))).toEqual([50, 95, 99, 100])
})

it('tells nothing of nothing', () => {
  expect(new Latencies().percentile(0.5)).toBeNull()
})

it('counts what took longer than its scale at the end of it', () => {
  const latencies = new Latencies()
  latencies.add(1e9)
  expect(latencies.percentile(0.5)).toBeGreaterThanOrEqual(60_000)
})
