import type { LabelPack } from '@planwall/shared/plan/label-pack.ts'
import type { SectionContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { Result } from '@planwall/shared/result.ts'
import { useCallback, useMemo, useState } from 'react'
import { messages } from '../../messages/t.ts'
import { useSection } from '../../sync/use-contents.ts'
import { useEdit } from '../../sync/use-edit.ts'
import { useCan, useMeeting } from '../../sync/use-meeting.ts'
import { showToast } from '../../ui/toast-store.ts'
import { namesIn } from '../names-in.ts'
import { sameTarget, type Target } from '../target.ts'
import { usePlanNames } from '../use-plan-names.ts'
import type { Editing, FormatHandle, Point, SectionVerbs } from './editing.ts'

export type SectionEditing = {
  editing: Editing
  content: SectionContent
  format: FormatHandle | null
  why: string | null
}

/** What a section's editor knows and may do. `start`: the text to begin with; `why`: why nothing may be changed. */
export function useSectionEditing(section: SectionId, pack: LabelPack, start: Target | null): SectionEditing {
  const content = useSection(section)
  const meeting = useMeeting()
  const known = usePlanNames()
  // By what it says: a new list of the same names would draw every cell anew with each letter.
  const named = JSON.stringify([...new Set([...known, ...namesIn({ [section]: content })])])
  const names = useMemo(() => JSON.parse(named) as string[], [named])
  const verbs = useVerbs(section)
  const can = useCan({ kind: 'write', root: { kind: 'section', section } })
  const [held, setHeld] = useState<{ at: Target | null; point: Point }>({ at: start, point: null })
  const [format, setFormat] = useState<FormatHandle | null>(null)
  const edit = useCallback((at: Target | null, point: Point = null) => setHeld({ at, point }), [])
  const leave = useCallback((target: Target) => {
    setHeld((now) => (sameTarget(now.at, target) ? { at: null, point: null } : now))
  }, [])
  const mayEdit = can.can
  const year = Number(meeting?.day.slice(0, 4))
  const editing = useMemo<Editing>(
    () => ({
      ...{ section, pack, names, mayEdit, year, verbs, edit, leave, setFormat },
      at: mayEdit ? held.at : null,
      point: held.point,
    }),
    [section, pack, names, mayEdit, year, verbs, edit, leave, held],
  )
  return { editing, content, format: mayEdit ? format : null, why: can.can ? null : can.why }
}

/** The verbs of one section; a refusal is told in a sentence, because the person sees their change undone. */
function useVerbs(section: SectionId): SectionVerbs {
  const all = useEdit()
  return useMemo(() => {
    const tell = <T>(result: Result<T, string>): T | null => {
      if (result.ok) return result.value
      showToast(messages.editor.refusedEdit[result.reason] ?? messages.editor.notChanged)
      return null
    }
    return {
      setValue: ({ field, row, column }, value) => {
        const result =
          row === undefined || column === undefined
            ? all.setScalar(section, field, value)
            : all.setCell(section, field, row, column, value)
        tell(result)
        return result.ok
      },
      addRow: (field, after, values) =>
        tell(
          all.addRow(section, field, {
            ...(after === undefined ? {} : { after }),
            ...(values === undefined ? {} : { values }),
          }),
        ),
      moveRow: (field, row, after) => void tell(all.moveRow(section, field, row, after)),
      removeRow: (field, row) => void tell(all.removeRow(section, field, row)),
    }
  }, [all, section])
}
