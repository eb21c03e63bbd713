import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { basename, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      children: z.array(z.number()).optional(),
      callFrame: z.object({
        functionName: z.string(),
        url: z.string(),
        lineNumber: z.number(),
        columnNumber: z.number(),
      }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})
type Profile = z.infer<typeof profileSchema>

type Place = { name: string; file: string }

/** What V8 calls the time in which nothing of ours ran. */
const IDLE = '(idle)'

/** What taking the profile itself costs. */
const PROFILER = 'dispatch'

const HOW_MANY = 14

/**
 * Where the time of a CPU profile went, to be printed. Shares are of the time in which the main thread did something.
 * `cpuMs` is what all threads used meanwhile: the rest is the store, the collector and the disk.
 */
export function readProfile(path: string, cpuMs: number): string {
  const profile = profileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const own = ownTimes(profile)
  const places = new Map(profile.nodes.map((node) => [node.id, placeOf(node.callFrame)]))
  const busy = sum([...own].map(([id, us]) => (places.get(id)?.name === IDLE ? 0 : us)))

  const byFunction = new Map<string, number>()
  const byFile = new Map<string, number>()
  for (const [id, us] of own) {
    const place = places.get(id)
    if (!place || place.name === IDLE) continue
    add(byFunction, label(place), us)
    add(byFile, folderOf(place.file), us)
  }
  return [
    `  the main thread was busy for ${(busy / 1_000).toFixed(0)} of ${(sum(own.values()) / 1_000).toFixed(0)} ms; all threads used ${cpuMs.toFixed(0)} ms of CPU`,
    '  by where the code is:',
    ...top(byFile, busy),
    '  by function, its own time:',
    ...top(byFunction, busy),
    '  by function of ours, with all that it calls:',
    ...top(inclusiveTimes(profile, own, places), busy),
  ].join('\n')
}

/** µs by node, without what it calls and without the profiler. */
function ownTimes({ nodes, samples, timeDeltas }: Profile): Map<number, number> {
  const profiler = nodes.filter(({ callFrame }) => callFrame.url === '' && callFrame.functionName === PROFILER)
  const left = new Set(profiler.map(({ id }) => id))
  const times = new Map<number, number>()
  for (const [i, id] of samples.entries()) {
    if (!left.has(id)) times.set(id, (times.get(id) ?? 0) + (timeDeltas[i] ?? 0))
  }
  return times
}

/** µs by function of ours with all that it calls; a function that calls itself counts once. */
function inclusiveTimes({ nodes }: Profile, own: Map<number, number>, places: Map<number, Place>): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const times = new Map<string, number>()
  const visit = (id: number, above: ReadonlySet<string>): number => {
    const place = places.get(id)
    const name = place && isOurs(place.file) ? label(place) : null
    const below = name === null ? above : new Set(above).add(name)
    const children = byId.get(id)?.children ?? []
    const total = (own.get(id) ?? 0) + sum(children.map((child) => visit(child, below)))
    if (name !== null && !above.has(name)) add(times, name, total)
    return total
  }
  const root = nodes[0]
  if (root) visit(root.id, new Set())
  return times
}

const maps = new Map<string, SourceMap | null>()

/** The place in the sources where the bundle has a map. */
function placeOf({ functionName, url, lineNumber, columnNumber }: Profile['nodes'][number]['callFrame']): Place {
  const name = functionName === '' ? '(anonymous)' : functionName
  if (!url.startsWith('file:')) return { name, file: url === '' ? '(native)' : url }
  const file = fileURLToPath(url)
  // A package is known by its folder, which its own map would leave out.
  const hasMap = !file.includes('node_modules') && existsSync(`${file}.map`)
  if (!maps.has(file)) maps.set(file, hasMap ? sourceMapOf(`${file}.map`) : null)
  const entry = maps.get(file)?.findEntry(lineNumber, columnNumber)
  const source = entry && 'originalSource' in entry ? entry.originalSource : file
  return { name, file: source.replace(/^(\.\.\/)+/, '') }
}

function sourceMapOf(file: string): SourceMap {
  return new SourceMap(JSON.parse(readFileSync(file, 'utf8')))
}

function isOurs(file: string): boolean {
  return !file.includes('node_modules') && !file.startsWith('node:') && !file.startsWith('(')
}

/** A package, a folder of ours, or a module of Node. */
function folderOf(file: string): string {
  const parts = file.split('node_modules/').at(-1)?.split('/') ?? []
  if (file.includes('node_modules')) return parts.slice(0, parts[0]?.startsWith('@') ? 2 : 1).join('/')
  return isOurs(file) ? relative('.', file).split('/').slice(0, -1).join('/') : file
}

function label({ name, file }: Place): string {
  return `${name}  ${basename(file)}`
}

function top(times: ReadonlyMap<string, number>, of: number): string[] {
  const sorted = [...times].sort(([, a], [, b]) => b - a).slice(0, HOW_MANY)
  return sorted.map(([name, us]) => `    ${((100 * us) / of).toFixed(1).padStart(5)} %  ${name}`)
}

function add(times: Map<string, number>, key: string, us: number): void {
  times.set(key, (times.get(key) ?? 0) + us)
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const each of numbers) total += each
  return total
}
