import { plannedStarts, timeOfDay } from '@planwall/shared/meeting/run-of-day.ts'
import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import EyeOff from 'lucide-react/icons/eye-off'
import type { ReactNode } from 'react'
import { messages } from '../messages/t.ts'
import { SectionHelp } from '../sheet/section-help.tsx'
import styles from './panel.module.css'
import { stageName, surroundings } from './place.ts'

const words = messages.lead.script

/** What helps to lead the present stage: what the section is, what to ask, what goes wrong. */
export function Script({ meeting }: { meeting: MeetingView }) {
  const stage = surroundings(meeting)?.here.stage
  return (
    <section className={styles.script} aria-labelledby="lead-script">
      <h2 id="lead-script" className={styles.head}>
        {words.title}
        <small>
          <EyeOff aria-hidden />
          {words.only}
        </small>
      </h2>
      {stage?.kind === 'section' ? (
        // Keyed, so that the next section's script begins at its top.
        <ScrollArea key={stage.id} label={words.of(stageName(stage))}>
          <SectionHelp section={stage.section} />
        </ScrollArea>
      ) : (
        <p className={styles.quiet}>{stage ? nextWords(meeting, stage.id) : calmWords(meeting)}</p>
      )}
    </section>
  )
}

/** A part that scrolls and holds nothing to focus must be focusable itself, or no key can scroll it. */
function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}

function calmWords({ progress }: MeetingView): string {
  return progress.phase === 'ended' ? words.ended : words.before
}

function nextWords(meeting: MeetingView, stage: string): string {
  const at = meeting.agenda.findIndex(({ id }) => id === stage)
  const next = meeting.agenda[at + 1]
  if (!next) return words.last
  const start = plannedStarts(meeting)[at + 1]?.minuteOfDay ?? 0
  return `${words.nothing} ${words.next(stageName(next), timeOfDay(start))}`
}
