import pino from 'pino'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { StorageError } from '../storage/storage-error.ts'
import { openRoom, reads, settled, types } from '../testing/test-room.ts'
import { Snapshots } from './snapshots.ts'

/** A log that notes what snapshots it is asked to keep, and keeps each only when the test lets it. */
function slowLog() {
  const asked: string[] = []
  const answers: ((error?: Error) => void)[] = []
  const said: { level: number; msg: string }[] = []
  const logger = pino({ base: null }, { write: (line: string) => said.push(JSON.parse(line)) })
  const log = {
    append: () => Promise.resolve(0),
    load: () => Promise.resolve(null),
    setAsideUnreadable: () => Promise.resolve(0),
    saveSnapshot: (plan: string) => {
      asked.push(plan)
      return new Promise<void>((resolve, reject) => answers.push((error) => (error ? reject(error) : resolve())))
    },
  }
  return { snapshots: new Snapshots(log, logger), asked, answers, said }
}

const nothing = { seq: 1, bytes: new Uint8Array() }

describe('a snapshot', () => {
  it.each([
    ['five thousand updates', { updates: 4_999, bytes: 0 }],
    ['four mebibytes', { updates: 0, bytes: 4_194_303 }],
  ])('[R26] is taken after %s while the room lives, and holds all that is on disk', async (_much, since) => {
    const { join, log, snapshots } = await openRoom({ since })
    const ana = join('ana')
    await settled()
    expect((await log.load('plan'))?.snapshot).toBeNull()
    types(ana, 'vision', 'statement', 'Nothing fresh is wasted')
    await settled()
    await snapshots.settled()
    const loaded = await log.load('plan')
    if (!loaded?.snapshot) throw new Error('No snapshot was taken')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, loaded.snapshot)
    expect(reads({ doc }, 'vision', 'statement')).toBe('Nothing fresh is wasted')
  })

  it('[R26] is taken once, and again only after as much more', async () => {
    const { join, room } = await openRoom({ since: { updates: 4_999, bytes: 0 } })
    const ana = join('ana')
    await settled()
    types(ana, 'vision', 'statement', 'One')
    await settled()
    types(ana, 'vision', 'statement', 'Two')
    types(ana, 'vision', 'statement', 'Three')
    await settled()
    expect(room.sinceSnapshot.updates).toBe(2)
  })

  it('[R26] holds nothing that is not on disk: when the commit fails there is none', async () => {
    const { join, log, snapshots } = await openRoom({ since: { updates: 4_999, bytes: 0 } })
    const ana = join('ana')
    await settled()
    types(ana, 'vision', 'statement', 'On disk')
    const release = log.holdCommits()
    await settled()
    types(ana, 'vision', 'statement', 'On disk, and not')
    log.breakCommits('full')
    release()
    await settled()
    await snapshots.settled()
    log.breakCommits(null)
    expect((await log.load('plan'))?.snapshot).toBeNull()
  })

  it('[R26] waits until the one before is saved, of whichever plan', async () => {
    const { snapshots, asked, answers } = slowLog()
    const first = snapshots.save('one', nothing)
    const second = snapshots.save('other', nothing)
    await settled()
    expect([asked, snapshots.isSaving('one'), snapshots.isSaving('other')]).toEqual([['one'], true, true])
    answers[0]?.()
    await first
    await settled()
    expect([asked, snapshots.isSaving('one'), snapshots.isSaving('other')]).toEqual([['one', 'other'], false, true])
    answers[1]?.()
    await second
    await snapshots.settled()
    expect(snapshots.isSaving('other')).toBe(false)
  })

  it('[R26] that fails is logged, and does not keep the next from being taken', async () => {
    const { snapshots, asked, answers, said } = slowLog()
    const both = [snapshots.save('one', nothing), snapshots.save('other', nothing)]
    await settled()
    answers[0]?.(new StorageError('notCovered'))
    await settled()
    answers[1]?.(new StorageError('closed'))
    await Promise.all(both)
    expect(asked).toEqual(['one', 'other'])
    expect(said.map(({ level, msg }) => [level, msg])).toEqual([
      [50, 'snapshot failed'],
      [30, 'no snapshot was taken, the server ends'],
    ])
  })
})
