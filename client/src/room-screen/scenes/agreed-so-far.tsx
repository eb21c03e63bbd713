import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { isEmpty, plainTextOf } from '@planwall/shared/plan/rich-text.ts'
import { richTextIn } from '@planwall/shared/plan/section-content.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import type { ReactNode } from 'react'
import { formatList, formatTime } from '../../messages/format.ts'
import { messages } from '../../messages/t.ts'
import { cellOf, filledRowsIn } from '../../sheet/section-content.ts'
import { useSection } from '../../sync/use-contents.ts'
import { usePages } from '../fit/use-pages.ts'
import styles from '../room-screen.module.css'
import { type Standing, standingOf } from '../stage-words.ts'
import { usePageKeys } from '../use-screen-keys.ts'
import { PageMark } from './page-mark.tsx'

const words = messages.roomScreen.break

/** What the group has agreed on so far: the sentences themselves where they are few, the rest by name. */
export function AgreedSoFar({ meeting }: { meeting: MeetingView }) {
  const standing = standingOf(meeting)
  const pages = usePages({ kind: 'statement', largest: 72, body: 40 })
  usePageKeys(pages.turn)
  const spoken = standing.agreed.filter(({ section }) => section in sentences)
  const named = standing.agreed.filter(({ section }) => !(section in sentences))
  return (
    <main ref={pages.frame} className={styles.soFar}>
      <h2 className={styles.soFarHead}>
        {words.agreedSoFar}
        <span>{words.sections(standing.agreed.length, standing.of)}</span>
      </h2>
      <div ref={pages.room} className={styles.room}>
        <div ref={pages.content} className={styles.agreed}>
          {standing.agreed.length === 0 && (
            <p className={styles.none} data-block="">
              {words.nothingAgreed}
            </p>
          )}
          {spoken.map(({ section }) => sentences[section]?.())}
        </div>
      </div>
      {pages.pages > 1 && <PageMark page={pages.page} pages={pages.pages} />}
      <Foot named={named} inDraft={standing.inDraft} />
    </main>
  )
}

/** Sections that can be said in a few lines. */
const sentences: Partial<Record<Standing['inDraft'][number], () => ReactNode>> = {
  vision: () => <AgreedText key="vision" section="vision" field="statement" look="big" />,
  mission: () => <AgreedText key="mission" section="mission" field="purpose" look="mid" />,
  values: () => <AgreedNames key="values" />,
}

type TextProps = { section: 'vision' | 'mission'; field: string; look: 'big' | 'mid' }

function AgreedText({ section, field, look }: TextProps) {
  const text = richTextIn(useSection(section), field)
  if (isEmpty(text)) return null
  return (
    <section>
      <h3 data-block="keep">{sections[section].label}</h3>
      <p className={styles[look]} data-block="">
        {plainTextOf(text)}
      </p>
    </section>
  )
}

function AgreedNames() {
  const rows = filledRowsIn(useSection('values'), 'values')
  return (
    <section>
      <h3 data-block="keep">{sections.values.label}</h3>
      <ul className={styles.names} data-block="">
        {rows.map((row) => (
          <li key={row.id}>{cellOf(row, 'name')}</li>
        ))}
      </ul>
    </section>
  )
}

function Foot({ named, inDraft }: { named: Standing['agreed']; inDraft: Standing['inDraft'] }) {
  if (named.length === 0 && inDraft.length === 0) return null
  const labelOf = (section: Standing['inDraft'][number]) => sections[section].label
  const [only] = named
  return (
    <p className={styles.soFarFoot}>
      {only && named.length === 1
        ? words.agreedAt(labelOf(only.section), formatTime(only.at))
        : named.length > 0 && words.agreedToo(formatList(named.map(({ section }) => labelOf(section))))}
      {inDraft.length > 0 && <span>{words.inDraft(inDraft.map(labelOf))}</span>}
    </p>
  )
}
