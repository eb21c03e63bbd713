import { once } from 'node:events'
import { addNote, readNotes } from '@planwall/shared/plan/note.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { closeCodes } from '@planwall/shared/protocol/close-code.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { headInserts, manyParagraphs } from '../testing/hostile-frames.ts'
import { RawClient } from '../testing/raw-client.ts'
import { type Browser, type Plan, TestApp } from '../testing/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await TestApp.open()
})
afterEach(() => test.close())

async function connect(browser: Browser, plan: Plan): Promise<RawClient> {
  const client = new RawClient(await test.connect(browser, plan.id))
  await client.sync()
  return client
}

function clientIdOf(client: RawClient): number {
  return Number(new URL(client.socket.url).searchParams.get('client'))
}

/** How many paragraphs the vision has, as this client was told. */
function paragraphsOf(client: RawClient): number {
  return fragmentOf(client.doc, 'vision', 'statement')?.length ?? 0
}

it('[R24] [R27] a raw client that sends quadratic inserts is sent away, and everybody else goes on in both rooms', async () => {
  const [plan, other] = [await test.plan(), await test.plan('Another client')]
  const malloryAtHome = await test.join(plan.secrets.member, 'Mallory')
  const mallory = await connect(malloryAtHome, plan)
  const helen = await connect(plan.coach, plan)
  const ben = await connect(await test.join(other.secrets.member, 'Ben'), other)
  const order: string[] = []
  mallory.socket.on('close', () => order.push('Mallory is sent away'))

  const clientId = clientIdOf(mallory)
  mallory.sendUpdate(manyParagraphs(mallory.doc, clientId, 3_000))
  const frames = headInserts(mallory.doc, clientId, { clock: 3_000, each: 50, frames: 500 })
  const gone = once(mallory.socket, 'close')
  for (const frame of frames) mallory.sendUpdate(frame)

  // All of that is on its way when Ben, in another room, asks and writes.
  for (let asked = 0; asked < 3; asked++) await ben.read()
  order.push('Ben is answered')
  ben.sendUpdate(
    ben.update((doc) => {
      const fragment = fragmentOf(doc, 'mission', 'purpose')
      if (fragment) writePlainText(fragment, 'Written in the meantime')
    }),
  )
  await ben.sync()
  expect((await gone)[0]).toBe(closeCodes.tooMany.code)
  expect(order).toEqual(['Ben is answered', 'Mallory is sent away'])
  expect(ben.closedWith).toBeNull()

  // Her own room goes on: what was taken of hers is a small part, and Helen writes.
  await helen.sync()
  expect(paragraphsOf(helen)).toBeLessThan(3_000 + 50 * 60)
  const wall = {
    meeting: JSON.parse((await test.storage.log.load(plan.id))?.control ?? '').id,
    section: 'vision',
  } as const
  const note = { id: 'n1', at: { x: 1, y: 2 }, color: 'mint', text: 'Still here', by: null } as const
  helen.sendUpdate(helen.update((doc) => void addNote(doc, wall, note)))
  await helen.sync()
  expect([readNotes(helen.doc, wall), helen.closedWith]).toEqual([[note], null])

  // She is as poor on her next socket, until her time has come.
  const again = new RawClient(await test.connect(malloryAtHome, plan.id))
  await expect.poll(() => again.closedWith).toBe(closeCodes.tooMany.code)
  test.clock.at += 60_000
  expect((await connect(malloryAtHome, plan)).closedWith).toBeNull()
})

it('[R24] whoever comes back after a day of work without a line, and pastes as much as there is room for, meets no limit', async () => {
  const plan = await test.plan()
  const atHome = await test.join(plan.secrets.member, 'Amara')
  const amara = await connect(atHome, plan)
  const before = Y.encodeStateVector(amara.doc)
  const fields = [
    ['vision', 'statement'],
    ['mission', 'purpose'],
    ['values', 'why'],
  ] as const
  // Every minute of eight hours a sentence somewhere, some of it taken back.
  amara.doc.clientID = clientIdOf(amara)
  for (let minute = 0; minute < 480; minute++) {
    const [section, field] = fields[minute % fields.length] ?? fields[0]
    const fragment = fragmentOf(amara.doc, section, field)
    if (!fragment) throw new Error('No such text')
    writePlainText(fragment, `Minute ${minute}: what we do well\nand what we leave`)
    writePlainText(fragment, `Minute ${minute}: what we do well`)
  }
  amara.sendStepTwo(Y.encodeStateAsUpdate(amara.doc, before))
  for (let paste = 0; paste < 5; paste++) {
    amara.sendUpdate(
      amara.update((doc) => {
        const fragment = fragmentOf(doc, 'environment', 'why')
        if (fragment) writePlainText(fragment, Array.from({ length: 50 }, () => 'x'.repeat(100)).join('\n'))
      }),
    )
  }
  await amara.sync()
  expect(amara.closedWith).toBeNull()
  const helen = await connect(plan.coach, plan)
  const texts = fields.map(([section, field]) => fragmentOf(helen.doc, section, field)?.toString())
  expect(texts).toEqual([477, 478, 479].map((minute) => `<paragraph>Minute ${minute}: what we do well</paragraph>`))
})

it('[R26] a server that ends takes a snapshot of a plan that has grown', async () => {
  const plan = await test.plan()
  const amara = await connect(await test.join(plan.secrets.member, 'Amara'), plan)
  for (const section of ['vision', 'mission', 'values', 'environment'] as const) {
    amara.sendUpdate(
      amara.update((doc) => {
        const fragment = fragmentOf(doc, section, 'why')
        if (fragment) writePlainText(fragment, 'x'.repeat(90_000))
      }),
    )
    await amara.sync()
  }
  expect((await test.storage.log.load(plan.id))?.snapshot).toBeNull()
  await test.app.drain()
  const loaded = await test.storage.log.load(plan.id)
  expect([loaded?.snapshot === null, loaded?.entries]).toEqual([false, 0])
})

it('[M7] a hand that somebody had up when they were removed is down when the plan is opened again', async () => {
  const plan = await test.plan()
  const amara = await test.join(plan.secrets.member, 'Amara')
  const { you } = (await amara.get(`/api/plans/${plan.id}`)).body as { you: { id: string } }
  const stored = JSON.parse((await test.storage.log.load(plan.id))?.control ?? '')
  await test.storage.log.append(plan.id, [{ kind: 'control', state: JSON.stringify({ ...stored, hands: [you.id] }) }])
  await plan.coach.delete(`/api/plans/${plan.id}/people/${you.id}`)
  const socket = await test.connect(plan.coach, plan.id)
  const helen = new RawClient(socket)
  await helen.sync()
  await expect.poll(() => helen.hands).toEqual([])
})
