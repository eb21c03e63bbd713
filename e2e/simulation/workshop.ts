import type { Command } from '@planwall/shared/meeting/command.ts'
import { sectionIds } from '@planwall/shared/plan/section-id.ts'
import type { Outcome } from './outcome.ts'
import { play } from './play.ts'
import type { Tab } from './tab.ts'
import { commands, isReady, type World } from './world.ts'

/** How often things go wrong in a run: one in so many acts. */
type Weather = { cut: number; offline: number; crash: number; kill: number; full: number; role: number; lead: number }

const weathers: Weather[] = [
  { cut: 400, offline: 800, crash: 500, kill: 2_000, full: 3_000, role: 2_000, lead: 12 },
  { cut: 60, offline: 150, crash: 250, kill: 500, full: 1_500, role: 1_500, lead: 25 },
  { cut: 150, offline: 60, crash: 80, kill: 400, full: 600, role: 800, lead: 30 },
  { cut: 100, offline: 300, crash: 100, kill: 120, full: 250, role: 600, lead: 10 },
]

/** Five tabs over one plan, with everything that people, networks, disks and machines do. */
export async function workshop(seed: number, { acts = 200 } = {}): Promise<Outcome> {
  return play(seed, async (world) => {
    await gather(world)
    const weather = world.oneOf(weathers)
    const facilitator = world.tabs[0]!
    for (let done = 0; done < acts * world.tabs.length; done++) {
      const tab = world.oneOf(world.tabs)
      if (tab === facilitator && world.chance(weather.lead / 4)) await leads(world, tab)
      else await world.acts(tab)
      await trouble(world, weather)
      await world.time.pass(world.chance(25) ? world.between(300, 3_000) : world.between(0, 60))
      world.look()
      if (world.promises.faults.length > 0) break
    }
  })
}

async function gather(world: World): Promise<void> {
  world.server.start()
  const helen = world.person('helen', 'facilitator')
  const ana = world.person('ana', 'member')
  const latency = () => world.oneOf([8, 30, 30, 120, 400])
  await world.tab('helen', 'helen', helen, latency())
  await world.tab('ana', 'ana', ana, latency())
  await world.tab('ben', 'ben', world.person('ben', 'member'), latency())
  await world.tab('carl', 'carl', world.person('carl', 'member'), latency())
  if (world.chance(3)) await world.tab('ana2', 'ana', ana, latency())
  else await world.tab('dora', 'dora', world.person('dora', 'member'), latency())
  world.places.push('vision', 'values', world.oneOf(sectionIds), world.oneOf(sectionIds))
  await world.time.pass(3_000)
}

/** The facilitator closes, reopens, or leads the group somewhere. */
async function leads(world: World, tab: Tab): Promise<void> {
  if (isReady(tab)) await commands(world, tab, commandFor(world, tab))
}

function commandFor(world: World, tab: Tab): Command {
  const meeting = tab.session.state.getState().meeting!
  const section = world.oneOf(world.places)
  if (world.chance(3)) {
    if (meeting.progress.phase !== 'running') return { type: 'startMeeting' }
    if (world.chance(4)) return { type: 'endMeeting' }
    const stage = meeting.agenda.find((each) => each.kind === 'section' && each.section === section)
    if (stage?.kind === 'section') return { type: 'goTo', stage: stage.id, step: world.oneOf(stage.steps) }
  }
  return { type: meeting.sections[section].state === 'agreed' ? 'reopenSection' : 'lockSection', section }
}

async function trouble(world: World, weather: Weather): Promise<void> {
  const tab = world.oneOf(world.tabs)
  if (world.chance(weather.cut)) world.cuts(tab, { silently: world.chance(3) })
  if (world.chance(weather.offline)) {
    world.loses(tab, { silently: world.chance(3) })
    world.later(world.between(200, 20_000), () => world.regains(tab))
  }
  if ((world.chance(weather.crash) || tab.wantsReload) && !world.removed.has(tab.person)) {
    await world.crashes(tab)
    world.later(world.between(20, 3_000), () => world.opens(tab))
  }
  if (world.chance(weather.kill)) world.kills(world.between(50, 4_000))
  if (world.chance(weather.full)) world.fills(world.chance(2) ? tab : null, world.between(50, 3_000))
  if (world.chance(weather.role)) await changesRole(world)
}

/** Somebody is made an observer or a member, or, rarely, leaves for good. */
async function changesRole(world: World): Promise<void> {
  const { server } = world
  const person = world.oneOf(['ben', 'carl'])
  if (!server.isUp || world.removed.has(person)) return
  if (world.chance(5)) {
    world.tell(`${person} is removed`)
    world.removed.add(person)
    await server.remove(person)
    return
  }
  const role = server.people.get(person)?.role === 'member' ? 'observer' : 'member'
  world.tell(`${person} becomes ${role}`)
  world.promises.observes(person)
  await server.setRole(person, role)
}
