import type { Block, Inline, RichText } from '@planwall/shared/plan/rich-text.ts'
import type { ReactNode } from 'react'
import { type Target, targetKey } from './target.ts'

/** One line of plain words in a printed view, with the carets of those who are writing in it. */
export function Words({ at, children }: { at: Target; children: string }) {
  return <span data-at={targetKey(at)}>{children}</span>
}

/** A rich text as static HTML. */
export function RichWords({ at, children }: { at: Target; children: RichText }) {
  return <div data-at={targetKey(at)}>{children.map(renderBlock)}</div>
}

function renderBlock(block: Block, index: number): ReactNode {
  if (block.type === 'paragraph') return <p key={index}>{renderInline(block.content)}</p>
  const items = block.content.map((item, each) => <li key={each}>{item.content.map(renderBlock)}</li>)
  return block.type === 'bulletList' ? <ul key={index}>{items}</ul> : <ol key={index}>{items}</ol>
}

function renderInline(content: Inline[]): ReactNode {
  return content.map((inline, index) => {
    if (inline.type === 'hardBreak') return <br key={index} />
    const italic = inline.italic ? <i key={index}>{inline.text}</i> : inline.text
    return inline.bold ? <b key={index}>{italic}</b> : italic
  })
}
