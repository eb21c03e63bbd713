// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[]; css?: string[] }
type Manifest = Record<string, Chunk>

/**
 * The most each screen may load before it works, in kB (1000 bytes) gzipped: JavaScript and CSS, without fonts. The aim is
 * 150 for all but the board. The live screens are not there: React, yjs and the reading of messages alone take 140. What
 * they have reached they keep.
 */
const limits: Record<string, number> = {
  home: 125,
  join: 110,
  page: 172,
  'room-screen': 177,
  print: 179,
  board: 330,
}

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const manifestFile = `${dist}.vite/manifest.json`

/** What gives away, in minified code, that a library for writing or drawing is there. */
const heavy = { tiptap: 'ProseMirror', xyflow: 'react-flow__', radix: 'data-radix' }

const manifest = readManifest()

describe('the weight of each screen', () => {
  const weights = new Map(Object.keys(limits).map((screen) => [screen, weightOf(manifest, screen)]))
  console.table(Object.fromEntries([...weights].map(([screen, kB]) => [screen, { kB, limit: limits[screen] }])))

  it.each(Object.entries(limits))('%s loads at most %i kB', (screen, limit) => {
    expect(weights.get(screen)).toBeGreaterThan(0)
    expect(weights.get(screen)).toBeLessThanOrEqual(limit)
  })
})

describe('what only some screens need', () => {
  const everything = Object.values(manifest).map(({ file }) => file)

  it('is known by words that are in the code', () => {
    expect(heavyIn(everything)).toEqual(Object.keys(heavy))
  })

  it.each(['home', 'join', 'page', 'room-screen', 'print'])('is not waited for by the %s screen', (screen) => {
    expect(heavyIn(filesOfScreen(manifest, screen))).toEqual([])
  })

  it('is never fetched by the screen of the room and the page to print', () => {
    const loads = ['room-screen', 'print'].flatMap((screen) => manifest[routeOf(screen)]?.dynamicImports ?? [])
    expect(heavyIn(loads.flatMap((key) => [...filesOf(manifest, key, new Set())]))).toEqual([])
  })
})

function heavyIn(files: Iterable<string>): string[] {
  const code = [...files].filter((file) => file.endsWith('.js')).map((file) => readFileSync(dist + file, 'utf8'))
  const found = Object.entries(heavy).filter(([, word]) => code.some((text) => text.includes(word)))
  return found.map(([library]) => library)
}

function readManifest(): Manifest {
  if (!existsSync(manifestFile)) throw new Error('There is no build of the client to weigh: run its build first.')
  return JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
}

/** What the entry and the screen's own module reach by static imports, each file once. */
function weightOf(manifest: Manifest, screen: string): number {
  const bytes = [...filesOfScreen(manifest, screen)].reduce(
    (sum, file) => sum + gzipSync(readFileSync(dist + file), { level: 9 }).length,
    0,
  )
  return Math.round(bytes / 100) / 10
}

function filesOfScreen(manifest: Manifest, screen: string): Set<string> {
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry)
  return new Set([entry, routeOf(screen)].flatMap((key) => [...filesOf(manifest, key, new Set())]))
}

function routeOf(screen: string): string {
  return `src/${screen}/${screen}-route.tsx`
}

function filesOf(manifest: Manifest, key: string | undefined, seen: Set<string>): Set<string> {
  const chunk = key === undefined ? undefined : manifest[key]
  if (!key || !chunk) throw new Error(`The build has no module ${key}.`)
  if (seen.has(key)) return new Set()
  seen.add(key)
  const imported = (chunk.imports ?? []).flatMap((next) => [...filesOf(manifest, next, seen)])
  return new Set([chunk.file, ...(chunk.css ?? []), ...imported])
}
