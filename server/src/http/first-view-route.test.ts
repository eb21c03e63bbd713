import { gunzipSync } from 'node:zlib'
import { type FirstView, firstViewSchema } from '@planwall/shared/protocol/first-view.ts'
import { encodeClientMessage, type ServerMessage, serverMessages } from '@planwall/shared/protocol/message.ts'
import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { type Browser, type Plan, TestApp } from '../testing/test-app.ts'

let test: TestApp
let plan: Plan
beforeEach(async () => {
  test = await TestApp.open()
  plan = await test.plan()
})
afterEach(() => test.close())

const NOT_JOINED = { status: 403, body: { error: { code: 'notJoined' } } }

const firstView = (browser: Browser, id = plan.id) => browser.get(`/api/plans/${id}/first-view`)

async function shownTo(browser: Browser): Promise<FirstView> {
  return firstViewSchema.parse((await firstView(browser)).body)
}

type Told = { [K in ServerMessage['kind']]?: unknown }

/** The newest message of each kind that a socket has brought. */
function listen(socket: WebSocket): Told {
  const told: Told = {}
  const kinds = Object.keys(serverMessages) as ServerMessage['kind'][]
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    const kind = kinds.find((each) => serverMessages[each].type === type)
    if (kind) told[kind] = JSON.parse(decoding.readVarString(decoder))
  })
  return told
}

it('[J27] shows everybody what their socket tells them, and what the plan says', async () => {
  const { observer, member, roomScreen } = plan.secrets
  const amara = await test.join(member, 'Amara')
  const everyone = [plan.coach, amara, await test.join(observer, 'Ola'), await test.join(roomScreen)]
  const lead = await test.connect(plan.coach, plan.id)
  const raised = await test.connect(amara, plan.id)
  lead.send(encodeClientMessage({ kind: 'command', body: { id: 1, command: { type: 'startMeeting' } } }))
  await expect.poll(async () => (await shownTo(amara)).meeting.progress.phase).toBe('running')
  raised.send(encodeClientMessage({ kind: 'command', body: { id: 1, command: { type: 'raiseHand' } } }))
  await expect.poll(async () => (await shownTo(amara)).meeting.hands.length).toBe(1)

  for (const browser of everyone) {
    const told = listen(await test.connect(browser, plan.id))
    await expect.poll(() => Object.keys(told)).toEqual(expect.arrayContaining(['hello', 'meeting', 'roster']))
    const { content, roster, ...rest } = await shownTo(browser)
    expect({ ...rest, roster }).toEqual({
      hello: told.hello,
      meeting: told.meeting,
      roster: { ...(told.roster as FirstView['roster']), clients: {} },
    })
    expect({ content }).toEqual({ content: (await browser.get(`/api/plans/${plan.id}/content`)).body })
  }
})

it('[J27] is compressed for whoever can read that, and for nobody else', async () => {
  const ask = (encodings: Record<string, string>) =>
    test.app.inject({
      method: 'GET',
      url: `/api/plans/${plan.id}/first-view`,
      headers: { ...plan.coach.headers(), ...encodings },
    })
  const [small, whole] = [await ask({ 'accept-encoding': 'br, gzip' }), await ask({})]
  expect([small.headers['content-encoding'], whole.headers['content-encoding']]).toEqual(['gzip', undefined])
  expect(JSON.parse(gunzipSync(small.rawPayload).toString())).toEqual(whole.json())
  expect(small.rawPayload.length).toBeLessThan(whole.rawPayload.length)
})

it('[J27] keeps the hands from those who learn of none', async () => {
  const amara = await test.join(plan.secrets.member, 'Amara')
  const screen = await test.join(plan.secrets.roomScreen)
  const lead = await test.connect(plan.coach, plan.id)
  lead.send(encodeClientMessage({ kind: 'command', body: { id: 1, command: { type: 'startMeeting' } } }))
  lead.send(encodeClientMessage({ kind: 'command', body: { id: 2, command: { type: 'raiseHand' } } }))
  await expect.poll(async () => (await shownTo(amara)).meeting.hands.length).toBe(1)
  expect((await shownTo(screen)).meeting.hands).toEqual([])
})

it('[J23] shows nothing to strangers: a plan of others and one that does not exist look the same', async () => {
  const other = await test.plan('Another client')
  for (const browser of [test.browser(), other.coach]) {
    for (const id of [plan.id, 'nosuchplan', '..%2f..%2fetc']) {
      expect(await firstView(browser, id)).toMatchObject(NOT_JOINED)
    }
  }
})

it('[J22] shows nothing to somebody who was removed, and nobody shows them', async () => {
  const amara = await test.join(plan.secrets.member, 'Amara')
  const { hello } = await shownTo(amara)
  await plan.coach.delete(`/api/plans/${plan.id}/people/${hello.you.id}`)
  expect(await firstView(amara)).toMatchObject(NOT_JOINED)
  expect((await shownTo(plan.coach)).roster.people.map((person) => person.name)).toEqual(['Helen Marchetti'])
})

it('[J22] shows nothing to somebody who is removed while the plan is loaded', async () => {
  let reached = () => {}
  let open = () => {}
  const loading = new Promise<void>((resolve) => {
    reached = resolve
  })
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const slow = await TestApp.open({
    storage: (real) => ({
      ...real,
      log: {
        ...real.log,
        load: async (id) => {
          reached()
          await opened
          return real.log.load(id)
        },
      },
    }),
  })
  const { id, coach, secrets } = await slow.plan()
  const amara = await slow.join(secrets.member, 'Amara')
  const { you } = (await amara.get(`/api/plans/${id}`)).body as FirstView['hello']
  const asked = firstView(amara, id)
  await loading
  expect((await coach.delete(`/api/plans/${id}/people/${you.id}`)).status).toBe(200)
  open()
  expect(await asked).toMatchObject(NOT_JOINED)
  await slow.close()
})
