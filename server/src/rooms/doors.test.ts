import { expect, it } from 'vitest'
import { Doors, networkOf } from './doors.ts'

it('[J41] lets no more than so many sockets in from one address, and another in for each that leaves', () => {
  const doors = new Doors(2)
  const first = doors.enter('hotel')
  doors.enter('hotel')
  expect(doors.enter('hotel')).toBeNull()
  expect(doors.enter('elsewhere')).not.toBeNull()
  first?.()
  expect(doors.enter('hotel')).not.toBeNull()
  expect(doors.enter('hotel')).toBeNull()
})

it('[J41] an IPv6 network is one door, however many addresses its owner makes up', () => {
  const doors = new Doors(1)
  expect(doors.enter(networkOf('2001:db8:0:7::1'))).not.toBeNull()
  expect(doors.enter(networkOf('2001:DB8:0:7:ffff:1:2:3'))).toBeNull()
  expect(doors.enter(networkOf('2001:db8:0:8::1'))).not.toBeNull()
})

it('[J41] an address is the same door however it is written, and an IPv4 address is its own', () => {
  const written = ['2001:db8::1', '2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8:0:0::', '2001:DB8::ffff%eth0']
  expect(written.map(networkOf)).toEqual(Array(4).fill('2001:db8:0:0::/64'))
  expect(['::1', '::', 'fe80::1%en0', '2001:db8:1:2:3:4:5:6'].map(networkOf)).toEqual([
    '0:0:0:0::/64',
    '0:0:0:0::/64',
    'fe80:0:0:0::/64',
    '2001:db8:1:2::/64',
  ])
  expect(['192.168.1.20', '::ffff:192.168.1.20', 'unknown'].map(networkOf)).toEqual([
    '192.168.1.20',
    '192.168.1.20',
    'unknown',
  ])
})
