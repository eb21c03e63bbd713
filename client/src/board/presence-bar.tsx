import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useState } from 'react'
import { messages } from '../messages/t.ts'
import type { PersonHere } from '../sync/presence.ts'
import { useMeeting } from '../sync/use-meeting.ts'
import { usePeopleHere } from '../sync/use-presence.ts'
import { Avatar, type AvatarColour } from '../ui/avatar.tsx'
import { AvatarStack } from '../ui/avatar-stack.tsx'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/popover.tsx'
import styles from './presence-bar.module.css'

const words = messages.board.people

export function colourOf(person: { role: string; color: number }): AvatarColour {
  return person.role === 'facilitator' ? 'ink' : (person.color as AvatarColour)
}

/** Who is here; opened, also where each of them is and a way there. */
export function PresenceBar({ onGoTo, max = 5 }: { onGoTo: (section: SectionId) => void; max?: number }) {
  const [open, setOpen] = useState(false)
  const people = usePeopleHere().filter((here) => here.person.role !== 'observer')
  const hands = useMeeting()?.hands ?? []
  const label = words.here(people.length)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={words.open}
      align="end"
      trigger={
        <button type="button" className={styles.trigger} aria-label={`${label}. ${words.open}`}>
          <span aria-hidden="true">
            <AvatarStack
              label={label}
              max={max}
              people={people.map(({ person }) => ({ id: person.id, name: person.name, colour: colourOf(person) }))}
            />
          </span>
        </button>
      }
    >
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
      <ul role="list" className={styles.people}>
        {people.map((here) => (
          <li key={here.person.id}>
            <Avatar name={here.person.name} colour={colourOf(here.person)} />
            <span className={styles.name}>
              {here.person.name}
              {here.you && <span className={styles.you}> ({words.you})</span>}
            </span>
            <Where here={here} hand={hands.indexOf(here.person.id) + 1} onGoTo={onGoTo} close={() => setOpen(false)} />
          </li>
        ))}
      </ul>
    </Popover>
  )
}

type WhereProps = { here: PersonHere; hand: number; onGoTo: (section: SectionId) => void; close: () => void }

function Where({ here, hand, onGoTo, close }: WhereProps) {
  const { person, at, typing, you } = here
  if (hand > 0) return <b className={styles.where}>{words.handUp(hand)}</b>
  if (you) return <span className={styles.where}>{person.role === 'facilitator' ? words.leads : ''}</span>
  if (at === null) return <span className={styles.where}>{words.overview}</span>
  const section = labelOf(plainWords, at)
  return (
    <Button
      variant="quiet"
      size="small"
      className={styles.where}
      aria-label={words.goThere(person.name, section)}
      onClick={() => {
        close()
        onGoTo(at)
      }}
    >
      {typing ? words.writing(section) : words.looking(section)}
    </Button>
  )
}
