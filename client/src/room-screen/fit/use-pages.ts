import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { firstThatFits, ladderOf, pagedRung, type Rung } from './ladder.ts'
import { type Block, cutPages, linesOf, pageToShow, type Span } from './pages.ts'

export type PagesOptions = {
  kind: 'list' | 'statement'
  /** Largest type and that of the running text, in units. */
  largest: number
  body: number
}

export type Pages = {
  /** Around title and content; takes `data-title`. */
  frame: RefObject<HTMLDivElement | null>
  /** As high as the room for content is. */
  room: RefObject<HTMLDivElement | null>
  /** The content, which is never cut: the room shows whole lines of it. */
  content: RefObject<HTMLDivElement | null>
  page: number
  pages: number
  turn: (by: number) => void
}

/**
 * Sets a section as large as it fits, and in pages when it does not: the page on which somebody writes is shown. What
 * stands in it is measured anew after every change, whoever made it.
 */
export function usePages({ kind, largest, body }: PagesOptions): Pages {
  const frame = useRef<HTMLDivElement | null>(null)
  const room = useRef<HTMLDivElement | null>(null)
  const content = useRef<HTMLDivElement | null>(null)
  const shown = useRef(0)
  const [state, setState] = useState({ page: 0, pages: 1 })
  const lay = useRef(() => {})
  lay.current = () => {
    if (!frame.current || !room.current || !content.current) return
    const parts = { frame: frame.current, room: room.current, content: content.current }
    const pages = setAsLargeAsFits(parts, { kind, largest, body })
    shown.current = pageToShow(pages, shown.current, writingIn(parts.content))
    showPage(parts, pages[shown.current])
    const next = { page: shown.current, pages: pages.length }
    setState((before) => (before.page === next.page && before.pages === next.pages ? before : next))
  }

  useLayoutEffect(() => lay.current())

  useEffect(() => {
    if (!frame.current || !content.current) return
    let asked = 0
    const ask = () => {
      cancelAnimationFrame(asked)
      asked = requestAnimationFrame(() => lay.current())
    }
    const words = new MutationObserver(ask)
    words.observe(content.current, { subtree: true, childList: true, characterData: true })
    const size = new ResizeObserver(ask)
    size.observe(frame.current)
    document.fonts?.addEventListener('loadingdone', ask)
    return () => {
      cancelAnimationFrame(asked)
      words.disconnect()
      size.disconnect()
      document.fonts?.removeEventListener('loadingdone', ask)
    }
  }, [])

  const turn = (by: number) => {
    shown.current = Math.max(0, Math.min(state.pages - 1, shown.current + by))
    lay.current()
  }
  return { frame, room, content, ...state, turn }
}

type Parts = { frame: HTMLElement; room: HTMLElement; content: HTMLElement }

function setAsLargeAsFits(parts: Parts, options: PagesOptions): Span[] {
  const { frame, room, content } = parts
  const set = (rung: Rung) => {
    frame.dataset.title = rung.title
    content.style.setProperty('--scale', rung.scale.toFixed(4))
  }
  showPage(parts, undefined)
  const ladder = ladderOf(options.kind, options.largest)
  const rung = firstThatFits(ladder, (each) => {
    set(each)
    return content.offsetHeight <= room.clientHeight
  })
  frame.dataset.paged = String(rung === null)
  set(rung ?? pagedRung(ladder, options.body))
  const whole = { top: 0, bottom: content.offsetHeight }
  return rung ? [whole] : cutPages(blocksIn(content), room.clientHeight - headOf(content).height)
}

/**
 * Moves a page into the room, under the head of its table if it has one, and closes the room below its last line. The
 * whole content without a page.
 */
function showPage({ room, content }: Parts, page: Span | undefined): void {
  const head = headOf(content)
  const from = page && page.top > head.height ? page.top - head.height : 0
  content.style.transform = from > 0 ? `translateY(${-from}px)` : ''
  if (head.element) head.element.style.transform = from > 0 ? `translateY(${from - head.top}px)` : ''
  // Two pixels for descenders of the last line.
  room.style.clipPath = page ? `inset(0 -100vw calc(100% - ${page.bottom - from + 2}px) -100vw)` : ''
}

/** The head of a table, which stands above every page of it. */
function headOf(content: HTMLElement) {
  const element = content.querySelector<HTMLElement>('[data-block="head"]')
  return { element, height: element?.offsetHeight ?? 0, top: element?.offsetTop ?? 0 }
}

function blocksIn(content: HTMLElement): Block[] {
  const { top } = content.getBoundingClientRect()
  const within = (box: DOMRect): Span => ({ top: box.top - top, bottom: box.bottom - top })
  return [...content.querySelectorAll<HTMLElement>('[data-block]:not([data-block="head"])')].map((block) => {
    const text = document.createRange()
    text.selectNodeContents(block)
    const boxes = [...text.getClientRects()].filter((box) => box.height > 0).map(within)
    return {
      ...within(block.getBoundingClientRect()),
      lines: linesOf(boxes),
      keep: block.dataset.block === 'keep',
    }
  })
}

/** Where carets stand, and the rows in which somebody edits a cell without one; from the content's top. */
function writingIn(content: HTMLElement): number[] {
  const { top } = content.getBoundingClientRect()
  return [...content.querySelectorAll<HTMLElement>('[data-writing]')].map((element) => {
    const box = element.getBoundingClientRect()
    return (element.dataset.writing === 'caret' ? (box.top + box.bottom) / 2 : box.top + 1) - top
  })
}
