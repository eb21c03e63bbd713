import type { Actor } from '../actor.ts'
import { expect, test } from '../workshop.ts'

/** What a browser itself writes to its console about an answer that refuses. */
const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/

test('a link that leads nowhere says so and what to do', async ({ workshop }) => {
  const helen = await workshop.begins()
  const old = workshop.link('member')
  const rotated = await helen.page.request.post(
    `${workshop.server.url}/api/plans/${workshop.planId}/invitations/member/rotate`,
    { headers: { origin: workshop.server.url }, data: {} },
  )
  expect(rotated.status()).toBe(200)
  const ben = await workshop.arrives('Ben Okafor')
  for (const [link, sentence] of [
    [`${workshop.server.url}/join`, 'You come in by a link'],
    [`${workshop.server.url}/join#k=unknown`, 'This link is not complete or not of this server'],
    [old, 'This link was replaced and does not work any more. Ask the facilitator for the new one.'],
  ] as const) {
    await ben.page.goto('about:blank')
    await ben.page.goto(link)
    await expect(ben.page.getByText(sentence)).toBeVisible()
    await expect(ben.page.getByRole('link', { name: 'Go to your plans' })).toBeVisible()
  }
  await ben.page.getByRole('link', { name: 'Go to your plans' }).click()
  await ben.page.getByLabel('Invitation link').fill('my-invitation.pdf')
  await ben.page.getByRole('button', { name: 'Open the link' }).click()
  await expect(ben.page.getByText('This is no invitation link.')).toBeVisible()
  await helen.isSaved()
  await workshop.expectNoComplaints(REFUSED)
})

test('whoever is not known here any more is told, and what they wrote stays', async ({ workshop }) => {
  const helen = await workshop.begins()
  const amara = await workshop.joins('Amara Osei')
  const kenji = await workshop.joins('Kenji Mori')
  await amara.opens('mission')
  await amara.types('mission', 'Purpose', 'We keep it cold.')
  await amara.isSaved()

  await amara.context.clearCookies()
  await amara.page.reload()
  await expect(amara.page.getByText('You are not in this plan on this device.')).toBeVisible()
  await kenji.context.addCookies(
    (await kenji.context.cookies()).map((cookie) => ({ ...cookie, value: 'somebody-elses-or-long-gone' })),
  )
  await kenji.page.reload()
  await expect(kenji.page.getByText('You are not in this plan on this device.')).toBeVisible()
  await kenji.page.goto(workshop.server.url)
  await expect(kenji.page.getByRole('heading', { name: 'Come in by a link' })).toBeVisible()

  await amara.page.goto(workshop.link('member'))
  await amara.page.getByLabel('Your name').fill('Amara O.')
  await amara.page.getByRole('button', { name: 'Join the workshop' }).click()
  await amara.isSaved()
  await expect(amara.sheet).toContainText('We keep it cold.')
  await helen.isSaved()
  await workshop.expectNoComplaints(REFUSED)
})

test('a person who is removed is told at once and loses no word of theirs', async ({ workshop }) => {
  const helen = await workshop.begins()
  const amara = await workshop.joins('Amara Osei')
  await amara.opens('mission')
  await amara.types('mission', 'Purpose', 'We keep it cold.')
  await amara.isSaved()
  await helen.page.getByRole('button', { name: 'More about Amara Osei' }).click()
  await helen.page.getByRole('menuitem', { name: 'Remove from this plan' }).click()
  await helen.page.getByRole('dialog').getByRole('button', { name: 'Remove Amara Osei' }).click()
  await expect(amara.page.getByText('Your access to this plan has ended.')).toBeVisible()
  await expect(helen.sheet).toContainText('We keep it cold.')
  await workshop.expectNoComplaints(REFUSED)
})

