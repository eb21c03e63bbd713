import { err, ok, type Result } from '@planwall/shared/result.ts'
import * as Y from 'yjs'
import { settleRestored } from './restored-places.ts'
import { isSpared } from './work-of-others.ts'

/** Origin of what this person does through our verbs. */
export const LOCAL = { source: 'local' } as const

/** How close in time typing must be to be undone in one go, in milliseconds. */
const TOGETHER_MS = 500

const ROOTS = 'roots'

type StackItem = Y.UndoManager['undoStack'][number]
type MayWrite<E extends string> = (root: string) => E | null

/**
 * What this person can take back, over all sections and walls: one history, so that Ctrl+Z means the same wherever it
 * is pressed. What others did is never touched: a row, a note or a paragraph stays when somebody else has written in it.
 */
export class UndoHistory {
  readonly #doc: Y.Doc
  readonly #manager: Y.UndoManager
  readonly #listeners = new Set<() => void>()
  /** The steps that may be taken while one is taken, the next one last. */
  #steps: readonly StackItem[] = []
  #taken: { step: StackItem; made: ReadonlySet<Y.Item> } | null = null
  #lastVerb = ''

  constructor(doc: Y.Doc, roots: Y.Map<unknown>[], origins: ReadonlySet<unknown>) {
    this.#doc = doc
    this.#manager = new Y.UndoManager(roots, {
      trackedOrigins: new Set(origins),
      captureTimeout: TOGETHER_MS,
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      deleteFilter: (item) => !isSpared(item, this.#made(), doc.clientID),
    })
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin === this.#manager) settleRestored(transaction)
    })
    this.#manager.on('stack-item-added', (event) => this.#noteRoots(event))
    this.#manager.on('stack-item-updated', (event) => this.#noteRoots(event))
    for (const event of ['stack-item-added', 'stack-cleared'] as const) this.#manager.on(event, () => this.#tell())
  }

  get canUndo(): boolean {
    return this.#manager.canUndo()
  }

  get canRedo(): boolean {
    return this.#manager.canRedo()
  }

  /** Calls back when what can be undone or redone may have changed. */
  listen(tell: () => void): void {
    this.#listeners.add(tell)
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

  #step<E extends string>(stack: StackItem[], whyNot: MayWrite<E>, act: () => unknown): Result<void, E | 'nothing'> {
    let open = stack.length
    let denial: E | null = null
    while (open > 0 && denial === null) {
      denial = denialOf(stack[open - 1], whyNot)
      if (denial === null) open--
    }
    if (denial !== null && open === stack.length) return err(denial)
    if (stack.length === 0) return err('nothing')
    this.#lastVerb = ''
    // A step of which nothing is left passes on to the one before it, which may lie where nobody may write any more.
    const heldBack = stack.splice(0, open)
    this.#steps = [...stack]
    const done = attempt(act)
    stack.unshift(...heldBack)
    this.#taken = null
    this.#tell()
    return done === null ? err(denial ?? 'nothing') : ok(undefined)
  }

  /** The types that the step which is being taken made, where they stand now. */
  #made(): ReadonlySet<Y.Item> {
    const { undoing, undoStack, redoStack } = this.#manager
    const step = this.#steps[(undoing ? undoStack : redoStack).length]
    const transaction = this.#doc._transaction
    if (!step || !transaction) return new Set()
    if (this.#taken?.step === step) return this.#taken.made
    const made = new Set<Y.Item>()
    Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return
      let item = struct
      // Gone and come back by another step, it is another item.
      for (let id = item.redone; id; id = item.redone) item = Y.getItem(this.#doc.store, id)
      made.add(item)
    })
    this.#taken = { step, made }
    return made
  }

  #tell(): void {
    for (const tell of this.#listeners) tell()
  }

  #noteRoots({ stackItem, changedParentTypes }: { stackItem: StackItem; changedParentTypes: Map<unknown, unknown> }) {
    const names = [...this.#doc.share].filter(([, type]) => changedParentTypes.has(type)).map(([name]) => name)
    stackItem.meta.set(ROOTS, new Set([...rootsOf(stackItem), ...names]))
  }
}

function denialOf<E extends string>(step: StackItem | undefined, whyNot: MayWrite<E>): E | null {
  for (const name of step ? rootsOf(step) : []) {
    const denial = whyNot(name)
    if (denial !== null) return denial
  }
  return null
}

function rootsOf(item: StackItem): ReadonlySet<string> {
  return (item.meta.get(ROOTS) as ReadonlySet<string> | undefined) ?? new Set()
}

/** Null also when Yjs follows what it brought back once to where others have removed it for good, and stumbles there. */
function attempt(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
