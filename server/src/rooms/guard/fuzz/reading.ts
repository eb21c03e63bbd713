import * as Y from 'yjs'
import { contentOf } from './plan.ts'

/**
 * What can be read in one root of a document, read anew only when something in it has changed. A change is seen in the
 * items themselves and not in what Yjs tells of it, for there are attacks that change a text without any event.
 */
export class Reading {
  readonly #doc: Y.Doc
  readonly #root: string
  #trace: unknown[]
  #content: string

  constructor(doc: Y.Doc, root: string) {
    this.#doc = doc
    this.#root = root
    this.#trace = traceOf(doc.getMap(root))
    this.#content = contentOf(doc, root)
  }

  /** The same string as `contentOf`. */
  content(): string {
    const trace = traceOf(this.#doc.getMap(this.#root))
    if (!isSame(trace, this.#trace)) {
      this.#trace = trace
      this.#content = contentOf(this.#doc, this.#root)
    }
    return this.#content
  }
}

/** Every item that a reader meets, in order, each with what it holds: two equal traces read the same. */
function traceOf(root: Y.Map<unknown>): unknown[] {
  const trace: unknown[] = []
  follow(root as unknown as Y.AbstractType<unknown>, trace)
  return trace
}

function follow(type: Y.AbstractType<unknown>, trace: unknown[]): void {
  for (let item = type._start; item !== null; item = item.right) note(item, trace)
  for (const [key, item] of type._map) {
    trace.push(key)
    note(item, trace)
  }
  trace.push(type)
}

function note({ deleted, content }: Y.Item, trace: unknown[]): void {
  if (deleted) return
  trace.push(content)
  // Yjs splits and joins runs in place: the same content may hold another text.
  if (content instanceof Y.ContentString) trace.push(content.str)
  else if (content instanceof Y.ContentAny) trace.push(content.arr)
  else if (content instanceof Y.ContentType) follow(content.type, trace)
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at])
}
