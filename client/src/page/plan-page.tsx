import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import { type SectionId, sectionIds } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import { type ComponentType, Suspense, useEffect, useMemo, useState } from 'react'
import { messages } from '../messages/t.ts'
import { ConnectionBar } from '../sheet/connection-bar.tsx'
import { leaderName } from '../sheet/leader.ts'
import { useToldOfTakenNotes } from '../sheet/use-taken-notes.ts'
import { useTrayPanel } from '../sheet/use-tray-panel.ts'
import { useIsStill, usePlan } from '../sync/plan-provider.tsx'
import { useRoster } from '../sync/use-meeting.ts'
import { usePresence } from '../sync/use-presence.ts'
import { Button } from '../ui/button.tsx'
import { lazySoon } from '../ui/lazy-soon.ts'
import { placeId } from './address.ts'
import { groupOf } from './group.ts'
import { PageBar } from './page-bar.tsx'
import { PageHead } from './page-head.tsx'
import { PageSection } from './page-section.tsx'
import styles from './plan-page.module.css'
import { isTyping, useIsEditing } from './typing.ts'
import { useFollow } from './use-follow.ts'
import { useKeyboardInset } from './use-keyboard-inset.ts'
import { useOpenSections } from './use-open-sections.ts'

const RescueTray = lazySoon(async () => (await import('../sheet/rescue-tray.tsx')).RescueTray)
const SuggestDialog = lazySoon(async () => (await import('./suggest-dialog.tsx')).SuggestDialog)

const words = messages.page

/** In reading order; the sheet's own head and foot come last, since the page has a head of its own. */
const readingOrder = [...sectionIds.filter((section) => section !== 'masthead'), 'masthead' as const]

type Props = { meeting: MeetingView; leadBar: ComponentType | null }

/** The whole plan as one column: for a phone, for the keyboard, for whoever listens. */
export function PlanPage({ meeting, leadBar: LeadBar }: Props) {
  const { you } = usePlan()
  const isStill = useIsStill()
  const group = useMemo(() => groupOf(meeting), [meeting])
  const leader = leaderName(useRoster(), you.id)
  const { open, last, toggle, touch, leave } = useOpenSections()
  const { offer, accept, decline } = useFollow(group, meeting, leader)
  const [suggesting, setSuggesting] = useState<SectionId | null>(null)
  const tray = useTrayPanel()
  const { lookAt } = usePresence()
  const editing = useIsEditing()
  useKeyboardInset()
  useToldOfTakenNotes()

  // Whoever is taken along looks where the group is, not where they wrote last.
  useEffect(() => {
    if (group.section !== null && !isTyping()) leave()
  }, [group.section, leave])
  const looksAt = last ?? group.section
  useEffect(() => lookAt(looksAt), [lookAt, looksAt])

  // Who leads has the meeting in reach of the thumb, and what helps to write while writing.
  // A field of the bar's own, such as the minutes of a timer, takes nothing away.
  const inPlan = editing && !document.activeElement?.closest('[role="dialog"]')
  const leads = you.role === 'facilitator' && LeadBar !== null && !inPlan

  const target = group.section ?? last ?? 'environment'
  return (
    <div className={styles.page}>
      <a className={styles.skip} href={`#${placeId(target)}`}>
        {group.section ? words.skip(sections[group.section].label) : words.skipToPlan}
      </a>
      <PageHead meeting={meeting} group={group} onTray={tray.ask} />
      <main className={styles.main}>
        {you.role !== 'observer' && !isStill && <ConnectionBar onTray={tray.ask} />}
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
        <ol role="list" aria-label={words.sections} className={styles.list}>
          {readingOrder.map((section) => (
            <PageSection
              key={section}
              section={section}
              record={meeting.sections[section]}
              now={meeting.now}
              active={section === group.section}
              open={open.has(section)}
              onToggle={toggle}
              onFocus={touch}
            />
          ))}
        </ol>
      </main>
      {tray.shown && (
        <div className={styles.tray}>
          <Suspense>
            <RescueTray asked={tray.asked} onLater={tray.later} />
          </Suspense>
        </div>
      )}
      <footer className={styles.foot}>
        {offer && (
          <div className={styles.offer} role="status">
            <p>{offer.sentence}</p>
            <Button variant="quiet" onClick={decline}>
              {words.follow.stay}
            </Button>
            <Button variant="primary" onClick={accept}>
              {words.follow.go}
            </Button>
          </div>
        )}
        {leads && (
          <Suspense>
            <LeadBar />
          </Suspense>
        )}
        {you.role !== 'observer' && !leads && <PageBar meeting={meeting} section={target} onSuggest={setSuggesting} />}
      </footer>
      {suggesting && (
        <Suspense>
          <SuggestDialog section={suggesting} onClose={() => setSuggesting(null)} />
        </Suspense>
      )}
    </div>
  )
}
