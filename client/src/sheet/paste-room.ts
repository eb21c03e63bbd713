import { limits } from '@planwall/shared/plan/limits.ts'
import { messages } from '../messages/t.ts'

/** The most characters in one paste: well under the largest change that the server takes at once, in any script. */
const MOST_AT_ONCE = 50_000

/** The most paragraphs, lists and runs of one look in one paste, for the same reason. */
const MOST_PIECES = 1_000

type Pasted = {
  /** Characters that come in. */
  length: number
  /** Characters there is room for. */
  room: number
  pieces?: number
}

/** Why a text does not take what is pasted, as a sentence; null when it does. Nothing is ever cut short. */
export function pasteFault({ length, room, pieces = 1 }: Pasted): string | null {
  if (length > room) return messages.editor.pastedTooLong(length - room)
  return pieces > MOST_PIECES ? messages.editor.pastedTooMuch : null
}

/** Why a table does not take these rows, as a sentence; null when it does. `taken`: rows it has already. */
export function pastedRowsFault(rows: readonly (readonly string[])[], taken: number): string | null {
  const room = limits.rowsPerTable - taken
  if (rows.length > room) return messages.editor.pastedTooManyRows(rows.length, room)
  const longest = Math.max(0, ...rows.flat().map((cell) => cell.length))
  if (longest > limits.textField) return messages.editor.pastedTooLong(longest - limits.textField)
  return pastedAtOnceFault(rows.flat().join('').length)
}

/** Why so many characters cannot come in one step, as a sentence; null when they can. */
export function pastedAtOnceFault(length: number): string | null {
  return length > MOST_AT_ONCE ? messages.editor.pastedTooMuch : null
}
