import type { ClockRange } from './scan.ts'

/** Index of the first range that ends beyond a clock; `ranges.length` when none does. Ranges ascend and are disjoint. */
export function firstEndingAfter(ranges: readonly ClockRange[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]!
    if (range.clock + range.length > clock) high = middle
    else low = middle + 1
  }
  return low
}

/** The range that holds a clock, if any. */
export function rangeAt<R extends ClockRange>(ranges: readonly R[], clock: number): R | undefined {
  const range = ranges[firstEndingAfter(ranges, clock)]
  return range !== undefined && range.clock <= clock ? range : undefined
}

/** Whether one range holds all of another. */
export function covers(ranges: readonly ClockRange[], wanted: ClockRange): boolean {
  const range = rangeAt(ranges, wanted.clock)
  return range !== undefined && range.clock + range.length >= wanted.clock + wanted.length
}
