import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { err, ok } from '@planwall/shared/result.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { coachKeyPath, keepCoachKey } from './coach-key.ts'

const first = () => 'the-first-key-of-all'
const second = () => 'another-key-altogether'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'planwall-key-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

describe('the coach key', () => {
  it('[C8] is made once and stays the same over restarts', () => {
    expect(keepCoachKey(dataDir, first)).toEqual(ok('the-first-key-of-all'))
    expect(keepCoachKey(dataDir, second)).toEqual(ok('the-first-key-of-all'))
    expect(readFileSync(coachKeyPath(dataDir), 'utf8')).toBe('the-first-key-of-all\n')
  })

  it.skipIf(process.platform === 'win32')('[C8] can be read by its owner alone', () => {
    keepCoachKey(dataDir, first)
    expect(statSync(coachKeyPath(dataDir)).mode & 0o777).toBe(0o600)
  })

  it('[C8] makes the data folder when there is none', () => {
    expect(keepCoachKey(join(dataDir, 'deep', 'down'), first)).toEqual(ok('the-first-key-of-all'))
  })

  it('[C8] a file that holds no key is left as it is', () => {
    writeFileSync(coachKeyPath(dataDir), 'short')
    expect(keepCoachKey(dataDir, first)).toEqual(err('unusable'))
    expect(readFileSync(coachKeyPath(dataDir), 'utf8')).toBe('short')
  })

  it('[C8] a data folder that is a file cannot hold a key', () => {
    const file = join(dataDir, 'file')
    writeFileSync(file, '')
    expect(keepCoachKey(file, first)).toEqual(err('unusable'))
  })
})
