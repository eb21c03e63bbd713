import { gunzipSync } from 'node:zlib'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { decodeBody, SYNC, SYNC_STEP_1, serverMessages } from '@planwall/shared/protocol/message.ts'
import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { RawClient } from '../testing/raw-client.ts'
import { type Browser, type Plan, TestApp } from '../testing/test-app.ts'

let test: TestApp
let plan: Plan
beforeEach(async () => {
  test = await TestApp.open()
  plan = await test.plan()
  const helen = new RawClient(await test.connect(plan.coach, plan.id))
  await helen.sync()
  helen.sendStepTwo(Uint8Array.of(0, 0))
  helen.sendUpdate(
    helen.update((doc) => {
      const text = fragmentOf(doc, 'vision', 'statement')
      if (text) writePlainText(text, 'A long story. '.repeat(6_000))
    }),
  )
  await helen.sync()
})
afterEach(() => test.close())

/** The snapshot that is offered to somebody who comes in with nothing. */
async function offered(browser: Browser): Promise<string> {
  const socket = await test.connect(browser, plan.id, { snapshot: '1' })
  const offer = new Promise<string>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      if (decoding.readVarUint(decoder) !== serverMessages.snapshot.type) return
      resolve(decodeBody(decoder, serverMessages.snapshot.schema)?.id ?? '')
    })
  })
  socket.send(Uint8Array.of(SYNC, SYNC_STEP_1, 1, 0))
  return offer
}

const fetched = (browser: Browser, id: string, headers: Record<string, string> = {}) =>
  test.app.inject({
    method: 'GET',
    url: `/api/plans/${plan.id}/snapshots/${id}`,
    headers: { ...browser.headers(), ...headers },
  })

it('[J44] gives the whole plan to who was told to fetch it, compressed where they can read that', async () => {
  const amara = await test.join(plan.secrets.member, 'Amara')
  const id = await offered(amara)
  const [small, whole] = [await fetched(amara, id, { 'accept-encoding': 'gzip' }), await fetched(amara, id)]
  expect([small.statusCode, small.headers['content-encoding'], whole.headers['content-encoding']]).toEqual([
    200,
    'gzip',
    undefined,
  ])
  expect(gunzipSync(small.rawPayload)).toEqual(whole.rawPayload)
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, whole.rawPayload)
  expect(fragmentOf(doc, 'vision', 'statement')?.toString()).toContain('A long story. A long story.')
})

it('[J44] gives nobody a snapshot who has no seat in the plan, and of no name but the newest', async () => {
  const amara = await test.join(plan.secrets.member, 'Amara')
  const id = await offered(amara)
  const other = await test.plan('Northwind')
  const stranger = await test.join(other.secrets.member, 'Mallory')
  expect((await fetched(stranger, id)).json()).toMatchObject({ error: { code: 'notJoined' } })
  expect((await fetched(amara, 'another')).json()).toMatchObject({ error: { code: 'notFound' } })
})
