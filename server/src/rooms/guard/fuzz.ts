import { Chance } from './fuzz/chance.ts'
import { type HonestCounts, HonestWorld } from './fuzz/honest-world.ts'
import { type HostileCounts, HostileWorld } from './fuzz/hostile-world.ts'

/** Frames against copies of one room: enough to make up for the time it takes to fill it. */
export const HOSTILE_FRAMES_PER_SEED = 5_000
const HONEST_STEPS_PER_SEED = 300

/** What somebody needs to see a finding again: `seed` of the same kind of run. */
export class SeededFinding extends Error {
  constructor(kind: 'honest' | 'hostile', seed: number, cause: unknown) {
    super(`${kind} seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/**
 * One honest run: moves of four people, then everybody must see the same. With odd seeds locks fall while frames are on
 * their way; with even ones they do not, so nothing at all may be refused. Throws `SeededFinding`.
 */
export function fuzzHonest(seed: number): HonestCounts {
  try {
    const world = new HonestWorld(new Chance(seed), { races: seed % 2 === 1 })
    for (let i = 0; i < HONEST_STEPS_PER_SEED; i++) world.step()
    world.settle()
    return world.counts
  } catch (error) {
    throw new SeededFinding('honest', seed, error)
  }
}

/** One hostile run: frames against copies of a room that honest people have used for a while. Throws `SeededFinding`. */
export function fuzzHostile(seed: number, frames = HOSTILE_FRAMES_PER_SEED): HostileCounts {
  try {
    const chance = new Chance(seed)
    const honest = new HonestWorld(chance, { races: true })
    for (let i = 0; i < 150; i++) honest.step()
    honest.settle()
    const world = new HostileWorld(chance, honest)
    for (let i = 0; i < frames; i++) world.frame()
    world.finish()
    return world.counts
  } catch (error) {
    throw new SeededFinding('hostile', seed, error)
  }
}
