import type { Heard } from './line.ts'

type BodyOf<K extends Heard['kind']> = Extract<Heard, { kind: K }>['body']

/** What is done with each kind of message of the server. A new kind does not compile until it is handled. */
export type ServerHandlers = { [K in Heard['kind']]: (body: BodyOf<K>) => void }

export function handle<K extends Heard['kind']>(
  handlers: ServerHandlers,
  { kind, body }: { kind: K; body: BodyOf<K> },
): void {
  handlers[kind](body)
}
