import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { LogEntry, PlanLog } from './plan-log.ts'
import type { StorageFault } from './storage-error.ts'
import { createWriter } from './testing/writer.ts'

export type LogUnderTest = {
  log: PlanLog
  /** Adds a plan as `PlanTable.create` does and tells its id. */
  createPlan(first: { document: Uint8Array; control: string }): Promise<string>
  /** Makes every commit of more than a few kilobytes fail; null heals the disk. */
  breakCommits(fault: StorageFault | null): Promise<void>
  dispose(): Promise<void>
}

const ANA = 'ana'
const BEN = 'ben'
const BIG = new Uint8Array(200_000).fill(7)

const update = (text: string, by = ANA): LogEntry => ({ kind: 'update', bytes: Buffer.from(text), by })
const control = (state: string): LogEntry => ({ kind: 'control', state })
const client = (clientId: number, participant = ANA): LogEntry => ({ kind: 'client', clientId, participant })
const texts = (updates: readonly Uint8Array[]) => updates.map((bytes) => Buffer.from(bytes).toString())

/** What every implementation of `PlanLog` keeps. The rules are those of SPEC.md. */
export function planLogContract(makeLog: () => Promise<LogUnderTest>): void {
  describe('plan log', () => {
    const open: LogUnderTest[] = []
    afterEach(async () => {
      for (const made of open.splice(0)) await made.dispose()
    })

    async function newPlan() {
      const made = await makeLog()
      open.push(made)
      const plan = await made.createPlan({ document: Buffer.from('first'), control: 'c0' })
      return { ...made, plan }
    }

    it('[L2] gives back what Ana and Ben appended, in the order of their calls', async () => {
      const { log, plan } = await newPlan()
      const calls = [
        log.append(plan, [client(1), update('a1'), update('a2')]),
        log.append(plan, [client(2, BEN), update('b1', BEN), control('c1')]),
        log.append(plan, [update('a3')]),
      ]
      expect(await Promise.all(calls)).toEqual([5, 8, 9])
      expect(await log.load(plan)).toEqual({
        snapshot: null,
        updates: [Buffer.from('first'), ...['a1', 'a2', 'b1', 'a3'].map((text) => Buffer.from(text))].map(
          (bytes) => new Uint8Array(bytes),
        ),
        control: 'c1',
        clients: new Map([
          [1, ANA],
          [2, BEN],
        ]),
        seq: 9,
        entries: 5,
        bytes: 13,
        quarantined: 0,
      })
    })

    it('[L2] tells the position of the last entry for an empty call, and keeps an empty update', async () => {
      const { log, plan } = await newPlan()
      expect(await log.append(plan, [])).toBe(2)
      expect(await log.append(plan, [update('')])).toBe(3)
      expect(texts((await log.load(plan))?.updates ?? [])).toEqual(['first', ''])
    })

    it('[L2] keeps bytes as they were when they were appended', async () => {
      const { log, plan } = await newPlan()
      const shared = Buffer.from('xxhelloxx')
      await log.append(plan, [{ kind: 'update', bytes: shared.subarray(2, 7), by: ANA }])
      shared.fill(0)
      expect(texts((await log.load(plan))?.updates ?? [])).toEqual(['first', 'hello'])
    })

    it('[L4] rejects every call of a failed commit, stores nothing of them, and works again once the disk does', async () => {
      const { log, plan, breakCommits } = await newPlan()
      await breakCommits('full')
      const failed = await Promise.allSettled([
        log.append(plan, [update('lost'), { kind: 'update', bytes: BIG, by: ANA }, client(9), control('lost')]),
        log.append(plan, [{ kind: 'update', bytes: BIG, by: BEN }]),
      ])
      expect(failed).toEqual([
        { status: 'rejected', reason: expect.objectContaining({ name: 'StorageError', fault: 'full' }) },
        { status: 'rejected', reason: expect.objectContaining({ name: 'StorageError', fault: 'full' }) },
      ])
      await breakCommits(null)
      expect(await log.append(plan, [update('kept')])).toBe(3)
      expect(await log.load(plan)).toMatchObject({ control: 'c0', clients: new Map(), seq: 3, entries: 2 })
      expect(texts((await log.load(plan))?.updates ?? [])).toEqual(['first', 'kept'])
    })

    it('[L5] refuses a call for an unknown plan alone', async () => {
      const { log, plan } = await newPlan()
      const outcomes = await Promise.allSettled([
        log.append(plan, [update('a')]),
        log.append('nobody', [update('x')]),
        log.append(plan, [update('b')]),
      ])
      expect(outcomes).toEqual([
        { status: 'fulfilled', value: 3 },
        { status: 'rejected', reason: expect.objectContaining({ fault: 'unknownPlan' }) },
        { status: 'fulfilled', value: 4 },
      ])
    })

    it('[L6] keeps a client id for the participant who had it first', async () => {
      const { log, plan } = await newPlan()
      await log.append(plan, [client(7), update('a')])
      await expect(log.append(plan, [update('forged', BEN), client(7, BEN)])).rejects.toMatchObject({
        fault: 'clientTaken',
      })
      await expect(log.append(plan, [client(8, ANA), client(8, BEN)])).rejects.toMatchObject({ fault: 'clientTaken' })
      await log.append(plan, [client(7), client(4_294_967_295, BEN)])
      const loaded = await log.load(plan)
      expect(loaded?.clients).toEqual(
        new Map([
          [7, ANA],
          [4_294_967_295, BEN],
        ]),
      )
      expect(texts(loaded?.updates ?? [])).toEqual(['first', 'a'])
    })

    it('[L7] keeps the latest control state of many', async () => {
      const { log, plan } = await newPlan()
      for (let n = 1; n <= 5; n++) await log.append(plan, [control(`c${n}`)])
      await log.append(plan, [control('c6'), control('c7'), control('c8')])
      expect((await log.load(plan))?.control).toBe('c8')
    })

    it('[L9] knows no plan that was never created', async () => {
      const { log } = await newPlan()
      expect(await log.load('nobody')).toBeNull()
    })

    it('[L10] takes a snapshot only when it holds every update up to its position', async () => {
      const made = await makeLog()
      open.push(made)
      const { log } = made
      const ana = createWriter(1)
      const plan = await made.createPlan({ document: ana.write('Vision'), control: 'c0' })
      const before = ana.state()
      const seq = await log.append(plan, [{ kind: 'update', bytes: ana.write('Mission'), by: ANA }])
      const deleted = await log.append(plan, [{ kind: 'update', bytes: ana.erase(0), by: ANA }])

      await expect(log.saveSnapshot(plan, seq, before)).rejects.toMatchObject({ fault: 'notCovered' })
      await expect(log.saveSnapshot(plan, deleted + 1, ana.state())).rejects.toMatchObject({ fault: 'notCovered' })
      await expect(log.saveSnapshot(plan, seq, new Uint8Array([255, 1, 2]))).rejects.toMatchObject({
        fault: 'notCovered',
      })
      await expect(log.saveSnapshot('nobody', 1, before)).rejects.toMatchObject({ fault: 'unknownPlan' })
      expect(await log.load(plan)).toMatchObject({ snapshot: null, entries: 3 })

      await log.saveSnapshot(plan, deleted, ana.state())
      expect(await log.load(plan)).toMatchObject({ snapshot: new Uint8Array(ana.state()), updates: [], entries: 0 })
    })

    it('[L10] refuses a snapshot that lacks a deletion alone', async () => {
      const made = await makeLog()
      open.push(made)
      const ana = createWriter(1)
      const plan = await made.createPlan({ document: ana.write('Vision'), control: 'c0' })
      const before = ana.state()
      const seq = await made.log.append(plan, [{ kind: 'update', bytes: ana.erase(0), by: ANA }])
      await expect(made.log.saveSnapshot(plan, seq, before)).rejects.toMatchObject({ fault: 'notCovered' })
    })

    it('[L21] sets aside what Yjs cannot read though it is what was written, and loads the others', async () => {
      const made = await makeLog()
      open.push(made)
      const { log } = made
      const ana = createWriter(1)
      const plan = await made.createPlan({ document: ana.write('Vision'), control: 'c0' })
      const first = ana.state()
      const unreadable = new Uint8Array([255, 1, 2])
      await log.append(plan, [{ kind: 'update', bytes: unreadable, by: BEN }])
      const last = ana.write('Mission')
      await log.append(plan, [{ kind: 'update', bytes: last, by: ANA }])

      expect(await log.setAsideUnreadable(plan)).toBe(1)
      expect(await log.load(plan)).toMatchObject({ updates: [first, last], entries: 2, quarantined: 1, seq: 4 })
      expect(await log.setAsideUnreadable(plan)).toBe(0)
      expect(await log.setAsideUnreadable('nobody')).toBe(0)
      const seq = await log.append(plan, [{ kind: 'update', bytes: ana.write('Values'), by: ANA }])
      await log.saveSnapshot(plan, seq, ana.state())
      expect(await log.load(plan)).toMatchObject({ updates: [], quarantined: 1 })
    })

    it('[L11] opens the same document after any number of snapshots', async () => {
      const made = await makeLog()
      open.push(made)
      const { log } = made
      const ana = createWriter(1)
      const plan = await made.createPlan({ document: ana.write('w0'), control: 'c0' })
      for (let n = 1; n <= 12; n++) {
        const seq = await log.append(plan, [{ kind: 'update', bytes: ana.write(`w${n}`), by: ANA }])
        if (n % 3 === 0) await log.saveSnapshot(plan, seq, ana.state())
        const loaded = await log.load(plan)
        if (!loaded) throw new Error('The plan is gone')
        expect(loaded.entries).toBe(n < 3 ? n + 1 : n % 3)
        const doc = new Y.Doc()
        for (const bytes of [loaded.snapshot ?? [], ...loaded.updates].filter((part) => part.length > 0)) {
          Y.applyUpdate(doc, Uint8Array.from(bytes))
        }
        expect(doc.getArray('lines').toJSON()).toEqual(ana.lines())
      }
    })
  })
}
