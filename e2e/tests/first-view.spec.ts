import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import type { Browser, Page } from '@playwright/test'
import { Actor } from '../actor.ts'
import { Wire } from '../wire.ts'
import { expect, LAPTOP, PHONE, PROJECTOR, test, type Workshop } from '../workshop.ts'

const VISION = 'By 2036, nothing fresh is wasted on its way to a British table.'

/** Somebody comes back on a line so slow that what makes a plan live has not come until the test says so. */
async function returnsOnASlowLine(
  workshop: Workshop,
  browser: Browser,
  person: Actor,
  viewport: { width: number; height: number },
) {
  const context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    storageState: await person.context.storageState(),
    // It would have kept the code of the first visit.
    serviceWorkers: 'block',
  })
  const actor = new Actor(`${person.name} on a slow line`, await context.newPage(), context)
  workshop.people.push(actor)
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await actor.page.route(/\/assets\/connect-plan-[^/]+\.js$/, async (route) => {
    await arrived
    await route.continue()
  })
  const lines: string[] = []
  actor.page.on('websocket', (socket) => lines.push(socket.url()))
  return { actor, page: actor.page, arrive, lines }
}

/** Notes every element below `main`, so that one that was made anew is found out. */
async function markEach(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('main *')) Object.assign(element, { isFromFirstView: true })
  })
}

/** Where everything stands and what it says, and how much of it is new. */
function layoutOf(page: Page) {
  return page.evaluate(() => {
    const elements = [...document.querySelectorAll('main *')]
    return {
      places: elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return [element.tagName, x, y, width, height].join(' ')
      }),
      words: document.querySelector('main')?.textContent,
      scrolled: window.scrollY,
      made: elements.filter((element) => !('isFromFirstView' in element)).length,
    }
  })
}

test('a phone shows the plan from one answer, takes taps, and goes live under the fingers', async ({
  workshop,
  browser,
}) => {
  const helen = await workshop.begins()
  await workshop.fills(helen)
  const ana = await workshop.joins('Ana', { viewport: PHONE })
  const { page, arrive, lines } = await returnsOnASlowLine(workshop, browser, ana, PHONE)
  await page.goto(`${workshop.server.url}/plans/${workshop.planId}/page`)
  await expect(page.getByText(VISION)).toBeVisible()
  expect(lines).toEqual([])

  await test.step('a section that is opened too early says so, and is then ready', async () => {
    await page.getByRole('button', { name: /^Mission/ }).click()
    await expect(page.getByText('One moment, and you can write here.')).toBeVisible()
    await page.getByRole('button', { name: 'Suggest' }).click()
    await page.getByLabel('Your note').fill('Ask the growers')
    await page.getByRole('button', { name: 'Add', exact: true }).hover()
    await expect(page.getByRole('button', { name: 'Add', exact: true })).toHaveAttribute('aria-disabled', 'true')
    arrive()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(page.getByLabel('Your note')).toHaveValue('Ask the growers')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByText('Your note hangs on the wall of').first()).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Purpose' })).toBeVisible()
  })
  await workshop.expectNoComplaints()
})

test('no screen jumps when it goes live, and none is drawn anew', async ({ workshop, browser }) => {
  test.setTimeout(120_000)
  const helen = await workshop.begins()
  await workshop.fills(helen)
  const ana = await workshop.joins('Ana', { viewport: PHONE })
  const projector = await workshop.showsRoomScreen()
  const screens = [
    { person: ana, path: 'page', viewport: PHONE },
    { person: helen, path: 'print', viewport: LAPTOP },
    { person: projector, path: 'room', viewport: PROJECTOR },
  ]
  for (const { person, path, viewport } of screens) {
    await test.step(path, async () => {
      if (path === 'room') await draftsTheVision(helen)
      const { actor, page, arrive, lines } = await returnsOnASlowLine(workshop, browser, person, viewport)
      await page.goto(`${workshop.server.url}/plans/${workshop.planId}/${path}`)
      await expect(page.getByText(VISION).first()).toBeVisible()
      if (path === 'print') await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeEnabled()
      if (path === 'page') await page.evaluate(() => window.scrollTo(0, 400))
      await actor.isStill()
      await markEach(page)
      const before = await layoutOf(page)
      expect(before.places.length).toBeGreaterThan(10)
      expect({ made: before.made, lines }).toEqual({ made: 0, lines: [] })

      arrive()
      // Whatever others change is seen from now on, in the elements that were there before.
      await says(workshop, helen, 'Nobody throws food away.')
      await expect(page.getByText('Nobody throws food away.').first()).toBeVisible()
      await says(workshop, helen, VISION)
      await expect(page.getByText(VISION).first()).toBeVisible()
      await expect.poll(() => layoutOf(page)).toEqual(before)
      await actor.context.close()
    })
  }
  await workshop.expectNoComplaints()
})

