import { describe, it } from 'vitest'
import { workshopSeeds } from './seeds.ts'
import { expectFaultless, seedsFrom } from './simulation.testing.ts'
import { workshop } from './workshop.ts'

describe('[W1][W2][W3][W4] five tabs through lost lines, crashes, restarts, full disks, locks and undo', () => {
  for (const first of [1, 51, 101]) {
    it(`lose nothing and see the same in the end: seeds ${first} to ${first + 49}`, () =>
      expectFaultless(seedsFrom(first, 50), (seed) => workshop(seed, { acts: 20 })))
  }

  for (const { seed, acts = 200, found } of workshopSeeds) {
    it(`seed ${seed}: ${found}`, () => expectFaultless([seed], (each) => workshop(each, { acts })))
  }
})
