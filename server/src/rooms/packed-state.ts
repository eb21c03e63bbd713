import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import * as Y from 'yjs'

/** A state in the second version of Yjs' encoding, which is a third as long, and the same once more compressed. */
export type PackedState = { plain: Uint8Array; gzipped: Uint8Array }

/** Takes a state in the first version. Compressed beside the other work of the process. */
export async function packState(state: Uint8Array): Promise<PackedState> {
  const plain = Y.convertUpdateFormatV1ToV2(state)
  return { plain, gzipped: await promisify(gzip)(plain) }
}
