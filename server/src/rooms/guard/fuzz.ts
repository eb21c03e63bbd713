import { Chance } from './fuzz/chance.ts'
import { type HonestCounts, HonestWorld } from './fuzz/honest-world.ts'
import { type HostileCounts, HostileWorld } from './fuzz/hostile-world.ts'

/** One honest run: `steps` moves of four people, then everybody must see the same. Throws `Finding`. */
export function fuzzHonest(seed: number, steps: number, options: { races: boolean }): HonestCounts {
  const world = new HonestWorld(new Chance(seed), options)
  for (let i = 0; i < steps; i++) world.step()
  world.settle()
  return world.counts
}

/** One hostile run: frames against copies of a room that honest people have used for a while. Throws `Finding`. */
export function fuzzHostile(seed: number, frames: number): HostileCounts {
  const chance = new Chance(seed)
  const honest = new HonestWorld(chance, { races: true })
  for (let i = 0; i < 150; i++) honest.step()
  honest.settle()
  const world = new HostileWorld(chance, honest)
  for (let i = 0; i < frames; i++) world.frame()
  return world.counts
}

/**
 * The long form: `npx tsx src/rooms/guard/fuzz.ts <first seed> <seconds>`. Tells every seed that finds something and
 * goes on with the next; a seed that found something becomes a named test.
 */
function fuzzFor(firstSeed: number, seconds: number): void {
  const until = performance.now() + seconds * 1000
  const totals: Record<string, number> = {}
  const counts = { rounds: 0, findings: 0 }
  const run = (name: string, seed: number, round: () => object): void => {
    try {
      for (const [key, value] of Object.entries(round()).flatMap(flatten)) {
        totals[`${name} ${key}`] = (totals[`${name} ${key}`] ?? 0) + value
      }
    } catch (error) {
      counts.findings += 1
      console.error(name, 'seed', seed, error)
    }
  }
  for (let seed = firstSeed; performance.now() < until; seed++) {
    run('honest', seed, () => fuzzHonest(seed, 300, { races: false }))
    run('races', seed, () => fuzzHonest(seed, 300, { races: true }))
    run('hostile', seed, () => fuzzHostile(seed, 2_000))
    counts.rounds += 1
  }
  console.log({ ...counts, ...totals })
}

function flatten([key, value]: [string, unknown]): [string, number][] {
  if (typeof value === 'number') return [[key, value]]
  return Object.entries(value as Record<string, number>).map(([inner, each]) => [`${key} ${inner}`, each])
}

const [, script, firstSeed = '1', seconds = '60'] = process.argv
if (script?.endsWith('guard/fuzz.ts')) fuzzFor(Number(firstSeed), Number(seconds))
