import { once } from 'node:events'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf as fragmentOfSection } from '@planwall/shared/plan/plan-doc.ts'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { serverMessages } from '@planwall/shared/protocol/message.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { headInserts, manyParagraphs } from '../../testing/hostile-frames.ts'
import { RawClient } from '../../testing/raw-client.ts'
import { TestApp } from '../../testing/test-app.ts'
import { Spending } from '../spending.ts'
import { type HandMadeStruct, wire } from './fuzz/hand-made.ts'
import { fragmentOf, idOf, mallorySends, open, openRoom, repeat, rules } from './fuzz/mallory.ts'
import { createParagraph } from './fuzz/plan.ts'
import { guard } from './guard.ts'
import { joinLimits, liveLimits } from './limits.ts'

const mallory = { id: 'mallory', name: 'Mallory', color: 1, role: 'member', listed: true } as const

describe('quadratic insert, cut into frames that each cost little', () => {
  it('[G14] [G20] takes no more steps of its own room than one person may have, and each is counted', () => {
    for (const each of [1, 100]) {
      const room = openRoom()
      const fragment = fragmentOf(room, open)
      fragment.insert(
        0,
        repeat(3_000, () => createParagraph('')),
      )
      const head: HandMadeStruct = {
        parent: idOf(fragment),
        content: { ref: 'type', type: wire.element, name: 'paragraph' },
      }
      const spending = new Spending({ now: () => 0 })
      let counted = 0
      let steps = 0
      for (let paid = true; paid; ) {
        const verdict = guard(room, mallorySends(room, Array(each).fill(head)), rules)
        paid = spending.work(mallory, verdict.work)
        counted += verdict.work
        if (!paid || verdict.kind === 'refused') continue
        // For each, Yjs goes along all that stands there already.
        const before = fragment.length
        Y.applyUpdate(room, verdict.update)
        for (let length = before; length < fragment.length; length++) steps += length
      }
      const may = joinLimits.work + 2_000_000
      expect(counted, `${each} in a frame`).toBeLessThanOrEqual(may + liveLimits.work)
      expect(counted, `${each} in a frame`).toBeGreaterThanOrEqual(steps)
    }
  })
})

describe('quadratic insert into one of two rooms', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await TestApp.open()
  })
  afterEach(() => test.close())

  it('[R24] [R27] costs the other room nothing: its people are told Saved while the frames are still coming', async () => {
    const [plan, other] = [await test.plan(), await test.plan('Another client')]
    const attacker = new RawClient(await test.connect(await test.join(plan.secrets.member, 'Mallory'), plan.id))
    const ben = new RawClient(await test.connect(await test.join(other.secrets.member, 'Ben'), other.id))
    await attacker.sync()
    await ben.sync()
    const saved = () =>
      new Promise<void>((resolve) => {
        const listen = (frame: Uint8Array) => {
          if (frame[0] !== serverMessages.saved.type) return
          ben.socket.off('message', listen)
          resolve()
        }
        ben.socket.on('message', listen)
      })

    const clientId = Number(new URL(attacker.socket.url).searchParams.get('client'))
    const gone = once(attacker.socket, 'close')
    attacker.sendUpdate(manyParagraphs(attacker.doc, clientId, 3_000))
    const frames = headInserts(attacker.doc, clientId, { clock: 3_000, each: 50, frames: 500 })
    for (let edit = 1; edit <= 3; edit++) {
      for (const frame of frames.splice(0, 8)) attacker.sendUpdate(frame)
      const told = saved()
      ben.sendUpdate(
        ben.update((doc) => {
          const purpose = fragmentOfSection(doc, 'mission', 'purpose')
          if (purpose) writePlainText(purpose, `Written meanwhile, ${edit}`)
        }),
      )
      await told
      await ben.sync()
      expect([attacker.closedWith, ben.closedWith]).toEqual([null, null])
    }
    for (const frame of frames) attacker.sendUpdate(frame)
    expect((await gone)[0]).toBe(closeCodes.tooMany.code)
    const purpose = fragmentOfSection(ben.doc, 'mission', 'purpose')
    expect([purpose?.toString(), ben.closedWith]).toEqual(['<paragraph>Written meanwhile, 3</paragraph>', null])
  })
})
