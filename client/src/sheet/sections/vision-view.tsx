import { richTextIn } from '@planwall/shared/plan/section-content.ts'
import { classNames } from '../../ui/class-names.ts'
import { RichWords } from '../words.tsx'
import styles from './print.module.css'
import type { ViewProps } from './view.ts'

/** The statement alone, large; the bold goal is printed with the long-range goals. */
export function VisionView({ content }: ViewProps) {
  return (
    <div className={classNames(styles.statement, styles.rich)}>
      <RichWords at={{ field: 'statement' }}>{richTextIn(content, 'statement')}</RichWords>
    </div>
  )
}
