import type { FastifyRequest } from 'fastify'

type Asked = Pick<FastifyRequest, 'headers' | 'protocol' | 'host'>

/**
 * Whether one of our own pages sent this, and not a page of another site in the same browser. With a public address only
 * that one counts; without, the address the browser says it speaks to. A browser that names no origin must say that the
 * request stays on the site; anything that says neither is refused.
 */
export function cameFromOurPage(request: Asked, publicUrl: string | null): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin === undefined) return site === 'same-origin'
  return origin === (publicUrl ?? `${request.protocol}://${request.host}`)
}
