import type { NetworkInterfaceInfo } from 'node:os'
import { renderUnicodeCompact } from 'uqr'

/** What people need to get in, once the server listens. */
export type Addresses = {
  /** The address that works on this computer, or the public one when there is one. */
  url: string
  /** The address for everybody else in the room; null when only this computer can reach us. */
  roomUrl: string | null
}

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>
type Listening = { publicUrl: string | null; host: string; port: number }

/** The addresses to tell people, from where we listen and what networks this computer is on. */
export function addressesOf({ publicUrl, host, port }: Listening, interfaces: Interfaces): Addresses {
  if (publicUrl !== null) return { url: publicUrl, roomUrl: isLoopback(new URL(publicUrl).hostname) ? null : publicUrl }
  const at = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`
  if (isLoopback(host)) return { url: at('localhost'), roomUrl: null }
  if (host !== '0.0.0.0' && host !== '::') return { url: at(host), roomUrl: at(host) }
  const address = lanAddress(interfaces)
  return { url: at('localhost'), roomUrl: address === null ? null : at(address) }
}

/** The coach's way in. The key stands in the fragment, which a browser never sends to a server, a proxy or a log. */
export function coachLink(url: string, coachKey: string): string {
  return `${url}/#coach=${coachKey}`
}

/** What the terminal shows when the server is ready: addresses, a code for phones, the coach's link, the data folder. */
export function banner(
  facts: Addresses & { coachLink: string; dataDir: string; version: string; colors: boolean },
): string {
  const { url, roomUrl } = facts
  const room =
    roomUrl === null
      ? ['  For the room       not reachable from other devices']
      : [`  For the room       ${roomUrl}`, '', ...qrLines(roomUrl, facts.colors)]
  return [
    '',
    `Planwall ${facts.version} is ready.`,
    '',
    ...(url === roomUrl ? [] : [`  On this computer   ${url}`]),
    ...room,
    '',
    `  Coach's link       ${facts.coachLink}`,
    '                     (whoever has it can open and lead plans: keep it to yourself)',
    `  Data folder        ${facts.dataDir}`,
    '',
    '  Ctrl+C ends Planwall. Everything shown as saved is on disk.',
    '',
    '',
  ].join('\n')
}

/** Whether a host's name means the computer that says it. */
export function isLoopback(host: string): boolean {
  return /^(127\.0\.0\.1|\[?::1\]?|localhost)$/.test(host)
}

/** Names of networks that no phone in the room is on: containers, virtual machines, tunnels. */
const VIRTUAL_INTERFACE = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|tailscale|vEthernet|bridge|llw|awdl)/i

/** The address under which phones in the same network most likely reach this computer. */
function lanAddress(interfaces: Interfaces): string | null {
  const candidates = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
      .map(({ address }) => ({ address, likelihood: likelihood(name, address) })),
  )
  candidates.sort((one, other) => other.likelihood - one.likelihood)
  return candidates[0]?.address ?? null
}

function likelihood(name: string, address: string): number {
  if (VIRTUAL_INTERFACE.test(name)) return 0
  if (address.startsWith('192.168.')) return 3
  return /^(10\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) ? 2 : 1
}

/** Colours are set where the terminal has them, since a code drawn in the colours of a light theme would be a negative. */
function qrLines(url: string, colors: boolean): string[] {
  const code = renderUnicodeCompact(url, { border: 2 })
  return code.split('\n').map((line) => `  ${colors ? `\u001b[97;40m${line}\u001b[0m` : line}`)
}
