import type { Attendance } from './attendance.ts'
import type { LiveDocument } from './live-document.ts'
import type { Person } from './peer.ts'

/** Whose the Yjs client ids of a plan are. One belongs to one person, for good. */
export class ClientIds {
  readonly #bound: Map<number, string>
  readonly #doc: LiveDocument
  readonly #attendance: Attendance

  /** `bound`: client id to participant id, as far as it is stored. */
  constructor(bound: Map<number, string>, doc: LiveDocument, attendance: Attendance) {
    this.#bound = bound
    this.#doc = doc
    this.#attendance = attendance
  }

  /** Whose an id is, as this person sees it. */
  whose(clientId: number, person: Person): 'own' | 'free' | 'other' {
    const bound = this.#bound.get(clientId)
    if (bound !== undefined) return bound === person.id ? 'own' : 'other'
    // Work under an id that is bound to nobody is the server's own, of this process or an earlier one.
    if (this.#doc.hasClient(clientId)) return 'other'
    // Announced by another person's open socket, though nothing has been written under it yet.
    return this.#attendance.isAnothers(clientId, person) ? 'other' : 'free'
  }

  bind(clientId: number, person: Person): void {
    this.#bound.set(clientId, person.id)
  }
}
