import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { roomAddress } from './room-address.ts'

const wifi: NetworkInterfaceInfo = {
  address: '192.168.1.20',
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  internal: false,
  cidr: '192.168.1.20/24',
}

const listening = { publicUrl: null, host: '0.0.0.0', port: 0 }
const asker = (hostname: string) => ({ hostname, socket: { localPort: 4610 } })

it('[J43] a link made on the computer that Planwall runs on leads the others to that computer', () => {
  for (const name of ['localhost', '127.0.0.1', '[::1]']) {
    expect(roomAddress(asker(name), listening, { wlan0: [wifi] })).toBe('http://192.168.1.20:4610')
  }
})

it('[J43] whoever came by an address that others can use keeps it', () => {
  for (const name of ['192.168.1.20', 'plan.example.com']) {
    expect(roomAddress(asker(name), listening, { wlan0: [wifi] })).toBeNull()
  }
})

it('[J43] nothing is promised where no other device can reach the server', () => {
  expect(roomAddress(asker('localhost'), { ...listening, host: '127.0.0.1' }, { wlan0: [wifi] })).toBeNull()
  expect(roomAddress(asker('localhost'), listening, {})).toBeNull()
})
