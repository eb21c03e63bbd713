import { addNote } from '@planwall/shared/plan/note.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { encodeClientMessage } from '@planwall/shared/protocol/message.ts'
import { afterEach, expect, it } from 'vitest'
import { createShutdown } from './shutdown.ts'
import { StorageError } from './storage/storage-error.ts'
import { RawClient } from './testing/raw-client.ts'
import { type Browser, COACH_KEY, TestApp } from './testing/test-app.ts'

let test: TestApp
afterEach(() => test.close())

const text = (words: string) => Buffer.from(words)

async function connect(browser: Browser, plan: string): Promise<RawClient> {
  const client = new RawClient(await test.connect(browser, plan))
  await client.sync()
  return client
}

/** A plan in which everything that people say has a canary in it, with its coach and a member. */
async function cage() {
  const coach = await test.coach()
  const plan = { organisation: 'canary-client', title: 'canary-title', name: 'canary-coach', color: 1 }
  const made = await coach.post('/api/plans', { ...plan, day: '2026-11-19', startsAt: '09:00' })
  const { id } = (made.body as { plan: { id: string } }).plan
  const secrets = await test.secretsOf(coach, id)
  return { id, coach, secrets, amara: await test.join(secrets.member, 'canary-amara') }
}

/** Says canaries wherever anybody can say anything over HTTP. */
async function asksOddly(secrets: Record<string, string>, id: string): Promise<void> {
  const stranger = test.browser()
  const own = { ...stranger.headers(), 'content-type': 'application/json' }
  const odd = {
    'user-agent': 'canary',
    referer: 'http://canary.test/',
    'x-forwarded-for': 'canary',
    cookie: 'planwall=canary',
  }
  const send = (method: 'GET' | 'POST' | 'DELETE', url: string, headers: Record<string, string>, payload?: string) =>
    stranger.send({ method, url, headers, ...(payload !== undefined && { payload }) })
  await send('GET', '/canary?canary=canary#canary', { ...own, ...odd })
  await send('GET', `/join?k=${secrets.member}`, odd)
  await send('GET', '/api/plans/canary/content', { ...own, ...odd })
  await send('POST', '/api/coach', own, '{"key":"canary"}')
  await send('POST', '/api/coach', own, '{"key":"canary')
  await send('POST', '/api/coach', { ...own, origin: 'http://canary.test' }, '{"key":"canary"}')
  await send('POST', '/api/coach', { ...own, host: 'canary.test' }, '{"key":"canary"}')
  await send('POST', '/api/coach', { ...own, 'content-type': 'text/canary' }, 'canary')
  await send('POST', '/api/join', own, JSON.stringify({ secret: secrets.member, name: 'canary-amara' }))
  await send('POST', '/api/join', own, JSON.stringify({ secret: 'canary', name: 'canary' }))
  await send('POST', '/api/join', own, JSON.stringify({ secret: secrets.member, name: 'canary '.repeat(50_000) }))
  await send('DELETE', `/api/plans/${id}/people/canary`, own)
}

/** Says canaries in every frame there is, of those that are taken and of those that end the socket. */
async function speaksOddly(amara: Browser, id: string): Promise<number[]> {
  const honest = await connect(amara, id)
  const meeting = JSON.parse((await test.storage.log.load(id))?.control ?? '').id
  honest.sendUpdate(
    honest.update((doc) => {
      const vision = fragmentOf(doc, 'vision', 'statement')
      if (vision) writePlainText(vision, 'canary-vision')
      const note = { id: 'n1', at: { x: 1, y: 2 }, color: 'mint', text: 'canary-note', by: null } as const
      addNote(doc, { meeting, section: 'vision' }, note)
    }),
  )
  honest.sendPresence(Number(new URL(honest.socket.url).searchParams.get('client')), { canary: 'canary' })
  await honest.read()
  const codes: number[] = []
  const oddities: ((client: RawClient) => void)[] = [
    (client) => client.socket.send(text('canary')),
    (client) => client.socket.send('canary'),
    (client) => client.socket.send(Buffer.concat([Buffer.of(110, 8), text('{canary}')])),
    (client) =>
      client.socket.send(
        encodeClientMessage({ kind: 'command', body: { id: 1, command: { type: 'canary' } as never } }),
      ),
    (client) => client.sendUpdate(text('canary')),
    (client) => client.sendUpdate(client.update((doc) => doc.getMap('canary-root').set('canary', 'canary'))),
    (client) => client.sendUpdate(client.update((doc) => doc.getMap('section:vision').set('why', 'canary'))),
    (client) =>
      client.sendUpdate(client.update((doc) => doc.getMap('section:vision').set('x', 'canary '.repeat(99_999)))),
    (client) => client.sendPresence(1, { canary: 'canary' }),
  ]
  for (const say of oddities) {
    const client = await connect(amara, id)
    say(client)
    await client.read()
    codes.push(client.closedWith ?? 0)
  }
  return codes
}

it('[C16] [J20] [J34] the log sings of no secret and of nothing that anybody said, whatever goes wrong', async () => {
  const disk = { fails: false }
  test = await TestApp.open({
    storage: (real) => ({
      ...real,
      log: {
        ...real.log,
        append: (plan, entries) =>
          disk.fails ? Promise.reject(new StorageError('full')) : real.log.append(plan, entries),
      },
    }),
  })
  const { id, coach, secrets, amara } = await cage()
  await asksOddly(secrets, id)
  const codes = await speaksOddly(amara, id)
  // The forged presence alone is passed over.
  expect(codes).toEqual([4400, 4400, 4400, 4400, 4413, 4400, 4400, 4413, 0])

  disk.fails = true
  const late = await connect(amara, id)
  late.sendUpdate(
    late.update((doc) => {
      const mission = fragmentOf(doc, 'mission', 'purpose')
      if (mission) writePlainText(mission, 'canary-mission')
    }),
  )
  await expect.poll(() => late.closedWith).not.toBeNull()
  disk.fails = false
  await test.storage.log.append(id, [{ kind: 'update', bytes: text('canary'), by: 'canary' }])
  await connect(coach, id)
  await coach.delete('/api/session')

  const exits: number[] = []
  const log = test.app.log as Parameters<typeof createShutdown>[0]['log']
  const parts = {
    drain: async () => {},
    exit: (code: number) => exits.push(code),
    log,
    monotonicMs: () => 0,
    after: () => {},
  }
  try {
    JSON.parse('{canary')
  } catch (error) {
    createShutdown(parts).crash(error)
  }
  await expect.poll(() => exits).toEqual([1])

  const sung = test.log.join('')
  for (const said of [
    'Answered',
    'frame refused',
    'commit failed',
    'rows of a plan were set aside',
    'Something unexpected',
  ])
    expect(sung).toContain(said)
  expect(sung).not.toMatch(/canary/i)
  const cookies = [coach, amara].flatMap((browser) => [...browser.cookies.values()])
  for (const secret of [COACH_KEY, id, ...Object.values(secrets), ...cookies]) expect(sung).not.toContain(secret)
})
