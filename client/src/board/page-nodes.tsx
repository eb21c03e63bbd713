import { memo } from 'react'
import { PlanSheet } from '../sheet/plan-sheet.tsx'
import { PlanSheetBack } from '../sheet/plan-sheet-back.tsx'
import styles from './page-nodes.module.css'
import { resetSelection } from './selection-store.ts'
import { look, useGroup } from './use-looking.ts'
import { useView } from './view-store.ts'

/** The plan's first side on the wall. */
export const FrontNode = memo(function FrontNode() {
  const group = useGroup()
  const shown = useView((state) => state.shown)
  const active = group.at === 'stage' ? group.section : null
  return (
    <div className={styles.page} data-board-side="front">
      <PlanSheet
        behind={shown !== null}
        active={active}
        onOpen={(section, target) => {
          resetSelection()
          look(section, group, target ?? null)
        }}
      />
    </div>
  )
})

/** The second side, beside the first once there is anything on it. */
export const BackNode = memo(function BackNode() {
  return (
    <div className={styles.page} data-board-side="back">
      <PlanSheetBack />
    </div>
  )
})
