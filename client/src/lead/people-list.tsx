import { currentStage } from '@planwall/shared/meeting/meeting-state.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { RosterEntry } from '@planwall/shared/protocol/roster.ts'
import { useState } from 'react'
import { messages } from '../messages/t.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useRoster } from '../sync/use-meeting.ts'
import { usePeopleHere } from '../sync/use-presence.ts'
import styles from './panel.module.css'
import { peopleInOrder } from './people-order.ts'
import { PersonRow } from './person-row.tsx'
import { RemovePerson } from './remove-person.tsx'
import { useAwayMinutes } from './use-away-since.ts'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead.people

type Props = { actions: LeadActions; onLook?: ((section: SectionId) => void) | undefined }

/** Who is here and what they do, hands first. */
export function PeopleList({ actions, onLook }: Props) {
  const { meeting } = actions
  const roster = useRoster()
  const here = usePeopleHere()
  const { you } = usePlan()
  const away = useAwayMinutes(roster)
  const [leaving, setLeaving] = useState<RosterEntry | null>(null)
  const stage = currentStage(meeting)
  const group = stage?.kind === 'section' ? stage.section : null
  const lines = peopleInOrder({ roster, here, hands: meeting.hands, group, you: you.id })
  return (
    <section className={styles.people} aria-labelledby="lead-people">
      <h2 id="lead-people" className={styles.head}>
        {words.title} <small>{words.count(here.length, roster.people.length - here.length)}</small>
      </h2>
      <div className={styles.scroll}>
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
        <ul role="list">
          {lines.map((line) => (
            <PersonRow
              key={line.person.id}
              line={line}
              awayMinutes={away.get(line.person.id) ?? null}
              actions={actions}
              onLook={onLook}
              onRemove={() => setLeaving(line.person)}
            />
          ))}
        </ul>
        {lines.length <= 1 && <p className={styles.quiet}>{words.nobody}</p>}
      </div>
      {leaving && <RemovePerson person={leaving} onDone={() => setLeaving(null)} />}
    </section>
  )
}
