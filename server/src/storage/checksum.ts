import { crc32 } from 'node:zlib'

/**
 * The checksum stored beside a row of a plan: over its bytes and over where it belongs, so that a row that ended up in
 * the wrong place fails as a flipped bit does.
 */
export function checksum(place: readonly (string | number)[], bytes: Uint8Array | string): number {
  return crc32(bytes, crc32(`${place.join(' ')}\n`))
}
