import type { RichText } from '@planwall/shared/plan/rich-text.ts'
import { type FocusEvent, type PointerEvent, useRef } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { sameTarget, type Target, targetKey } from '../target.ts'
import { CaretRichWords, CaretWords } from '../words.tsx'
import { type Point, useEditing } from './editing.ts'
import { isTextEditorLoaded, preloadTextEditor, useTextEditor } from './load-text-editor.ts'
import styles from './text-cell.module.css'
import type { TextKeys } from './text-keys.ts'

type Props = {
  target: Target
  /** Words for a `text`, blocks for a `richText`. */
  value: string | RichText
  /** Accessible name. */
  label: string
  /** Shown while empty. */
  ask?: string | undefined
  className?: string | undefined
  /** What Enter, Backspace and pasting do in one line of text; a text without them keeps to itself. */
  keys?: TextKeys | undefined
}

/**
 * A text of the plan: static until it has the focus, an editor from then on. Both set the words in the same place,
 * so nothing jumps.
 */
export function TextCell({ target, value, label, ask, className, keys }: Props) {
  const editing = useEditing()
  const pressed = useRef<Point>(null)
  /** What was typed while the editor was on its way. */
  const ahead = useRef('')
  const isOpen = editing.mayEdit && sameTarget(editing.at, target)
  const TextEditor = useTextEditor(isOpen)
  const isEmpty = typeof value === 'string' ? value === '' : value.length === 0
  const body =
    typeof value === 'string' ? (
      <CaretWords section={editing.section} at={target} words={value} />
    ) : (
      <CaretRichWords section={editing.section} at={target} blocks={value} />
    )
  const classes = classNames(styles.text, typeof value !== 'string' && styles.rich, className)
  if (!editing.mayEdit) {
    return (
      <div className={classes} data-at={targetKey(target)}>
        {isEmpty ? <span className={styles.nothing}>–</span> : body}
      </div>
    )
  }
  const handlePress = (event: PointerEvent) => {
    pressed.current = { x: event.clientX, y: event.clientY }
  }
  const handleFocus = (event: FocusEvent<HTMLElement>) => {
    // Escape puts the focus back here; it must not begin the editing again.
    if (event.currentTarget.dataset.resting === 'true') {
      delete event.currentTarget.dataset.resting
      return
    }
    editing.edit(target, pressed.current)
    pressed.current = null
  }
  const still = (
    // biome-ignore lint/a11y/useSemanticElements: it becomes an editor of blocks as soon as it has the focus.
    <div
      role="textbox"
      tabIndex={0}
      aria-label={label}
      aria-multiline={typeof value !== 'string'}
      aria-placeholder={ask}
      data-at={targetKey(target)}
      data-ask={isEmpty ? ask : undefined}
      className={classNames(classes, styles.open)}
      onPointerDown={handlePress}
      onPointerEnter={preloadTextEditor}
      onFocus={handleFocus}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
        if (event.key !== 'Enter' && event.key.length !== 1) return
        // The letter that begins the writing reaches the editor, which has the focus by then if it is here at all.
        if (event.key === 'Enter') event.preventDefault()
        else if (isOpen || !isTextEditorLoaded()) {
          event.preventDefault()
          ahead.current += event.key
        }
        editing.edit(target)
      }}
    >
      {isEmpty ? ask === undefined && <br /> : body}
    </div>
  )
  if (TextEditor === null) return still
  return (
    <TextEditor
      key={targetKey(target)}
      target={target}
      kind={typeof value === 'string' ? 'text' : 'richText'}
      label={label}
      ask={ask}
      className={classes}
      keys={keys}
      ahead={ahead}
    />
  )
}
