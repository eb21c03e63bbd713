import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import { limits } from '@planwall/shared/plan/limits.ts'
import type { Note, Point } from '@planwall/shared/plan/note.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { useEffect, useId, useRef } from 'react'
import { formatTime } from '../messages/format.ts'
import { messages } from '../messages/t.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import type { TrayItem } from '../sync/rescue.ts'
import { useNotes } from '../sync/use-contents.ts'
import { useEdit } from '../sync/use-edit.ts'
import { useMeeting, useRoster } from '../sync/use-meeting.ts'
import { useTray } from '../sync/use-tray.ts'
import { Button } from '../ui/button.tsx'
import { announce } from '../ui/live-region.tsx'
import { showToast } from '../ui/toast-store.ts'
import { overviewRect } from './geometry.ts'
import { leaderName } from './leader.ts'
import { freePlace, notesInText } from './note-place.ts'
import styles from './rescue-tray.module.css'
import { RescuedText } from './rescued-text.tsx'
import { sentenceFor } from './sentence-for.ts'

const words = messages.ownWork.tray

/** What this person wrote that the plan could not take, beside what stands there; kept until they decide. */
export function RescueTray({ asked, onLater }: { asked: boolean; onLater: () => void }) {
  const { items, discard } = useTray()
  const meeting = useMeeting()
  const edit = useEdit()
  const { you } = usePlan()
  const leader = leaderName(useRoster(), you.id)
  const titleId = useId()
  const panel = useRef<HTMLElement>(null)
  const [first] = items
  const hanging = useNotes(first?.section ?? 'masthead')
  const title = first && titleOf(first)
  useEffect(() => {
    if (asked) panel.current?.focus({ preventScroll: true })
    else if (title !== undefined) announce(title)
  }, [asked, title])
  if (!first) return null
  const group = items.filter((item) => item.section === first.section && item.why === first.why)
  const section = labelOf(plainWords, first.section)
  const record = meeting?.sections[first.section]
  const agreedAt = first.why === 'locked' && record?.state === 'agreed' ? formatTime(record.at) : null
  const times = group.map((item) => item.at)
  const written = words.written(formatTime(Math.min(...times)), formatTime(Math.max(...times)))

  /** Where the wall takes no notes now, or is full, the parking lot takes the words: the group comes to it today. */
  const propose = (item: TrayItem) => {
    const label = labelOf(plainWords, item.section)
    const text = item.yours.replaceAll('\n', ' ')
    const texts = notesInText(text, limits.note)
    const places = freePlaces(texts.length, hanging)
    const added = edit.addNotes(
      item.section,
      texts.map((each, index) => ({ at: places[index] ?? { x: 0, y: 0 }, color: 'lemon' as const, text: each })),
    )
    if (!added.ok) {
      for (const part of notesInText(text, limits.textField)) {
        const parked = edit.addRow('parkingLot', 'items', { values: { text: part, by: you.name } })
        if (!parked.ok) return void showToast(`${words.proposeFailed} ${sentenceFor(added.reason)}`)
      }
    }
    discard(item)
    showToast(added.ok ? words.proposed(label) : words.parked(label))
  }

  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={styles.tray}
      data-tray=""
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onLater()
      }}
    >
      <header className={styles.head}>
        <div>
          <h2 id={titleId}>{title}</h2>
          <p>{explanationOf(first, agreedAt, group.length)}</p>
        </div>
        <Button variant="quiet" icon={<ChevronDown aria-hidden />} onClick={onLater}>
          {words.later}
        </Button>
      </header>
      <div className={styles.scroll}>
        <p className={styles.heads} aria-hidden="true">
          <b>
            {words.yours} <span>{written}</span>
          </b>
          <b>
            {agreedAt ? words.asAgreed : words.asItStands} <span>{agreedAt}</span>
          </b>
        </p>
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
        <ul role="list" className={styles.items}>
          {group.map((item, index) => (
            <RescuedText
              key={item.id}
              item={item}
              main={index === 0}
              onPropose={() => propose(item)}
              onDiscard={() => discard(item)}
            />
          ))}
        </ul>
      </div>
      <footer className={styles.foot}>
        <span>
          {words.where(section, leader)}
          {items.length > group.length && ` ${words.more(items.length - group.length)}.`}
        </span>
        <span className={styles.muted}>{words.kept}</span>
      </footer>
    </section>
  )
}

function titleOf({ section, why }: TrayItem): string {
  const label = labelOf(plainWords, section)
  switch (why) {
    case 'locked':
      return words.lockedTitle(label)
    case 'void':
      return words.voidTitle(label)
    case 'unsent':
      return words.unsentTitle(label)
    default:
      return unreachable(why)
  }
}

function explanationOf({ why }: TrayItem, agreedAt: string | null, count: number): string {
  switch (why) {
    case 'locked':
      return words.locked(agreedAt, count)
    case 'void':
      return words.void(count)
    case 'unsent':
      return words.unsent(count)
    default:
      return unreachable(why)
  }
}

/** Notes that are put up together hang below one another, and off those that hang there. */
function freePlaces(count: number, hanging: readonly Note[]): Point[] {
  const places: Point[] = []
  const taken = hanging.map((note) => note.at)
  for (let index = 0; index < count; index++) places.push(freePlace([...taken, ...places], overviewRect))
  return places
}
