import type { WorkEntry } from './unconfirmed-work.ts'

/**
 * What a tab found in the store when it opened it. It answers for that and for what it adds itself; what another tab has
 * added since, under whatever client id, is not its to take away.
 */
export class LoadedPart {
  readonly #records = new Set<unknown>()
  readonly #work = new Map<number, string>()

  note(records: Iterable<unknown>, work: ReadonlyMap<number, readonly WorkEntry[]>): void {
    for (const record of records) this.#records.add(record)
    for (const [client, entries] of work) this.#work.set(client, JSON.stringify(entries))
  }

  /** Whether this tab answers for a record of the store that a client with work has added. */
  hasRecord(record: unknown, client: number): boolean {
    return this.#records.has(record) || !this.#work.has(client)
  }

  /** Whether a client's unconfirmed work still is what this tab knows. */
  hasWork(client: number, entries: unknown): boolean {
    const known = this.#work.get(client)
    return known === undefined || known === JSON.stringify(entries)
  }
}
