import { err, ok, type Result } from '@planwall/shared/result.ts'
import * as Y from 'yjs'

/** Origin of what this person does through our verbs. */
export const LOCAL = { source: 'local' } as const

/** How close in time typing must be to be undone in one go, in milliseconds. */
const TOGETHER_MS = 500

const ROOTS = 'roots'

type StackItem = Y.UndoManager['undoStack'][number]
type MayWrite<E extends string> = (root: string) => E | null

/**
 * What this person can take back, over all sections and walls: one history, so that Ctrl+Z means the same wherever it
 * is pressed. What others did is never touched.
 */
export class UndoHistory {
  readonly #manager: Y.UndoManager
  #lastVerb = ''

  constructor(doc: Y.Doc, roots: Y.Map<unknown>[], origins: ReadonlySet<unknown>) {
    this.#manager = new Y.UndoManager(roots, {
      trackedOrigins: new Set(origins),
      captureTimeout: TOGETHER_MS,
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    })
    this.#manager.on('stack-item-added', (event) => this.#noteRoots(doc, event))
    this.#manager.on('stack-item-updated', (event) => this.#noteRoots(doc, event))
  }

  get canUndo(): boolean {
    return this.#manager.canUndo()
  }

  get canRedo(): boolean {
    return this.#manager.canRedo()
  }

  /** Calls back when what can be undone or redone may have changed. */
  listen(tell: () => void): void {
    this.#manager.on('stack-item-added', tell)
    this.#manager.on('stack-item-popped', tell)
    this.#manager.on('stack-cleared', tell)
  }

  watch(roots: Y.Map<unknown>[]): void {
    this.#manager.addToScope(roots)
  }

  trackOrigin(origin: unknown): void {
    this.#manager.addTrackedOrigin(origin)
  }

  /** Calls with the same verb that follow each other quickly are undone together; another verb begins another step. */
  begin(verb: string): void {
    if (verb !== this.#lastVerb) this.#manager.stopCapturing()
    this.#lastVerb = verb
  }

  /** Takes back this person's last step, unless it lies where they may not write any more. */
  undo<E extends string>(whyNot: MayWrite<E>): Result<void, E | 'nothing'> {
    return this.#step(this.#manager.undoStack, whyNot, () => this.#manager.undo())
  }

  redo<E extends string>(whyNot: MayWrite<E>): Result<void, E | 'nothing'> {
    return this.#step(this.#manager.redoStack, whyNot, () => this.#manager.redo())
  }

  destroy(): void {
    this.#manager.destroy()
  }

  #step<E extends string>(stack: readonly StackItem[], whyNot: MayWrite<E>, act: () => void) {
    const item = stack.at(-1)
    if (!item) return err('nothing' as const)
    for (const name of rootsOf(item)) {
      const denial = whyNot(name)
      if (denial) return err(denial)
    }
    this.#lastVerb = ''
    act()
    return ok(undefined)
  }

  #noteRoots(
    doc: Y.Doc,
    { stackItem, changedParentTypes }: { stackItem: StackItem; changedParentTypes: Map<unknown, unknown> },
  ) {
    const names = [...doc.share].filter(([, type]) => changedParentTypes.has(type)).map(([name]) => name)
    stackItem.meta.set(ROOTS, new Set([...rootsOf(stackItem), ...names]))
  }
}

function rootsOf(item: StackItem): ReadonlySet<string> {
  return (item.meta.get(ROOTS) as ReadonlySet<string> | undefined) ?? new Set()
}
