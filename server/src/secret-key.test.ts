import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { err, ok } from '@planwall/shared/result.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepSecretKey, secretKeyPath } from './secret-key.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'planwall-key-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

it('[J20] the key of the links is made once, kept over restarts, and readable by its owner alone', () => {
  expect(keepSecretKey(dataDir, () => 'a'.repeat(43))).toEqual(ok('a'.repeat(43)))
  expect(keepSecretKey(dataDir, () => 'b'.repeat(43))).toEqual(ok('a'.repeat(43)))
  if (process.platform !== 'win32') expect(statSync(secretKeyPath(dataDir)).mode & 0o777).toBe(0o600)
})

it('[J20] a key that could be guessed is not used', () => {
  keepSecretKey(dataDir, () => 'short')
  expect(keepSecretKey(dataDir, () => 'b'.repeat(43))).toEqual(err('unusable'))
})
