import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { textIn } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useMemo } from 'react'
import { messages } from '../messages/t.ts'
import { namesIn } from '../sheet/names-in.ts'
import { type PrintContext, PrintContextProvider } from '../sheet/print-context.ts'
import { SectionPrint } from '../sheet/sections/section-print.tsx'
import styles from './in-full.module.css'

type Props = { plan: PlanContent; sections: readonly SectionId[] }

/** Sections that the first side has no room for, whole, at full size: nothing that was written is lost on paper. */
export function InFull({ plan, sections }: Props) {
  const names = useMemo(() => namesIn(plan.sections), [plan])
  return (
    <article className={styles.page} data-sheet="full" aria-label={messages.print.inFull}>
      <header className={styles.head}>
        <p className={styles.whose}>{textIn(plan.sections.masthead, 'organisation')}</p>
        <p>{messages.print.inFullOf(textIn(plan.sections.masthead, 'title'))}</p>
      </header>
      <div className={styles.columns}>
        {sections.map((section) => {
          const context: PrintContext = { section, pack: plainWords, names, carets: false }
          return (
            <section key={section} className={styles.section}>
              <h2>{labelOf(plainWords, section)}</h2>
              <PrintContextProvider value={context}>
                <SectionPrint section={section} content={plan.sections[section]} vision={plan.sections.vision} />
              </PrintContextProvider>
            </section>
          )
        })}
      </div>
    </article>
  )
}
