import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Eye from 'lucide-react/icons/eye'
import Hand from 'lucide-react/icons/hand'
import UserMinus from 'lucide-react/icons/user-minus'
import { messages } from '../messages/t.ts'
import { personColour } from '../sheet/person-colour.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import styles from './panel.module.css'
import type { Doing, PersonLine } from './people-order.ts'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead.people

type Props = {
  line: PersonLine
  /** For how long they have been away; null when nobody saw them leave. */
  awayMinutes: number | null
  actions: LeadActions
  onLook?: ((section: SectionId) => void) | undefined
  onRemove: () => void
}

/** One person: who, what they do just now, and what can be done about it. */
export function PersonRow({ line, awayMinutes, actions, onLook, onRemove }: Props) {
  const { person, you, doing } = line
  const hasHand = doing.kind === 'hand'
  return (
    <li className={classNames(styles.person, isLong(doing) && styles.stacked)}>
      <Avatar
        name={person.name}
        colour={person.role === 'facilitator' ? 'ink' : personColour(person.color)}
        look={doing.kind === 'away' ? 'ring' : 'filled'}
        badge={hasHand && <Hand aria-hidden />}
      />
      <span className={styles.who} title={person.name}>
        {person.name}
        {you && ` ${words.you}`}
      </span>
      <span className={classNames(styles.doing, hasHand && styles.up)}>{wordsFor(doing, awayMinutes)}</span>
      {hasHand && (
        <Button
          size="small"
          className={styles.lower}
          aria-label={words.lowerOf(person.name)}
          disabledReason={actions.offline}
          onClick={() => void actions.give('hands', { type: 'lowerHand', participant: person.id })}
        >
          {words.lower}
        </Button>
      )}
      {!you && <RowMenu line={line} offline={actions.offline} onLook={onLook} onRemove={onRemove} />}
    </li>
  )
}

type MenuProps = Pick<Props, 'line' | 'onLook' | 'onRemove'> & { offline: string | null }

function RowMenu({ line: { person, at, doing }, offline, onLook, onRemove }: MenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="small"
          className={styles.rowMenu}
          label={words.menu(person.name)}
          tooltipSide="left"
          icon={<Ellipsis aria-hidden />}
        />
      }
    >
      {onLook && at !== null && doing.kind !== 'away' && (
        <MenuItem icon={<Eye aria-hidden />} onSelect={() => onLook(at)}>
          {words.goThere(sectionName(at))}
        </MenuItem>
      )}
      <MenuItem danger icon={<UserMinus aria-hidden />} disabledReason={offline} onSelect={onRemove}>
        {words.remove}
      </MenuItem>
    </Menu>
  )
}

/** Words that would leave a name no room beside them. */
function isLong(doing: Doing): boolean {
  return doing.kind === 'hand' || doing.kind === 'looking' || (doing.kind === 'writing' && doing.section !== null)
}

function wordsFor(doing: Doing, awayMinutes: number | null): string {
  switch (doing.kind) {
    case 'hand':
      return words.hand(doing.place)
    case 'writing':
      return doing.section === null ? words.writing : words.writingIn(sectionName(doing.section))
    case 'withGroup':
      return words.withGroup
    case 'looking':
      return doing.section === null ? words.wholePage : words.looking(sectionName(doing.section))
    case 'watching':
      return words.watching
    case 'leading':
      return words.leading
    case 'away':
      return awayMinutes === null ? words.away : words.awayFor(awayMinutes)
    default:
      return unreachable(doing)
  }
}

function sectionName(section: SectionId): string {
  return labelOf(plainWords, section)
}
