import { expect } from 'vitest'
import type { Outcome } from './outcome.ts'

/** Plays these seeds one after the other; what is amiss is told with its seed. */
export async function expectFaultless(
  seeds: Iterable<number>,
  play: (seed: number) => Promise<Outcome>,
): Promise<void> {
  const amiss: string[] = []
  for (const seed of seeds) {
    const { faults } = await play(seed)
    if (faults.length > 0) amiss.push(`seed ${seed}: ${faults.join('\n  ')}`)
  }
  expect(amiss).toEqual([])
}

export function* seedsFrom(first: number, count: number): Generator<number> {
  for (let seed = first; seed < first + count; seed++) yield seed
}
