import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** What a build does not depend on, and what it leaves behind. */
const SKIPPED = new Set(['node_modules', 'dist'])

/**
 * A hash over the names and contents of files and folders below `root`; a missing one counts as missing.
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {readonly string[]} facts what else the result depends on
 */
export function fingerprint(root, paths, facts = []) {
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(`${fact}\0`)
  for (const path of paths) {
    for (const file of filesBelow(join(root, path))) {
      const name = relative(root, file).split(sep).join('/')
      const content = createHash('sha256').update(readFileSync(file)).digest('hex')
      hash.update(`${name}\0${content}\0`)
    }
  }
  return hash.digest('hex')
}

/**
 * Whether the last success of `work` was for this very fingerprint.
 * @param {string} cacheDir
 * @param {string} work
 * @param {string} print
 */
export function isStamped(cacheDir, work, print) {
  const path = join(cacheDir, work)
  return existsSync(path) && readFileSync(path, 'utf8') === print
}

/**
 * Remembers a success.
 * @param {string} cacheDir
 * @param {string} work
 * @param {string} print
 */
export function stamp(cacheDir, work, print) {
  mkdirSync(cacheDir, { recursive: true })
  writeFileSync(join(cacheDir, work), print)
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !SKIPPED.has(name))
  entries.sort((one, other) => (one.name < other.name ? -1 : 1))
  return entries.flatMap(({ name }) => filesBelow(join(path, name)))
}
