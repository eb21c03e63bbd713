import { SYNC, SYNC_STEP_2, SYNC_UPDATE } from '@planwall/shared/protocol/message.ts'
import * as decoding from 'lib0/decoding'

/** Called before the n-th document frame of a socket leaves. */
export type CountsFrames = (n: number) => void

/**
 * A WebSocket that numbers the document frames it sends, as protocol/saved.ts says. An update is let through only once
 * this socket has answered the server's step 1: before, it could follow on changes that the server has not got yet,
 * and the answer will hold it anyway.
 */
export function countingSocket(Base: typeof WebSocket, counted: CountsFrames): typeof WebSocket {
  return class extends Base {
    #sent = 0

    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
      const kind = documentFrameKind(data)
      if (kind === 'update' && this.#sent === 0) return
      if (kind !== null) counted(++this.#sent)
      super.send(data as Parameters<WebSocket['send']>[0])
    }
  }
}

/** What kind of document frame this is, or null when it carries no part of the document. */
export function documentFrameKind(data: unknown): 'step2' | 'update' | null {
  if (!(data instanceof Uint8Array) || data.length < 2) return null
  const decoder = decoding.createDecoder(data)
  if (decoding.readVarUint(decoder) !== SYNC) return null
  const kind = decoding.readVarUint(decoder)
  if (kind === SYNC_STEP_2) return 'step2'
  return kind === SYNC_UPDATE ? 'update' : null
}
