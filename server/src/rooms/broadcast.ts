/** FIN and a binary message: RFC 6455, section 5.2. */
const BINARY = 0x82

/**
 * Messages that many get at the same moment. They are put into the form in which a socket carries them once, for all, and
 * go out in one write to each: with many people in a room, writing is what costs.
 */
export class Broadcast {
  readonly messages: readonly Uint8Array[]
  #wire: Buffer | null = null

  constructor(messages: readonly Uint8Array[]) {
    this.messages = messages
  }

  /** In bytes, without what the wire adds. */
  get length(): number {
    return this.messages.reduce((sum, { length }) => sum + length, 0)
  }

  /** The messages as frames of a WebSocket, as a server sends them: unmasked, one after the other. */
  get wire(): Buffer {
    this.#wire ??= Buffer.concat(this.messages.flatMap((message) => [headerOf(message.length), message]))
    return this.#wire
  }
}

function headerOf(length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(BINARY, length)
  if (length < 65_536) return Uint8Array.of(BINARY, 126, length >> 8, length & 0xff)
  const header = Buffer.alloc(10)
  header[0] = BINARY
  header[1] = 127
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}
