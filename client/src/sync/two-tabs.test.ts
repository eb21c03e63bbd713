import { sectionContent } from '@planwall/shared/plan/plan-content.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PlanSession } from './plan-session.ts'
import { anasBrowser } from './session.testing.ts'
import { fieldRef } from './text-ref.ts'
import { editsOf } from './use-edit.ts'

const vision = fieldRef('vision', 'statement')
const purpose = fieldRef('mission', 'purpose')

let browser: ReturnType<typeof anasBrowser>

beforeEach(() => {
  vi.useFakeTimers()
  browser = anasBrowser()
})

afterEach(async () => {
  await browser.end()
  vi.useRealTimers()
})

const inTray = (session: PlanSession) => session.state.getState().tray.map(({ yours }) => yours)
const paragraph = (text: string) => [{ type: 'paragraph', content: [{ type: 'text', text }] }]

it('keeps the offline work of a closed tab when another tab is refused something', async () => {
  const one = await browser.opens()
  const two = await browser.opens()
  browser.server.disappear()
  editsOf(two).writeText(purpose, 'Written in the second tab')
  await browser.settles()
  await two.end()
  editsOf(one).writeText(vision, 'Too late')
  browser.server.lock('vision')
  browser.server.reachable = true
  await browser.settles()
  await browser.settles()
  expect(inTray(one)).toEqual(['Too late'])

  const again = await browser.opens()
  await browser.settles()
  expect(again.contents.section('mission')).toEqual({ purpose: paragraph('Written in the second tab') })
  expect(sectionContent(browser.server.doc, 'mission')).toEqual({ purpose: paragraph('Written in the second tab') })
  expect(again.state.getState().save).toEqual({ state: 'saved' })
})

it('keeps in the tray what either tab was refused', async () => {
  const one = await browser.opens()
  const two = await browser.opens()
  browser.server.disappear()
  editsOf(one).writeText(vision, 'A vision')
  editsOf(two).writeText(purpose, 'A purpose')
  await browser.settles()
  browser.server.lock('vision')
  browser.server.lock('mission')
  browser.server.reachable = true
  await browser.settles()
  await browser.settles()
  expect([inTray(one), inTray(two)]).toEqual([['A vision'], ['A purpose']])
  await one.end()
  await two.end()
  const again = await browser.opens()
  expect(inTray(again).sort()).toEqual(['A purpose', 'A vision'])
  again.setTray([])
  expect(inTray(await browser.opens())).toEqual([])
})
