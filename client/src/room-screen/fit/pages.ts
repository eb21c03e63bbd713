/** Where something stands in the content, in pixels from its top. */
export type Span = { top: number; bottom: number }

/** A row or paragraph; its lines say where it may be cut when it is taller than the room. */
export type Block = Span & {
  lines: readonly Span[]
  /** A heading, which stays with what follows. */
  keep?: boolean
}

/**
 * Divides content into pages that fit the room, cutting between blocks, and inside one only where it is taller than
 * the room by itself. Nothing is left out; what is taller than the room and has no lines stays whole on its page.
 */
export function cutPages(blocks: readonly Block[], room: number): Span[] {
  const pieces = withHeadings(blocks).flatMap((block) =>
    block.bottom - block.top <= room || block.lines.length === 0 ? [block] : stretched(block),
  )
  const pages: Span[] = []
  for (const piece of pieces) {
    const page = pages.at(-1)
    if (page && piece.bottom - page.top <= room) page.bottom = piece.bottom
    else pages.push({ top: piece.top, bottom: piece.bottom })
  }
  return pages
}

/**
 * The page to show: the one shown now when somebody writes on it, or when nobody writes; otherwise the page of the
 * first who writes. Nothing turns by itself.
 */
export function pageToShow(pages: readonly Span[], now: number, writing: readonly number[]): number {
  const stays = Math.max(0, Math.min(now, pages.length - 1))
  const on = writing.map((at) => pageAt(pages, at))
  return on.length === 0 || on.includes(stays) ? stays : (on[0] ?? stays)
}

function pageAt(pages: readonly Span[], at: number): number {
  const index = pages.findIndex((page) => at < page.bottom)
  return index < 0 ? Math.max(0, pages.length - 1) : index
}

/** Headings are one with the block that follows them, whose first line they join. */
function withHeadings(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  for (const block of [...blocks].reverse()) {
    const next = joined.at(-1)
    if (block.keep && next) joined[joined.length - 1] = { ...next, top: block.top }
    else joined.push(block)
  }
  return joined.reverse()
}

/** The lines of a block, of which the first and the last reach to its edges. */
function stretched(block: Block): Span[] {
  return block.lines.map((line, index) => ({
    top: index === 0 ? block.top : line.top,
    bottom: index === block.lines.length - 1 ? block.bottom : line.bottom,
  }))
}

/** Boxes of text as lines: those that overlap in height are one. */
export function linesOf(boxes: readonly Span[]): Span[] {
  const lines: Span[] = []
  for (const box of [...boxes].sort((a, b) => a.top - b.top)) {
    const line = lines.at(-1)
    // Ascenders and descenders of two lines may touch; a line is another one when its middle is below.
    if (line && (box.top + box.bottom) / 2 < line.bottom) line.bottom = Math.max(line.bottom, box.bottom)
    else lines.push({ ...box })
  }
  return lines
}
