import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COACH_KEY, NEW_PLAN, ORIGIN, TestApp } from '../testing/test-app.ts'

let folder: string
let test: TestApp
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'planwall-hostile-'))
  mkdirSync(join(folder, 'client/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret-key'), 'the key of all links')
  writeFileSync(join(folder, 'client/index.html'), '<!doctype html><title>Planwall</title>')
  writeFileSync(join(folder, 'client/assets/app-Dk3x9_aZ.js'), '"app"')
  test = await TestApp.open({ config: { clientDir: join(folder, 'client') } })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Sends these very bytes, which no HTTP library would, and reads what comes until the server ends the line. */
function raw(...lines: string[]): Promise<string> {
  const { port } = test.app.server.address() as AddressInfo
  return new Promise((resolve) => {
    let heard = ''
    const line = connect(port, '127.0.0.1', () => line.write(lines.join('\r\n')))
    line.setEncoding('latin1')
    line.on('data', (part) => {
      heard += part
    })
    // What it says before it cuts the line is its answer, and so is the cut.
    line.on('error', () => resolve(heard))
    line.on('close', () => resolve(heard))
  })
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
const answersIn = (answer: string) => answer.match(/HTTP\/1\.1 \d{3}/g)?.length ?? 0

describe('bytes that are no honest request', () => {
  it('[J45] with two lengths are one refusal, never two requests', async () => {
    const smuggled = 'GET /healthz HTTP/1.1\r\nHost: planwall.test\r\n\r\n'
    const head = [
      'POST /api/join HTTP/1.1',
      'Host: planwall.test',
      `Origin: ${ORIGIN}`,
      'Content-Type: application/json',
    ]
    const bodies = [
      ['Content-Length: 6', 'Transfer-Encoding: chunked', '', `0\r\n\r\n${smuggled}`],
      ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity', '', `0\r\n\r\n${smuggled}`],
      ['Transfer-Encoding: xchunked', '', `0\r\n\r\n${smuggled}`],
      ['Content-Length: 2', 'Content-Length: 90', '', `{}${smuggled}`],
      ['Content-Length: +2', '', `{}${smuggled}`],
      ['Content-Length : 2', '', `{}${smuggled}`],
    ]
    for (const rest of bodies) {
      const answer = await raw(...head, ...rest)
      expect([rest, statusOf(answer), answersIn(answer)]).toEqual([rest, 400, 1])
      expect(answer).not.toContain('alive')
    }
  })

  it('[J45] of a head that does not end are refused and not kept', async () => {
    const long = await raw('GET / HTTP/1.1', 'Host: planwall.test', `X-Long: ${'canary'.repeat(5_000)}`, '', '')
    expect([statusOf(long), long.includes('canary')]).toEqual([431, false])
    const many = Array.from({ length: 3_000 }, (_, at) => `X-${at}: canary`)
    const answer = await raw('GET / HTTP/1.1', 'Host: planwall.test', ...many, '', '')
    expect([statusOf(answer), answer.includes('canary')]).toEqual([431, false])
    expect(test.log.join('')).not.toContain('canary')
  })

  it('[J45] may take ten seconds for their head and thirty for the rest, and not for ever', () => {
    const { headersTimeout, requestTimeout } = test.app.server
    expect([headersTimeout, requestTimeout]).toEqual([10_000, 30_000])
  })

  it('[C12] are none at all from a browser that has opened a line just in case, which keeps no server from ending', async () => {
    const { port } = test.app.server.address() as AddressInfo
    const line = connect(port, '127.0.0.1')
    const cut = once(line, 'close')
    await once(line, 'connect')
    await raw('GET /healthz HTTP/1.1', 'Host: planwall.test', 'Connection: close', '', '')
    await test.app.drain()
    await test.app.close()
    await cut
  })

  it('[J45] that climb out of the folder of the pages find nothing', async () => {
    for (const path of [
      '/../secret-key',
      '/assets/../../secret-key',
      '/assets/..%2f..%2fsecret-key',
      '/%2e%2e/secret-key',
      '/%2e%2e%2fsecret-key',
      '/..%5csecret-key',
      '/..\\secret-key',
      '//secret-key',
      '/assets/%c0%ae%c0%ae/secret-key',
      '/assets//..//..//secret-key',
      `/${folder}/secret-key`,
    ]) {
      const answer = await raw(`GET ${path} HTTP/1.1`, 'Host: planwall.test', 'Connection: close', '', '')
      expect([path, [400, 404].includes(statusOf(answer)), answer.includes('the key')]).toEqual([path, true, false])
    }
  })

  it('[J45] that are packed small and unfold to much are not unfolded', async () => {
    const headers = { ...test.browser().headers(), 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const answer = await test.browser().send({ method: 'POST', url: '/api/join', headers, payload: '\x1f\x8b canary' })
    expect([answer.status, answer.text.includes('canary')]).toEqual([400, false])
    const { id, coach } = await test.plan()
    const socket = await test.connect(coach, id)
    expect(socket.extensions).toBe('')
  })

  it('[J31] that nest as deep as they can, or name what every object has, are of another shape and change nothing', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const headers = { ...test.browser().headers(), 'content-type': 'application/json' }
    for (const payload of [
      deep,
      `{"key":${deep}}`,
      `{"key":"${COACH_KEY}","constructor":{"prototype":{"coach":true}}}`,
      `{"__proto__":{"key":"${COACH_KEY}"}}`,
    ]) {
      const answer = await test.browser().send({ method: 'POST', url: '/api/coach', headers, payload })
      expect([payload.slice(0, 60), answer.status]).toEqual([payload.slice(0, 60), 400])
    }
    expect(Object.hasOwn(Object.prototype, 'coach')).toBe(false)
  })
})

describe('headers', () => {
  it('[J32] stand on every kind of answer: pages, files, refusals of every status, heads alone, a socket’s address', async () => {
    const { coach } = await test.plan()
    const own: Record<string, string> = { ...coach.headers(), 'content-type': 'application/json' }
    const send = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: string, headers = own) =>
      coach.send({ method, url, headers, ...(payload !== undefined && { payload }) })
    const answers = {
      page: await send('GET', '/join'),
      file: await send('GET', '/assets/app-Dk3x9_aZ.js'),
      json: await send('GET', '/api/me'),
      400: await send('POST', '/api/plans', '{'),
      403: await send('POST', '/api/plans', '{}', { ...own, origin: 'http://evil.test' }),
      404: await send('GET', '/assets/nothing.js'),
      413: await send('POST', '/api/plans', JSON.stringify({ ...NEW_PLAN, title: 'x'.repeat(300_000) })),
      415: await send('POST', '/api/plans', 'x', { ...own, 'content-type': 'text/plain' }),
      socket: await send('GET', '/sockets/plan'),
    }
    for (const [kind, { status, headers }] of Object.entries(answers)) {
      if (/^\d+$/.test(kind)) expect([kind, status]).toEqual([kind, Number(kind)])
      expect([kind, headers]).toEqual([
        kind,
        expect.objectContaining({
          'content-security-policy': expect.stringContaining("default-src 'self'"),
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'cross-origin-resource-policy': 'same-origin',
        }),
      ])
      expect([kind, headers.server, headers['x-powered-by']]).toEqual([kind, undefined, undefined])
    }
    for (const kind of ['page', 'json', '400', '403', '413', '415'] as const) {
      expect([kind, answers[kind].headers['cache-control']]).toEqual([kind, 'no-store'])
    }
  })
})
