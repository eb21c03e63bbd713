// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

type Chunk = {
  file: string
  name?: string
  isEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
  css?: string[]
}
type Manifest = Record<string, Chunk>

/**
 * The most each screen may load before it can be read, in kB (1000 bytes) gzipped: JavaScript and CSS, without fonts. Page,
 * room screen and print page are drawn from one answer of the server; what makes them live comes after. The board is of no
 * use before it is live, and so loads that too.
 */
const limits: Record<string, number> = {
  home: 125,
  join: 110,
  page: 150,
  'room-screen': 150,
  print: 150,
  board: 345,
}

/** The same with what makes them live: weight may not grow by going behind the first view. */
const liveLimits: Record<string, number> = {
  page: 185,
  'room-screen': 190,
  print: 192,
}

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const manifestFile = `${dist}.vite/manifest.json`

/** What gives away, in minified code, that a library for writing or drawing is there. */
const editing = { tiptap: 'ProseMirror', xyflow: 'react-flow__', radix: 'data-radix' }

/** The same for the library of the shared document, which only live sessions need. */
const heavy = { ...editing, yjs: '__ $YJS$ __' }

const manifest = readManifest()

describe('the weight of each screen', () => {
  const weights = new Map(Object.keys(limits).map((screen) => [screen, weightOf(filesOfScreen(manifest, screen))]))
  console.table(Object.fromEntries([...weights].map(([screen, kB]) => [screen, { kB, limit: limits[screen] }])))

  it.each(Object.entries(limits))('%s loads at most %i kB', (screen, limit) => {
    expect(weights.get(screen)).toBeGreaterThan(0)
    expect(weights.get(screen)).toBeLessThanOrEqual(limit)
  })
})

describe('the weight of each screen that is live', () => {
  const weights = new Map(
    Object.keys(liveLimits).map((screen) => [
      screen,
      weightOf(new Set([...filesOfScreen(manifest, screen), ...filesOf(manifest, liveCode(manifest))])),
    ]),
  )
  console.table(Object.fromEntries([...weights].map(([screen, kB]) => [screen, { kB, limit: liveLimits[screen] }])))

  it.each(Object.entries(liveLimits))('%s loads at most %i kB', (screen, limit) => {
    expect(weights.get(screen)).toBeGreaterThan(weightOf(filesOfScreen(manifest, screen)))
    expect(weights.get(screen)).toBeLessThanOrEqual(limit)
  })
})

describe('what only some screens need', () => {
  const everything = Object.values(manifest).map(({ file }) => file)

  it('is known by words that are in the code', () => {
    expect(heavyIn(everything)).toEqual(Object.keys(heavy))
    expect(heavyIn(filesOf(manifest, liveCode(manifest)))).toEqual(['yjs'])
  })

  it.each(['home', 'join', 'page', 'room-screen', 'print'])('is not waited for by the %s screen', (screen) => {
    expect(heavyIn(filesOfScreen(manifest, screen))).toEqual([])
  })

  it.each(['room-screen', 'print'])('for writing is never fetched by the %s screen', (screen) => {
    // What the entry names besides are the other screens.
    const own = [...keysOf(manifest, routeOf(screen))].filter((key) => !manifest[key]?.isEntry)
    const loads = own.flatMap((key) => manifest[key]?.dynamicImports ?? [])
    const fetched = heavyIn(loads.flatMap((key) => [...filesOf(manifest, key)]))
    expect(fetched.filter((library) => library in editing)).toEqual([])
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

function weightOf(files: ReadonlySet<string>): number {
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(dist + file), { level: 9 }).length, 0)
  return Math.round(bytes / 100) / 10
}

/** What the entry and the screen's own module reach by static imports, each file once. */
function filesOfScreen(manifest: Manifest, screen: string): Set<string> {
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry)
  return new Set([entry, routeOf(screen)].flatMap((key) => [...filesOf(manifest, key)]))
}

/** What opens live sessions; the board has it too, so that it is a file of its own without a source. */
function liveCode(manifest: Manifest): string | undefined {
  return Object.keys(manifest).find((key) => manifest[key]?.name === 'connect-plan')
}

function routeOf(screen: string): string {
  return `src/${screen}/${screen}-route.tsx`
}

function filesOf(manifest: Manifest, key: string | undefined): Set<string> {
  return new Set(
    [...keysOf(manifest, key)].flatMap((each) => [manifest[each]?.file ?? '', ...(manifest[each]?.css ?? [])]),
  )
}

/** A module and all it reaches by static imports. */
function keysOf(manifest: Manifest, key: string | undefined, seen = new Set<string>()): Set<string> {
  const chunk = key === undefined ? undefined : manifest[key]
  if (!key || !chunk) throw new Error(`The build has no module ${key}.`)
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of chunk.imports ?? []) keysOf(manifest, next, seen)
  return seen
}
