/** How a cell's content stands against its printed space, in lines. */
export type Fit =
  | { state: 'room'; used: number; of: number }
  /** Set `sizes` sizes smaller so that everything is in. */
  | { state: 'full'; of: number; sizes: number }
  /** Too much even at 12 units: `longest` is the row that would win most by being shortened. */
  | { state: 'over'; of: number; by: number; longest: string | null }

export type Measured = {
  fit: Fit
  /** What type and space are multiplied by. */
  scale: number
}

/** Nothing on the page is set smaller, in units: 8.5 pt on A3, 6 pt on A4. */
export const FLOOR = 12

/** One size smaller is six per cent less. */
const STEP = 0.94

export type CellMeasure = {
  /** Space for content, in pixels. */
  room: number
  /** Height of the content at a scale, in pixels; not larger at a smaller scale. */
  heightAt: (scale: number) => number
  /** Height of one printed line at full size, in pixels. */
  line: number
  /** Largest type in the cell at full size, in units. */
  largestType: number
  longest: () => string | null
}

/** Sizes to try, from full size down to the one at which the largest type has reached the floor. */
export function scalesFor(largestType: number): number[] {
  const scales = [1]
  for (let scale = STEP; (scales.at(-1) ?? 0) * largestType > FLOOR; scale *= STEP) scales.push(scale)
  return scales
}

/** As many sizes smaller as it takes; the last one when none is small enough. */
export type FittedCell = Measured & { size: number }

/**
 * The largest size at which the content is inside its cell; the smallest one, and by how many lines it is over, when
 * there is none. Asks for as few heights as it can, as each one makes the browser lay the cell out: next to `guess`, the
 * size that was right before the last letter, one or two do.
 */
export function fitCell(cell: CellMeasure, guess = 0): FittedCell {
  const scales = scalesFor(cell.largestType)
  const last = scales.length - 1
  const heights = new Map<number, number>()
  const heightOf = (size: number) => {
    const height = heights.get(size) ?? cell.heightAt(scales[size] ?? 1)
    heights.set(size, height)
    return height
  }
  const size = firstThatFits(last, (each) => heightOf(each) <= cell.room + 0.5, Math.min(guess, last))
  const scale = scales[size] ?? 1
  return { scale, size, fit: fitAt(cell, scale, size, heightOf(size)) }
}

/** What fits at a size fits at all smaller ones. The guess is tried first, then what is next to it. */
function firstThatFits(last: number, fits: (size: number) => boolean, guess: number): number {
  let tooBig = -1
  let good = last
  if (fits(guess)) {
    if (guess === 0 || !fits(guess - 1)) return guess
    good = guess - 1
  } else {
    if (guess === last || !fits(last)) return last
    tooBig = guess
  }
  while (good - tooBig > 1) {
    const middle = (tooBig + good) >> 1
    if (fits(middle)) good = middle
    else tooBig = middle
  }
  return good
}

function fitAt(cell: CellMeasure, scale: number, size: number, height: number): Fit {
  const isIn = height <= cell.room + 0.5
  if (size === 0 && isIn) {
    const of = linesIn(cell.room, cell.line)
    return { state: 'room', used: Math.min(of, Math.max(height > 0 ? 1 : 0, Math.round(height / cell.line))), of }
  }
  if (isIn) return { state: 'full', of: linesIn(cell.room, cell.line * scale), sizes: size }
  const floorLine = cell.line * Math.max(scale, FLOOR / cell.largestType)
  const by = Math.max(1, Math.ceil((height - cell.room) / floorLine - 0.1))
  return { state: 'over', of: linesIn(cell.room, floorLine), by, longest: cell.longest() }
}

function linesIn(room: number, line: number): number {
  return Math.max(1, Math.floor((room + 1) / line))
}
