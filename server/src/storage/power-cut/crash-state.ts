import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unreachable } from '@planwall/shared/unreachable.ts'
import type { Change } from './trace.ts'

/** The smallest piece of which a disk writes all or nothing, in bytes. */
const SECTOR = 512

/** What a power cut leaves: the files that still have their names, and what the process had said by then. */
export type CrashState = { folders: string[]; files: Map<string, Buffer>; marks: string[] }

type FileChange = Extract<Change, { is: 'write' | 'cut' }>
type NameChange = Extract<Change, { is: 'create' | 'rename' | 'remove' | 'folder' }>

/** How much of what was not synced has reached the disk. */
const LUCK = ['none', 'all', 'prefix', 'some', 'sectors'] as const

/**
 * What the disk may hold when the power goes after the first `count` changes. What was synced is there; of everything else
 * chance decides: nothing of it, all of it, what came first, any part of it, or any sectors of any part. Names reach the
 * disk in their order, as on a file system with a journal, but only those are certain whose folder was synced.
 */
export function crashState(changes: readonly Change[], count: number, random: () => number): CrashState {
  const kept = new Map<string, Content>()
  const unsynced = new Map<string, FileChange[]>()
  const names = new Map<string, string>()
  const folders = new Set<string>(['.'])
  let unsyncedNames: NameChange[] = []
  const marks: string[] = []

  const keepName = (change: NameChange) => applyName(names, folders, change)
  for (const change of changes.slice(0, count)) {
    switch (change.is) {
      case 'create':
        kept.set(change.file, new Content())
        unsynced.set(change.file, [])
        unsyncedNames.push(change)
        break
      case 'rename':
      case 'remove':
      case 'folder':
        unsyncedNames.push(change)
        break
      case 'write':
      case 'cut':
        unsynced.get(change.file)?.push(change)
        break
      case 'sync':
        kept.get(change.file)?.apply(unsynced.get(change.file) ?? [])
        unsynced.set(change.file, [])
        break
      case 'syncFolder':
        // The names of a folder are on disk, and with a journal everything that came before them.
        for (let last = unsyncedNames.findLastIndex((name) => folderOf(name) === change.name); last >= 0; last--) {
          const first = unsyncedNames.shift()
          if (first) keepName(first)
        }
        break
      case 'mark':
        marks.push(...change.text.split('\n').filter((line) => line !== ''))
        break
      case 'fault':
        // The system forgets that it still had to write these: no later sync of the file will do it.
        if (change.calls === 'sync') {
          kept.get(change.file)?.apply(byChance(unsynced.get(change.file) ?? [], random))
          unsynced.set(change.file, [])
        }
        break
      default:
        unreachable(change)
    }
  }
  const luckyNames = Math.floor(random() * (unsyncedNames.length + 1))
  unsyncedNames = unsyncedNames.slice(0, luckyNames)
  for (const change of unsyncedNames) keepName(change)

  const files = new Map<string, Buffer>()
  for (const [name, file] of names) {
    if (!folders.has(dirname(name))) continue
    const content = kept.get(file)
    content?.apply(byChance(unsynced.get(file) ?? [], random))
    files.set(name, content?.bytes ?? Buffer.alloc(0))
  }
  return { folders: [...folders], files, marks }
}

/** Makes the folder look as it would after the cut. */
export function writeState({ folders, files }: CrashState, root: string): void {
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true })
  for (const [name, bytes] of files) writeFileSync(join(root, name), bytes)
}

function applyName(names: Map<string, string>, folders: Set<string>, change: NameChange): void {
  switch (change.is) {
    case 'create':
      names.set(change.name, change.file)
      return
    case 'rename': {
      const file = names.get(change.from)
      names.delete(change.from)
      if (file !== undefined) names.set(change.to, file)
      return
    }
    case 'remove':
      names.delete(change.name)
      return
    case 'folder':
      folders.add(change.name)
      return
    default:
      unreachable(change)
  }
}

function folderOf(change: NameChange): string {
  return dirname(change.is === 'rename' ? change.to : change.name)
}

function byChance(changes: readonly FileChange[], random: () => number): FileChange[] {
  const luck = LUCK[Math.floor(random() * LUCK.length)] ?? 'none'
  switch (luck) {
    case 'none':
      return []
    case 'all':
      return [...changes]
    case 'prefix':
      return changes.slice(0, Math.floor(random() * (changes.length + 1)))
    case 'some':
      return changes.filter(() => random() < 0.5)
    case 'sectors':
      return changes.flatMap(sectorsOf).filter(() => random() < 0.5)
    default:
      return unreachable(luck)
  }
}

/** A write as the writes of its sectors, which lie at even places of the disk. */
function sectorsOf(change: FileChange): FileChange[] {
  if (change.is === 'cut') return [change]
  const sectors: FileChange[] = []
  for (let at = 0; at < change.bytes.length; ) {
    const offset = change.offset + at
    const end = Math.min(change.bytes.length, at + SECTOR - (offset % SECTOR))
    sectors.push({ ...change, offset, bytes: change.bytes.subarray(at, end) })
    at = end
  }
  return sectors
}

/** What is in a file; where nothing was ever written there are zeros. */
class Content {
  /** Longer than the file, so that one that grows bit by bit is not copied each time; zeros behind its end. */
  #room = Buffer.alloc(SECTOR)
  #size = 0

  get bytes(): Buffer {
    return this.#room.subarray(0, this.#size)
  }

  apply(changes: readonly FileChange[]): void {
    for (const change of changes) {
      if (change.is === 'cut') {
        this.#room.fill(0, Math.min(change.size, this.#size))
        this.#growTo(change.size)
        this.#size = change.size
      } else {
        const end = change.offset + change.bytes.length
        this.#growTo(end)
        this.#size = Math.max(this.#size, end)
        change.bytes.copy(this.#room, change.offset)
      }
    }
  }

  #growTo(size: number): void {
    if (size <= this.#room.length) return
    const room = Buffer.alloc(2 * size)
    this.#room.copy(room)
    this.#room = room
  }
}
