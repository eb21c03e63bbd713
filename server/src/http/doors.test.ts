import { faultCodes, faultSchema } from '@planwall/shared/protocol/fault.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { faultAnswer, faults } from '../errors.ts'
import { COACH_KEY, NEW_PLAN, ORIGIN, TestApp } from '../testing/test-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await TestApp.open()
})
afterEach(() => test.close())

const json = { host: 'planwall.test', 'content-type': 'application/json' }
const payload = JSON.stringify({ key: COACH_KEY })
const post = (headers: Record<string, string>, at = test) =>
  at.browser().send({ method: 'POST', url: '/api/coach', headers, payload })
const codeOf = (body: unknown) => faultSchema.parse(body).error.code

describe('a change', () => {
  it('[J30] is taken from our own pages only', async () => {
    const foreign = [
      'http://evil.test',
      'null',
      '',
      'http://planwall.test:8080',
      'https://planwall.test',
      'http://planwall.test.evil.test',
      'http://evilplanwall.test',
      'http://PLANWALL.test',
      'http://planwall.test/',
    ]
    for (const origin of foreign) {
      const answer = await post({ ...json, origin, 'sec-fetch-site': 'same-origin' })
      expect([origin, answer.status, codeOf(answer.body)]).toEqual([origin, 403, 'wrongOrigin'])
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect((await post({ ...json, origin: ORIGIN })).status).toBe(200)
  })

  it('[J30] without an origin is taken only when the browser says that it stays on the site', async () => {
    const statuses: number[] = []
    for (const site of ['same-origin', 'same-site', 'cross-site', 'none']) {
      statuses.push((await post({ ...json, 'sec-fetch-site': site })).status)
    }
    statuses.push((await post(json)).status)
    expect(statuses).toEqual([200, 403, 403, 403, 403])
  })

  it('[J30] with a public address is taken from there alone', async () => {
    const published = await TestApp.open({ config: { publicUrl: 'https://plan.example.com' } })
    expect((await post({ ...json, origin: 'https://plan.example.com' }, published)).status).toBe(200)
    expect((await post({ ...json, origin: ORIGIN }, published)).status).toBe(403)
    await published.close()
  })

  it('[J30] asked for by another site is refused in every form, before anything is done', async () => {
    const { id, coach, secrets } = await test.plan()
    const forged = { ...coach.headers(), origin: 'http://evil.test', 'content-type': 'application/json' }
    const requests = [
      ['POST', '/api/plans', JSON.stringify(NEW_PLAN)],
      ['POST', '/api/join', JSON.stringify({ secret: secrets.member, name: 'Mallory' })],
      ['POST', `/api/plans/${id}/invitations/member/rotate`, '{}'],
      ['DELETE', `/api/plans/${id}/invitations/member`, ''],
      ['DELETE', `/api/plans/${id}/people/somebody`, ''],
      ['DELETE', '/api/session', ''],
    ] as const
    for (const [method, url, payload] of requests) {
      expect((await test.browser().send({ method, url, headers: forged, payload })).status).toBe(403)
    }
    expect(await test.secretsOf(coach, id)).toEqual(secrets)
    expect((await coach.get('/api/me')).body).toMatchObject({ plans: [{ id, people: 1 }] })
  })

  it('[J30] a socket is spoken to for our own pages only, and others are told by its code', async () => {
    const { id, coach } = await test.plan()
    const { origin: _none, ...unnamed } = coach.headers()
    const fates: Record<string, number | 'heard'> = { none: await test.socketFate(unnamed, id) }
    for (const origin of [
      ORIGIN,
      'http://evil.test',
      'null',
      `${ORIGIN}.evil.test`,
      `${ORIGIN}:81`,
      'https://planwall.test',
    ]) {
      fates[origin] = await test.socketFate({ ...unnamed, origin }, id)
    }
    expect(fates).toEqual({
      none: 4421,
      [ORIGIN]: 'heard',
      'http://evil.test': 4421,
      null: 4421,
      [`${ORIGIN}.evil.test`]: 4421,
      [`${ORIGIN}:81`]: 4421,
      'https://planwall.test': 4421,
    })
  })

  it('[J30] comes as JSON and as nothing that a form can send', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
    ]
    for (const type of types) {
      const answer = await post({ host: 'planwall.test', origin: ORIGIN, 'content-type': type })
      expect([answer.status, codeOf(answer.body)]).toEqual([415, 'notJson'])
    }
    const untyped = await post({ host: 'planwall.test', origin: ORIGIN })
    expect([untyped.status, codeOf(untyped.body)]).toEqual([415, 'notJson'])
    expect((await post({ ...json, origin: ORIGIN, 'content-type': 'application/json; charset=utf-8' })).status).toBe(
      200,
    )
  })

  it('[J31] that is no JSON, too big or of another shape is refused without a word of what it said', async () => {
    const bodies = {
      '{"key": "the cat sat': 'badRequest',
      '': 'badRequest',
      '{}': 'badRequest',
      '[]': 'badRequest',
      null: 'badRequest',
      '{"key": 12345}': 'badRequest',
      '{"key": "x", "__proto__": {"coach": true}}': 'badRequest',
      [`{"key": "${'the cat sat'.repeat(30_000)}"}`]: 'tooLarge',
    }
    for (const [payload, code] of Object.entries(bodies)) {
      const headers = { ...json, origin: ORIGIN }
      const answer = await test.browser().send({ method: 'POST', url: '/api/coach', headers, payload })
      expect([payload.slice(0, 30), codeOf(answer.body)]).toEqual([payload.slice(0, 30), code])
      expect(answer.text).not.toContain('cat')
    }
  })
})

