import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { type Cursor, MOST_TAKEN, type PresenceEntry } from './presence.ts'
import { sameRef, type TextRef } from './text-ref.ts'

/** A cursor that has not moved for so long is hidden, in milliseconds. */
const IDLE_MS = 10_000

/** How long after the last keystroke somebody still counts as typing, in milliseconds. */
const TYPING_MS = 3_000

/** How long it is shown which notes somebody has taken away, in milliseconds. */
const TOOK_MS = 20_000

/** What this tab shows of itself. Sent by the line, at most twenty times a second; nothing for those who only read. */
export class OwnPresence {
  readonly #tell: (entry: PresenceEntry | null) => void
  #entry: PresenceEntry = {}
  #shown = false
  #idle: ReturnType<typeof setTimeout> | null = null
  #quiet: ReturnType<typeof setTimeout> | null = null
  #forget: ReturnType<typeof setTimeout> | null = null

  constructor(tell: (entry: PresenceEntry | null) => void) {
    this.#tell = tell
  }

  /** Whether this person may appear at all. */
  show(shown: boolean): void {
    this.#shown = shown
    this.#say()
  }

  /** Where this person looks. */
  lookAt(section: SectionId | null): void {
    this.#change({ at: section === null ? undefined : { section } })
  }

  /** Where their pointer is; null when it has left. */
  pointAt(cursor: Cursor | null): void {
    if (this.#idle) clearTimeout(this.#idle)
    this.#idle = cursor && setTimeout(() => this.#change({ cursor: undefined }), IDLE_MS)
    this.#change({ cursor: cursor ? rounded(cursor) : undefined })
  }

  /** Where they write; the positions are encoded by the editor's binding. */
  setCaret(caret: (TextRef & { anchor: string; head: string }) | null): void {
    this.#change({
      caret: caret ? { root: caret.root, path: [...caret.path], anchor: caret.anchor, head: caret.head } : undefined,
    })
  }

  /** They have left this text; nothing happens when their caret is in another one by now. */
  leaveCaret(ref: TextRef): void {
    if (this.#entry.caret && sameRef(this.#entry.caret, ref)) this.setCaret(null)
  }

  /** Which cell without a text they edit. */
  setCell(cell: TextRef | null): void {
    this.#change({ cell: cell ? { root: cell.root, path: [...cell.path] } : undefined })
  }

  /** They have left this cell; nothing happens when they are in another one by now. */
  leaveCell(ref: TextRef): void {
    if (this.#entry.cell && sameRef(this.#entry.cell, ref)) this.setCell(null)
  }

  /** Called with each keystroke; ends by itself. */
  typed(): void {
    if (this.#quiet) clearTimeout(this.#quiet)
    this.#quiet = setTimeout(() => this.#change({ typing: undefined }), TYPING_MS)
    if (!this.#entry.typing) this.#change({ typing: true })
  }

  /** They have taken these notes off a wall; it is shown a while. */
  took(notes: readonly string[]): void {
    if (this.#forget) clearTimeout(this.#forget)
    this.#forget = setTimeout(() => this.#change({ took: undefined }), TOOK_MS)
    this.#change({ took: [...(this.#entry.took ?? []), ...notes].slice(-MOST_TAKEN) })
  }

  /** The document was exchanged: a caret in the old one means nothing in the new one. */
  moved(): void {
    const { caret: _caret, typing: _typing, ...rest } = this.#entry
    this.#entry = rest
    this.#say()
  }

  end(): void {
    if (this.#idle) clearTimeout(this.#idle)
    if (this.#quiet) clearTimeout(this.#quiet)
    if (this.#forget) clearTimeout(this.#forget)
    this.#shown = false
  }

  #change(change: { [K in keyof PresenceEntry]: PresenceEntry[K] | undefined }): void {
    const before = JSON.stringify(this.#entry)
    this.#entry = Object.fromEntries(
      Object.entries({ ...this.#entry, ...change }).filter(([, value]) => value !== undefined),
    )
    if (JSON.stringify(this.#entry) !== before) this.#say()
  }

  #say(): void {
    this.#tell(this.#shown ? this.#entry : null)
  }
}

function rounded(cursor: Cursor): Cursor {
  return { ...cursor, x: Math.round(cursor.x), y: Math.round(cursor.y) }
}
