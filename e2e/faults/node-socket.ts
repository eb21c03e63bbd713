import { WebSocket as NodeSocket } from 'ws'

export type Seat = {
  /** `http://host:port` */
  url: string
  planId: string
  cookie: string
  /** The address this computer calls from; a whole subnet is its own. Only Linux has more than one. */
  from?: string
}

/** A socket into a plan with somebody's cookie, which sends and hears whatever it likes. */
export function openSocket({ url, planId, cookie, from }: Seat, query: string): NodeSocket {
  return new NodeSocket(`${url.replace(/^http/, 'ws')}/sockets/${planId}?${query}`, optionsOf({ url, cookie, from }))
}

/** What a page of this browser would find as `WebSocket`: it brings the cookie and says where the page came from. */
export function browserSocket(browser: Pick<Seat, 'url' | 'cookie' | 'from'>): typeof WebSocket {
  class BrowserSocket extends NodeSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, optionsOf(browser))
      // A browser tells its page of a broken line by closing; a program would end without a listener.
      this.on('error', () => this.terminate())
    }
  }
  // The same interface but for the types of its events.
  return BrowserSocket as unknown as typeof WebSocket
}

function optionsOf({ url, cookie, from }: { url: string; cookie: string; from?: string | undefined }) {
  return {
    headers: { cookie, origin: url },
    perMessageDeflate: false,
    ...(from !== undefined && process.platform === 'linux' && { localAddress: from }),
  }
}
