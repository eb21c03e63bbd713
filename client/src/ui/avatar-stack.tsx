import { Avatar, type AvatarColour } from './avatar.tsx'
import styles from './avatar-stack.module.css'
import { Tooltip } from './tooltip.tsx'

export type StackedPerson = { id: string; name: string; colour: AvatarColour; look?: 'filled' | 'ring' | 'dashed' }

type Props = {
  people: readonly StackedPerson[]
  /** The most avatars; the rest are counted. */
  max: number
  /** Accessible name of the whole: “8 people are here”. */
  label: string
  size?: 'small' | 'medium' | undefined
}

/** People side by side, then how many more. Names are in tooltips and in the list that is read aloud. */
export function AvatarStack({ people, max, label, size = 'medium' }: Props) {
  const shown = people.slice(0, max)
  const hidden = people.slice(max)
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one.
    <ul role="list" aria-label={label} className={styles.stack}>
      {shown.map((person) => (
        <li key={person.id}>
          <Tooltip text={person.name} side="bottom">
            <Avatar {...person} size={size} label={person.name} />
          </Tooltip>
        </li>
      ))}
      {hidden.length > 0 && (
        <li className={styles.more}>
          <Tooltip text={hidden.map((person) => person.name).join(', ')} side="bottom">
            <span aria-hidden="true">+{hidden.length}</span>
            <span className="visually-hidden">{hidden.map((person) => person.name).join(', ')}</span>
          </Tooltip>
        </li>
      )}
    </ul>
  )
}
