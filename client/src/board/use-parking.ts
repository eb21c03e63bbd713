import { limits } from '@planwall/shared/plan/limits.ts'
import { useCallback } from 'react'
import { messages } from '../messages/t.ts'
import { leaderName } from '../sheet/leader.ts'
import { sentenceFor } from '../sheet/sentence-for.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { useEdit } from '../sync/use-edit.ts'
import { useRoster } from '../sync/use-meeting.ts'
import { showToast } from '../ui/toast-store.ts'

const words = messages.board.park

/** Puts thoughts on the parking lot, signed, with a way back. True when they are there. */
export function useParking(): (texts: readonly string[]) => boolean {
  const edit = useEdit()
  const { you } = usePlan()
  const leader = leaderName(useRoster(), you.id)
  return useCallback(
    (texts) => {
      const wanted = texts.map((text) => text.replaceAll(/\s+/g, ' ').trim().slice(0, limits.textField)).filter(Boolean)
      if (wanted.length === 0) {
        showToast(words.empty)
        return false
      }
      const rows: string[] = []
      for (const text of wanted) {
        const added = edit.addRow('parkingLot', 'items', { values: { text, by: you.name } })
        if (!added.ok) {
          showToast(added.reason === 'tooManyRows' ? words.full : sentenceFor(added.reason))
          return false
        }
        rows.push(added.value)
      }
      const takeBack = () => {
        for (const row of rows) edit.removeRow('parkingLot', 'items', row)
      }
      showToast(words.done(leader), { label: words.undo, run: takeBack })
      return true
    },
    [edit, you.name, leader],
  )
}
