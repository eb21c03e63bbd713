import type { RowsField } from '@planwall/shared/plan/field.ts'
import { plainTextOf, type RichText } from '@planwall/shared/plan/rich-text.ts'
import { sectionOf } from '@planwall/shared/plan/sections.ts'
import type { Locator } from '@playwright/test'
import type { Actor } from '../actor.ts'
import { Wire } from '../wire.ts'
import { expect, test } from '../workshop.ts'

/** What a browser itself says of a server that it cannot reach. */
const CUT_LINE =
  /^WebSocket connection to .* failed|net::ERR_(INTERNET_DISCONNECTED|CONNECTION_(REFUSED|RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|FAILED)/

const values = sectionOf('values').fields.find((field) => field.id === 'values') as RowsField

test('who loses the line works on through a reload, and comes back to one plan', async ({ workshop }) => {
  test.setTimeout(180_000)
  const wire = await Wire.to(workshop.server)
  const helen = await workshop.begins()
  const ben = await workshop.joins('Ben Okafor', { wire })
  await ben.turnsTo('vision')
  await ben.types('vision', 'Vision statement', 'Nothing fresh is wasted.')
  await ben.types('vision', 'Bold goal', 'Ten depots.')
  await ben.turnsTo('mission')
  await ben.types('mission', 'Purpose', 'Before. ')
  await ben.isSaved()
  await ben.page.evaluate(() => navigator.serviceWorker.ready)

  await ben.context.setOffline(true)
  wire.cut()
  await ben.types('mission', 'Purpose', 'Ben in the tunnel. ')
  await says(ben, 'Offline: kept on this device (1 change)')
  await ben.turnsTo('values')
  await ben.addsRow('values', values, 0)
  await ben.fillsRow('values', values, 0, { name: 'Candour', phrase: 'We say it in the room.' })
  await ben.addsNote('Ask the drivers first')
  await ben.turnsTo('vision')
  await ben.types('vision', 'Vision statement', ' Ben: not one crate.')
  await ben.types('vision', 'Bold goal', ' Ben: twelve.')
  // The purpose, a row and two of its cells, the note, and two texts of the vision.
  await says(ben, 'Offline: kept on this device (7 changes)')

  await ben.page.reload()
  await says(ben, 'Offline: kept on this device (7 changes)')
  await ben.turnsTo('mission')
  expect(await ben.reads('mission', 'Purpose')).toBe('Before. Ben in the tunnel. ')
  await ben.types('mission', 'Purpose', 'Ben after the reload. ')
  await says(ben, 'Offline: kept on this device (7 changes)')

  await helen.turnsTo('mission')
  await helen.types('mission', 'Purpose', 'Helen meanwhile. ')
  await helen.turnsTo('vision')
  await helen.types('vision', 'Vision statement', ' Helen: nor a mile.')
  await helen.isSaved()
  await helen.locks('vision')
  const { vision: agreed } = (await workshop.content(helen)).sections

  wire.mend()
  await ben.context.setOffline(false)
  await ben.isSaved()
  await expect(ben.page.getByText('5 changes merged, 2 came too late.')).toBeVisible()
  await expect(tray(ben).getByRole('heading')).toHaveText('Vision was closed before your words arrived')
  const { vision, mission, values: kept } = (await workshop.content(helen)).sections
  expect(vision).toEqual(agreed)
  expect(sentencesOf(plainTextOf(mission?.purpose as RichText))).toEqual([
    'Before.',
    'Ben after the reload.',
    'Ben in the tunnel.',
    'Helen meanwhile.',
  ])
  expect(kept?.values).toEqual([
    { id: expect.any(String), cells: { name: 'Candour', phrase: 'We say it in the room.' } },
  ])
  await helen.turnsTo('values')
  await expect(note(helen, 'Ask the drivers first')).toHaveCount(1)
  expect(await ben.reads('mission', 'Purpose')).toContain('Helen meanwhile. ')

  await ben.page.reload()
  await ben.isSaved()
  await ben.page.getByRole('button', { name: 'Two to look at' }).click()
  const late = tray(ben).getByRole('listitem')
  const [mine, theirs] = await late.nth(0).getByRole('blockquote').allTextContents()
  expect(theirs).toBe('As agreed: Vision statementNothing fresh is wasted. Helen: nor a mile.')
  const yours = mine?.replace('Yours: Vision statement', '') ?? ''
  expect(sentencesOf(yours)).toEqual(['Ben: not one crate.', 'Helen: nor a mile.', 'Nothing fresh is wasted.'])
  await expect(late.nth(1).getByRole('blockquote')).toHaveText([
    'Yours: Bold goalTen depots. Ben: twelve.',
    'As agreed: Bold goalTen depots.',
  ])
  await ben.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: wire.url })
  await late.nth(0).getByRole('button', { name: 'Copy' }).click()
  await expect.poll(() => ben.page.evaluate(() => navigator.clipboard.readText())).toBe(yours)
  await late.nth(1).getByRole('button', { name: 'Discard' }).click()
  await expect(late).toHaveCount(1)
  await late.getByRole('button', { name: 'Propose as note' }).click()
  await expect(tray(ben)).toBeHidden()
  await ben.isSaved()
  await helen.turnsTo('vision')
  await expect(note(helen, yours)).toHaveCount(1)

  await ben.page.reload()
  await ben.isSaved()
  await expect(ben.page.getByRole('button', { name: /to look at$/ })).toHaveCount(0)
  await ben.turnsTo('vision')
  await expect(note(ben, yours, 'You')).toHaveCount(1)
  expect((await workshop.content(helen)).sections.vision).toEqual(agreed)
  await workshop.expectNoComplaints(CUT_LINE)
  await wire.remove()
})

