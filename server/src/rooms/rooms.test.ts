import { once } from 'node:events'
import { serverMessages } from '@planwall/shared/protocol/message.ts'
import type { Roster } from '@planwall/shared/protocol/roster.ts'
import * as decoding from 'lib0/decoding'
import pino from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import type { Storage } from '../storage/store.ts'
import { RawClient } from '../testing/raw-client.ts'
import { TestApp } from '../testing/test-app.ts'
import { TestPeer } from '../testing/test-peer.ts'
import { createRooms } from './rooms.ts'

/** A moment at which whatever passes waits until it is opened. */
function gate() {
  let reach: () => void = () => {}
  let open: () => void = () => {}
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const pass = () => {
    reach()
    return opened
  }
  return { reached, open, pass }
}

let test: TestApp
afterEach(async () => {
  vi.useRealTimers()
  await test.close()
})

function slowToLoad(pass: () => Promise<void>) {
  return (real: Storage): Storage => ({
    ...real,
    log: {
      ...real.log,
      load: async (plan) => {
        await pass()
        return real.log.load(plan)
      },
    },
  })
}

describe('while a plan is being loaded', () => {
  it('[C12] a server that ends waits for it, and sends who wanted in to come again', async () => {
    const loading = gate()
    test = await TestApp.open({ storage: slowToLoad(loading.pass) })
    const plan = await test.plan()
    const socket = await test.connect(plan.coach, plan.id)
    const closed = once(socket, 'close')
    await loading.reached
    const drained = test.app.drain()
    loading.open()
    await drained
    expect((await closed)[0]).toBe(1012)
  })

  it('[R16] who is removed stands on no list afterwards', async () => {
    const loading = gate()
    test = await TestApp.open({ storage: slowToLoad(loading.pass) })
    const plan = await test.plan()
    const amara = await test.join(plan.secrets.member, 'Amara')
    const { you } = (await amara.get(`/api/plans/${plan.id}`)).body as { you: { id: string } }
    const helen = await test.connect(plan.coach, plan.id)
    const roster = nextRoster(helen)
    await loading.reached
    expect((await plan.coach.delete(`/api/plans/${plan.id}/people/${you.id}`)).status).toBe(200)
    loading.open()
    expect((await roster).people.map((person) => person.name)).toEqual(['Helen Marchetti'])
  })

  it('[R22] what a client sends stays in the line, and is all read afterwards', async () => {
    const loading = gate()
    test = await TestApp.open({ storage: slowToLoad(loading.pass) })
    const plan = await test.plan()
    const helen = new RawClient(await test.connect(plan.coach, plan.id))
    await loading.reached
    const answers = Array.from({ length: 100 }, () => helen.read())
    // The server answers a later request only after it had its chance to read what came before.
    await plan.coach.get('/api/me')
    loading.open()
    await Promise.all(answers)
    expect(helen.closedWith).toBeNull()
  })
})

it('[R23] a room that was left stays for a while, counted from when the last one left', async () => {
  test = await TestApp.open()
  const plan = await test.plan()
  const rooms = createRooms({ storage: test.storage, clock: { now: () => 0 }, logger: pino({ level: 'silent' }) })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const visit = async () => {
    const joined = await rooms.join(plan.id, async () => new TestPeer('ana', 'member').peer)
    if (!joined.ok) throw new Error(joined.reason)
    joined.value.room.leave(joined.value.peer)
    // A room is not let go while something waits for the disk.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    return joined.value.room
  }
  const room = await visit()
  vi.advanceTimersByTime(20_000)
  expect(await visit()).toBe(room)
  vi.advanceTimersByTime(20_000)
  expect(room.isOpen).toBe(true)
  vi.advanceTimersByTime(20_000)
  expect(room.isOpen).toBe(false)
})

it('[C12] a server that ends does not wait long for somebody who says nothing any more', {
  timeout: 12_000,
}, async () => {
  test = await TestApp.open()
  const plan = await test.plan()
  const asleep = await test.connect(plan.coach, plan.id)
  asleep.pause()
  await test.app.drain()
  await test.app.close()
  expect(test.app.server.listening).toBe(false)
})

function nextRoster(socket: WebSocket): Promise<Roster> {
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(data)
      if (decoding.readVarUint(decoder) !== serverMessages.roster.type) return
      resolve(serverMessages.roster.schema.parse(JSON.parse(decoding.readVarString(decoder))))
    })
  })
}

describe('a plan with a row that Yjs cannot read', () => {
  it('[L21] [R32] opens without it, keeps the row, and tells facilitators and nobody else', async () => {
    test = await TestApp.open()
    const { id, coach, secrets } = await test.plan()
    const amara = await test.join(secrets.member, 'Amara')
    await test.storage.log.append(id, [{ kind: 'update', bytes: new Uint8Array([255, 1, 2]), by: 'somebody' }])
    const helen = new RawClient(await test.connect(coach, id))
    await helen.sync()
    const ana = new RawClient(await test.connect(amara, id))
    await ana.sync()
    expect([helen.closedWith, ana.closedWith]).toEqual([null, null])
    expect(helen.content()).toMatchObject({ 'section:masthead': { title: expect.anything() } })
    expect(helen.hello).toMatchObject({ setAside: 1 })
    expect(ana.hello).not.toHaveProperty('setAside')
    expect((await coach.get(`/api/plans/${id}/content`)).status).toBe(200)
    expect(test.log.join('')).toContain('rows of a plan were set aside as damaged')
    expect((await test.browser().get('/readyz')).body).toEqual({ ready: true, reasons: [], rowsSetAside: 1 })
  })

  it('[L9] [L21] does not open when that row is all there is', async () => {
    test = await TestApp.open()
    const unreadable = new Uint8Array([255, 1, 2])
    const { id, coach } = await test.plan()
    const real = test.storage.log.load
    test.storage.log.load = async (plan) => {
      const loaded = await real(plan)
      return loaded && { ...loaded, updates: [unreadable] }
    }
    expect((await coach.get(`/api/plans/${id}/content`)).body).toMatchObject({ error: { code: 'cannotRead' } })
  })
})
