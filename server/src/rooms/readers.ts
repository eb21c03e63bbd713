import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { StorageError } from '../storage/storage-error.ts'
import type { CommitQueue } from './commit-queue.ts'
import type { LiveDocument } from './live-document.ts'

/** Who asked what the plan says and waits for all of that to be on disk. */
export class Readers {
  readonly #doc: LiveDocument
  readonly #queue: CommitQueue
  readonly #waiting = new Set<(error: Error) => void>()
  #over = false

  constructor(doc: LiveDocument, queue: CommitQueue) {
    this.#doc = doc
    this.#queue = queue
  }

  /** Rejects with `StorageError` when the room closes before. */
  content(): Promise<PlanContent> {
    return new Promise((resolve, reject) => {
      if (this.#over) throw new StorageError('closed', 'The room has closed')
      const { content } = this.#doc
      this.#waiting.add(reject)
      this.#queue.add({
        entries: [],
        committed: () => {
          this.#waiting.delete(reject)
          resolve(content)
        },
      })
    })
  }

  end(): void {
    this.#over = true
    for (const reject of this.#waiting) reject(new StorageError('closed', 'The room closed'))
    this.#waiting.clear()
  }
}
