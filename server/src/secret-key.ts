import { join } from 'node:path'
import type { Result } from '@planwall/shared/result.ts'
import { keepKey } from './coach-key.ts'
import { isSecretKey } from './config.ts'

/** Where the key lies from which invitation links are derived. It belongs into a backup, but not beside it. */
export function secretKeyPath(dataDir: string): string {
  return join(dataDir, 'secret-key')
}

/** The key kept in the data folder, made there with `newKey` the first time. `unusable` as for `keepKey`. */
export function keepSecretKey(dataDir: string, newKey: () => string): Result<string, 'unusable'> {
  return keepKey({ path: secretKeyPath(dataDir), newKey, isKey: isSecretKey })
}
