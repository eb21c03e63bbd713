import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StorageError } from '../storage/storage-error.ts'
import { COACH_KEY, NEW_PLAN, TestApp } from '../testing/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await TestApp.open()
})
afterEach(async () => {
  vi.useRealTimers()
  await test.close()
})

const DAY_MS = 86_400_000

describe("the coach's key", () => {
  it('[J10] lets the browser that has it create plans, and no other', async () => {
    const coach = test.browser()
    expect((await coach.get('/api/me')).body).toEqual({ coach: false, plans: [] })
    expect(await coach.post('/api/coach', { key: COACH_KEY })).toMatchObject({ status: 200, body: {} })
    expect((await coach.get('/api/me')).body).toEqual({ coach: true, plans: [] })
    expect((await coach.post('/api/plans', NEW_PLAN)).status).toBe(200)
    expect(await test.browser().post('/api/plans', NEW_PLAN)).toMatchObject({
      status: 403,
      body: {
        error: {
          code: 'coachesOnly',
          message: "Only a coach can create a plan. Open the coach's link on this device first.",
        },
      },
    })
  })

  it('[J10] a wrong one is refused, and makes nobody known', async () => {
    const stranger = test.browser()
    for (const key of ['wrong', COACH_KEY.slice(0, -1), `${COACH_KEY} `, COACH_KEY.toUpperCase()]) {
      expect(await stranger.post('/api/coach', { key })).toMatchObject({
        status: 403,
        body: {
          error: {
            code: 'wrongCoachKey',
            message: "This is not the coach's link of this server. The right one is shown where Planwall was started.",
          },
        },
      })
    }
    expect(stranger.cookies.size).toBe(0)
  })

  it('[J10] is not listened to for a minute after ten wrong ones from an address', async () => {
    const guesser = test.browser('203.0.113.9')
    const statuses: number[] = []
    for (let guess = 0; guess < 12; guess += 1) {
      statuses.push((await guesser.post('/api/coach', { key: `guess-${guess}` })).status)
    }
    expect(statuses).toEqual([...Array(10).fill(403), 429, 429])
    expect(await guesser.post('/api/coach', { key: COACH_KEY })).toMatchObject({
      status: 429,
      body: {
        error: {
          code: 'tooManyTries',
          message: 'Too many wrong tries from your network. Wait a minute, then try again.',
        },
      },
    })
    expect((await test.browser('203.0.113.10').post('/api/coach', { key: COACH_KEY })).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    expect((await guesser.post('/api/coach', { key: COACH_KEY })).status).toBe(200)
  })
})

it('[J10] guesses sent all at once are counted one after the other', async () => {
  const guesser = test.browser('203.0.113.9')
  const keys = [...Array.from({ length: 20 }, (_, guess) => `guess-${guess}`), COACH_KEY]
  const answers = await Promise.all(keys.map((key) => guesser.post('/api/coach', { key })))
  expect(answers.at(-1)?.status).toBe(429)
  expect(guesser.cookies.size).toBe(0)
})

describe('a session', () => {
  it('[J11] is a cookie that no script and no other site can use', async () => {
    const answer = await test.browser().post('/api/coach', { key: COACH_KEY })
    expect(answer.headers['set-cookie']).toMatch(
      /^planwall=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  it('[J11] over https the cookie belongs to this host alone and never leaves in the clear', async () => {
    const secure = await TestApp.open({ config: { publicUrl: 'https://planwall.test' } })
    const browser = secure.browser()
    const answer = await browser.send({
      method: 'POST',
      url: '/api/coach',
      headers: { origin: 'https://planwall.test', 'content-type': 'application/json' },
      payload: JSON.stringify({ key: COACH_KEY }),
    })
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-planwall=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    await secure.close()
  })

  it('[J11] lasts 90 days from the last visit', async () => {
    const coach = await test.coach()
    test.clock.at += 89 * DAY_MS
    const visit = await coach.get('/api/me')
    expect(visit.body).toMatchObject({ coach: true })
    expect(visit.headers['set-cookie']).toMatch(/Max-Age=7776000/)
    test.clock.at += 89 * DAY_MS
    expect((await coach.get('/api/me')).body).toMatchObject({ coach: true })
    test.clock.at += 90 * DAY_MS
    expect((await coach.get('/api/me')).body).toEqual({ coach: false, plans: [] })
  })

  it('[J11] that the disk does not let be prolonged is still good for what it asks', async () => {
    const full = await TestApp.open({
      storage: (real) => ({
        ...real,
        sessions: { ...real.sessions, touch: () => Promise.reject(new StorageError('full')) },
      }),
    })
    const coach = await full.coach()
    full.clock.at += 30 * DAY_MS
    const visit = await coach.get('/api/me')
    expect([visit.status, visit.body, visit.headers['set-cookie']]).toEqual([
      200,
      { coach: true, plans: [] },
      undefined,
    ])
    expect(full.log.join('')).toContain('A session could not be prolonged')
    await full.close()
  })

  it('[J11] ends at once when the person signs out, also for a copy of the cookie', async () => {
    const coach = await test.coach()
    const copy = coach.headers()
    expect(await coach.delete('/api/session')).toMatchObject({ status: 200, body: {} })
    expect(coach.cookies.size).toBe(0)
    const later = await test.browser().send({ method: 'GET', url: '/api/me', headers: copy })
    expect(later.body).toEqual({ coach: false, plans: [] })
  })

  it('[J11] ends its sockets too, and lets none of them come back', async () => {
    const plan = await test.plan()
    const amara = await test.join(plan.secrets.member, 'Amara')
    const cookie = amara.headers()
    const socket = await test.connect(amara, plan.id)
    const closed = once(socket, 'close')
    await once(socket, 'message')
    expect((await amara.delete('/api/session')).status).toBe(200)
    expect((await closed)[0]).toBe(4205)
    const again = await test.connect(Object.assign(test.browser(), { headers: () => cookie }), plan.id)
    expect((await once(again, 'close'))[0]).toBe(4401)
  })

  it('[J11] a cookie that nobody was given is nobody', async () => {
    const headers = { host: 'planwall.test', cookie: `planwall=${'A'.repeat(43)}` }
    const answer = await test.browser().send({ method: 'GET', url: '/api/me', headers })
    expect(answer).toMatchObject({ status: 200, body: { coach: false, plans: [] } })
  })
})

describe('my plans', () => {
  it('[J25] are listed newest first, with my part in them, their day and how many are there', async () => {
    const first = await test.plan('Aldersley')
    test.clock.at += 1_000
    const { body } = await first.coach.post('/api/plans', { ...NEW_PLAN, organisation: 'Pellworm', startsAt: '13:30' })
    await test.join(first.secrets.member, 'Amara')
    await test.join(first.secrets.roomScreen)
    await test.connect(first.coach, first.id)
    const you = { id: expect.any(String), name: 'Helen Marchetti', role: 'facilitator', color: 3 }
    const common = { title: NEW_PLAN.title, you, day: '2026-11-19', phase: 'planned' }
    await expect
      .poll(async () => (await first.coach.get('/api/me')).body)
      .toEqual({
        coach: true,
        plans: [
          {
            ...common,
            ...(body as { plan: { id: string } }).plan,
            organisation: 'Pellworm',
            startsAt: '13:30',
            createdAt: Date.UTC(2026, 10, 19, 8, 0, 1),
            people: 1,
            here: 0,
          },
          {
            ...common,
            id: first.id,
            organisation: 'Aldersley',
            startsAt: '09:00',
            createdAt: Date.UTC(2026, 10, 19, 8),
            people: 2,
            here: 1,
          },
        ],
      })
  })

  it.each([
    ['is of a newer server', JSON.stringify({ version: 99 })],
    ['is no meeting', '{"version":1}'],
    ['is no JSON', 'nothing'],
  ])('[J25] whose stored meeting %s are left out and logged, and the others are listed', async (_what, control) => {
    const { id, coach } = await test.plan('Damaged')
    const good = (await coach.post('/api/plans', NEW_PLAN)).body as { plan: { id: string } }
    await test.storage.log.append(id, [{ kind: 'control', state: control }])
    const mine = await coach.get('/api/me')
    expect(mine).toMatchObject({ status: 200, body: { plans: [{ id: good.plan.id }] } })
    const lines = test.log.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error')
    expect(lines.map(({ msg }) => msg)).toEqual(['A plan has no meeting that can be read here, and is not listed'])
  })

  it('[J25] of a member are those they joined, and none makes them a coach', async () => {
    const { id, secrets } = await test.plan()
    await test.plan('Another client')
    const amara = await test.join(secrets.member, 'Amara')
    expect((await amara.get('/api/me')).body).toMatchObject({ coach: false, plans: [{ id, you: { role: 'member' } }] })
  })
})
