import type { Scalar } from '@planwall/shared/plan/value.ts'
import User from 'lucide-react/icons/user'
import { useId, useRef, useState } from 'react'
import { messages } from '../../messages/t.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { classNames } from '../../ui/class-names.ts'
import { shortNameOf } from '../first-names.ts'
import { type Target, targetKey } from '../target.ts'
import { useShowCell } from '../use-others-at.ts'
import styles from './cell.module.css'
import { CellFrame } from './cell-frame.tsx'
import { useEditing } from './editing.ts'
import { PersonPicker } from './person-picker.tsx'
import { usePersonLook } from './use-people.ts'

type Props = {
  target: Target
  value: Scalar
  label: string
  /** Every row of this table needs one name. */
  wanted?: boolean | undefined
  /** Whole names where there is room for them. */
  whole?: boolean | undefined
}

/** One person by name, whether or not they have joined. */
export function PersonCell({ target, value, label, wanted, whole }: Props) {
  const editing = useEditing()
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const errorId = useId()
  const showCell = useShowCell(editing.section, target, editing.mayEdit)
  const name = typeof value === 'string' ? value : ''
  const { colour, joined } = usePersonLook(name)
  const shown = (
    <>
      {name === '' ? (
        <User size={16} strokeWidth={1.75} aria-hidden="true" />
      ) : (
        <Avatar name={name} colour={colour} look={joined ? 'filled' : 'dashed'} size="small" />
      )}
      <span className={styles.name}>
        {name === ''
          ? wanted
            ? messages.editor.needsOneName
            : messages.editor.choose
          : whole
            ? name
            : shortNameOf(name, editing.names)}
      </span>
    </>
  )
  if (!editing.mayEdit) {
    return (
      <span className={classNames(styles.value, styles.person)} data-at={targetKey(target)}>
        {name === '' ? '–' : shown}
      </span>
    )
  }
  const left = () => {
    setOpen(false)
    showCell(false)
  }
  const close = (next: string | null) => {
    left()
    if (next !== null) editing.verbs.setValue(target, next === '' ? null : next)
    anchor.current?.focus()
  }
  return (
    <CellFrame target={target} errorId={errorId}>
      <button
        ref={anchor}
        type="button"
        className={classNames(
          styles.value,
          styles.person,
          styles.pick,
          name === '' && styles.none,
          wanted && name === '' && styles.wanted,
          open && styles.isOpen,
        )}
        data-at={targetKey(target)}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={`${label}: ${name === '' ? messages.editor.nobody : name}`}
        onClick={() => {
          setOpen(true)
          showCell(true)
        }}
        onKeyDown={(event) => {
          if (name !== '' && (event.key === 'Backspace' || event.key === 'Delete')) editing.verbs.setValue(target, null)
        }}
      >
        {shown}
      </button>
      {open && <PersonPicker anchor={anchor} label={label} value={name} onClose={close} onLeft={left} />}
    </CellFrame>
  )
}
