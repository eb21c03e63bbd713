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
