import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Wrong keys or links a minute from one address (for IPv6: from one network). */
const MAX_FAILURES_A_MINUTE = 10

export type FailedTries = {
  /** Whether this address has used up its failures for now. */
  usedUp(request: FastifyRequest): Promise<boolean>
  /** Counts one failure; true when it was one too many. */
  failed(request: FastifyRequest): Promise<boolean>
}

/** Counts failures only: forty people behind one address may all succeed at once, and nobody may guess. */
export function createFailedTries(app: FastifyInstance): FailedTries {
  const limit = app.createRateLimit({ max: MAX_FAILURES_A_MINUTE, timeWindow: 60_000 })
  return {
    usedUp: async (request) => {
      const state = await limit(request, { increment: false })
      return !state.isAllowed && state.remaining === 0
    },
    failed: async (request) => {
      const state = await limit(request)
      return !state.isAllowed && state.isExceeded
    },
  }
}
