import { limits, roomLeft } from '@planwall/shared/plan/limits.ts'
import { Editor, type Extension } from '@tiptap/core'
import type { Slice } from '@tiptap/pm/model'
import { Selection, TextSelection } from '@tiptap/pm/state'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { messages } from '../../messages/t.ts'
import { useTextCollaboration } from '../../sync/text-collaboration.ts'
import { classNames } from '../../ui/class-names.ts'
import { showToast } from '../../ui/toast-store.ts'
import { pasteFault } from '../paste-room.ts'
import { type Target, targetKey } from '../target.ts'
import wordStyles from '../words.module.css'
import { refOf } from '../words.tsx'
import { type Editing, type Format, type FormatHandle, useEditing } from './editing.ts'
import { pastedRows } from './next-cell.ts'
import styles from './text-cell.module.css'
import type { TextKeys } from './text-keys.ts'
import { plainKeys, schemaExtensions } from './text-schema.ts'

type Props = {
  target: Target
  kind: 'text' | 'richText'
  label: string
  ask: string | undefined
  className: string
  keys: TextKeys | undefined
  /** Typed before the editor was here; it begins with that. */
  ahead: RefObject<string>
}

const caretClasses = {
  caret: wordStyles.caret ?? '',
  name: wordStyles.flag ?? '',
  selection: wordStyles.selected ?? '',
}

/** The editor of one text, with the caret where it was clicked. Leaving it, by any way, puts the static text back. */
export function TextEditor(props: Props) {
  const { target, kind, label, ask, className } = props
  const editing = useEditing()
  const collaboration = useTextCollaboration(refOf(editing.section, target), caretClasses)
  const surface = useRef<HTMLDivElement>(null)
  const caret = useRef<Caret | null>(null)
  const [length, setLength] = useState(0)
  // What keys do changes with every row that is added; the editor is made once.
  const now = useRef({ props, editing })
  now.current = { props, editing }

  useLayoutEffect(() => {
    const element = surface.current
    if (element === null || collaboration === null) return
    const editor = createEditor({ element, collaboration, now, setLength, caret: caret.current })
    if (kind === 'richText') now.current.editing.setFormat(formatHandleOf(editor))
    return () => {
      now.current.editing.setFormat(null)
      // The document may be exchanged for another under the writer's hands: the next letter belongs where the last one went.
      const { anchor, head } = editor.state.selection
      caret.current = { anchor, head }
      editor.destroy()
    }
  }, [collaboration, kind])

  useEffect(() => {
    // The row or the text was removed by somebody else while it was being written in.
    if (collaboration === null) editing.leave(target)
  }, [collaboration, editing, target])

  const limit = kind === 'text' ? limits.textField : limits.richText
  const room = roomLeft(length, limit)
  return (
    <div
      ref={surface}
      className={classNames(className, styles.editor)}
      data-at={targetKey(target)}
      data-ask={length === 0 ? ask : undefined}
      data-label={label}
    >
      {room.state !== 'room' && (
        <span className={styles.left} role="status" contentEditable={false}>
          {room.state === 'near' ? messages.editor.charactersLeft(room.left) : messages.editor.charactersOver(room.by)}
        </span>
      )}
    </div>
  )
}

/** A selection of the writer's, in the editor's positions. */
type Caret = { anchor: number; head: number }

type EditorOptions = {
  element: HTMLElement
  collaboration: Extension
  now: RefObject<{ props: Props; editing: Editing }>
  setLength: (length: number) => void
  /** Where the writer was in the editor before this one. */
  caret: Caret | null
}

function createEditor({ element, collaboration, now, setLength, caret }: EditorOptions): Editor {
  const { props, editing } = now.current
  const plain = props.kind === 'text'
  const editor = new Editor({
    element,
    // Its style sheet would be an inline one, which the content security policy forbids.
    injectCSS: false,
    extensions: [...schemaExtensions, collaboration, ...(plain ? [plainKeys] : [])],
    enableInputRules: !plain,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        class: styles.surface ?? '',
        role: 'textbox',
        'aria-label': props.label,
        'aria-multiline': String(!plain),
      },
      handleKeyDown: (_view, event) => handleKey(event, editor, now.current),
      handlePaste: (_view, event, slice) =>
        plain ? handlePaste(event, editor, now.current.props.keys) : !takes(editor, slice, limits.richText),
      // What is only moved inside the text needs no room.
      handleDrop: (_view, _event, slice, moved) =>
        !moved && !takes(editor, slice, plain ? limits.textField : limits.richText),
      // A text that is full takes no more; what is in it stays.
      handleTextInput: (view, from, to, text) => {
        const most = plain ? limits.textField : limits.richText
        return view.state.doc.textContent.length - (to - from) + text.length > most
      },
    },
    onBlur: ({ event }) => {
      const to = event.relatedTarget
      // Another window, or the formatting bar: the writing goes on.
      if (!document.hasFocus() || (to instanceof Element && to.closest('[data-keeps-editor]'))) return
      now.current.editing.leave(now.current.props.target)
    },
    onTransaction: (event) => setLength(event.editor.state.doc.textContent.length),
  })
  setLength(editor.state.doc.textContent.length)
  if (caret) putBackCaret(editor, caret)
  else placeCaret(editor, editing.point)
  if (props.ahead.current !== '') editor.view.dispatch(editor.state.tr.insertText(props.ahead.current))
  props.ahead.current = ''
  return editor
}

