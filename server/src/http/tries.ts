import { isIPv6 } from 'node:net'
import type { Clock } from '../clock.ts'

/** Addresses remembered at most; beyond it the oldest is forgotten, so that a flood of addresses costs no memory. */
const MAX_ADDRESSES = 10_000

export type Tries = {
  /** Whether this address has used up its failures for now. */
  usedUp(address: string): boolean
  /** Counts one failure; true when it was one too many. */
  failed(address: string): boolean
}

/** Counts failures only: forty people behind one address may all succeed at once, and nobody may guess. */
export function createTries(options: { max: number; windowMs: number; clock: Clock }): Tries {
  const { max, windowMs, clock } = options
  const failures = new Map<string, { count: number; until: number }>()

  function current(key: string): { count: number; until: number } {
    const known = failures.get(key)
    return known && known.until > clock.now() ? known : { count: 0, until: clock.now() + windowMs }
  }

  return {
    usedUp: (address) => current(keyOf(address)).count >= max,
    failed: (address) => {
      const key = keyOf(address)
      const { count, until } = current(key)
      failures.delete(key)
      failures.set(key, { count: count + 1, until })
      const oldest = failures.keys().next()
      if (failures.size > MAX_ADDRESSES && !oldest.done) failures.delete(oldest.value)
      return count + 1 > max
    },
  }
}

/** Whoever has one IPv6 address has the 2^64 beside it. */
function keyOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const rest = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0')
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':')
}
