import type { Block, RichText } from '@planwall/shared/plan/rich-text.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { ReactNode } from 'react'
import { cellRef, fieldRef, type TextRef } from '../sync/text-ref.ts'
import { useCaretsIn } from '../sync/use-presence.ts'
import { type CaretMark, type Piece, piecesOf } from './caret-marks.ts'
import { usePrintContext } from './print-context.ts'
import { type Target, targetKey } from './target.ts'
import styles from './words.module.css'

/** One line of plain words in a printed view, with the carets of those who are writing in it. */
export function Words({ at, children }: { at: Target; children: string }) {
  const { section, carets } = usePrintContext()
  if (carets) return <CaretWords section={section} at={at} words={children} />
  return <span data-at={targetKey(at)}>{children}</span>
}

/** A rich text as static HTML, with carets as above. */
export function RichWords({ at, children }: { at: Target; children: RichText }) {
  const { section, carets } = usePrintContext()
  if (carets) return <CaretRichWords section={section} at={at} blocks={children} />
  return <div data-at={targetKey(at)}>{renderBlocks(children, [])}</div>
}

/** The same with carets, whoever asks. */
export function CaretWords({ section, at, words }: { section: SectionId; at: Target; words: string }) {
  const marks = useCaretsIn(refOf(section, at))
  const pieces = piecesOf(words === '' ? [] : [{ type: 'text', text: words }], 0, marks)
  return <span data-at={targetKey(at)}>{pieces.map(renderPiece)}</span>
}

export function CaretRichWords({ section, at, blocks }: { section: SectionId; at: Target; blocks: RichText }) {
  const marks = useCaretsIn(refOf(section, at))
  return <div data-at={targetKey(at)}>{renderBlocks(blocks, marks)}</div>
}

/** Where a target's text or value stands in the document. */
export function refOf(section: SectionId, { field, row, column }: Target): TextRef {
  return row === undefined || column === undefined ? fieldRef(section, field) : cellRef(section, field, row, column)
}

function renderBlocks(blocks: RichText, marks: readonly CaretMark[]): ReactNode {
  let number = 0
  const render = (block: Block, index: number): ReactNode => {
    if (block.type === 'paragraph') {
      const pieces = piecesOf(block.content, number++, marks)
      return <p key={index}>{pieces.length === 0 ? <br /> : pieces.map(renderPiece)}</p>
    }
    const items = block.content.map((item, each) => <li key={each}>{item.content.map(render)}</li>)
    return block.type === 'bulletList' ? <ul key={index}>{items}</ul> : <ol key={index}>{items}</ol>
  }
  return blocks.map(render)
}

function renderPiece(piece: Piece, index: number): ReactNode {
  if (piece.type === 'break') return <br key={index} />
  if (piece.type === 'caret') return <Caret key={`caret-${piece.mark.client}`} person={piece.mark.person} />
  const { inline, selectedBy } = piece
  const italic = inline.italic ? <i>{inline.text}</i> : inline.text
  const words = inline.bold ? <b>{italic}</b> : italic
  if (selectedBy === null) return <span key={index}>{words}</span>
  return (
    <span key={index} className={styles.selected} style={{ '--person': `var(--p${selectedBy})` }}>
      {words}
    </span>
  )
}

/** Drawn for the eye: who writes where is told to screen readers elsewhere, not in the middle of a word. */
function Caret({ person }: { person: { name: string; color: number } }) {
  return (
    <span className={styles.caret} style={{ '--person': `var(--p${person.color})` }} aria-hidden="true">
      <span className={styles.flag}>{person.name.split(' ')[0]}</span>
    </span>
  )
}
