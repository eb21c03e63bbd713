import { type FaultCode, faultSchema } from '@planwall/shared/protocol/fault.ts'
import type * as z from 'zod/mini'

/** Why a request came to nothing: the server's reason with its sentence, or `unreachable` when no answer came that we know. */
export type ApiFault = { code: FaultCode; message: string } | { code: 'unreachable' }

export type Answer<T> = { ok: true; value: T } | { ok: false; fault: ApiFault }

/** After so long nobody waits for an answer any more, in milliseconds. */
const TIMEOUT_MS = 15_000

/** Asks the server and reads its answer by the schema. Never throws for what a network or a server can do. */
export async function ask<T>(
  method: string,
  path: string,
  schema: z.ZodMiniType<T>,
  body?: unknown,
): Promise<Answer<T>> {
  const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return readAnswer(schema, fetch(path, { method, ...json, signal: AbortSignal.timeout(TIMEOUT_MS) }))
}

/** Reads the answer to a request by the schema, as `ask` does. */
export async function readAnswer<T>(schema: z.ZodMiniType<T>, request: Promise<Response>): Promise<Answer<T>> {
  try {
    const response = await request
    const answer: unknown = await response.json()
    if (response.ok) {
      const value = schema.safeParse(answer)
      return value.success ? { ok: true, value: value.data } : unreachable
    }
    const fault = faultSchema.safeParse(answer)
    return fault.success ? { ok: false, fault: fault.data.error } : unreachable
  } catch (error) {
    // No network, no answer in time, or a page of somebody's proxy instead of ours.
    if (error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError) return unreachable
    throw error
  }
}

const unreachable = { ok: false, fault: { code: 'unreachable' } } as const
