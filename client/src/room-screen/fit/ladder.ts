/** How large a section's title is. */
export type TitleSize = 'large' | 'tight' | 'small'

/** One way to set a section: what is given up first comes first in a ladder. */
export type Rung = { title: TitleSize; scale: number }

/** No type on the projector is smaller, in units of a screen 1080 high: for a reader at eight metres. */
export const FLOOR = 28

/** One size smaller is six per cent less. */
const STEP = 0.94

/** Once all type has reached the floor, only the space between goes on shrinking, to this share. */
const TIGHTEST = 0.6

/**
 * A table or list keeps its size and gives up the large title first; a statement, which is far larger than it has to
 * be, shrinks before its title does. `largest` is the content's largest type, in units.
 */
export function ladderOf(kind: 'list' | 'statement', largest: number): Rung[] {
  const comfortable = kind === 'statement' ? scalesDownTo(52 / largest) : [1]
  const rest = scalesDownTo((FLOOR / largest) * TIGHTEST).filter((scale) => scale < (comfortable.at(-1) ?? 1))
  return [
    ...comfortable.map((scale): Rung => ({ title: 'large', scale })),
    { title: 'tight', scale: comfortable.at(-1) ?? 1 },
    { title: 'small', scale: comfortable.at(-1) ?? 1 },
    ...rest.map((scale): Rung => ({ title: 'small', scale })),
  ]
}

/** What pages are set in once nothing fits: easy to read, since there is room for it on the next page. */
export function pagedRung(ladder: readonly Rung[], body: number): Rung {
  const scale = Math.min(1, 36 / body)
  return ladder.find((rung) => rung.title === 'small' && rung.scale <= scale) ?? { title: 'small', scale }
}

/** The first rung whose content fits, found by halving; null when not even the last one does. */
export function firstThatFits(ladder: readonly Rung[], fits: (rung: Rung) => boolean): Rung | null {
  const last = ladder.at(-1)
  if (!last || !fits(last)) return null
  let tooBig = -1
  let good = ladder.length - 1
  while (good - tooBig > 1) {
    const middle = (tooBig + good) >> 1
    const rung = ladder[middle]
    if (rung && fits(rung)) good = middle
    else tooBig = middle
  }
  return ladder[good] ?? last
}

function scalesDownTo(least: number): number[] {
  const scales = [1]
  for (let scale = STEP; scale > least; scale *= STEP) scales.push(scale)
  if (least < 1) scales.push(least)
  return scales
}
