import type { Step } from '@planwall/shared/meeting/step.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { useMemo, useRef } from 'react'
import { messages } from '../../messages/t.ts'
import { taglineOf } from '../../sheet/sections/tagline.ts'
import { usePlanNames } from '../../sheet/use-plan-names.ts'
import { useSection } from '../../sync/use-contents.ts'
import { useWritingPlaces } from '../../sync/use-presence.ts'
import contentStyles from '../content/content.module.css'
import { SectionPart } from '../content/section-part.tsx'
import { WritingContext } from '../content/writing-context.ts'
import { usePages } from '../fit/use-pages.ts'
import { type Part, partsOf, partToShow } from '../parts.ts'
import styles from '../room-screen.module.css'
import { usePageKeys } from '../use-screen-keys.ts'
import { Head } from './head.tsx'
import { PageMark } from './page-mark.tsx'
import { SectionSide } from './section-side.tsx'

const words = messages.roomScreen

type Props = { meeting: MeetingView; section: SectionId; step: Step; joinLink: string | null }

/** A section as the group works on it: what it means while it is introduced, then what stands in it, as it is written. */
export function SectionScene({ meeting, section, step, joinLink }: Props) {
  const content = useSection(section)
  const names = usePlanNames()
  const writing = useWritingPlaces(section)
  const record = meeting.sections[section]
  const introduces = step === 'introduce' && record.state !== 'agreed'
  const parts = useMemo(() => partsOf(section), [section])
  const part = useShownPart(
    parts,
    writing.map(({ ref }) => ref.path[0] ?? ''),
  )
  const pages = usePages(introduces ? { kind: 'statement', largest: 66, body: 40 } : typeOf(section, part))
  usePageKeys(pages.turn)
  return (
    <div className={styles.stage}>
      <main ref={pages.frame} className={styles.main}>
        <Head
          title={sections[section].label}
          tagline={introduces || part === parts[0] ? taglineOf(section, content) : partLabel(section, part)}
          step={words.steps[step]}
          agreedAt={record.state === 'agreed' ? record.at : undefined}
        />
        <div ref={pages.room} className={styles.room}>
          {introduces ? (
            <div ref={pages.content}>
              <Introduction section={section} />
            </div>
          ) : (
            <WritingContext value={writing}>
              <div ref={pages.content} className={contentStyles.content}>
                <SectionPart section={section} part={part} content={content} names={names} />
              </div>
            </WritingContext>
          )}
        </div>
        <PageMark page={pages.page} pages={pages.pages} />
      </main>
      <SectionSide
        meeting={meeting}
        section={section}
        step={step}
        content={content}
        writing={writing}
        names={names}
        joinLink={joinLink}
      />
    </div>
  )
}

function Introduction({ section }: { section: SectionId }) {
  const { definition, prompts } = sections[section]
  return (
    <>
      <p className={styles.definition} data-block="">
        {definition}
      </p>
      <ul className={styles.prompts}>
        {prompts.map((prompt) => (
          <li key={prompt} data-block="">
            {prompt}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The part that is shown: it stays until somebody writes in another one while nobody writes in it. */
function useShownPart(parts: readonly Part[], writing: readonly string[]): Part {
  const shown = useRef({ parts, index: 0 })
  if (shown.current.parts !== parts) shown.current = { parts, index: 0 }
  shown.current.index = partToShow(parts, shown.current.index, writing)
  const part = parts[shown.current.index]
  if (!part) throw new Error('Every section of the catalogue has a part to show')
  return part
}

function partLabel(section: SectionId, part: Part): string {
  return part.kind === 'facts' ? words.furtherAnswers : labelOf(plainWords, section, part.fields[0])
}

/** The largest and the running type of a part, in units: how far it can shrink, and what pages are set in. */
function typeOf(section: SectionId, part: Part): { kind: 'list' | 'statement'; largest: number; body: number } {
  if (part.kind === 'richText') return { kind: 'statement', largest: 48, body: 48 }
  if (part.kind !== 'front') return { kind: 'list', largest: 41, body: 41 }
  if (section === 'vision') return { kind: 'statement', largest: 96, body: 96 }
  if (section === 'mission') return { kind: 'statement', largest: 72, body: 72 }
  if (section === 'values') return { kind: 'list', largest: 39, body: 39 }
  return { kind: 'list', largest: 41, body: 41 }
}
