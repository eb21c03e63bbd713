import type { Look } from '@planwall/shared/protocol/http.ts'
import { messages } from '../messages/t.ts'
import { personColour } from '../sheet/person-colour.ts'
import { Avatar } from '../ui/avatar.tsx'
import { classNames } from '../ui/class-names.ts'
import { Mark } from '../ui/mark.tsx'
import { GoOn } from './go-on.tsx'
import styles from './join.module.css'
import { JoinForm } from './join-form.tsx'

const words = messages.join

/** So many faces are shown; the rest are counted. */
const MOST_FACES = 10

/** From so many characters on, a name is set smaller, so that it takes three lines at most. */
const LONG_NAME = 24

type Props = { secret: string; look: Look }

/** Whose plan it is and who is there already; beside it the way in. */
export function Invited({ secret, look }: Props) {
  return (
    <main className={styles.invited}>
      <div className={styles.plan}>
        <p className={styles.name}>
          <Mark />
          {messages.app.name}
        </p>
        <h1 className={classNames(look.organisation.length > LONG_NAME && styles.long)}>{look.organisation}</h1>
        <div className={styles.rule} aria-hidden="true" />
        <p className={styles.lead}>{words.lead(look)}</p>
        <ul className={styles.points}>
          {words.points.map((point) => (
            <li key={point.title}>
              <b>{point.title}</b>
              {point.text}
            </li>
          ))}
        </ul>
        {look.here.length > 0 && <Here people={look.here} />}
      </div>
      <div className={styles.side}>
        {look.you ? <GoOn secret={secret} look={look} you={look.you} /> : <JoinForm secret={secret} look={look} />}
      </div>
    </main>
  )
}

function Here({ people }: { people: Look['here'] }) {
  const shown = people.length > MOST_FACES ? people.slice(0, MOST_FACES - 1) : people
  return (
    <section className={styles.here}>
      <h2>{words.here(people.length)}</h2>
      <ul>
        {shown.map(({ name, color }) => (
          // Names are unique in a plan.
          <li key={name}>
            <Avatar name={name} colour={personColour(color)} size="large" />
            <span className={styles.face}>{name}</span>
          </li>
        ))}
        {shown.length < people.length && <li>{words.andMore(people.length - shown.length)}</li>}
      </ul>
    </section>
  )
}
