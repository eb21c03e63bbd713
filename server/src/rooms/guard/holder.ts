import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import * as Y from 'yjs'
import { MAX_MAP_DEPTH, MAX_TYPE_DEPTH } from './limits.ts'
import { refuse } from './refusal.ts'
import type { Struct } from './scan.ts'

/** A Yjs type that holds others: a root map, or a type below one, stored already or arriving with the update. */
export type Holder = {
  root: string
  kind: 'map' | 'fragment' | 'element' | 'xmlText'
  /** How many types lie between it and its root. */
  depth: number
  /** It, or something that holds it, was deleted: nothing can be put into it any more. */
  gone: boolean
  /** Null for a type that arrives with the update. */
  type: AnyType | null
}

export type AnyType = Y.AbstractType<unknown>

// A type never moves to another root, and a root never changes its name.
const rootNames = new WeakMap<object, string>()

/** Finds the holders of a document's types, each once, so that equal places are the same object. */
export class Holders {
  readonly #doc: Y.Doc
  readonly #byType = new Map<AnyType, Holder>()
  readonly #byNewRoot = new Map<string, Holder>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** The root of a name. Refuses names that no plan has; the document need not have the root yet. */
  root(name: string): Holder {
    const type = this.#doc.share.get(name)
    if (type !== undefined) return this.stored(type as AnyType)
    let holder = this.#byNewRoot.get(name)
    if (holder === undefined) {
      if (parseRootName(name) === null) refuse('unknownRoot')
      holder = { root: name, kind: 'map', depth: 0, gone: false, type: null }
      this.#byNewRoot.set(name, holder)
    }
    return holder
  }

  /** A type that the document holds. */
  stored(type: AnyType): Holder {
    // From the type up to the first known holder, then down again, so that no depth can overflow the stack.
    const unknown: AnyType[] = []
    let known: Holder | undefined
    for (let at = type; ; ) {
      known = this.#byType.get(at)
      if (known !== undefined) break
      unknown.push(at)
      const parent: unknown = at._item?.parent
      if (!(parent instanceof Y.AbstractType)) break
      at = parent as AnyType
    }
    for (let i = unknown.length - 1; i >= 0; i--) {
      const at = unknown[i]!
      known = this.#describe(at, known)
      this.#byType.set(at, known)
    }
    return known!
  }

  /** The type that a struct of the update makes at its place. */
  made(kind: Holder['kind'], within: Holder): Holder {
    const depth = within.depth + 1
    if (depth > MAX_TYPE_DEPTH || (kind === 'map' && depth > MAX_MAP_DEPTH)) refuse('tooDeep')
    return { root: within.root, kind, depth, gone: false, type: null }
  }

  #describe(type: AnyType, within: Holder | undefined): Holder {
    const item = type._item
    if (item === null || within === undefined) {
      return { root: this.#nameOf(type), kind: 'map', depth: 0, gone: item !== null, type }
    }
    return {
      root: within.root,
      kind: kindOf(type),
      depth: within.depth + 1,
      gone: within.gone || item.deleted,
      type,
    }
  }

  #nameOf(type: AnyType): string {
    const known = rootNames.get(type)
    if (known !== undefined) return known
    for (const [name, root] of this.#doc.share) {
      if ((root as unknown) !== type) continue
      if (parseRootName(name) === null) refuse('unknownRoot')
      rootNames.set(type, name)
      return name
    }
    return refuse('unknownRoot')
  }
}

/** Refuses content that a plan has no place for there. */
export function checkShape(struct: Struct, holder: Holder, key: string | null): void {
  if (!fits(struct, holder.kind, key !== null)) refuse('badShape')
  // Yjs gives a map entry no right neighbour; one that has it would be deleted or stand before the current value.
  if (key !== null && struct.rightOrigin !== null) refuse('badShape')
}

function fits({ kind }: Struct, holder: Holder['kind'], keyed: boolean): boolean {
  switch (holder) {
    case 'map':
      return keyed && (kind === 'value' || kind === 'map' || kind === 'fragment' || kind === 'deleted')
    case 'fragment':
      return !keyed && (kind === 'element' || kind === 'deleted')
    case 'element':
      if (keyed) return kind === 'value' || kind === 'deleted'
      return kind === 'element' || kind === 'xmlText' || kind === 'deleted'
    case 'xmlText':
      return !keyed && (kind === 'text' || kind === 'format' || kind === 'deleted')
  }
}

// An element is a fragment, a hook is a map and XML text is text, by inheritance: the narrower one first.
function kindOf(type: AnyType): Holder['kind'] {
  if (type instanceof Y.XmlHook) return refuse('badShape')
  if (type instanceof Y.XmlElement) return 'element'
  if (type instanceof Y.XmlFragment) return 'fragment'
  if (type instanceof Y.XmlText) return 'xmlText'
  if (type instanceof Y.Map) return 'map'
  return refuse('badShape')
}
