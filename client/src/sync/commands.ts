import type { Refusal } from '@planwall/shared/meeting/apply-command.ts'
import type { Command } from '@planwall/shared/meeting/command.ts'
import type { CommandResult } from '@planwall/shared/protocol/command-result.ts'
import type { ClientMessage } from '@planwall/shared/protocol/message.ts'
import { err, ok, type Result } from '@planwall/shared/result.ts'

/** Why a command did nothing: the server's reason, or that there was nobody to ask. */
export type CommandReason = Refusal | 'tooFast' | 'invalid' | 'offline'

/** Commands under way. One whose line breaks is answered `offline`; it may still have been carried out. */
export class Commands {
  readonly #send: (message: ClientMessage) => boolean
  readonly #waiting = new Map<number, (result: Result<void, CommandReason>) => void>()
  #last = 0

  constructor(send: (message: ClientMessage) => boolean) {
    this.#send = send
  }

  give(command: Command): Promise<Result<void, CommandReason>> {
    const id = ++this.#last
    if (!this.#send({ kind: 'command', body: { id, command } })) return Promise.resolve(err('offline'))
    return new Promise((resolve) => this.#waiting.set(id, resolve))
  }

  answered(result: CommandResult): void {
    // The reasons of a result are those of the reducer on the server, which is the one in shared.
    this.#waiting.get(result.id)?.(result.ok ? ok(undefined) : err(result.reason as CommandReason))
    this.#waiting.delete(result.id)
  }

  lineBroke(): void {
    for (const resolve of this.#waiting.values()) resolve(err('offline'))
    this.#waiting.clear()
  }
}
