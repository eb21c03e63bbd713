import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { messages } from '../../messages/t.ts'
import { shortNameOf } from '../../sheet/first-names.ts'
import { personColour } from '../../sheet/person-colour.ts'
import type { WritingPlace } from '../../sync/use-presence.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { placeWords } from '../place-words.ts'
import styles from './side.module.css'

const words = messages.roomScreen

/** As many as there is room for; the rest are counted. */
const MOST = 4

type Props = { section: SectionId; content: SectionContent; writing: readonly WritingPlace[]; names: readonly string[] }

/** Who has the pen, and where. */
export function WritingNow({ section, content, writing, names }: Props) {
  const people = writing.filter(
    (place, index) => writing.findIndex((each) => each.person.id === place.person.id) === index,
  )
  if (people.length === 0) return null
  const shown = people.length > MOST ? people.slice(0, MOST - 1) : people
  return (
    <section className={styles.block}>
      <h2>{words.writingNow}</h2>
      <ul className={styles.who}>
        {shown.map(({ person, ref }) => (
          <li key={person.id}>
            <Avatar name={person.name} colour={personColour(person.color)} size="inherit" />
            <span>
              {shortNameOf(person.name, names)}
              <small>{placeWords(section, content, ref.path)}</small>
            </span>
          </li>
        ))}
        {shown.length < people.length && <li className={styles.more}>{words.andMore(people.length - shown.length)}</li>}
      </ul>
    </section>
  )
}
