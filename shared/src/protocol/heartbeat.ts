import * as z from 'zod/mini'

/** Asked by the client; the answer shows that the line still carries. */
export const pingSchema = z.strictObject({ id: z.int() })
export type Ping = z.infer<typeof pingSchema>

/** `now`: the server's clock in milliseconds since 1970. */
export const pongSchema = z.strictObject({ id: z.int(), now: z.number() })
export type Pong = z.infer<typeof pongSchema>

/** How often a client asks, and how long either side waits before it gives a silent socket up, in milliseconds. */
export const PING_EVERY_MS = 7_000
export const SILENCE_MS = 18_000
