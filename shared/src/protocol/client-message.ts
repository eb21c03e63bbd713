import { commandMessageSchema } from './command-message.ts'
import { pingSchema } from './heartbeat.ts'
import { clientTypes } from './message.ts'

/** What the client asks, as the server reads it. */
export const clientMessages = {
  command: { type: clientTypes.command, schema: commandMessageSchema },
  ping: { type: clientTypes.ping, schema: pingSchema },
} as const
