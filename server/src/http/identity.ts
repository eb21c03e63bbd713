import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { hashSecret } from '../storage/secret.ts'
import type { Storage } from '../storage/store.ts'
import type { Session } from '../storage/tables/sessions.ts'

/** How long a browser is remembered after its last visit, in seconds. */
const COOKIE_SECONDS = 90 * 86_400

export type Identity = {
  /** The browser that asks, or null when we do not know it (any more). Read once a request. */
  sessionOf(request: FastifyRequest): Promise<Session | null>
  /** As `sessionOf`, but a browser nobody knows becomes known: it gets a session and a cookie. */
  openSession(request: FastifyRequest, reply: FastifyReply): Promise<Session>
  /** The browser was here: its session and its cookie last 90 days from now, if the disk allows. Nobody else's do. */
  prolong(request: FastifyRequest, reply: FastifyReply): Promise<void>
  /** Ends the session at once and takes the cookie away. */
  signOut(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

/** Who a browser is, from a cookie that no script can read. Only its hash is stored. */
export function createIdentity(deps: { config: Pick<Config, 'publicUrl'>; storage: Storage }): Identity {
  const { sessions } = deps.storage
  const overTls = deps.config.publicUrl?.startsWith('https:') ?? false
  // The prefix makes browsers refuse a cookie of this name that a sibling domain or plain http tries to set.
  const cookieName = overTls ? '__Host-planwall' : 'planwall'
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: overTls } as const
  const known = new WeakMap<FastifyRequest, Promise<Session | null>>()

  function read(request: FastifyRequest): Promise<Session | null> {
    const secret = request.cookies[cookieName]
    return secret ? sessions.findByHash(hashSecret(secret)) : Promise.resolve(null)
  }

  function sessionOf(request: FastifyRequest): Promise<Session | null> {
    const session = known.get(request) ?? read(request)
    known.set(request, session)
    return session
  }

  function setCookie(reply: FastifyReply, secret: string): void {
    reply.setCookie(cookieName, secret, { ...attributes, maxAge: COOKIE_SECONDS })
  }

  return {
    sessionOf,

    openSession: async (request, reply) => {
      const session = await sessionOf(request)
      if (session) return session
      const made = await sessions.create({ coach: false })
      known.set(request, Promise.resolve(made.session))
      setCookie(reply, made.secret)
      return made.session
    },

    prolong: async (request, reply) => {
      const session = await sessionOf(request)
      const secret = request.cookies[cookieName]
      if (!session || !secret) return
      try {
        const prolonged = await sessions.touch(session.id)
        if (prolonged && prolonged.expiresAt !== session.expiresAt) setCookie(reply, secret)
      } catch (error) {
        // A disk that takes nothing can still be read from, and tomorrow is another day to prolong it.
        request.log.warn({ err: error }, 'A session could not be prolonged')
      }
    },

    signOut: async (request, reply) => {
      const session = await sessionOf(request)
      if (session) await sessions.end(session.id)
      known.set(request, Promise.resolve(null))
      reply.clearCookie(cookieName, attributes)
    },
  }
}
