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

/**
 * The largest size at which the content is inside its cell; the smallest one, and by how many lines it is over, when
 * there is none. Asks for as few heights as it can: each one makes the browser lay the cell out.
 */
export function fitCell(cell: CellMeasure): Measured {
  const scales = scalesFor(cell.largestType)
  const fits = (scale: number) => cell.heightAt(scale) <= cell.room + 0.5
  const height = cell.heightAt(1)
  if (height <= cell.room + 0.5) {
    const of = Math.max(1, Math.floor((cell.room + 1) / cell.line))
    const used = Math.min(of, Math.max(height > 0 ? 1 : 0, Math.round(height / cell.line)))
    return { scale: 1, fit: { state: 'room', used, of } }
  }
  const smallest = scales.at(-1) ?? 1
  const floorLine = cell.line * Math.max(smallest, FLOOR / cell.largestType)
  const of = Math.max(1, Math.floor((cell.room + 1) / floorLine))
  if (!fits(smallest)) {
    const by = Math.max(1, Math.ceil((cell.heightAt(smallest) - cell.room) / floorLine - 0.1))
    return { scale: smallest, fit: { state: 'over', of, by, longest: cell.longest() } }
  }
  let tooBig = 0
  let good = scales.length - 1
  while (good - tooBig > 1) {
    const middle = (tooBig + good) >> 1
    if (fits(scales[middle] ?? smallest)) good = middle
    else tooBig = middle
  }
  const scale = scales[good] ?? smallest
  return {
    scale,
    fit: { state: 'full', of: Math.max(1, Math.floor((cell.room + 1) / (cell.line * scale))), sizes: good },
  }
}
