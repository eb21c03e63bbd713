import type { Inline } from '@planwall/shared/plan/rich-text.ts'

/** Somebody's caret in a text, and what they have selected up to it. Places count text blocks and characters. */
export type CaretMark = {
  client: number
  person: { name: string; color: number }
  anchor: { block: number; offset: number }
  head: { block: number; offset: number }
}

/** A piece of a block: words with their marks and in whose selection they are, a line break, or a caret. */
export type Piece =
  | { type: 'words'; inline: Inline & { type: 'text' }; selectedBy: number | null }
  | { type: 'break' }
  | { type: 'caret'; mark: CaretMark }

/** Cuts a block where carets stand and selections begin and end. A line break counts as one character. */
export function piecesOf(content: readonly Inline[], block: number, marks: readonly CaretMark[]): Piece[] {
  const ranges = marks.flatMap((mark) => rangeIn(mark, block))
  const carets = marks.filter((mark) => mark.head.block === block)
  const cuts = [...carets.map((mark) => mark.head.offset), ...ranges.flatMap(({ from, to }) => [from, to])]
  const pieces: Piece[] = []
  const drawn = new Set<CaretMark>()
  const drawCarets = (upTo: number) => {
    for (const mark of carets) {
      if (mark.head.offset > upTo || drawn.has(mark)) continue
      drawn.add(mark)
      pieces.push({ type: 'caret', mark })
    }
  }
  let at = 0
  for (const inline of content) {
    drawCarets(at)
    if (inline.type === 'hardBreak') {
      pieces.push({ type: 'break' })
      at += 1
      continue
    }
    const end = at + inline.text.length
    const stops = [...new Set(cuts.filter((cut) => cut > at && cut < end))].sort((a, b) => a - b)
    for (const stop of [...stops, end]) {
      const selectedBy = ranges.find(({ from, to }) => from <= at && stop <= to)?.color ?? null
      const text = inline.text.slice(inline.text.length - (end - at), inline.text.length - (end - stop))
      pieces.push({ type: 'words', inline: { ...inline, text }, selectedBy })
      at = stop
      if (stop !== end) drawCarets(at)
    }
  }
  drawCarets(Number.POSITIVE_INFINITY)
  return pieces
}

function rangeIn({ anchor, head, person }: CaretMark, block: number): { from: number; to: number; color: number }[] {
  const backwards = head.block < anchor.block || (head.block === anchor.block && head.offset < anchor.offset)
  const [start, end] = backwards ? [head, anchor] : [anchor, head]
  if (block < start.block || block > end.block) return []
  const from = block === start.block ? start.offset : 0
  const to = block === end.block ? end.offset : Number.POSITIVE_INFINITY
  return from === to ? [] : [{ from, to, color: person.color }]
}
