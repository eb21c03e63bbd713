import type { ChoiceField, ScoreField } from '@planwall/shared/plan/field.ts'
import type { Scalar } from '@planwall/shared/plan/value.ts'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import MoveVertical from 'lucide-react/icons/move-vertical'
import { type ReactNode, useId } from 'react'
import { messages } from '../../messages/t.ts'
import { classNames } from '../../ui/class-names.ts'
import { type Target, targetKey } from '../target.ts'
import { useShowCell } from '../use-others-at.ts'
import styles from './cell.module.css'
import { CellFrame } from './cell-frame.tsx'
import { useEditing } from './editing.ts'

type Props = {
  field: ChoiceField | ScoreField
  target: Target
  value: Scalar
  label: string
  wanted?: boolean | undefined
}

const icons: Readonly<Record<string, ReactNode>> = {
  up: <ArrowUp size={14} strokeWidth={1.75} aria-hidden="true" />,
  down: <ArrowDown size={14} strokeWidth={1.75} aria-hidden="true" />,
  range: <MoveVertical size={14} strokeWidth={1.75} aria-hidden="true" />,
}

/** One of a few, or a number from 1 to 10: the browser's own menu, so it works by key, by letter and by thumb. */
export function ChoiceCell({ field, target, value, label, wanted }: Props) {
  const editing = useEditing()
  const errorId = useId()
  const showCell = useShowCell(editing.section, target, editing.mayEdit)
  const choices = field.kind === 'score' ? scores : field.choices
  const chosen = choices.find((choice) => choice.value === String(value ?? ''))
  const icon = field.id === 'direction' && typeof value === 'string' ? icons[value] : undefined
  if (!editing.mayEdit) {
    return (
      <span className={classNames(styles.value, styles.choice)} data-at={targetKey(target)}>
        {icon}
        {chosen?.label ?? '–'}
        {field.kind === 'score' && chosen ? '/10' : ''}
      </span>
    )
  }
  return (
    <CellFrame target={target} errorId={errorId}>
      <span className={classNames(styles.value, styles.choice)}>
        {icon}
        <select
          className={classNames(
            styles.select,
            wanted && value === null && styles.wanted,
            value === null && styles.none,
          )}
          data-at={targetKey(target)}
          aria-label={label}
          value={chosen?.value ?? ''}
          onFocus={() => showCell(true)}
          onBlur={() => showCell(false)}
          onChange={(event) => {
            const picked = event.target.value
            editing.verbs.setValue(target, picked === '' ? null : field.kind === 'score' ? Number(picked) : picked)
          }}
        >
          <option value="">{wanted ? messages.editor.choose : '–'}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {field.kind === 'score' ? messages.editor.outOfTen(choice.label) : choice.label}
            </option>
          ))}
        </select>
      </span>
    </CellFrame>
  )
}

const scores = Array.from({ length: 10 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }))