test('a phone that is reloaded without a line goes on with what it kept', async ({ workshop }) => {
  const wire = await Wire.to(workshop.server)
  const helen = await workshop.begins()
  await workshop.fills(helen)
  const ana = await workshop.joins('Ana', { viewport: PHONE, wire })
  const { page } = ana
  await expect(page.getByText(VISION)).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => page.evaluate(keptFiles)).toEqual(expect.arrayContaining(await page.evaluate(loadedFiles)))
  await expect.poll(() => page.evaluate(countVisits)).toBe(1)

  await ana.context.setOffline(true)
  wire.cut()
  await page.reload()
  await expect(page.getByText(VISION)).toBeVisible()
  await expect(page.getByText(/^Offline/).first()).toBeVisible()
  await page.getByRole('button', { name: /^Mission/ }).click()
  await expect(page.getByRole('textbox', { name: 'Purpose' })).toBeVisible()
  await ana.context.setOffline(false)
  wire.mend()
  await ana.isSaved()
  await wire.remove()
})

/** Files of the build that this browser keeps for when there is no line. */
async function keptFiles(): Promise<string[]> {
  const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)))
  const kept = await Promise.all(caches.map((cache) => cache.keys()))
  return kept.flat().map(({ url }) => url)
}

/** Code that this page has fetched. */
function loadedFiles(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /\/assets\/.*\.js$/.test(name))
}

/** Of how many plans this browser knows who last opened them. */
function countVisits(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('planwall')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const counting = opening.result.transaction('visits').objectStore('visits').count()
      counting.onerror = () => reject(counting.error)
      counting.onsuccess = () => {
        opening.result.close()
        resolve(counting.result)
      }
    }
  })
}

async function says(workshop: Workshop, person: Actor, vision: string): Promise<void> {
  await workshop.changes(person, (doc) => {
    const fragment = fragmentOf(doc, 'vision', 'statement')
    if (fragment) writePlainText(fragment, vision)
  })
}

async function draftsTheVision(helen: Actor): Promise<void> {
  await helen.leads('Start the workshop')
  await helen.leads('Next: Environment')
  await helen.leads('Next: Draft')
  await helen.leads('Next: Agree')
  await helen.leads('Agree and lock Environment')
  await helen.leads('Next: Vision')
  await helen.leads('Next: Draft')
}

test('whoever comes into a big plan with nothing fetches most of it once, and goes on with what has come since', async ({
  workshop,
}) => {
  const helen = await workshop.begins()
  await workshop.changes(helen, (doc) => {
    const text = fragmentOf(doc, 'mission', 'whatForWhom')
    if (text) writePlainText(text, 'On and on it goes. '.repeat(4_000))
  })
  const amara = await workshop.joins('Amara Osei')
  const fetched = () =>
    amara.page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/snapshots/')).length,
    )
  expect(await fetched()).toBe(1)
  for (const person of [helen, amara]) await person.opens('mission')
  await helen.types('mission', 'Purpose', 'Nothing fresh is wasted.')
  await expect(amara.lifted('mission').getByRole('textbox', { name: 'Purpose' })).toContainText(
    'Nothing fresh is wasted.',
  )
  await amara.types('mission', 'Purpose', ' Ever.')
  await amara.isSaved()
  await expect(helen.lifted('mission').getByRole('textbox', { name: 'Purpose' })).toContainText('wasted. Ever.')
  const { sections } = await workshop.content(helen)
  expect(JSON.stringify(sections.mission)).toContain('On and on it goes. On and on it goes.')
  await workshop.expectNoComplaints()
})
