import type { Field } from '@planwall/shared/plan/field.ts'
import { labelOf } from '@planwall/shared/plan/label-pack.ts'
import { richTextIn, scalarIn, textIn } from '@planwall/shared/plan/section-content.ts'
import { classNames } from '../../ui/class-names.ts'
import { CellEditor } from './cell-editor.tsx'
import { useContent, useEditing } from './editing.ts'
import { RowsEditor, type RowsShape } from './rows-editor.tsx'
import styles from './section-editor.module.css'
import { TextCell } from './text-cell.tsx'

type Props = {
  field: Field
  shape: RowsShape
  /** Left out where the section's own label says it. */
  labelHidden?: boolean | undefined
}

/** One field of a section with its label. */
export function FieldEditor({ field, shape, labelHidden }: Props) {
  const { section, pack } = useEditing()
  const content = useContent()
  const label = labelOf(pack, section, field.id)
  const target = { field: field.id }
  return (
    <div className={classNames(styles.field, styles[`field-${field.kind}`])} data-field={field.id}>
      <h3 className={labelHidden ? 'visually-hidden' : styles.fieldLabel}>{label}</h3>
      {field.kind === 'rows' ? (
        <RowsEditor field={field} shape={shape} />
      ) : field.kind === 'richText' ? (
        <TextCell
          target={target}
          value={richTextIn(content, field.id)}
          label={label}
          ask={field.ask}
          className={styles.richText}
        />
      ) : field.kind === 'text' ? (
        <TextCell
          target={target}
          value={textIn(content, field.id)}
          label={label}
          ask={field.ask}
          className={styles.line}
        />
      ) : (
        <CellEditor column={field} target={target} value={scalarIn(content, field.id)} label={label} ask={field.ask} />
      )}
    </div>
  )
}
