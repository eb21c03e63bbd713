import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { capConnections } from './connection-cap.ts'

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
