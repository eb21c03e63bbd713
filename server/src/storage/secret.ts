import { createHash, randomBytes } from 'node:crypto'

const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
const ID_LENGTH = 20

/** The largest multiple of 36 that a byte can hold: bytes from here on would favour some letters, and are skipped. */
const EVEN_BYTES = 252

/** A name for a row that nobody can guess and that is safe in a URL: 20 of a-z and 0-9, about 103 bits. */
export function newId(): string {
  let id = ''
  while (id.length < ID_LENGTH) {
    for (const byte of randomBytes(ID_LENGTH)) {
      if (byte < EVEN_BYTES && id.length < ID_LENGTH) id += ID_LETTERS[byte % ID_LETTERS.length]
    }
  }
  return id
}

/** What opens a door: 32 random bytes, base64url. Only its hash is stored, so it is shown once. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** The form in which a secret is stored and looked up. A plain hash is enough: 32 random bytes cannot be guessed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
