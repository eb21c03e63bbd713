import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import { useMemo } from 'react'
import type * as Y from 'yjs'
import { type CaretPlace, encodePosition } from './caret-place.ts'
import { useSession } from './plan-provider.tsx'
import type { Session } from './session.ts'
import { refKey, type TextRef } from './text-ref.ts'
import { useText } from './use-contents.ts'
import { type CaretOf, caretsIn } from './use-presence.ts'

/** Class names for other people's carets; each also gets `--person`, the person's colour. */
export type CaretClasses = { caret: string; name: string; selection: string }

/**
 * What binds an editor to a text of the plan, shows the others where this person writes and shows their carets. Null
 * once the text is gone. Make the editor anew when this changes (`useEditor`'s deps): the document was exchanged.
 * Imported by editors' chunks only, because it brings the whole editor with it.
 */
export function useTextCollaboration(ref: TextRef, classes: CaretClasses): Extension | null {
  const session = useSession()
  const fragment = useText(ref)?.fragment ?? null
  const key = refKey(ref)
  const { caret, name, selection } = classes
  return useMemo(
    () => fragment && collaborationExtension({ session, ref, fragment, classes: { caret, name, selection } }),
    [session, key, fragment, caret, name, selection],
  )
}

export type CollaborationOptions = {
  session: Session
  ref: TextRef
  fragment: Y.XmlFragment
  classes: CaretClasses
}

/** The same for an editor that is made outside a component. */
export function collaborationExtension(options: CollaborationOptions): Extension {
  const { session, fragment } = options
  session.trackOrigin(ySyncPluginKey)
  const undo = () => {
    session.undo()
    // Taken even when there is nothing to undo: the browser's own history knows nothing of the others.
    return true
  }
  const redo = () => {
    session.redo()
    return true
  }
  return Extension.create({
    name: 'collaboration',
    priority: 1_000,
    addKeyboardShortcuts: () => ({ 'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo }),
    addProseMirrorPlugins: () => [ySyncPlugin(fragment), historyFromMenu(undo, redo), caretPlugin(options)],
  })
}

/** Undo from the browser's menu, or by shaking a phone. */
function historyFromMenu(undo: () => boolean, redo: () => boolean): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput: (_view, event) => {
          if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
          event.preventDefault()
          return event.inputType === 'historyUndo' ? undo() : redo()
        },
      },
    },
  })
}

const caretKey = new PluginKey<DecorationSet>('carets')

function caretPlugin(options: CollaborationOptions): Plugin {
  const { session, ref } = options
  return new Plugin<DecorationSet>({
    key: caretKey,
    state: {
      init: (_config, state) => drawCarets(state, options),
      apply: (transaction, drawn, _before, state) => {
        if (transaction.getMeta(caretKey)) return drawCarets(state, options)
        return transaction.docChanged ? drawn.map(transaction.mapping, transaction.doc) : drawn
      },
    },
    props: { decorations: (state) => caretKey.getState(state) },
    view: (view) => {
      const redraw = redrawer(view, options)
      const stops = [session.presence.subscribe(redraw), session.contents.subscribe(ref.root, redraw)]
      const show = () => showOwnCaret(view, options)
      view.dom.addEventListener('focusin', show)
      view.dom.addEventListener('focusout', show)
      return {
        update: (_view, before) => {
          const isOwn = !ySyncPluginKey.getState(view.state)?.isChangeOrigin
          if (isOwn && !before.doc.eq(view.state.doc)) session.own.typed()
          if (!before.selection.eq(view.state.selection) || !before.doc.eq(view.state.doc)) show()
        },
        destroy: () => {
          for (const stop of stops) stop()
          view.dom.removeEventListener('focusin', show)
          view.dom.removeEventListener('focusout', show)
          session.own.leaveCaret(ref)
        },
      }
    },
  })
}

/**
 * Draws again with the next frame, once for all that happened meanwhile: a view may not be changed while it is being
 * updated, and each drawing makes the browser lay the text out.
 */
function redrawer(view: EditorView, { session, ref }: CollaborationOptions): () => void {
  let due = false
  const isAnyDrawn = () => caretKey.getState(view.state)?.find().length !== 0
  return () => {
    if (due) return
    due = true
    requestAnimationFrame(() => {
      due = false
      if (view.isDestroyed || !(isAnyDrawn() || caretsIn(session, ref).length > 0)) return
      view.dispatch(view.state.tr.setMeta(caretKey, true))
    })
  }
}

function showOwnCaret(view: EditorView, { session, ref, fragment }: CollaborationOptions): void {
  if (!view.hasFocus()) {
    session.own.leaveCaret(ref)
    return
  }
  const binding: { mapping: Parameters<typeof absolutePositionToRelativePosition>[2] } | undefined =
    ySyncPluginKey.getState(view.state)?.binding
  if (!binding) return
  const encode = (position: number): string =>
    encodePosition(absolutePositionToRelativePosition(position, fragment, binding.mapping))
  const { anchor, head } = view.state.selection
  session.own.setCaret({ ...ref, anchor: encode(anchor), head: encode(head) })
}

function drawCarets(state: EditorState, { session, ref, classes }: CollaborationOptions): DecorationSet {
  const starts = blockStarts(state)
  const decorations = caretsIn(session, ref).flatMap((caret) => {
    const head = positionOf(caret.head, starts)
    const anchor = positionOf(caret.anchor, starts)
    if (head === null || anchor === null) return []
    const color = `var(--p${caret.person.color})`
    const widget = Decoration.widget(head, () => caretElement(caret, color, classes), {
      key: `${caret.client} ${caret.person.name} ${color}`,
      side: 10,
    })
    if (anchor === head) return [widget]
    const [from, to] = anchor < head ? [anchor, head] : [head, anchor]
    return [widget, Decoration.inline(from, to, { class: classes.selection, style: `--person: ${color}` })]
  })
  return DecorationSet.create(state.doc, decorations)
}

function blockStarts({ doc }: EditorState): { at: number; length: number }[] {
  const starts: { at: number; length: number }[] = []
  doc.descendants((node, position) => {
    if (node.isTextblock) starts.push({ at: position + 1, length: node.content.size })
    return !node.isTextblock
  })
  return starts
}

function positionOf({ block, offset }: CaretPlace, starts: { at: number; length: number }[]): number | null {
  const start = starts[block]
  return start ? start.at + Math.min(offset, start.length) : null
}

function caretElement({ person }: CaretOf, color: string, classes: CaretClasses): HTMLElement {
  const caret = document.createElement('span')
  caret.className = classes.caret
  caret.style.setProperty('--person', color)
  // Drawn for the eye: who writes where is told to screen readers elsewhere, not in the middle of a word.
  caret.setAttribute('aria-hidden', 'true')
  const name = document.createElement('span')
  name.className = classes.name
  name.textContent = person.name
  caret.append(name)
  return caret
}