test('a name that cannot be taken is told beside the field, and nothing typed is lost', async ({ workshop }) => {
  await workshop.begins()
  await workshop.joins('Amara Osei')
  const ben = await workshop.arrives('Ben Okafor')
  const name = ben.page.getByLabel('Your name')
  const joins = ben.page.getByRole('button', { name: 'Join the workshop' })
  await ben.page.goto(workshop.link('member'))
  await joins.click()
  await expect(ben.page.getByText('Type your name, so that the others know who is writing.')).toBeVisible()
  await name.fill('amara osei')
  await joins.click()
  await expect(ben.page.getByText(/is already in this plan\. If that is you/)).toBeVisible()
  await expect(name).toHaveValue('amara osei')
  await name.fill('\u202eneB')
  await joins.click()
  await expect(ben.page.getByText('This name has signs that cannot be shown. Type it with letters.')).toBeVisible()

  await name.fill('B'.repeat(39))
  await expect(ben.page.getByText(/characters? left$/)).toBeHidden()
  await name.press('End')
  await name.pressSequentially('en')
  await expect(ben.page.getByText('19 characters left')).toBeVisible()
  await name.pressSequentially(' Okafor of the depot in Grimsby')
  await expect(ben.page.getByText('0 characters left')).toBeVisible()
  expect((await name.inputValue()).length).toBe(60)
  await name.fill('Ben Okafor')
  await joins.click()
  await ben.page.waitForURL(/\/plans\//)
  await ben.isSaved()
  await workshop.expectNoComplaints(REFUSED)
})

test('a paste that is too big is refused whole with a sentence, and the line stays up', async ({ workshop }) => {
  test.setTimeout(120_000)
  const helen = await workshop.begins()
  const amara = await workshop.joins('Amara Osei')
  await amara.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { page } = amara
  const huge = 'Grimsby keeps it cold. '.repeat(13_000)
  expect(huge.length).toBeGreaterThan(290_000)

  await test.step('into a text', async () => {
    await amara.opens('mission')
    await amara.types('mission', 'Purpose', 'Before. ')
    await pastes(amara, huge)
    await isTold(amara, /^That is [\d,]+ characters more than fit here, so nothing was pasted\./)
    await pastes(amara, 'a\n'.repeat(3_000))
    await isTold(amara, 'That is too much at once, so nothing was pasted.')
    await page.keyboard.type('After.')
    await amara.isSaved()
    expect(await amara.reads('mission', 'Purpose')).toBe('Before. After.')
    await amara.lowers()
  })

  await test.step('into a cell, on one line and on many', async () => {
    await amara.opens('values')
    await page.getByRole('button', { name: /^Add a value/ }).click()
    await page.keyboard.type('Candour')
    await pastes(amara, huge)
    await isTold(amara, /characters more than fit here, so nothing was pasted\./)
    await pastes(amara, 'one more value\n'.repeat(150))
    await isTold(amara, /^Those are 149 rows, and this table has room for 99 more/)
    await page.keyboard.type(' first')
    await amara.isSaved()
    const { values } = (await workshop.content(amara)).sections
    expect(values).toEqual({ values: [{ id: expect.any(String), cells: { name: 'Candour first' } }] })
    await page.keyboard.press('Escape')
    await amara.lowers()
  })

  await test.step('on a note, and as notes', async () => {
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    const note = page.getByRole('textbox', { name: 'Text of the note' })
    await expect(note).toBeFocused()
    await page.keyboard.type('Mine ')
    await pastes(amara, huge)
    await expect(note).toHaveValue('Mine ')
    await page.keyboard.type('x'.repeat(5))
    await pastes(amara, 'y'.repeat(900))
    await expect(page.getByText('90 characters left')).toBeVisible()
    await page.keyboard.press('Escape')
    await pastes(amara, huge.replaceAll('. ', '.\n'))
    await isTold(amara, 'That is too much at once, so nothing was pasted.')
    await expect(page.getByRole('group', { name: /^Note by You/ })).toHaveCount(1)
  })

  await amara.isSaved()
  await expect(helen.sheet).toContainText('Before. After.')
  await workshop.expectNoComplaints()
})

test('what is no number and no date is told beside the cell, and stays to be corrected', async ({ workshop }) => {
  const helen = await workshop.begins()
  await helen.opens('quarterlyPriorities')
  await helen.page.getByRole('button', { name: /^Add a priority/ }).click()
  await helen.page.keyboard.type('Sign the lease')
  const due = helen.lifted('quarterlyPriorities').getByRole('textbox', { name: 'Due of Sign the lease' })
  await due.fill('the day after tomorrow')
  await due.press('Tab')
  await expect(helen.page.getByText('That is no date. Write it like 31 Mar 2027.')).toBeVisible()
  await expect(due).toHaveValue('the day after tomorrow')
  await due.fill('31 Mar 2027')
  await due.press('Tab')
  await expect(helen.page.getByText('That is no date.')).toBeHidden()
  await helen.isSaved()
  const { quarterlyPriorities } = (await workshop.content(helen)).sections
  expect(quarterlyPriorities?.priorities).toEqual([
    { id: expect.any(String), cells: expect.objectContaining({ text: 'Sign the lease', due: '2027-03-31' }) },
  ])
  await workshop.expectNoComplaints()
})

/** The newest message says this; it is closed, so that the next one is told apart from it. */
async function isTold({ page }: Actor, sentence: string | RegExp): Promise<void> {
  const message = page.getByRole('region', { name: 'Messages' }).getByRole('listitem').filter({ hasText: sentence })
  await expect(message).toBeVisible()
  await message.getByRole('button', { name: 'Dismiss' }).dispatchEvent('click')
  await expect(message).toBeHidden()
}

/** Pastes through the browser's own clipboard, where the focus is. */
async function pastes({ page }: Actor, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text)
  await page.keyboard.press('ControlOrMeta+v')
}
