import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyHelmetOptions } from '@fastify/helmet'

/** What a browser may do with our pages: nothing from elsewhere, in no frame, and no address is passed on. */
export function securityHeaders(publicUrl: string | null): FastifyHelmetOptions {
  const overTls = publicUrl?.startsWith('https:') ?? false
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        'style-src': ["'self'"],
        // Editors set the style attribute of carets and notes; style elements and sheets of others stay out.
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", (request: IncomingMessage, _response: ServerResponse) => sockets(request, publicUrl)],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: overTls && { maxAge: 31_536_000, includeSubDomains: false },
    // Browsers complain about these on a plain address in the room's network.
    crossOriginOpenerPolicy: overTls && { policy: 'same-origin' },
    originAgentCluster: overTls,
    xFrameOptions: { action: 'deny' },
  }
}

/** Some browsers do not count a web socket to the page's own host as 'self'. */
function sockets(request: IncomingMessage, publicUrl: string | null): string {
  const host = publicUrl === null ? (request.headers.host ?? '') : new URL(publicUrl).host
  return /^[\w.:[\]-]{1,255}$/.test(host) ? `ws://${host} wss://${host}` : "'self'"
}
