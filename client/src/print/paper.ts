export const papers = ['a3', 'a4', 'letter'] as const
export type Paper = (typeof papers)[number]

/** Width and height lying on the side, in millimetres. */
const sizes: Readonly<Record<Paper, { width: number; height: number }>> = {
  a3: { width: 420, height: 297 },
  a4: { width: 297, height: 210 },
  letter: { width: 279.4, height: 215.9 },
}

/** The page in its own units, whatever it is printed on. */
const UNITS = { width: 1680, height: 1188 }

export type PaperSize = {
  /** All in millimetres. */
  width: number
  height: number
  /** One unit of the page: .25 on A3. */
  unit: number
  /** What is left at the top when the page is centred. */
  top: number
  left: number
}

/** How the page lies on a paper: as large as it goes, in the middle. */
export function paperSize(paper: Paper): PaperSize {
  const { width, height } = sizes[paper]
  // A hair smaller than the paper: rounding in a browser must not push the last line onto a second sheet.
  const unit = Math.min(width / UNITS.width, height / UNITS.height) * 0.9995
  return {
    width,
    height,
    unit,
    top: (height - UNITS.height * unit) / 2,
    left: (width - UNITS.width * unit) / 2,
  }
}
