import { join } from 'node:path'
import { addNote, type NoteColor, type Point } from '@planwall/shared/plan/note.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { writePlanContent } from '@planwall/shared/plan/write-plan-content.ts'
import { aldersley, facilitator, people } from '@planwall/shared/testing/aldersley.ts'
import type { Actor } from './actor.ts'
import { expect, LAPTOP, PHONE, test, type Workshop } from './workshop.ts'

const FOLDER = join(import.meta.dirname, 'screens')

type Thought = { by: string; at: Point; color: NoteColor; text: string }

/** What the team put on the wall of Values, around the page. */
const thoughts: readonly Thought[] = [
  { by: people.callum, at: { x: -905, y: -190 }, color: 'lemon', text: 'Never leave a load you have doubts about' },
  { by: people.priya, at: { x: -896, y: -10 }, color: 'lemon', text: 'If the door was open, the load is suspect' },
  { by: people.joanna, at: { x: -908, y: 175 }, color: 'lemon', text: 'Ring the customer before they ring us' },
  { by: people.kenji, at: { x: 900, y: -300 }, color: 'sky', text: 'Hear about problems at 7am, not at 5pm' },
  { by: people.ruth, at: { x: 893, y: -115 }, color: 'rose', text: 'My father hired people, not CVs' },
  { by: people.tomasz, at: { x: 906, y: 65 }, color: 'apricot', text: 'Leave the yard tidier than you found it' },
  { by: people.amara, at: { x: 896, y: 250 }, color: 'mint', text: 'What gets thrown away should hurt' },
]

/** As Thursday morning finds it: what comes after Values is not written yet, and the last value lacks its end. */
const byEleven: PlanContent = {
  sections: {
    ...aldersley.sections,
    annualGoals: {},
    quarterlyPriorities: {},
    milestones: {},
    commitments: {},
    values: {
      values: (aldersley.sections.values.values as { id: string; cells: Record<string, string> }[]).map((row) =>
        row.cells.name === 'Count what we save'
          ? { ...row, cells: { ...row.cells, phrase: 'We measure waste, and take pride in every' } }
          : row,
      ),
    },
  },
}

/** As the afternoon finds it. */
const byTwo: PlanContent = { sections: { ...aldersley.sections, milestones: {}, commitments: {} } }

test('pictures of every screen', async ({ workshop }) => {
  const helen = await workshop.begins(facilitator, 'Aldersley Cold Chain', nextThursday())
  await shot(helen, 'facilitator-before')
  await workshop.fills(helen, byEleven)
  const kenji = await workshop.joins(people.kenji)
  const amara = await workshop.joins(people.amara)
  const priya = await workshop.joins(people.priya)
  const phone = await workshop.joins(people.george, { viewport: PHONE })
  const screen = await workshop.showsRoomScreen()
  await shot(screen, 'room-before')
  await picturesOfJoining(workshop)

  await helen.leads('Start the workshop')
  for (const section of ['Environment', 'Vision', 'Mission']) {
    await helen.leads(`Next: ${section}`)
    await helen.leads('Next: Draft')
    if (section === 'Vision') await shot(screen, 'room-statement')
    await helen.leads('Next: Agree')
    await helen.leads(`Agree and lock ${section}`)
    if (section === 'Vision') {
      await helen.leads('Next: Break')
      await shot(screen, 'room-break')
    }
  }
  await helen.leads('Next: Values')
  await helen.leads('Next: Draft')
  await helen.page.getByRole('button', { name: 'Start 5 minutes' }).click()
  await hang(workshop, [kenji, amara, priya])

  await clickInto(amara, 'values', 'We measure waste')
  await amara.page.keyboard.type(' case', { delay: 40 })
  await clickInto(priya, 'values', 'Bad news travels')
  for (let letter = 0; letter < 33; letter += 1) await priya.page.keyboard.press('Shift+ArrowLeft')
  const tomasz = workshop.people.find(({ name }) => name === people.tomasz) ?? kenji
  await tomasz.page.goto(`${workshop.server.url}/plans/${workshop.planId}`)
  await expect(tomasz.lifted('values')).toBeVisible({ timeout: 40_000 })
  await tomasz.page.mouse.move(1250, 240)
  await tomasz.page.mouse.move(1240, 236)
  await expect(kenji.lifted('values').getByText(/are writing/)).toBeVisible()
  await shot(kenji, 'board')
  await helen.page.mouse.move(720, 650)
  await shot(helen, 'facilitator')
  await shot(screen, 'room-values')
  await tomasz.context.close()
  await phone.page.getByRole('heading', { name: 'Values' }).first().scrollIntoViewIfNeeded()
  await shot(phone, 'page-phone')

  for (const person of [amara, priya]) await person.page.keyboard.press('Escape')
  await workshop.changes(helen, (doc) => writePlanContent(doc, byTwo))
  await helen.leads('Next: Agree')
  await shot(kenji, 'board-agree')
  await shot(screen, 'room-agree')
  await helen.leads('Agree and lock Values')
  await helen.leads('Next: Long-range goals')
  await shot(kenji, 'board-introduce')
  await movesEveryoneTo(helen, 'Lunch')
  await shot(screen, 'room-lunch')
  await movesEveryoneTo(helen, 'KPIs')
  await helen.leads('Next: Draft')
  await clickInto(amara, 'kpis', 'Empty miles')
  await kenji.page.mouse.move(720, 640)
  await expect(kenji.lifted('kpis').getByText(/is writing/)).toBeVisible()
  await shot(kenji, 'rows')
  await shot(helen, 'facilitator-rows')
  await shot(screen, 'room-kpis')

  await picturesOfTheTray(helen, kenji)

  await workshop.changes(helen, (doc) => writePlanContent(doc, aldersley))
  await movesEveryoneTo(helen, 'Close')
  await helen.closesTheMeeting()
  await shot(screen, 'room-ended')
  const printed = await workshop.prints(kenji)
  await shot(printed, 'print')
  await picturesOfTheHome(workshop, helen)
})

