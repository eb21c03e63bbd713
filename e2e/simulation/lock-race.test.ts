import { describe, expect, it } from 'vitest'
import { lockRace } from './lock-race.ts'
import { lockRaceSeeds } from './seeds.ts'
import { expectFaultless, seedsFrom } from './simulation.testing.ts'

describe('[W1][W2][W3][W4] people who write in a section in the moment in which it is closed', () => {
  for (const first of [1, 51, 101, 151]) {
    it(`lose nothing, change nothing that was agreed, and see the same in the end: seeds ${first} to ${first + 49}`, () =>
      expectFaultless(seedsFrom(first, 50), lockRace))
  }

  for (const { seed, found } of lockRaceSeeds) {
    it(`seed ${seed}: ${found}`, () => expectFaultless([seed], lockRace))
  }

  it('are refused something, and find it in their tray', async () => {
    const { counts } = await lockRace(7)
    expect([counts.refusals > 0, counts.rescued > 0]).toEqual([true, true])
  })

  it('do the same again for the same seed', async () => {
    const [first, second] = [await lockRace(11), await lockRace(11)]
    expect(second).toEqual(first)
  })
})