/**
 * Where the click fell; at the end when the keyboard opened the text. At once: the editor's own focus command waits for
 * the next frame, and on a busy screen the letters typed until then would reach nobody.
 */
function placeCaret(editor: Editor, point: Editing['point']): void {
  const { view } = editor
  const found = point && view.posAtCoords({ left: point.x, top: point.y })
  const { doc, tr } = view.state
  view.dispatch(tr.setSelection(found ? Selection.near(doc.resolve(found.pos)) : Selection.atEnd(doc)))
  view.focus()
}

function putBackCaret({ view }: Editor, { anchor, head }: Caret): void {
  const { doc, tr } = view.state
  const at = (position: number) => doc.resolve(Math.min(position, doc.content.size))
  view.dispatch(tr.setSelection(TextSelection.between(at(anchor), at(head))))
  view.focus()
}

/** True when the key has been dealt with. */
function handleKey(
  event: KeyboardEvent,
  editor: Editor,
  { props, editing }: { props: Props; editing: Editing },
): boolean {
  if (event.isComposing) return false
  if (event.key === 'Escape') {
    event.preventDefault()
    event.stopPropagation()
    rest(editor, props, editing)
    return true
  }
  if (props.kind === 'richText') return false
  const { keys } = props
  const { selection, doc } = editor.state
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
    event.preventDefault()
    if (keys) keys.onEnter()
    else rest(editor, props, editing)
    return true
  }
  if (event.key === 'Backspace' && doc.textContent === '' && keys) {
    event.preventDefault()
    keys.onBackspace()
    return true
  }
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
  if (step === null || event.altKey || event.shiftKey || !keys || !selection.empty) return false
  return editor.view.endOfTextblock(step === -1 ? 'up' : 'down') && keys.onStep(step)
}

/** Puts the editor away and the focus on the static text, from where Tab goes on. */
function rest(editor: Editor, props: Props, editing: Editing): void {
  const container = editor.view.dom.closest('[data-editor]')
  editing.edit(null)
  requestAnimationFrame(() => {
    const still = container?.querySelector<HTMLElement>(
      `[role="textbox"][data-at="${CSS.escape(targetKey(props.target))}"]`,
    )
    if (!still) return
    still.dataset.resting = 'true'
    still.focus()
  })
}

/** Several lines become rows where there can be rows, otherwise one line. */
function handlePaste(event: ClipboardEvent, editor: Editor, keys: TextKeys | undefined): boolean {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text === '') return false
  event.preventDefault()
  const rows = pastedRows(text)
  const first = rows[0]
  if (first === undefined) return true
  if (!keys || (rows.length === 1 && first.length === 1)) {
    insertLine(editor, rows.map((cells) => cells.join(' ')).join(' '))
    return true
  }
  // The first line goes where the caret is; in an empty row that is the row itself.
  const [own = '', ...others] = first
  const isOwn = others.length === 0 || editor.state.doc.textContent !== ''
  const fault =
    keys.faultOfRows(isOwn ? rows.slice(1) : rows) ??
    (isOwn ? pasteFault({ length: own.length, room: roomIn(editor, limits.textField) }) : null)
  if (fault !== null) {
    showToast(fault)
    return true
  }
  if (isOwn) insertLine(editor, own)
  keys.onPasteRows(isOwn ? rows.slice(1) : rows)
  return true
}

function insertLine(editor: Editor, line: string): void {
  const fault = pasteFault({ length: line.length, room: roomIn(editor, limits.textField) })
  if (fault !== null) showToast(fault)
  else editor.view.dispatch(editor.state.tr.insertText(line))
}

/** Whether the text takes all that is pasted or dropped; if not, a sentence says why. */
function takes(editor: Editor, slice: Slice, limit: number): boolean {
  let pieces = 0
  slice.content.descendants((node) => {
    pieces += 1 + node.marks.length
  })
  const length = slice.content.textBetween(0, slice.content.size).length
  const fault = pasteFault({ length, room: roomIn(editor, limit), pieces })
  if (fault !== null) showToast(fault)
  return fault === null
}

/** Characters that still fit once what is selected has gone. */
function roomIn({ state: { doc, selection } }: Editor, limit: number): number {
  return limit - doc.textContent.length + doc.textBetween(selection.from, selection.to).length
}

function formatHandleOf(editor: Editor): FormatHandle {
  const names: Record<Format, string> = { bold: 'bold', italic: 'italic', list: 'bulletList' }
  return {
    isOn: (format) => editor.isActive(names[format]),
    toggle: (format) => {
      const chain = editor.chain().focus()
      if (format === 'bold') chain.toggleBold().run()
      else if (format === 'italic') chain.toggleItalic().run()
      else chain.toggleBulletList().run()
    },
    subscribe: (onChange) => {
      editor.on('transaction', onChange)
      return () => editor.off('transaction', onChange)
    },
  }
}
