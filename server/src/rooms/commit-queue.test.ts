import { expect, it } from 'vitest'
import { createMemoryPlanLog } from '../storage/memory-plan-log.ts'
import { settled } from '../testing/test-room.ts'
import { CommitQueue } from './commit-queue.ts'

function openQueue() {
  const log = createMemoryPlanLog()
  log.createPlan('plan', { document: new Uint8Array(), control: '{}' })
  const failures: { message: string; where: string }[] = []
  let deliveries = 0
  const queue = new CommitQueue({
    log,
    plan: 'plan',
    seq: 2,
    sinceSnapshot: { updates: 0, bytes: 0 },
    delivered: () => {
      deliveries += 1
    },
    failed: (error, where) => failures.push({ message: error instanceof Error ? error.message : String(error), where }),
  })
  return {
    queue,
    log,
    failures,
    get deliveries() {
      return deliveries
    },
  }
}

const control = [{ kind: 'control', state: '{}' }] as const

it('[R4] a commit that fails calls nothing and takes nothing more', async () => {
  const { queue, log, failures } = openQueue()
  const told: string[] = []
  log.breakCommits('full')
  queue.add({ entries: control, committed: () => told.push('lost') })
  await settled()
  log.breakCommits(null)
  queue.add({ entries: control, committed: () => told.push('later') })
  await settled()
  expect([told, failures, queue.seq]).toEqual([[], [{ message: 'full', where: 'commit' }], 2])
})

it('[R28] what goes wrong while people are told is not called a failed commit, and tells nobody else', async () => {
  const opened = openQueue()
  const told: string[] = []
  opened.queue.add({ entries: control, committed: () => told.push('first') })
  opened.queue.add({
    entries: control,
    committed: () => {
      throw new Error('nobody expected this')
    },
  })
  opened.queue.add({ entries: control, committed: () => told.push('third') })
  await settled()
  expect([told, opened.failures]).toEqual([['first'], [{ message: 'nobody expected this', where: 'telling' }]])
  expect([opened.deliveries, (await opened.log.load('plan'))?.seq]).toEqual([0, 5])
})
