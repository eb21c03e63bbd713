import { noteColors, type Point } from '@planwall/shared/plan/note.ts'
import type { Result } from '@planwall/shared/result.ts'
import { useMemo } from 'react'
import { useSession, useSessionState } from './plan-provider.tsx'
import type { TrayItem } from './rescue.ts'
import { editsOf } from './use-edit.ts'

/** What this person wrote that the plan could not take, oldest first; kept in this browser until they decide. */
export function useTray() {
  const session = useSession()
  const items = useSessionState((state) => state.tray)
  const verbs = useMemo(() => {
    const remove = (id: string) => {
      const { tray } = session.state.getState()
      session.setTray(tray.filter((item) => item.id !== id))
    }
    return {
      /** Puts an item's words on the clipboard; the item stays. False when the browser does not let us. */
      copy: (item: TrayItem): Promise<boolean> =>
        navigator.clipboard?.writeText(item.yours).then(
          () => true,
          () => false,
        ) ?? Promise.resolve(false),
      /** Makes the words a note on the section's wall, and takes the item out of the tray once that is done. */
      propose: (item: TrayItem, at: Point = { x: 0, y: 0 }): Result<string, string> => {
        const added = editsOf(session).addNote(item.section, { at, color: noteColors[0], text: item.yours })
        if (added.ok) remove(item.id)
        return added
      },
      discard: (item: TrayItem): void => remove(item.id),
    }
  }, [session])
  return { items, ...verbs }
}
