/**
 * A mark inside what people send, by which those who receive it know who sent which one, without decoding anything:
 * `~`, a letter for text or cursor, two places for the sender and five for the number, in base 36.
 */
export type TokenKind = 'text' | 'cursor'

const START = 0x7e
const LETTER = { text: 'T', cursor: 'C' } as const
const TEXT = LETTER.text.charCodeAt(0)
const CURSOR = LETTER.cursor.charCodeAt(0)
const LENGTH = 9

export function token(kind: TokenKind, sender: number, seq: number): string {
  return `~${LETTER[kind]}${sender.toString(36).padStart(2, '0')}${seq.toString(36).padStart(5, '0')}`
}

/** Calls `found` for every token in the bytes, in their order. */
export function scanTokens(bytes: Buffer, found: (kind: TokenKind, sender: number, seq: number) => void): void {
  for (let at = bytes.indexOf(START); at >= 0; at = bytes.indexOf(START, at + 1)) {
    const letter = bytes[at + 1]
    if ((letter !== TEXT && letter !== CURSOR) || at + LENGTH > bytes.length) continue
    const sender = numberAt(bytes, at + 2, 2)
    const seq = numberAt(bytes, at + 4, 5)
    if (sender >= 0 && seq >= 0) found(letter === TEXT ? 'text' : 'cursor', sender, seq)
  }
}

/** Negative when these are no digits: such bytes stood there by chance. */
function numberAt(bytes: Buffer, start: number, length: number): number {
  let value = 0
  for (let at = start; at < start + length; at++) {
    const byte = bytes[at] ?? 0
    const digit = byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : byte >= 0x61 && byte <= 0x7a ? byte - 0x57 : -1
    if (digit < 0) return -1
    value = value * 36 + digit
  }
  return value
}
