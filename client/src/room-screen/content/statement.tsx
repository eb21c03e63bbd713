import { isEmpty } from '@planwall/shared/plan/rich-text.ts'
import { richTextIn, type SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { fieldOf } from '@planwall/shared/plan/sections.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './content.module.css'
import { RoomRichWords } from './room-words.tsx'

type Props = {
  section: SectionId
  content: SectionContent
  field: string
  look: 'statement' | 'purpose' | 'prose' | 'boldGoal'
}

/** A text that stands for itself, or the question that it answers. */
export function Statement({ section, content, field, look }: Props) {
  const text = richTextIn(content, field)
  return (
    <div className={classNames(styles[look], styles.rich)}>
      {isEmpty(text) && <p className={styles.ask}>{fieldOf(section, field)?.ask}</p>}
      <RoomRichWords section={section} at={{ field }}>
        {text}
      </RoomRichWords>
    </div>
  )
}
