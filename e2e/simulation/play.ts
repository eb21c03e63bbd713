import { faultsOf } from './oracle.ts'
import type { Outcome } from './outcome.ts'
import { World } from './world.ts'

/** Plays one simulation from its seed to its end, and judges it. */
export async function play(seed: number, script: (world: World) => Promise<void>): Promise<Outcome> {
  const listeners = process.listeners('exit')
  // Every open socket asks the process to tell it of its end; a tab that crashed does not take that back.
  process.setMaxListeners(1_000)
  const world = new World(seed)
  try {
    const faults = await world.time.during(async () => {
      await script(world)
      return faultsOf(world)
    })
    return { seed, faults, story: world.story, counts: world.counts }
  } finally {
    for (const each of process.listeners('exit')) if (!listeners.includes(each)) process.off('exit', each)
  }
}
