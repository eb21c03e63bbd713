import type { Block, RichText } from '@planwall/shared/plan/rich-text.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { ReactNode } from 'react'
import { type CaretMark, type Piece, piecesOf } from '../../sheet/caret-marks.ts'
import type { Target } from '../../sheet/target.ts'
import { refOf } from '../../sheet/words.tsx'
import { useCaretsIn } from '../../sync/use-presence.ts'
import styles from './room-words.module.css'

type Props<T> = { section: SectionId; at: Target; children: T }

/** One line of words with the carets of those who write in it, their names beside them. */
export function RoomWords({ section, at, children }: Props<string>) {
  const marks = useCaretsIn(refOf(section, at))
  return piecesOf(children === '' ? [] : [{ type: 'text', text: children }], 0, marks).map(renderPiece)
}

/** The same for a text of several paragraphs; each may stand on a page of its own. */
export function RoomRichWords({ section, at, children }: Props<RichText>) {
  const marks = useCaretsIn(refOf(section, at))
  return renderBlocks(children, marks)
}

function renderBlocks(blocks: RichText, marks: readonly CaretMark[]): ReactNode {
  let number = 0
  const render = (block: Block, index: number): ReactNode => {
    if (block.type === 'paragraph') {
      const pieces = piecesOf(block.content, number++, marks)
      return (
        <p key={index} data-block="">
          {pieces.length === 0 ? <br /> : pieces.map(renderPiece)}
        </p>
      )
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

function Caret({ person }: { person: CaretMark['person'] }) {
  return (
    <span className={styles.caret} style={{ '--person': `var(--p${person.color})` }} data-writing="caret">
      <span className={styles.flag}>{person.name.split(' ')[0]}</span>
    </span>
  )
}
