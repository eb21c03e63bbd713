import type { ServerMessage } from '@planwall/shared/protocol/message.ts'

type BodyOf<K extends ServerMessage['kind']> = Extract<ServerMessage, { kind: K }>['body']

/** What is done with each kind of message of the server. A new kind does not compile until it is handled. */
export type ServerHandlers = { [K in ServerMessage['kind']]: (body: BodyOf<K>) => void }

export function handle<K extends ServerMessage['kind']>(
  handlers: ServerHandlers,
  { kind, body }: { kind: K; body: BodyOf<K> },
): void {
  handlers[kind](body)
}
