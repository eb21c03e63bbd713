import { Wire } from '../wire.ts'
import { expect, test } from '../workshop.ts'

test('two people type in one text at the same moment and lose no character', async ({ workshop }) => {
  const helen = await workshop.begins()
  const amara = await workshop.joins('Amara Osei')
  for (const person of [helen, amara]) await person.opens('vision')

  await helen.types('vision', 'Vision statement', 'We keep it cold. ')
  await expect(amara.lifted('vision').getByRole('textbox', { name: 'Vision statement' })).toContainText(
    'We keep it cold.',
  )
  await Promise.all([
    helen.types('vision', 'Vision statement', 'abcdefghijklmnopqrstuvwxyz'),
    amara.types('vision', 'Vision statement', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  ])
  await Promise.all([helen.isSaved(), amara.isSaved()])

  const written = () => Promise.all([helen, amara].map((person) => person.reads('vision', 'Vision statement')))
  await expect.poll(async () => new Set(await written()).size).toBe(1)
  const text = (await written())[0] ?? ''
  expect(text.replace(/[^a-z]/g, '').slice(-26)).toBe('abcdefghijklmnopqrstuvwxyz')
  expect(text.replace(/[^A-Z]/g, '').slice(-26)).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  await workshop.expectNoComplaints()
})

test('letters typed in the very moment of the click are kept, however slowly the screen draws', async ({
  workshop,
}) => {
  const helen = await workshop.begins()
  await helen.opens('mission')
  const box = helen.lifted('mission').getByRole('textbox', { name: 'Purpose', exact: true })
  await box.hover()
  await helen.page.waitForLoadState('networkidle')
  await helen.page.evaluate(() => {
    window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 1_500)
  })
  await box.evaluate((element) => (element as HTMLElement).focus())
  await helen.page.keyboard.type('Nothing waits for a frame')
  await expect(box).toContainText('Nothing waits for a frame')
})

test('letters typed while the editor cannot be fetched wait for it', async ({ workshop }) => {
  await workshop.begins()
  let isDown = true
  const amara = await workshop.joins('Amara Osei', {
    // On a first visit nothing is kept by the browser yet.
    first: (page) =>
      page.context().route(/text-editor-.*\.js$/, (route) => (isDown ? route.abort() : route.continue())),
  })
  await amara.opens('mission')
  const box = amara.lifted('mission').getByRole('textbox', { name: 'Purpose', exact: true })
  await box.click()
  await amara.page.keyboard.type('Cold where it counts')
  await expect(amara.page.getByText(/^The editor is still on its way/).first()).toBeVisible()
  isDown = false
  await expect(box).toContainText('Cold where it counts')
  await amara.isSaved()
})

test('what is saved is there when the server starts again, and everybody goes on', async ({ workshop }) => {
  const helen = await workshop.begins()
  const amara = await workshop.joins('Amara Osei')
  for (const person of [helen, amara]) await person.opens('mission')
  await amara.types('mission', 'Purpose', 'A good trade to work in.')
  await amara.isSaved()

  await workshop.server.kill()
  await workshop.server.startAgain()
  await helen.types('mission', 'Purpose', ' And a safe one.')
  await helen.isSaved()
  await expect(amara.lifted('mission').getByRole('textbox', { name: 'Purpose' })).toContainText(
    'A good trade to work in. And a safe one.',
  )
})

test('what came too late takes no key from somebody who writes elsewhere by now', async ({ workshop }) => {
  const wire = await Wire.to(workshop.server)
  const helen = await workshop.begins()
  const ben = await workshop.joins('Ben Okafor', { wire })
  await ben.turnsTo('vision')
  await ben.types('vision', 'Vision statement', 'Nothing fresh is wasted.')
  await ben.isSaved()
  wire.cut()
  await ben.types('vision', 'Vision statement', ' Ben: not one crate.')
  await helen.locks('vision')

  await ben.turnsTo('mission')
  await ben.types('mission', 'Purpose', 'We ')
  wire.mend()
  const tray = ben.page.getByRole('region', { name: /^Vision was closed/ })
  // Longer than it takes to come back and to be told: the tray opens somewhere among these letters.
  let letters = ''
  for (let n = 0; n < 20 || !(await tray.isVisible()); n++) {
    await ben.page.keyboard.type('carry', { delay: 30 })
    letters += 'carry'
  }
  await ben.page.keyboard.type(' on')
  await expect.poll(() => ben.reads('mission', 'Purpose')).toBe(`We ${letters} on`)
  await ben.isSaved()
  await wire.remove()
})

test('a click on a text beside an open list of people begins to write there', async ({ workshop }) => {
  const helen = await workshop.begins()
  await helen.opens('kpis')
  const table = helen.lifted('kpis')
  await table.getByRole('button', { name: /^Add/ }).first().click()
  await helen.page.keyboard.type('On-time deliveries')
  await table
    .getByRole('button', { name: /^Owner/ })
    .first()
    .click()
  await expect(helen.page.getByRole('combobox', { name: /^Owner of/ })).toBeFocused()
  const name = table.getByRole('textbox', { name: /^Measure of/ }).first()
  await name.click()
  await helen.page.keyboard.press('ControlOrMeta+End')
  await helen.page.keyboard.type(' in full')
  await expect(name).toContainText('On-time deliveries in full')
})