describe('a refusal', () => {
  it('[J31] is a status of its own kind and a whole sentence', () => {
    for (const code of faultCodes) {
      expect(faults[code].status).toBeGreaterThanOrEqual(400)
      expect(faults[code].sentence).toMatch(/^(\{name\}|[A-Z]).*\.$/)
    }
    expect(faultAnswer('nameTaken', { name: '$& {name}' }).body.error.message).toMatch(/^\$& \{name\} is already/)
  })

  it('[J31] of something nobody expected says nothing about it, and the log says where it happened', async () => {
    const broken = await TestApp.open({
      storage: (real) => ({
        ...real,
        plans: { ...real.plans, listForSession: () => Promise.reject(new Error('broken in the middle')) },
      }),
    })
    const answer = await (await broken.coach()).get('/api/me')
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'unexpected' } } })
    expect(answer.text).not.toMatch(/middle|at |\.ts/)
    expect(broken.log.join('')).toContain('broken in the middle')
    await broken.close()
  })

  it('[J31] of an address that is not there is JSON for programs and a page for people', async () => {
    const forPrograms = await test.browser().get('/api/nothing')
    expect([forPrograms.status, codeOf(forPrograms.body)]).toEqual([404, 'notFound'])
    const forPeople = await test.browser().get('/nothing')
    expect([forPeople.status, forPeople.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    const method = await test.browser().get('/api/join')
    expect([method.status, codeOf(method.body)]).toEqual([404, 'notFound'])
  })

  it('[J37] of everything but health is what a server that is ending answers', async () => {
    await test.app.drain()
    const answer = await test.browser().get('/api/me')
    expect([answer.status, codeOf(answer.body)]).toEqual([503, 'restarting'])
  })
})

describe('requests', () => {
  it('[J33] of forty people behind one address are all answered, and a flood is not', async () => {
    const venue = test.browser('198.51.100.7')
    const all = async (count: number, path: string) => {
      const answers = await Promise.all(Array.from({ length: count }, () => venue.get(path)))
      return [...new Set(answers.map(({ status }) => status))]
    }
    expect([await all(2_000, '/join'), await all(3_999, '/api/me')]).toEqual([[503], [200]])
    expect((await venue.get('/nothing')).status).toBe(404)
    expect((await venue.get('/nothing')).status).toBe(429)
    expect(codeOf((await venue.get('/api/me')).body)).toBe('tooManyRequests')
    expect((await venue.get('/healthz')).status).toBe(200)
    expect((await test.browser().get('/api/me')).status).toBe(200)
  })

  it('[J34] are logged by their route, status and time, and nothing that was sent', async () => {
    const { id, coach } = await test.plan()
    const before = test.log.length
    await coach.get(`/api/plans/${id}/content?secret=abc`)
    await test.browser().get('/nothing/at?all=abc')
    const lines = test.log.slice(before).map((line) => JSON.parse(line))
    const common = { time: expect.any(String), level: 'info', msg: 'Answered', reqId: expect.any(String) }
    expect(lines).toEqual([
      {
        ...common,
        method: 'GET',
        route: '/api/plans/:plan/content',
        statusCode: 200,
        durationMs: expect.any(Number),
        planId: expect.stringMatching(/^[0-9a-f]{12}$/),
      },
      { ...common, method: 'GET', route: 'unknown', statusCode: 404, durationMs: expect.any(Number) },
    ])
  })

  it('[J33] come from whom a trusted proxy says, and from nobody whom a stranger names', async () => {
    const behind = await TestApp.open({ config: { trustProxy: 1 } })
    const guess = (at: TestApp, forwarded: string) =>
      at.browser().send({
        method: 'POST',
        url: '/api/coach',
        headers: { ...json, origin: ORIGIN, 'x-forwarded-for': forwarded },
        payload: '{"key":"wrong"}',
      })
    for (let guesses = 0; guesses < 10; guesses += 1) {
      await guess(behind, `10.0.0.${guesses}, 203.0.113.9`)
      await guess(test, `203.0.113.${guesses}`)
    }
    expect((await guess(behind, '203.0.113.9')).status).toBe(429)
    expect((await guess(behind, '203.0.113.10')).status).toBe(403)
    expect((await guess(test, '203.0.113.99')).status).toBe(429)
    await behind.close()
  })
})

