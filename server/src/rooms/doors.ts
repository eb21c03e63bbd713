import { isIPv6 } from 'node:net'

/** Counts who is in by each door, and lets no more than `most` in by one. */
export class Doors {
  readonly #inside = new Map<string, number>()

  constructor(private readonly most: number) {}

  /** Lets somebody in and returns how they leave, once; null when that door is full. */
  enter(door: string): (() => void) | null {
    const inside = this.#inside.get(door) ?? 0
    if (inside >= this.most) return null
    this.#inside.set(door, inside + 1)
    return () => {
      const left = (this.#inside.get(door) ?? 1) - 1
      if (left > 0) this.#inside.set(door, left)
      else this.#inside.delete(door)
    }
  }
}

/** How many groups of four digits of an IPv6 address name its network; the rest its owner makes up at will. */
const NETWORK_GROUPS = 4

/** The door of an address: itself, or of an IPv6 address the /64 that one household or one phone has. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [bare = ''] = address.toLowerCase().split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1]
  if (mapped !== undefined) return mapped
  // The URL parser writes every address in one way, with nothing but groups of digits and one gap.
  const [, written = ''] = /^\[(.*)\]$/.exec(new URL(`http://[${bare}]`).hostname) ?? []
  const [head = '', tail] = written.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const gap = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array<string>(gap).fill('0'), ...after]
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`
}
