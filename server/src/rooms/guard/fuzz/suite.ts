import { afterAll, describe, expect, it } from 'vitest'
import { fuzzHonest, fuzzHostile, HOSTILE_FRAMES_PER_SEED } from '../fuzz.ts'
import type { GuardRefusal } from '../refusal.ts'

/** What all parts together go through at least. `npm run fuzz` goes through as much as one likes. */
const HOSTILE_FRAMES = 200_000
const HONEST_FRAMES = 20_000
const PARTS = 2

const HONEST_FRAMES_PER_TEST = 1_000
const HONEST_SEEDS_PER_TEST = 50

/** Reasons that forged frames must meet: one that is never met would mean that nothing tries that door any more. */
const met: GuardRefusal[] = [
  'badContent',
  'badKey',
  'badLength',
  'badShape',
  'clockGap',
  'crossedNeighbours',
  'deletesUnknown',
  'foreignClient',
  'malformed',
  'manyValues',
  'missingDependency',
  'mixedParents',
  'neighboursApart',
  'orderingCycle',
  'tooDeep',
  'unknownRoot',
]

/** One part of the fuzz; a file each, so that they can run beside each other. The seeds are the same every time. */
export function fuzzSuite(part: 1 | 2): void {
  const hostileSeeds = seeds(part, HOSTILE_FRAMES / HOSTILE_FRAMES_PER_SEED / PARTS)
  const honestRounds = seeds(part, HONEST_FRAMES / HONEST_FRAMES_PER_TEST / PARTS)

  describe(`guard fuzz, part ${part} of ${PARTS}`, () => {
    const counts = { hostile: 0, taken: 0, honest: 0, filtered: 0 }
    const refused = new Set<string>()

    it.each(honestRounds)(
      '[G12] [G17] refuses nothing of honest people that they may write and changes nothing of it (round %i)',
      (round) => {
        let frames = 0
        for (let seed = round * HONEST_SEEDS_PER_TEST; frames < HONEST_FRAMES_PER_TEST; seed++) {
          const run = fuzzHonest(seed)
          frames += run.frames
          counts.filtered += run.filtered
        }
        counts.honest += frames
      },
    )

    if (part === 1) {
      // A mark that had come to show nothing in one browser, while somebody had written between it and its end.
      it('[G12] [G19] keeps a closed section as it was when a tidying is overtaken (pinned seed)', () => {
        expect(fuzzHonest(786_244_000).races).toBe(1)
      })
    }

    it.each(hostileSeeds)(
      '[G18] lets no forged frame change a locked root, leave work pending or throw (seed %i)',
      (seed) => {
        const run = fuzzHostile(seed)
        expect(run.frames).toBe(HOSTILE_FRAMES_PER_SEED)
        counts.hostile += run.frames
        counts.taken += run.accepted + run.filtered
        for (const reason of Object.keys(run.refused)) refused.add(reason)
      },
    )

    it('[G17] [G18] has gone through as many frames as it says, and tried every door', () => {
      expect(counts.hostile).toBeGreaterThanOrEqual(HOSTILE_FRAMES / PARTS)
      expect(counts.honest).toBeGreaterThanOrEqual(HONEST_FRAMES / PARTS)
      expect(counts.taken).toBeGreaterThan(counts.hostile / 10)
      expect(counts.filtered).toBeGreaterThan(counts.honest / 20)
      expect(met.filter((reason) => !refused.has(reason))).toEqual([])
    })

    afterAll(() => {
      const { hostile, taken, honest, filtered } = counts
      console.info(
        `guard fuzz, part ${part} of ${PARTS}: ${hostile} hostile frames (${taken} taken in whole or in part), ` +
          `${honest} honest ones (${filtered} in part)`,
      )
    })
  })
}

function seeds(part: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => at * PARTS + part)
}
