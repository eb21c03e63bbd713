/**
 * The closed schema of all text in a plan, as plain data. In the document it is what the editor's binding writes:
 * XML elements named after the nodes, XML text whose attributes are the marks. rich-text-doc.ts reads and writes it.
 */
export type Inline = { type: 'text'; text: string; bold?: true; italic?: true } | { type: 'hardBreak' }
export type Paragraph = { type: 'paragraph'; content: Inline[] }
export type ListItem = { type: 'listItem'; content: Block[] }
export type List = { type: 'bulletList' | 'orderedList'; content: ListItem[] }
export type Block = Paragraph | List
export type RichText = Block[]

/** True when there is nothing to read: no character, or white space alone. */
export function isEmpty(text: RichText): boolean {
  return plainTextOf(text).trim() === ''
}

/** The words alone: a line for each paragraph and each item, marks and bullets left out. */
export function plainTextOf(text: RichText): string {
  return text.map(plainBlock).join('\n')
}

function plainBlock(block: Block): string {
  if (block.type === 'paragraph') {
    return block.content.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('')
  }
  return block.content.map((item) => plainTextOf(item.content)).join('\n')
}
