import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TestApp } from '../testing/test-app.ts'

const SCRIPT = 'console.log("planwall")'

let clientDir: string
let test: TestApp
beforeEach(async () => {
  clientDir = mkdtempSync(join(tmpdir(), 'planwall-client-'))
  mkdirSync(join(clientDir, 'assets'))
  mkdirSync(join(clientDir, '.vite'))
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>Planwall</title>')
  writeFileSync(join(clientDir, 'theme.js'), '"theme"')
  writeFileSync(join(clientDir, '.vite/manifest.json'), '{}')
  writeFileSync(join(clientDir, 'assets/app-Dk3x9_aZ.js'), SCRIPT)
  writeFileSync(join(clientDir, 'assets/app-Dk3x9_aZ.js.br'), brotliCompressSync(SCRIPT))
  test = await TestApp.open({ config: { clientDir } })
})
afterEach(async () => {
  await test.close()
  rmSync(clientDir, { recursive: true, force: true })
})

it('[J36] every screen is the one page, asked for anew each time', async () => {
  for (const path of ['/', '/join', '/plans/abc', '/plans/abc/room', '/join?x=1']) {
    const answer = await test.browser().get(path)
    expect([path, answer.status, answer.text]).toEqual([path, 200, '<!doctype html><title>Planwall</title>'])
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' })
  }
})

it('[J36] a file named by its hash is kept for a year, others are asked for anew', async () => {
  const asset = await test.browser().get('/assets/app-Dk3x9_aZ.js')
  expect([asset.status, asset.text]).toEqual([200, SCRIPT])
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await test.browser().get('/theme.js')).headers['cache-control']).toBe('no-cache')
})

it('[J36] what was compressed when it was built is sent so to whoever can read it', async () => {
  const answer = await test.browser().get('/assets/app-Dk3x9_aZ.js', { 'accept-encoding': 'gzip, br' })
  expect(answer.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'application/javascript; charset=utf-8',
  })
  const page = await test.browser().get('/join', { 'accept-encoding': 'gzip, br' })
  expect([page.status, page.headers['content-encoding']]).toEqual([200, undefined])
})

it('[J36] anything else is not there', async () => {
  const paths = [
    '/assets/app-old.js',
    '/assets/',
    '/assets/../index.html',
    '/assets/..%2f..%2fetc/passwd',
    '/.vite/manifest.json',
    '/%2e%2e/etc/passwd',
    '/assets/app-Dk3x9_aZ.js%00',
    '/plan/abc',
  ]
  for (const path of paths) {
    const { status } = await test.browser().get(path)
    expect([path, status]).toEqual([path, 404])
  }
})

it('[J36] without a built client the screens say so', async () => {
  const bare = await TestApp.open()
  const answer = await bare.browser().get('/join')
  expect(answer.status).toBe(503)
  expect(answer.text).toContain('have not been built')
  await bare.close()
})
