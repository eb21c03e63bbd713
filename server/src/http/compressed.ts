import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What is shorter goes out in one packet either way, in characters. */
const WORTH_IT = 1_000

/** An `onSend` hook for answers that are long: compresses them for whoever can read that. */
export async function compressed(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  reply.header('vary', 'accept-encoding')
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  if (typeof payload !== 'string' || payload.length < WORTH_IT || !takesGzip) return payload
  reply.header('content-encoding', 'gzip')
  return promisify(gzip)(payload)
}
