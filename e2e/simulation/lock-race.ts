import { sectionIds } from '@planwall/shared/plan/section-id.ts'
import type { Outcome } from './outcome.ts'
import { play } from './play.ts'
import type { Tab } from './tab.ts'
import { commands, isReady, type World } from './world.ts'

/**
 * Two people write in a section, and beside it, in the very moment in which the facilitator closes it; lines break,
 * tabs crash and the server dies just then.
 */
export async function lockRace(seed: number): Promise<Outcome> {
  return play(seed, async (world) => {
    await gather(world)
    await race(world)
  })
}

async function gather(world: World): Promise<void> {
  world.server.start()
  const latency = () => world.oneOf([5, 20, 60, 250])
  await world.tab('helen', 'helen', world.person('helen', 'facilitator'), latency())
  await world.tab('ana', 'ana', world.person('ana', 'member'), latency())
  await world.tab('ben', 'ben', world.person('ben', 'member'), latency())
  const closing = world.oneOf(sectionIds)
  world.places.push(closing, closing, closing, world.oneOf(sectionIds))
  await world.time.pass(2_000)
  for (let done = 0; done < 10; done++) await world.acts(world.oneOf(world.tabs))
  await world.time.pass(1_500)
}

async function race(world: World): Promise<void> {
  const [helen, ana] = world.tabs as [Tab, Tab]
  const section = world.places[0]!
  const acts = world.between(15, 40)
  const closesAt = world.between(0, acts)
  const reopensAt = world.chance(3) ? closesAt + world.between(2, 25) : null
  const troubleAt = world.chance(2) ? world.between(0, acts) : null
  if (world.chance(4)) {
    world.loses(ana, { silently: world.chance(2) })
    world.later(world.between(100, 4_000), () => world.regains(ana))
  }
  for (let done = 0; done < acts; done++) {
    if (done === closesAt && isReady(helen)) await commands(world, helen, { type: 'lockSection', section })
    if (done === reopensAt && isReady(helen)) await commands(world, helen, { type: 'reopenSection', section })
    if (done === troubleAt) await trouble(world)
    await world.acts(world.oneOf(world.tabs))
    await world.time.pass(world.between(0, 40))
    world.look()
  }
}

async function trouble(world: World): Promise<void> {
  const tab = world.oneOf(world.tabs)
  switch (world.oneOf(['cut', 'crash', 'kill', 'full'] as const)) {
    case 'cut':
      return world.cuts(tab, { silently: world.chance(3) })
    case 'crash':
      await world.crashes(tab)
      return world.later(world.between(20, 1_000), () => world.opens(tab))
    case 'kill':
      return world.kills(world.between(20, 1_000))
    case 'full':
      return world.fills(null, world.between(20, 500))
  }
}