async function movesEveryoneTo({ page }: Actor, stage: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: stage }).getByRole('button').first().click()
  await page.getByRole('button', { name: `Move everyone to ${stage}` }).click()
}

/** Everybody's thoughts hang on the wall; those who are here only by their notes come in without a screen. */
async function hang(workshop: Workshop, here: readonly Actor[]): Promise<void> {
  for (const { by, at, color, text } of thoughts) {
    const person = here.find(({ name }) => name === by) ?? (await comesWithout(workshop, by))
    const answer = await person.context.request.get(`${workshop.server.url}/api/plans/${workshop.planId}`)
    const { you } = (await answer.json()) as { you: { id: string } }
    const id = by.replaceAll(' ', '-')
    await workshop.changes(person, (doc, meeting) => {
      addNote(doc, { meeting, section: 'values' }, { id, at, color, text, by: you.id })
    })
  }
}

async function comesWithout(workshop: Workshop, name: string): Promise<Actor> {
  const person = await workshop.arrives(name)
  const secret = workshop.link('member').split('#k=')[1]
  const joined = await person.context.request.post(`${workshop.server.url}/api/join`, {
    data: { secret, name },
    headers: { origin: workshop.server.url },
  })
  expect(await joined.json()).toMatchObject({ you: { name } })
  return person
}

async function picturesOfJoining(workshop: Workshop): Promise<void> {
  for (const [viewport, name] of [
    [LAPTOP, 'join'],
    [PHONE, 'phone-join'],
  ] as const) {
    const ruth = await workshop.arrives(people.ruth, viewport)
    await ruth.page.goto(workshop.link('member'))
    await ruth.page.getByLabel('Your name').fill(people.ruth)
    await shot(ruth, name)
    await ruth.context.close()
  }
}

/** Two things that were written without a line come too late. */
async function picturesOfTheTray(helen: Actor, kenji: Actor): Promise<void> {
  await kenji.context.setOffline(true)
  await clickInto(kenji, 'kpis', 'Trailers with live temperature')
  await kenji.page.keyboard.type(', by depot')
  await clickInto(kenji, 'kpis', 'Days to be paid')
  await kenji.page.keyboard.type(' by our ten largest customers')
  await kenji.page.keyboard.press('Escape')
  await expect(kenji.page.getByText(/^Offline: kept/).first()).toBeVisible({ timeout: 40_000 })
  await shot(kenji, 'offline')
  await helen.leads('Next: Agree')
  await helen.leads('Agree and lock KPIs')
  await kenji.context.setOffline(false)
  await kenji.page
    .getByRole('button', { name: /to look at/ })
    .first()
    .click({ timeout: 40_000 })
  await shot(kenji, 'tray')
}

/** A coach with several plans at the front door. */
async function picturesOfTheHome(workshop: Workshop, helen: Actor): Promise<void> {
  for (const organisation of [
    'Thornbury Foundry',
    'Northgate Dental',
    'Larch & Heath Architects',
    'Vale Housing Trust',
  ]) {
    const day = `2027-0${organisation.length % 9 || 1}-1${organisation.length % 7}`
    await helen.context.request.post(`${workshop.server.url}/api/plans`, {
      data: { organisation, title: 'One-Page Strategic Plan 2027', name: helen.name, color: 1, day, startsAt: '09:00' },
      headers: { origin: workshop.server.url },
    })
  }
  await helen.page.goto(workshop.server.url)
  await helen.page.getByText('Aldersley Cold Chain').first().click()
  await expect(helen.page.getByText('nothing fresh is wasted').first()).toBeVisible()
  await shot(helen, 'home')
}

/** Teams meet on Thursdays. */
function nextThursday(): string {
  const day = new Date()
  do day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCDay() !== 4)
  return day.toISOString().slice(0, 10)
}

/** Puts the caret at the end of a text of the lifted section. */
async function clickInto(person: Actor, section: 'values' | 'kpis', words: string): Promise<void> {
  await person.lifted(section).getByRole('textbox').filter({ hasText: words }).first().click()
  await person.page.keyboard.press('End')
}

/** What this person sees, light and dark, once nothing moves any more. */
async function shot(person: Actor, name: string): Promise<void> {
  const { page } = person
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await person.isStill()
    await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}
