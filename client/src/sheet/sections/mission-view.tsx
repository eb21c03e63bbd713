import { richTextIn } from '@planwall/shared/plan/section-content.ts'
import { classNames } from '../../ui/class-names.ts'
import { RichWords } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

export function MissionView({ content }: ViewProps) {
  return (
    <div className={classNames(styles.purpose, styles.rich)}>
      <RichWords at={{ field: 'purpose' }}>{richTextIn(content, 'purpose')}</RichWords>
    </div>
  )
}
