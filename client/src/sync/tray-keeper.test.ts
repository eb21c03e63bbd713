import { expect, it } from 'vitest'
import { MemoryStorage } from './memory-storage.testing.ts'
import type { TrayItem } from './rescue.ts'
import { TrayKeeper } from './tray-keeper.ts'

const item = (id: string): TrayItem => ({
  id,
  path: ['statement'],
  root: 'section:vision',
  section: 'vision',
  sectionLabel: 'Vision',
  field: [],
  yours: id,
  theirs: '',
  at: 1,
  why: 'locked',
})

function keeper() {
  const storage = new MemoryStorage()
  const store = storage.open('plan1', 'ana')
  let failures = 0
  const tray = new TrayKeeper(() => {
    failures++
  })
  const kept = async () => (await store.load()).tray.map(({ id }) => id)
  return { storage, store, tray, kept, failures: () => failures }
}

it('keeps each item once, however closely one follows another', async () => {
  const { store, tray, kept } = keeper()
  tray.open(store, [])
  tray.change({ add: [item('a')], remove: [] })
  tray.change({ add: [item('b')], remove: [] })
  tray.change({ add: [item('c')], remove: ['b'] })
  await tray.written
  expect([await kept(), tray.unkept]).toEqual([['a', 'c'], []])
})

it('keeps what found no room as soon as there is some', async () => {
  const { storage, store, tray, kept, failures } = keeper()
  tray.open(store, [])
  storage.fails = true
  tray.change({ add: [item('a')], remove: [] })
  await expect(tray.written).rejects.toThrow()
  await expect(tray.written).rejects.toThrow()
  expect([tray.unkept.map(({ id }) => id), failures()]).toEqual([['a'], 1])
  storage.fails = false
  tray.retry()
  await tray.written
  expect([await kept(), tray.unkept]).toEqual([['a'], []])
})

it('takes out later what it could not take out at once', async () => {
  const { storage, store, tray, kept } = keeper()
  tray.open(store, [])
  tray.change({ add: [item('a'), item('b')], remove: [] })
  await tray.written
  storage.fails = true
  tray.change({ add: [], remove: ['a'] })
  await expect(tray.written).rejects.toThrow()
  storage.fails = false
  tray.retry()
  await tray.written
  expect(await kept()).toEqual(['b'])
})

it('keeps what came before there was a store', async () => {
  const { store, tray, kept } = keeper()
  await store.changeTray({ add: [item('a')], remove: [] })
  tray.change({ add: [item('a'), item('b')], remove: [] })
  tray.open(store, ['a'])
  await tray.written
  expect(await kept()).toEqual(['a', 'b'])
})
