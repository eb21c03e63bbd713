import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { capConnections, keepAddresses } from './connection-cap.ts'

it('[J45] one line too many from an address is cut, and the next comes in when one has gone', async () => {
  const server = createServer()
  capConnections(server, 3)
  server.on('connection', (line) => {
    if (!line.destroyed) line.write('in')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const open = async () => {
    const line = connect(port, '127.0.0.1')
    const fate = await Promise.race([once(line, 'data').then(() => 'in'), once(line, 'close').then(() => 'cut')])
    return { line, fate }
  }
  const opened = [await open(), await open(), await open(), await open()]
  expect(opened.map(({ fate }) => fate)).toEqual(['in', 'in', 'in', 'cut'])
  opened[0]?.line.destroy()
  await expect.poll(async () => (await open()).fate).toBe('in')
  expect((await open()).fate).toBe('cut')
  server.close()
  for (const { line } of opened) line.destroy()
})

it('[J33] a request has an address also when its line breaks before it is read', async () => {
  const addresses: (string | undefined)[] = []
  const server = createHttpServer((request) => addresses.push(request.socket.remoteAddress))
  keepAddresses(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  for (let n = 0; n < 20; n++) {
    const line = connect(port, '127.0.0.1')
    line.on('connect', () => {
      line.write('GET / HTTP/1.1\r\nHost: planwall.test\r\n\r\n')
      line.resetAndDestroy()
    })
    await once(line, 'close')
  }
  // Read after all of them: lines are taken in their order.
  const last = connect(port, '127.0.0.1', () => last.write('GET / HTTP/1.1\r\nHost: planwall.test\r\n\r\n'))
  await expect.poll(() => addresses.length).toBeGreaterThan(0)
  await expect.poll(() => addresses.at(-1)).toBeDefined()
  last.destroy()
  server.close()
  expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']))
})
