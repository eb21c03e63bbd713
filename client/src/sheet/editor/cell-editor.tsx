import type { Column } from '@planwall/shared/plan/field.ts'
import type { Scalar } from '@planwall/shared/plan/value.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import type { Target } from '../target.ts'
import { ChoiceCell } from './choice-cell.tsx'
import { PersonCell } from './person-cell.tsx'
import { TextCell } from './text-cell.tsx'
import type { TextKeys } from './text-keys.ts'
import { TypedCell } from './typed-cell.tsx'

type Props = {
  column: Column
  target: Target
  value: Scalar
  label: string
  ask?: string | undefined
  /** Amber while empty: the row is not complete without it. */
  wanted?: boolean | undefined
  className?: string | undefined
  keys?: TextKeys | undefined
  words?: string | undefined
  /** What a number counts, where its row says so. */
  unit?: string | undefined
  /** Contradicts another value of its row, which says so. */
  wrong?: boolean | undefined
}

/** The editor that goes with the kind of a field or a column. */
export function CellEditor({ column, target, value, label, ask, wanted, className, keys, words, unit, wrong }: Props) {
  switch (column.kind) {
    case 'text':
      return (
        <TextCell
          target={target}
          value={typeof value === 'string' ? value : ''}
          label={label}
          ask={ask}
          className={className}
          keys={keys}
        />
      )
    case 'number':
    case 'quantity':
    case 'date':
      return (
        <TypedCell
          field={column}
          target={target}
          value={value}
          label={label}
          ask={ask}
          wanted={wanted}
          words={words}
          unit={unit}
          wrong={wrong}
          align={column.kind === 'date' ? 'start' : 'end'}
          strong={column.id === 'target'}
        />
      )
    case 'choice':
    case 'score':
      return <ChoiceCell field={column} target={target} value={value} label={label} wanted={wanted} />
    case 'person':
      return <PersonCell target={target} value={value} label={label} wanted={wanted} />
    default:
      return unreachable(column)
  }
}
