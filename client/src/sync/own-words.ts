import * as Y from 'yjs'
import { fragmentAt } from './ref-in-doc.ts'
import type { TextRef } from './text-ref.ts'

/**
 * What these clients have brought of the words of a text, piece by piece in their order, with a space wherever something
 * of others stands between. Null when no text stands there.
 */
export function ownWordsAt(doc: Y.Doc, ref: TextRef, clients: readonly number[]): string | null {
  const fragment = fragmentAt(doc, ref)
  if (!fragment) return null
  return textsOf(fragment)
    .map((text) => ownRunsOf(text, clients))
    .filter((runs) => runs !== '')
    .join(' ')
}

function textsOf(parent: Y.XmlFragment): Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child]
    return child instanceof Y.XmlFragment ? textsOf(child) : []
  })
}

function ownRunsOf(text: Y.XmlText, clients: readonly number[]): string {
  let runs = ''
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    const isOwn = item.content instanceof Y.ContentString && clients.includes(item.id.client)
    if (isOwn && item.content instanceof Y.ContentString) runs += item.content.str
    else if (!runs.endsWith(' ')) runs += ' '
  }
  return runs.trim()
}
