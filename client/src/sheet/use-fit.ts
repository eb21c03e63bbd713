import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { type Fit, fitCell } from './fit-cell.ts'

export type FitOptions = {
  /** In units, as in the sheet's layout. */
  largestType: number
  line: number
}

/** Units of the space below a cell that its last line may use: the next rule is 16 away. */
const BLEED = 6

/**
 * Keeps an element's content inside it by setting `--fit`, and says how it went; null until measured. The element's
 * one child is measured, after every render and once fonts have arrived. Sizes are layout sizes, so a zoom by
 * transform changes nothing.
 */
export function useFit(options: FitOptions): { ref: RefObject<HTMLDivElement | null>; fit: Fit | null } {
  const ref = useRef<HTMLDivElement | null>(null)
  const [fit, setFit] = useState<Fit | null>(null)
  const size = useRef(0)
  const [, measureAgain] = useReducer((count: number) => count + 1, 0)
  useLayoutEffect(() => {
    const body = ref.current
    const content = body?.firstElementChild
    if (!body || !(content instanceof HTMLElement)) return
    const unit = unitOf(body)
    const measured = fitCell(
      {
        room: body.clientHeight + BLEED * unit,
        line: options.line * unit,
        largestType: options.largestType,
        heightAt: (scale) => {
          setScale(body, scale)
          return content.offsetHeight
        },
        longest: () => longestRow(content),
      },
      size.current,
    )
    size.current = measured.size
    setScale(body, measured.scale)
    setFit((before) => (JSON.stringify(before) === JSON.stringify(measured.fit) ? before : measured.fit))
  })
  useEffect(() => {
    document.fonts?.addEventListener('loadingdone', measureAgain)
    return () => document.fonts?.removeEventListener('loadingdone', measureAgain)
  }, [])
  return { ref, fit }
}

/** Only where it is another one: setting what is set already makes the browser style the cell again. */
function setScale(body: HTMLElement, scale: number): void {
  const value = String(scale)
  if (body.style.getPropertyValue('--fit') !== value) body.style.setProperty('--fit', value)
}

/** One unit of the page in pixels, from the page's own type: 14.5 units. */
function unitOf(element: HTMLElement): number {
  const sheet = element.closest<HTMLElement>('[data-sheet]')
  const size = sheet ? Number.parseFloat(getComputedStyle(sheet).fontSize) : Number.NaN
  return Number.isFinite(size) && size > 0 ? size / 14.5 : 1
}

/** The name of the row that takes the most height, and of two equal ones the wordier. */
function longestRow(content: HTMLElement): string | null {
  const rows = [...content.querySelectorAll<HTMLElement>('[data-row]')]
  const size = (row: HTMLElement) => row.offsetHeight * 10_000 + (row.textContent?.length ?? 0)
  const longest = rows.reduce<HTMLElement | null>((best, row) => (best && size(best) >= size(row) ? best : row), null)
  return longest?.dataset.row || null
}
