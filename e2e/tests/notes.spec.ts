import type { Locator } from '@playwright/test'
import type { Actor } from '../actor.ts'
import { expect, PHONE, test } from '../workshop.ts'

const SMALL = { width: 1280, height: 720 }

test('a note is seen by everybody, whatever their screen, and is taken away by nobody unnoticed', async ({
  workshop,
}) => {
  test.setTimeout(180_000)
  const helen = await workshop.begins()
  const amara = await workshop.joins('Amara Osei')
  const ben = await workshop.joins('Ben Okafor', { viewport: SMALL })
  const phone = await workshop.joins('George Hale', { viewport: PHONE })
  const ida = await workshop.joins('Ida Holm', { kind: 'observer', viewport: SMALL })
  const screen = await workshop.showsRoomScreen()
  await helen.leads('Start the workshop')
  await helen.leads('Next: Environment')
  await helen.leads('Next: Draft')
  const everybody = [helen, amara, ben, ida]

  await test.step('beside the lifted section, in a list or around it', async () => {
    await Promise.all(everybody.map((person) => expect(person.lifted('environment')).toBeVisible()))
    await amara.addsNote('Ring them first')
    await ben.addsNote('Say it the same day')
    for (const person of everybody) {
      for (const text of ['Ring them first', 'Say it the same day']) await isInSight(person, noteOf(person, text))
    }
    await expect(amara.page.getByRole('region', { name: 'Notes on the wall of Environment' })).toBeHidden()
    await expect(helen.page.getByRole('region', { name: 'Notes on the wall of Environment' })).toBeVisible()
  })

  await test.step('on the phone, on the room screen, and counted for who leads', async () => {
    await expect(phone.page.getByRole('heading', { name: '2 notes' })).toBeVisible()
    await expect(noteOf(phone, 'Say it the same day')).toBeVisible()
    await expect(noteOf(phone, 'Say it the same day').getByRole('button')).toHaveCount(0)
    await expect(screen.page.getByRole('heading', { name: 'Two notes' })).toBeVisible()
    await expect(screen.page.getByText('Ring them first')).toBeVisible()
    await expect(helen.page.getByRole('button', { name: 'Environment 2' })).toBeVisible()
  })

  await test.step('one’s own is changed on the phone', async () => {
    await phone.page.getByRole('button', { name: 'Suggest' }).click()
    await phone.page.getByLabel('Your note').fill('From the yard')
    await phone.page.getByRole('button', { name: 'Add', exact: true }).click()
    await noteOf(phone, 'From the yard').getByRole('button', { name: 'Write on it' }).click()
    await phone.page.keyboard.type(', at night')
    await phone.page.keyboard.press('Escape')
    await expect(noteOf(amara, 'From the yard, at night')).toBeVisible()
    await noteOf(phone, 'From the yard, at night').getByRole('button', { name: 'Remove' }).click()
    await expect(noteOf(amara, 'From the yard, at night')).toBeHidden()
  })

  await test.step('lowered, the page says how many there are and lifts them again', async () => {
    await ben.page.getByRole('button', { name: 'Put it back on the page' }).click()
    await isInSight(ben, noteOf(ben, 'Ring them first'))
    await ben.sheet.getByRole('button', { name: '2 notes on Environment' }).click()
    await expect(ben.page.getByRole('region', { name: 'Notes on the wall of Environment' })).toBeVisible()
    await isInSight(ben, noteOf(ben, 'Ring them first'))
  })

  await test.step('Delete twice removes one, its author learns who did it, and an undo brings it back', async () => {
    await noteOf(amara, 'Say it the same day').click()
    await amara.page.keyboard.press('Delete')
    await amara.page.keyboard.press('Delete')
    await expect(noteOf(amara, 'Say it the same day')).toBeHidden()
    await expect(ben.page.getByText('Amara removed your note “Say it the same day”.').first()).toBeVisible()
    await expect(noteOf(ben, 'Ring them first')).toHaveCount(1)
    const told = amara.page.getByText('Note removed.', { exact: true }).first()
    await expect(told).toBeVisible()
    await amara.page.keyboard.press('ControlOrMeta+z')
    await expect(told).toBeHidden()
    await expect(noteOf(ben, 'Say it the same day')).toBeVisible()
  })

  await test.step('a note in hand has its tools', async () => {
    await noteOf(amara, 'Ring them first').click()
    const tools = amara.page.getByRole('toolbar', { name: 'Selected notes' })
    await tools.getByRole('button', { name: 'Colour: Lemon' }).click()
    await tools.getByRole('button', { name: 'Sky' }).click()
    await expect(tools.getByRole('button', { name: 'Colour: Sky' })).toBeVisible()
    await tools.getByRole('button', { name: 'Remove' }).click()
    await expect(noteOf(amara, 'Ring them first')).toBeHidden()
    await expect(tools).toBeHidden()
  })

  await test.step('while the section is being agreed, and when it is, but not for who only reads', async () => {
    await helen.leads('Next: Agree')
    await amara.addsNote('One word is missing')
    await helen.leads('Agree and lock Environment')
    await amara.addsNote('And one too many')
    await isInSight(helen, noteOf(helen, 'One word is missing'))
    await isInSight(helen, noteOf(helen, 'And one too many'))
    await expect(ida.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button')).toHaveCount(2)
    await expect(ida.page.getByRole('button', { name: 'Add a note' })).toHaveCount(0)
  })
  await workshop.expectNoComplaints()
})

function noteOf({ page }: Actor, text: string): Locator {
  return page.getByRole('group', { name: new RegExp(`^Note by \\w+: ${text}$`) })
}

/** Nothing lies over the middle of it. */
async function isInSight({ page }: Actor, note: Locator): Promise<void> {
  await expect(note).toBeVisible()
  await expect
    .poll(async () => {
      const box = await note.boundingBox()
      if (!box) return false
      return note.evaluate((element, at) => element.contains(document.elementFromPoint(at.x, at.y)), {
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
      })
    })
    .toBe(true)
  expect(page.isClosed()).toBe(false)
}
