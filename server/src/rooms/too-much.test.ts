import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { SYNC } from '@planwall/shared/protocol/message.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { headInserts, manyParagraphs } from '../testing/hostile-frames.ts'
import type { TestPeer } from '../testing/test-peer.ts'
import { openRoom, reads, settled, types } from '../testing/test-room.ts'

const tooMany = closeCodes.tooMany.code

/** Sends dear frames until it is sent away; how many of them were taken. */
function floods(peer: TestPeer): number {
  const clientId = peer.doc.clientID
  peer.sendUpdate(manyParagraphs(peer.doc, clientId, 3_000))
  const frames = headInserts(peer.doc, clientId, { clock: 3_000, each: 50, frames: 500 })
  let taken = 0
  for (const frame of frames) {
    peer.sendUpdate(frame)
    if (peer.closedWith !== null) break
    taken += 1
  }
  return taken
}

/** Asks for the whole plan until it is sent away, and tells how often it was answered. */
async function asksUntilSentAway(peer: TestPeer): Promise<number> {
  const encoder = encoding.createEncoder()
  sync.writeSyncStep1(encoder, new Y.Doc())
  const frame = Uint8Array.of(SYNC, ...encoding.toUint8Array(encoder))
  const before = peer.states.length
  while (peer.closedWith === null) {
    peer.send(frame)
    await settled()
  }
  return peer.states.length - before
}

describe('work', () => {
  it('[R24] of somebody who is too much is refused, and they are sent away to come again', async () => {
    const { join, room, time, said } = await openRoom()
    const [mallory, ben] = [join('mallory'), join('ben')]
    await settled()
    expect(floods(mallory)).toBeLessThan(50)
    expect(mallory.closedWith).toBe(tooMany)
    expect(closeCodes.tooMany.client).toBe('reconnect')
    expect(said).toContain('somebody was too much work and is sent away for a while')
    await settled()
    types(ben, 'mission', 'purpose', 'Nothing fresh is wasted')
    await settled()
    expect([ben.closedWith, ben.savedUpTo, room.isOpen]).toEqual([null, ben.peer.received, true])
    time.at += 60_000
    const back = join('mallory')
    await settled()
    expect(back.closedWith).toBeNull()
    expect(reads(back, 'mission', 'purpose')).toBe('Nothing fresh is wasted')
  })

  it('[R24] is counted by person: neither another tab nor a new socket gives more', async () => {
    const { join, time } = await openRoom()
    const [mallory, tab] = [join('mallory'), join('mallory')]
    await settled()
    floods(mallory)
    await settled()
    types(tab, 'vision', 'statement', 'From the other tab')
    await settled()
    expect(tab.closedWith).toBe(tooMany)
    expect(join('mallory').closedWith).toBe(tooMany)
    time.at += 1_000
    expect(join('mallory').closedWith).toBeNull()
  })

  it('[R24] of answering with the plan counts too, and an honest number of answers is far below', async () => {
    const { join } = await openRoom()
    const ana = join('ana')
    await settled()
    types(ana, 'vision', 'statement', 'x'.repeat(90_000))
    types(ana, 'mission', 'purpose', 'x'.repeat(90_000))
    await settled()
    const mallory = join('mallory')
    await settled()
    const answers = await asksUntilSentAway(mallory)
    expect(mallory.closedWith).toBe(tooMany)
    expect(answers).toBeGreaterThan(100)
    expect(answers).toBeLessThan(5_000)
    expect(ana.closedWith).toBeNull()
  })
})

describe('commands', () => {
  it('[R25] come thirty at once and five a second, and one too many is refused with its reason', async () => {
    const { join, time } = await openRoom()
    const helen = join('helen', 'facilitator')
    await settled()
    const gathers = (from: number, count: number) => {
      for (let id = from; id < from + count; id++) helen.gives(id, { type: 'gather' })
    }
    const reasons = () => helen.heard('result').filter((result) => !result.ok)
    gathers(1, 31)
    await settled()
    expect(reasons()).toEqual([{ id: 31, ok: false, reason: 'tooFast' }])
    expect(helen.heard('meeting').at(-1)?.gatherings).toBe(30)
    time.at += 1_000
    gathers(32, 6)
    await settled()
    expect(reasons().map(({ id }) => id)).toEqual([31, 37])
    expect(helen.heard('meeting').at(-1)?.gatherings).toBe(35)
    expect(helen.closedWith).toBeNull()
  })

  it('[R25] of one person leave those of the others alone', async () => {
    const { join } = await openRoom()
    const [helen, ana] = [join('helen', 'facilitator'), join('ana')]
    await settled()
    for (let id = 1; id <= 100; id++) ana.gives(id, { type: 'raiseHand' })
    helen.gives(1, { type: 'startMeeting' })
    await settled()
    expect(helen.heard('result')).toEqual([{ id: 1, ok: true }])
  })

  it('[M9] that find nothing to do are answered once what they found is on disk, and neither stored nor told', async () => {
    const { join, log } = await openRoom()
    const [ana, ben] = [join('ana'), join('ben')]
    await settled()
    const release = log.holdCommits()
    ana.gives(1, { type: 'raiseHand' })
    ana.gives(2, { type: 'raiseHand' })
    await settled()
    expect(ana.heard('result')).toEqual([])
    release()
    await settled()
    expect(ana.heard('result')).toEqual([
      { id: 1, ok: true },
      { id: 2, ok: true },
    ])
    const [stored, told] = [(await log.load('plan'))?.seq, ben.heard('meeting').length]
    ana.gives(3, { type: 'raiseHand' })
    await settled()
    expect(ana.heard('result').at(-1)).toEqual({ id: 3, ok: true })
    expect([(await log.load('plan'))?.seq, ben.heard('meeting').length]).toEqual([stored, told])
  })

  it('[M7] the hand of somebody who is removed goes down for everybody, on disk too', async () => {
    const { join, log, room } = await openRoom()
    const [ana, ben] = [join('ana'), join('ben')]
    await settled()
    ana.gives(1, { type: 'raiseHand' })
    await settled()
    expect(ben.heard('meeting').at(-1)?.hands).toEqual(['ana'])
    room.removePerson('ana', 'removed')
    await settled()
    expect(ben.heard('meeting').at(-1)?.hands).toEqual([])
    expect(JSON.parse((await log.load('plan'))?.control ?? '').hands).toEqual([])
  })
})
