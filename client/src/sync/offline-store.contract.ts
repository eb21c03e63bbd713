import { describe, expect, it } from 'vitest'
import type { Storage } from './offline-store.ts'
import type { TrayItem } from './rescue.ts'
import type { WorkEntry } from './unconfirmed-work.ts'

const bytes = (n: number) => Uint8Array.of(n)
const work = (words: string): WorkEntry => ({ root: 'section:vision', path: ['statement'], words, change: 1, at: 1 })
const item = (id: string): TrayItem => ({
  id,
  section: 'vision',
  sectionLabel: 'Vision',
  field: ['Vision statement'],
  root: 'section:vision',
  path: ['statement'],
  yours: id,
  theirs: '',
  at: 1,
  why: 'locked',
})

/** What every implementation of `OfflineStore` keeps. Tabs of one browser are stores opened from one storage. */
export function offlineStoreContract(createStorage: () => Storage): void {
  describe('offline store', () => {
    /** Opens the plan's copy in one more tab. */
    function browser() {
      const storage = createStorage()
      return { tab: () => storage.open('plan1', 'ana') }
    }

    it('gives back what a tab added, and its unconfirmed work, to the next one', async () => {
      const { tab } = browser()
      const first = tab()
      await first.append([bytes(1), bytes(2)], 11, [work('Lead')])
      await first.append([bytes(3)], 11, [work('Lead the market')])
      expect(await tab().load()).toEqual({
        updates: [bytes(1), bytes(2), bytes(3)],
        work: [work('Lead the market')],
        clients: [11],
        tray: [],
      })
      await first.append([], 11, [])
      expect(await tab().load()).toMatchObject({ work: [], clients: [] })
    })

    it('begins again for one tab, and keeps what another has not had confirmed', async () => {
      const { tab } = browser()
      const [first, second] = [tab(), tab()]
      await first.append([bytes(1)], 11, [work('Refused')])
      await second.append([bytes(2)], 22, [work('On the train')])
      await first.reseed(bytes(9), [11])
      expect(await tab().load()).toEqual({
        updates: [bytes(9), bytes(2)],
        work: [work('On the train')],
        clients: [22],
        tray: [],
      })
      await second.reseed(bytes(8), [22])
      expect(await tab().load()).toEqual({ updates: [bytes(8)], work: [], clients: [], tray: [] })
    })

    it('begins again with what an earlier tab left, and keeps what that one, still open, has added since', async () => {
      const { tab } = browser()
      const [first, second] = [tab(), tab()]
      await first.append([bytes(1)], 11, [work('Lead')])
      await second.load()
      await first.append([bytes(2)], 11, [work('Lead the market')])
      await second.append([bytes(3)], 22, [work('Refused')])
      await second.reseed(bytes(9), [11, 22])
      expect(await tab().load()).toEqual({
        updates: [bytes(9), bytes(2)],
        work: [work('Lead the market')],
        clients: [11],
        tray: [],
      })
    })

    it('puts what the server has before what was added to it, in whatever order they came', async () => {
      const { tab } = browser()
      const first = tab()
      await first.append([bytes(1)], 11, [work('Unanswered')])
      await first.reseed(bytes(9), [])
      expect((await tab().load()).updates).toEqual([bytes(9), bytes(1)])
    })

    it('confirms the work of earlier tabs, but not what one of them has done since', async () => {
      const { tab } = browser()
      const [first, second, third] = [tab(), tab(), tab()]
      await first.append([bytes(1)], 11, [work('Lead')])
      await second.append([bytes(2)], 22, [work('For our town')])
      await third.load()
      await second.append([bytes(3)], 22, [work('For our town and region')])
      await third.confirm([11, 22])
      expect(await tab().load()).toMatchObject({ work: [work('For our town and region')], clients: [22] })
    })

    it('keeps what every tab puts into the tray, in its order, until it is taken out', async () => {
      const { tab } = browser()
      const [first, second] = [tab(), tab()]
      await first.changeTray({ add: [item('b'), item('a')], remove: [] })
      await second.changeTray({ add: [item('c')], remove: [] })
      await first.changeTray({ add: [item('d')], remove: ['a'] })
      expect((await tab().load()).tray).toEqual([item('b'), item('c'), item('d')])
    })

    it('holds nothing of the plan any more once it is cleared', async () => {
      const { tab } = browser()
      const first = tab()
      await first.append([bytes(1)], 11, [work('Lead')])
      await first.changeTray({ add: [item('a')], remove: [] })
      await first.clear()
      expect(await tab().load()).toEqual({ updates: [], work: [], clients: [], tray: [] })
    })
  })
}
