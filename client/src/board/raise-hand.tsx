import Hand from 'lucide-react/icons/hand'
import { useCallback } from 'react'
import { messages } from '../messages/t.ts'
import { sentenceFor } from '../sheet/sentence-for.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useCommand, useMeeting } from '../sync/use-meeting.ts'
import { Button } from '../ui/button.tsx'
import { announce } from '../ui/live-region.tsx'
import { showToast } from '../ui/toast-store.ts'

const words = messages.board.hand

/** Whether my hand is up, and at which place, from 1; and what raises or lowers it. */
export function useHand(): { place: number | null; toggle: () => void; can: boolean } {
  const meeting = useMeeting()
  const { you } = usePlan()
  const command = useCommand()
  const index = meeting?.hands.indexOf(you.id) ?? -1
  const place = index === -1 ? null : index + 1
  const isUp = place !== null
  const count = meeting?.hands.length ?? 0
  const toggle = useCallback(async () => {
    const result = await command(isUp ? { type: 'lowerHand', participant: you.id } : { type: 'raiseHand' })
    if (!result.ok) showToast(sentenceFor(result.reason))
    else announce(isUp ? words.down : words.up(count + 1))
  }, [command, isUp, you.id, count])
  return { place, toggle: () => void toggle(), can: meeting !== null && you.role !== 'observer' }
}

export function RaiseHand() {
  const { place, toggle, can } = useHand()
  return (
    <Button
      pressed={place !== null}
      icon={<Hand aria-hidden />}
      aria-keyshortcuts="R"
      disabledReason={can ? null : words.observer}
      onClick={toggle}
    >
      {place === null ? words.raise : words.lower}
    </Button>
  )
}
