import { editsOf } from './edits.ts'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { browserStorage, countUnsent, forgetEverything } from './browser-storage.ts'
import { ana, FakeServer } from './fake-server.testing.ts'
import type { TrayItem } from './rescue.ts'
import { anasBrowser } from './session.testing.ts'
import { fieldRef } from './text-ref.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

const work = (field: string): WorkEntry => ({ root: 'section:vision', path: [field], words: 'Lead', change: 1, at: 1 })
const item: TrayItem = {
  id: 'a',
  section: 'vision',
  sectionLabel: 'Vision',
  field: [],
  root: 'section:vision',
  path: ['statement'],
  yours: 'Lead',
  theirs: '',
  at: 1,
  why: 'locked',
}

beforeEach(async () => {
  // What an earlier test left is forgotten with its own browser.
  await forgetEverything()
  globalThis.indexedDB = new IDBFactory()
})

/** Two plans with three unsent changes and one thing in a tray; two tabs changed the same place of one plan. */
async function keepSomething(): Promise<void> {
  const first = browserStorage.open('plan1', 'ana')
  await first.append([], 11, [work('statement'), work('boldGoal')])
  await first.append([], 12, [work('statement')])
  await first.changeTray({ add: [item], remove: [] })
  const second = browserStorage.open('plan2', 'ben')
  await second.append([], 13, [work('statement')])
  first.close()
  second.close()
}

it('counts what stands in this browser alone, over all plans and people, and deletes it', async () => {
  await keepSomething()
  expect(await countUnsent()).toBe(4)
  await forgetEverything()
  expect(await countUnsent()).toBe(0)
  expect(await indexedDB.databases()).toEqual([])
})

it('deletes what another tab has open', async () => {
  await keepSomething()
  const open = browserStorage.open('plan1', 'ana')
  await open.load()
  await forgetEverything()
  expect(await countUnsent()).toBe(0)
})

describe('where a browser cannot list its databases', () => {
  it('finds the copies by the visits', async () => {
    Object.defineProperty(indexedDB, 'databases', { value: undefined })
    await keepSomething()
    expect(await countUnsent()).toBe(0)
    await browserStorage.remember('plan1', await visitOfAna())
    expect(await countUnsent()).toBe(3)
    await forgetEverything()
    expect([await browserStorage.visit('plan1'), await countUnsent()]).toEqual([null, 0])
  })
})

/** What a session of hers would have noted. */
async function visitOfAna() {
  vi.useFakeTimers()
  const browser = anasBrowser({ server: new FakeServer() })
  const session = await browser.opens()
  editsOf(session).writeText(fieldRef('vision', 'statement'), 'Lead')
  await browser.settles()
  await browser.end()
  vi.useRealTimers()
  const visit = browser.storage.visits.get('plan1')
  if (visit?.hello.you.id !== ana.id) throw new Error('No visit')
  return visit
}