test('what came too late for the agreement is proposed as a note while the group agrees, and parked while it introduces', async ({
  workshop,
}) => {
  test.setTimeout(120_000)
  const wire = await Wire.to(workshop.server)
  const helen = await workshop.begins()
  const ben = await workshop.joins('Ben Okafor', { wire })
  await helen.leads('Start the workshop')
  for (const step of [
    'Next: Environment',
    'Next: Draft',
    'Next: Agree',
    'Agree and lock Environment',
    'Next: Vision',
  ]) {
    await helen.leads(step)
  }
  await helen.leads('Next: Draft')
  await ben.types('vision', 'Vision statement', 'Nothing fresh is wasted.')
  await ben.types('vision', 'Bold goal', 'Ten depots.')
  await ben.isSaved()

  await ben.context.setOffline(true)
  wire.cut()
  await ben.types('vision', 'Vision statement', ' Ben: not one crate.')
  await ben.types('vision', 'Bold goal', ' Ben: twelve.')
  await helen.leads('Next: Agree')
  await helen.leads('Agree and lock Vision')
  wire.mend()
  await ben.context.setOffline(false)
  await ben.isSaved()
  const late = tray(ben).getByRole('listitem')
  await expect(late).toHaveCount(2)
  await late.nth(0).getByRole('button', { name: 'Propose as note' }).click()
  await expect(ben.page.getByText('It hangs on the wall of Vision.').first()).toBeVisible()
  await expect(note(helen, 'Nothing fresh is wasted. Ben: not one crate.')).toBeVisible()

  await helen.leads('Back to Draft')
  await helen.leads('Back to Introduce')
  await late.getByRole('button', { name: 'Propose as note' }).click()
  await expect(ben.page.getByText('It waits in the parking lot.').first()).toBeVisible()
  await expect(tray(ben)).toBeHidden()
  await ben.isSaved()
  const { parkingLot } = (await workshop.content(helen)).sections
  expect(parkingLot?.items).toEqual([
    { id: expect.any(String), cells: { text: 'Ten depots. Ben: twelve.', by: 'Ben Okafor' } },
  ])
  await workshop.expectNoComplaints(CUT_LINE)
  await wire.remove()
})

/** What waits for a person's decision. */
function tray({ page }: Actor): Locator {
  return page.getByRole('region', { name: 'Vision was closed before your words arrived' })
}

function note({ page }: Actor, text: string, author = 'Ben'): Locator {
  return page.getByRole('group', { name: `Note by ${author}: ${text}`, exact: true })
}

/** The sentences of a text in the order of the alphabet: whose came first is for nobody to say. */
function sentencesOf(text: string): string[] {
  return (text.match(/[^.]+\./g) ?? []).map((sentence) => sentence.trim()).sort()
}

async function says({ page }: Actor, words: string): Promise<void> {
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(words)
}
