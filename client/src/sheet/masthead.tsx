import { formatDate } from '@planwall/shared/plan/calendar-date.ts'
import { type LabelPack, labelOf } from '@planwall/shared/plan/label-pack.ts'
import { isEmpty } from '@planwall/shared/plan/rich-text.ts'
import { richTextIn, type SectionContent, textIn } from '@planwall/shared/plan/section-content.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { messages } from '../messages/t.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './plan-sheet.module.css'
import { useFit } from './use-fit.ts'
import { RichWords, Words } from './words.tsx'

/** Whose plan this is, large, and which edition; a double rule below. */
export function Masthead({ content, onOpen }: { content: SectionContent; onOpen?: (() => void) | undefined }) {
  const { ref } = useFit({ largestType: 52, line: 50 })
  const organisation = textIn(content, 'organisation')
  return (
    <header className={styles.masthead}>
      <div ref={ref} className={styles.whose}>
        <h1 className={classNames(styles.organisation, organisation === '' && styles.ask)}>
          {onOpen ? (
            <button type="button" className={styles.open} onClick={onOpen}>
              {organisation || askOf('organisation')}
              <span className="visually-hidden">{messages.sheet.editMasthead}</span>
            </button>
          ) : (
            organisation || askOf('organisation')
          )}
        </h1>
      </div>
      <p className={styles.edition}>
        <span className={styles.title}>
          <Words at={{ field: 'title' }}>{textIn(content, 'title')}</Words>
        </span>
        <Words at={{ field: 'edition' }}>{textIn(content, 'edition')}</Words>
      </p>
    </header>
  )
}

/** Who agreed to the page and when it is looked at again. */
export function Colophon({
  content,
  pack,
  led,
}: {
  content: SectionContent
  pack: LabelPack
  led?: string | undefined
}) {
  const { ref } = useFit({ largestType: 13, line: 18 })
  const signedBy = richTextIn(content, 'signedBy')
  const nextReview = textIn(content, 'nextReview')
  return (
    <footer className={styles.colophon}>
      <div ref={ref} className={styles.signedBy}>
        <div>
          {isEmpty(signedBy) ? (
            led && messages.sheet.facilitatedBy(led)
          ) : (
            <RichWords at={{ field: 'signedBy' }}>{signedBy}</RichWords>
          )}
        </div>
      </div>
      {nextReview !== '' && (
        <span className={styles.nextReview} data-at="nextReview">
          {labelOf(pack, 'masthead', 'nextReview')} {formatDate(nextReview)}
        </span>
      )}
    </footer>
  )
}

function askOf(field: string): string {
  return sections.masthead.fields.find((each) => each.id === field)?.ask ?? ''
}
