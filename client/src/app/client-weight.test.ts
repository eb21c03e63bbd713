// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; css?: string[] }
type Manifest = Record<string, Chunk>

/** The most each screen may load before it works, in kB (1000 bytes) gzipped: JavaScript and CSS, without fonts. */
const limits: Record<string, number> = {
  home: 150,
  join: 150,
  page: 150,
  'room-screen': 150,
  print: 150,
  board: 360,
}

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const manifestFile = `${dist}.vite/manifest.json`

describe('the weight of each screen', () => {
  const manifest = readManifest()
  const weights = new Map(Object.keys(limits).map((screen) => [screen, weightOf(manifest, screen)]))
  console.table(Object.fromEntries([...weights].map(([screen, kB]) => [screen, { kB, limit: limits[screen] }])))

  it.each(Object.entries(limits))('%s loads at most %i kB', (screen, limit) => {
    expect(weights.get(screen)).toBeGreaterThan(0)
    expect(weights.get(screen)).toBeLessThanOrEqual(limit)
  })
})

function readManifest(): Manifest {
  if (!existsSync(manifestFile)) throw new Error('There is no build of the client to weigh: run its build first.')
  return JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
}

/** What the entry and the screen's own module reach by static imports, each file once. */
function weightOf(manifest: Manifest, screen: string): number {
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry)
  const route = `src/${screen}/${screen}-route.tsx`
  const files = new Set([entry, route].flatMap((key) => [...filesOf(manifest, key, new Set())]))
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file), { level: 9 }).length, 0)
  return Math.round(bytes / 100) / 10
}

function filesOf(manifest: Manifest, key: string | undefined, seen: Set<string>): Set<string> {
  const chunk = key === undefined ? undefined : manifest[key]
  if (!key || !chunk) throw new Error(`The build has no module ${key}.`)
  if (seen.has(key)) return new Set()
  seen.add(key)
  const imported = (chunk.imports ?? []).flatMap((next) => [...filesOf(manifest, next, seen)])
  return new Set([chunk.file, ...(chunk.css ?? []), ...imported])
}
