import { useEffect, useRef } from 'react'
import { messages } from '../messages/t.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useFilledWalls } from '../sync/use-contents.ts'
import { useTakenNotes } from '../sync/use-presence.ts'
import { showToast } from '../ui/toast-store.ts'
import { firstNameOf } from './leader.ts'

/** Tells this person when somebody else has taken a note of theirs off a wall, and who: the one who did can undo it. */
export function useToldOfTakenNotes(): void {
  const { you } = usePlan()
  const walls = useFilledWalls()
  const taken = useTakenNotes()
  const told = useRef(new Set<string>())
  const mine = useRef(new Map<string, string>())
  useEffect(() => {
    const hanging = new Set<string>()
    for (const { notes } of walls) {
      for (const note of notes) {
        hanging.add(note.id)
        if (note.by === you.id) mine.current.set(note.id, note.text)
      }
    }
    for (const { person, note } of taken) {
      const text = mine.current.get(note)
      // Who took it may be heard of before it is gone; and what came back by an undo is not told twice.
      if (text === undefined || hanging.has(note) || person.id === you.id || told.current.has(note)) continue
      told.current.add(note)
      showToast(messages.notes.taken(firstNameOf(person.name), text))
    }
  }, [walls, taken, you.id])
}
