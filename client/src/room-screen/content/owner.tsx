import { messages } from '../../messages/t.ts'
import { shortNameOf } from '../../sheet/first-names.ts'
import { useRoster } from '../../sync/use-meeting.ts'
import { Avatar, type AvatarColour } from '../../ui/avatar.tsx'
import { classNames } from '../../ui/class-names.ts'
import styles from './content.module.css'

const words = messages.roomScreen

/** Who answers for a row, or in amber that nobody does yet. */
export function Owner({ name, names, missing = true }: { name: string; names: readonly string[]; missing?: boolean }) {
  const roster = useRoster()
  if (name === '')
    return missing ? <span className={classNames(styles.aside, styles.gap)}>{words.needsOneName}</span> : null
  const person = roster.people.find((each) => each.name === name)
  return (
    <span className={styles.aside}>
      <Avatar
        name={name}
        colour={(person?.color ?? 8) as AvatarColour}
        look={person ? 'filled' : 'dashed'}
        size="inherit"
      />
      {shortNameOf(name, names)}
    </span>
  )
}
