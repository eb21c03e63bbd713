import { unreachable } from '@planwall/shared/unreachable.ts'

/** One change that was asked of the operating system, as `recorder.c` wrote it down. Files go by inode, names by path. */
export type Change =
  | { is: 'create'; file: string; name: string }
  | { is: 'write'; file: string; offset: number; bytes: Buffer }
  | { is: 'cut'; file: string; size: number }
  | { is: 'sync'; file: string }
  | { is: 'syncFolder'; name: string }
  | { is: 'rename'; from: string; to: string }
  | { is: 'remove'; name: string }
  | { is: 'folder'; name: string }
  /** Something the process said at this moment, on lines of its own. */
  | { is: 'mark'; text: string }
  /** A call was made to fail: nothing of a write was done, and a sync has left what was not synced to chance for good. */
  | { is: 'fault'; calls: 'write' | 'sync'; file: string }

type Letter = 'C' | 'W' | 'T' | 'S' | 'D' | 'R' | 'U' | 'M' | 'A' | 'F'

/** Reads what the recorder wrote. What a killed process has left half-written at the end is left out. */
export function parseTrace(trace: Buffer): Change[] {
  const changes: Change[] = []
  let at = 0
  const nextLine = (): string[] | null => {
    const end = trace.indexOf(10, at)
    if (end < 0) return null
    const words = trace.toString('utf8', at, end).split(' ')
    at = end + 1
    return words
  }
  const nextBytes = (length: number): Buffer => {
    const bytes = trace.subarray(at, at + length)
    at += length + 1
    return bytes
  }

  for (let words = nextLine(); words !== null; words = nextLine()) {
    const [letter = '', first = '', second = '', third = ''] = words
    if (!isLetter(letter)) throw new Error(`The trace holds an unknown change: ${letter}`)
    switch (letter) {
      case 'C':
        changes.push({ is: 'create', file: first, name: second })
        break
      case 'W':
        changes.push({ is: 'write', file: first, offset: Number(second), bytes: nextBytes(Number(third)) })
        break
      case 'T':
        changes.push({ is: 'cut', file: first, size: Number(second) })
        break
      case 'S':
        changes.push({ is: 'sync', file: first })
        break
      case 'D':
        changes.push({ is: 'syncFolder', name: first })
        break
      case 'R':
        changes.push({ is: 'rename', from: first, to: nextLine()?.[1] ?? '' })
        break
      case 'U':
        changes.push({ is: 'remove', name: first })
        break
      case 'M':
        changes.push({ is: 'folder', name: first })
        break
      case 'A':
        changes.push({ is: 'mark', text: nextBytes(Number(first)).toString() })
        break
      case 'F':
        changes.push({ is: 'fault', calls: first === 'sync' ? 'sync' : 'write', file: second })
        break
      default:
        unreachable(letter)
    }
  }
  return changes
}

function isLetter(text: string): text is Letter {
  return /^[CWTSDRUMAF]$/.test(text)
}
