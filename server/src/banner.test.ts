import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { addressesOf, banner, coachLink } from './banner.ts'

function at(address: string, internal = false): NetworkInterfaceInfo[] {
  return [{ address, internal, family: 'IPv4', netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null }]
}

const home = { lo: at('127.0.0.1', true), docker0: at('172.17.0.1'), wlan0: at('192.168.1.23') }

describe('the addresses told at the start', () => {
  it('[C9] are localhost for this computer and the address in the network for the room', () => {
    expect(addressesOf({ publicUrl: null, host: '0.0.0.0', port: 3000 }, home)).toEqual({
      url: 'http://localhost:3000',
      roomUrl: 'http://192.168.1.23:3000',
    })
  })

  it('[C9] are the public address alone when there is one', () => {
    expect(addressesOf({ publicUrl: 'https://plan.example.com', host: '0.0.0.0', port: 3000 }, home)).toEqual({
      url: 'https://plan.example.com',
      roomUrl: 'https://plan.example.com',
    })
  })

  it('[C9] promise the room nothing when only this computer can connect, or no network is there', () => {
    const alone = { url: 'http://localhost:80', roomUrl: null }
    expect(addressesOf({ publicUrl: 'http://localhost:80', host: '0.0.0.0', port: 81 }, home)).toEqual(alone)
    expect(addressesOf({ publicUrl: null, host: '127.0.0.1', port: 80 }, home)).toEqual(alone)
    expect(addressesOf({ publicUrl: null, host: '::', port: 80 }, { lo: at('127.0.0.1', true) })).toEqual(alone)
  })

  it('[C9] are the one address we listen on when it was named', () => {
    const url = 'http://[fd00::7]:3000'
    expect(addressesOf({ publicUrl: null, host: 'fd00::7', port: 3000 }, home)).toEqual({ url, roomUrl: url })
  })

  it('[C9] name the network a phone is on rather than a tunnel or a container', () => {
    const interfaces = { tun0: at('10.8.0.2'), eth0: at('100.64.0.9'), en0: at('10.0.0.5') }
    expect(addressesOf({ publicUrl: null, host: '0.0.0.0', port: 3000 }, interfaces).roomUrl).toBe(
      'http://10.0.0.5:3000',
    )
  })
})

describe('the banner', () => {
  const facts = { ...addressesOf({ publicUrl: null, host: '0.0.0.0', port: 3000 }, home), dataDir: '/srv/data' }
  const link = coachLink(facts.url, 'the-key-of-the-coach')

  it('[C9] shows both addresses, the coach link with the key in its fragment, and the data folder', () => {
    const text = banner({ ...facts, coachLink: link, version: '1.2.3', colors: false })
    for (const part of ['1.2.3', 'http://localhost:3000', 'http://192.168.1.23:3000', '/srv/data']) {
      expect(text).toContain(part)
    }
    expect(text).toContain('http://localhost:3000/#coach=the-key-of-the-coach')
  })

  it('[C9] draws a code for phones only when phones can reach us', () => {
    const reachable = banner({ ...facts, coachLink: link, version: '1.2.3', colors: false })
    const alone = banner({ ...facts, roomUrl: null, coachLink: link, version: '1.2.3', colors: false })
    expect(reachable).toContain('█')
    expect(alone).not.toContain('█')
    expect(alone).toContain('not reachable from other devices')
  })

  it('[C9] uses colours only where the terminal has them', () => {
    const plain = banner({ ...facts, coachLink: link, version: '1.2.3', colors: false })
    const colored = banner({ ...facts, coachLink: link, version: '1.2.3', colors: true })
    expect(plain).not.toContain('\u001b')
    expect(colored).toContain('\u001b[97;40m')
  })
})
