import { describe, expect, it } from 'vitest'
import { fuzzHonest, fuzzHostile } from './fuzz.ts'

// Rounds of each kind; the default takes about 20 seconds on two cores. A nightly run can afford thousands.
const { GUARD_FUZZ_ROUNDS = '9', GUARD_FUZZ_SEED = '1' } = process.env
const rounds = Number(GUARD_FUZZ_ROUNDS)
const firstSeed = Number(GUARD_FUZZ_SEED)
const seeds = Array.from({ length: rounds }, (_, at) => firstSeed + at)

console.info(`guard fuzz: seeds ${firstSeed} to ${firstSeed + rounds - 1}`)

describe('guard fuzz', () => {
  it.each(seeds)('[G17] refuses nothing of honest people and changes nothing of it (seed %i)', (seed) => {
    const counts = fuzzHonest(seed, 300, { races: false })
    expect(counts.frames).toBeGreaterThan(0)
  })

  it.each(seeds)('[G12] takes the open part of every frame when locks fall in between (seed %i)', (seed) => {
    expect(fuzzHonest(seed, 300, { races: true }).frames).toBeGreaterThan(0)
  })

  it.each(seeds)(
    '[G18] lets no forged frame change a locked root, leave work pending or throw (seed %i)',
    (seed) => {
      const counts = fuzzHostile(seed, 2_000)
      expect(counts.frames).toBe(2_000)
      expect(counts.accepted + counts.filtered).toBeGreaterThan(0)
    },
    60_000,
  )

  // A mark around deleted words in a locked section, which the browser of a member took away by itself.
  it.each([1084])('[G19] refuses no tidying of marks (pinned seed %i)', (seed) => {
    expect(fuzzHonest(seed, 300, { races: false }).frames).toBeGreaterThan(0)
  })

  // Neighbours that never stood side by side: read in another order after a reload, here around half an emoji.
  it('[G22] keeps the order of a text the same everywhere (pinned seed 920004)', () => {
    expect(fuzzHostile(920004, 2_000).frames).toBe(2_000)
  }, 60_000)

  // Text of hers with its left neighbour right of its right one: read in another order after a reload.
  it.each([1, 5, 7, 17])(
    '[G10] keeps the order of a text the same everywhere (pinned seed %i)',
    (seed) => {
      expect(fuzzHostile(seed, 1_000).frames).toBe(1_000)
    },
    60_000,
  )
})
