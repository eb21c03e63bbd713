import { formatDay, yearOf } from '@planwall/shared/plan/calendar-date.ts'
import { limits } from '@planwall/shared/plan/limits.ts'
import type { ScalarField, Typed } from '@planwall/shared/plan/scalar.ts'
import { formatScalar, parseTyped } from '@planwall/shared/plan/scalar.ts'
import type { Scalar } from '@planwall/shared/plan/value.ts'
import Calendar from 'lucide-react/icons/calendar'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { messages } from '../../messages/t.ts'
import { useDraft } from '../../sync/use-draft.ts'
import { classNames } from '../../ui/class-names.ts'
import { type Target, targetKey } from '../target.ts'
import { useShowCell } from '../use-others-at.ts'
import styles from './cell.module.css'
import { CellFrame } from './cell-frame.tsx'
import { useEditing } from './editing.ts'

export type TypedField = Extract<ScalarField, { kind: 'number' | 'quantity' | 'date' }>

type Props = {
  field: TypedField
  target: Target
  value: Scalar
  label: string
  /** Shown while empty: a question, or “Add red”. */
  ask?: string | undefined
  /** Something must stand here before the row is complete. */
  wanted?: boolean | undefined
  /** The value in words, where its surroundings say it in a way of their own: `< 97.0`. */
  words?: string | undefined
  align?: 'start' | 'end' | undefined
  strong?: boolean | undefined
  /** What the number counts, where its row says so. */
  unit?: string | undefined
  /** Contradicts another value of its row, which says so. */
  wrong?: boolean | undefined
}

/** A number, an amount or a date, typed as people write it; what cannot be read changes nothing and is told beside it. */
export function TypedCell(props: Props) {
  const { field, target, value, label, ask, wanted, align = 'start', strong, wrong, unit } = props
  const editing = useEditing()
  const [isFocused, setFocused] = useState(false)
  /** What was typed, once something was: a cell that is only passed through must not put back what somebody else changed. */
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const errorId = useId()
  const showCell = useShowCell(editing.section, target, editing.mayEdit)
  const input = useRef<HTMLInputElement>(null)
  const resting = props.words || shortWords(field, value)
  const look = classNames(styles.value, align === 'end' && styles.end, strong && styles.strong)
  useDraft(draft !== null)
  // Selected, so that typing replaces it, as in a spreadsheet: after the words to edit are in, before the next key.
  useLayoutEffect(() => {
    if (isFocused) input.current?.select()
  }, [isFocused])
  const enter = useRef<(() => void) | null>(null)
  // A section that is put away or a row that moves elsewhere enters what was typed, as leaving the cell does.
  useEffect(() => () => enter.current?.(), [])
  enter.current = null
  if (!editing.mayEdit) {
    return (
      <CellFrame target={target} error={draft && messages.editor.notEntered(draft)} errorId={errorId}>
        <span className={look} data-at={targetKey(target)}>
          {resting || '–'}
        </span>
      </CellFrame>
    )
  }
  const handleFocus = () => {
    showCell(true)
    setFocused(true)
  }
  const commit = (typed: string): boolean => {
    const parsed = parseTyped(field, typed, { year: editing.year, unit })
    if (!parsed.ok) {
      setError(reasonFor(parsed.reason))
      return false
    }
    setError(null)
    if (JSON.stringify(parsed.value) !== JSON.stringify(value)) editing.verbs.setValue(target, parsed.value)
    return true
  }
  if (draft !== null) enter.current = () => void commit(draft)
  const handleBlur = () => {
    showCell(false)
    setFocused(false)
    if (draft === null || commit(draft)) setDraft(null)
  }
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      setDraft(null)
      setError(null)
    }
    // The cell keeps the focus, so that Tab goes on from here.
    if (event.key === 'Enter' && draft !== null && commit(draft)) setDraft(null)
  }
  return (
    <CellFrame target={target} error={error} errorId={errorId}>
      <input
        ref={input}
        className={classNames(look, styles.input, wanted && value === null && styles.wanted)}
        data-at={targetKey(target)}
        aria-label={label}
        aria-invalid={error !== null || wrong ? true : undefined}
        aria-describedby={error === null ? undefined : errorId}
        inputMode={field.kind === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={limits.decimal + limits.unit}
        placeholder={ask}
        value={draft ?? (isFocused ? editableWords(field, value) : resting)}
        onMouseDown={(event) => {
          // The first click takes the whole cell; the browser would put a caret where it fell.
          if (event.button !== 0 || document.activeElement === event.currentTarget) return
          event.preventDefault()
          event.currentTarget.focus()
        }}
        onFocus={handleFocus}
        onBlur={handleBlur}
        onChange={(event) => {
          setDraft(event.target.value)
          setError(null)
        }}
        onKeyDown={handleKeyDown}
      />
      {field.kind === 'date' && isFocused && (
        <DatePicker
          field={field}
          value={typeof value === 'string' ? value : ''}
          onPick={(date) => {
            setDraft(null)
            setError(null)
            editing.verbs.setValue(target, date)
          }}
        />
      )}
    </CellFrame>
  )
}

/** The browser's own calendar, opened beside what can also be typed. */
function DatePicker({ field, value, onPick }: { field: TypedField; value: string; onPick: (date: string) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  const isMonth = field.kind === 'date' && field.show === 'month'
  return (
    <span className={styles.calendar}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={messages.editor.openCalendar}
        // Keeps the focus in the field, so that leaving it still means leaving it.
        onPointerDown={(event) => {
          event.preventDefault()
          picker.current?.showPicker()
        }}
      >
        <Calendar size={15} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <input
        ref={picker}
        type={isMonth ? 'month' : 'date'}
        tabIndex={-1}
        aria-hidden="true"
        value={isMonth ? value.slice(0, 7) : value}
        onChange={(event) => {
          if (event.target.value !== '') onPick(isMonth ? `${event.target.value}-01` : event.target.value)
        }}
      />
    </span>
  )
}

/** In a table there is room for `29 Jan 2027` and `Mar 2027`. */
function shortWords(field: TypedField, value: Scalar): string {
  if (field.kind !== 'date' || typeof value !== 'string') return formatScalar(field, value)
  const short = formatDay(value)
  return field.show === 'month' ? `${short.split(' ')[1]} ${yearOf(value)}` : `${short} ${yearOf(value)}`
}

function editableWords(field: TypedField, value: Scalar): string {
  // As it was written, without the commas of print: whoever corrects one digit should not have to mind them.
  return field.kind === 'number' && typeof value === 'string' ? value : formatScalar(field, value)
}

function reasonFor(reason: Typed): string {
  return messages.editor.refused[reason]
}
