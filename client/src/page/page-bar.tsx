import type { MeetingView } from '@planwall/shared/meeting/view-for.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import Hand from 'lucide-react/icons/hand'
import StickyNote from 'lucide-react/icons/sticky-note'
import Undo2 from 'lucide-react/icons/undo-2'
import { messages } from '../messages/t.ts'
import { sentenceFor } from '../sheet/sentence-for.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useCommand } from '../sync/use-meeting.ts'
import { useUndo } from '../sync/use-undo.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { announce } from '../ui/live-region.tsx'
import { showToast } from '../ui/toast-store.ts'
import styles from './plan-page.module.css'
import { useIsEditing } from './typing.ts'

const words = messages.page.bar

type Props = { meeting: MeetingView; section: SectionId; onSuggest: (section: SectionId) => void }

/** What a person can do, in reach of the thumb. */
export function PageBar({ meeting, section, onSuggest }: Props) {
  const { undo, canUndo } = useUndo()
  const editing = useIsEditing()
  const handleUndo = () => {
    const result = undo()
    if (result.ok) announce(words.undone)
    else showToast(sentenceFor(result.reason))
  }
  return (
    <section aria-label={words.label} className={styles.bar}>
      <IconButton
        label={words.undo}
        icon={<Undo2 />}
        tooltipSide="top"
        disabledReason={canUndo ? null : words.nothingToUndo}
        // The focus stays in the text, and the keyboard of a phone open.
        onPointerDown={(event) => event.preventDefault()}
        onClick={handleUndo}
      />
      <Button variant="quiet" icon={<StickyNote />} onClick={() => onSuggest(section)}>
        {words.suggest}
      </Button>
      <RaiseHand meeting={meeting} />
      {editing && (
        <Button variant="primary" className={styles.done} onClick={finish}>
          {words.done}
        </Button>
      )}
    </section>
  )
}

function RaiseHand({ meeting }: { meeting: MeetingView }) {
  const { you } = usePlan()
  const command = useCommand()
  const place = meeting.hands.indexOf(you.id) + 1
  const isUp = place > 0
  const handleClick = async () => {
    const result = await command(isUp ? { type: 'lowerHand', participant: you.id } : { type: 'raiseHand' })
    if (!result.ok) showToast(sentenceFor(result.reason))
    else announce(isUp ? words.lowered : words.raised(meeting.hands.length + 1))
  }
  return (
    <IconButton
      label={isUp ? words.lower(place) : words.raise}
      icon={
        <>
          <Hand />
          {isUp && (
            <span aria-hidden="true" className={styles.place}>
              {place}
            </span>
          )}
        </>
      }
      pressed={isUp}
      tooltipSide="top"
      disabledReason={meeting.progress.phase === 'running' ? null : words.noMeeting}
      onClick={() => void handleClick()}
    />
  )
}

/** Leaves whatever is being edited; on a phone this closes the keyboard. */
function finish(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
