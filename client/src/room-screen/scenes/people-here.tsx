import { messages } from '../../messages/t.ts'
import { shortNameOf } from '../../sheet/first-names.ts'
import { personColour } from '../../sheet/person-colour.ts'
import { useRoster } from '../../sync/use-meeting.ts'
import { Avatar } from '../../ui/avatar.tsx'
import styles from '../room-screen.module.css'
import sideStyles from '../side/side.module.css'

const words = messages.roomScreen

/** As many as there is room for; the rest are counted. */
const most = { grid: 12, list: 6 }

/** Who has come in, the facilitator first. The room screen itself is nobody. */
export function PeopleHere({ look }: { look: 'grid' | 'list' }) {
  const people = useRoster()
    .people.filter((person) => person.here && person.role !== 'observer')
    .sort((a, b) => Number(b.role === 'facilitator') - Number(a.role === 'facilitator'))
  const names = people.map((person) => person.name)
  const shown = people.length > most[look] ? people.slice(0, most[look] - 1) : people
  const list = (
    <>
      {shown.map((person) => (
        <li key={person.id}>
          <Avatar name={person.name} colour={personColour(person.color)} size="inherit" />
          <span>{shortNameOf(person.name, names)}</span>
        </li>
      ))}
      {shown.length < people.length && <li>{words.andMore(people.length - shown.length)}</li>}
    </>
  )
  const heading = people.length === 0 ? words.before.nobody : words.before.here(people.length)
  return look === 'grid' ? (
    <section className={styles.here}>
      <h2>{heading}</h2>
      <ul>{list}</ul>
    </section>
  ) : (
    <section className={sideStyles.block}>
      <h2>{heading}</h2>
      <ul className={sideStyles.who}>{list}</ul>
    </section>
  )
}
