import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { formatScalar, isScalarField } from '@planwall/shared/plan/scalar.ts'
import { type SectionContent, scalarIn, textIn } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { fieldOf } from '@planwall/shared/plan/sections.ts'
import { useContext } from 'react'
import styles from './content.module.css'
import { RoomWords } from './room-words.tsx'
import { WritingContext } from './writing-context.ts'

type Props = { section: SectionId; content: SectionContent; fields: readonly string[] }

/** Single answers with their labels; those without an answer are left out unless somebody is about to give one. */
export function Facts({ section, content, fields }: Props) {
  const writing = useContext(WritingContext)
  return (
    <dl className={styles.facts}>
      {fields.map((id) => {
        const field = fieldOf(section, id)
        const here = writing.filter(({ ref }) => ref.path[0] === id)
        if (field === null || (scalarIn(content, id) === null && here.length === 0)) return null
        return (
          <div key={id} data-block="" data-writing={here.some(({ caret }) => !caret) ? 'row' : undefined}>
            <dt>{labelOf(plainWords, section, id)}</dt>
            <dd>
              {isScalarField(field) ? (
                formatScalar(field, scalarIn(content, id))
              ) : (
                <RoomWords section={section} at={{ field: id }}>
                  {textIn(content, id)}
                </RoomWords>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
