import { useEffect, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { announce } from '../ui/live-region.tsx'
import { type Surroundings, stageName } from './place.ts'

/** Has it read aloud, politely, where everyone is once the group has moved; not where it is found at first. */
export function useAnnouncedPlace(place: Surroundings | null): void {
  const stage = place ? stageName(place.here.stage) : null
  const step = place?.here.step ?? null
  const before = useRef<string | null>(null)
  useEffect(() => {
    const now = JSON.stringify([stage, step])
    if (stage !== null && before.current !== null && before.current !== now) {
      announce(messages.lead.dock.arrived(stage, step && messages.board.steps[step]))
    }
    before.current = now
  }, [stage, step])
}