describe('headers', () => {
  it('[J32] let a page load nothing from elsewhere, stand in no frame and tell nobody its address', async () => {
    const { headers } = await test.browser().get('/join')
    expect(String(headers['content-security-policy']).split(';')).toEqual([
      "default-src 'self'",
      "script-src 'self'",
      "script-src-attr 'none'",
      "style-src 'self'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self' ws://planwall.test wss://planwall.test",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['x-powered-by']).toBeUndefined()
  })

  it('[J32] stand on every answer, also on refusals', async () => {
    for (const path of ['/', '/nothing', '/api/me', '/api/nothing', '/healthz']) {
      const { headers } = await test.browser().get(path)
      expect([path, headers['content-security-policy']]).toEqual([
        path,
        expect.stringContaining("frame-ancestors 'none'"),
      ])
      expect([path, headers['access-control-allow-origin']]).toEqual([path, undefined])
    }
    expect((await test.browser().get('/api/me')).headers['cache-control']).toBe('no-store')
  })

  it('[J32] a host that is none does not get into them', async () => {
    const headers = { host: "a.test; script-src 'unsafe-inline'" }
    const answer = await test.browser().send({ method: 'GET', url: '/healthz', headers })
    expect(answer.headers['content-security-policy']).not.toContain("script-src 'unsafe-inline'")
  })

  it('[J32] over https ask to come back over https only', async () => {
    const secure = await TestApp.open({ config: { publicUrl: 'https://plan.example.com' } })
    const { headers } = await secure.browser().get('/join')
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
    expect(headers['content-security-policy']).toContain(
      "connect-src 'self' ws://plan.example.com wss://plan.example.com",
    )
    await secure.close()
  })
})

describe('health', () => {
  it('[J35] is alive, and ready while the disk takes what it is given', async () => {
    expect(await test.browser().get('/healthz')).toMatchObject({ status: 200, body: { alive: true } })
    expect(await test.browser().get('/readyz')).toMatchObject({ status: 200, body: { ready: true, reasons: [] } })
    await test.app.drain()
    expect(await test.browser().get('/healthz')).toMatchObject({ status: 200, body: { alive: true } })
    expect(await test.browser().get('/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, reasons: ['draining'] },
    })
    expect(test.log.join('')).not.toMatch(/healthz|readyz/)
  })

  it('[J35] is tried once a second, however often anybody asks', async () => {
    let tries = 0
    const writable = async () => {
      tries += 1
      return true
    }
    const asked = await TestApp.open({ storage: (real) => ({ ...real, writable }) })
    await Promise.all(Array.from({ length: 20 }, () => asked.browser().get('/readyz')))
    expect(tries).toBe(1)
    asked.clock.at += 1_000
    await asked.browser().get('/readyz')
    expect(tries).toBe(2)
    await asked.close()
  })

  it('[J35] is not ready when the disk refuses', async () => {
    const full = await TestApp.open({ storage: (real) => ({ ...real, writable: async () => false }) })
    expect(await full.browser().get('/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, reasons: ['databaseNotWritable'] },
    })
    await full.close()
  })
})
