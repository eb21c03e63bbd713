import { useEffect, useRef } from 'react'
import { PlanSheet } from '../../sheet/plan-sheet.tsx'
import { classNames } from '../../ui/class-names.ts'
import styles from '../room-screen.module.css'

/** The page in its own units, as the sheet is laid out. */
const PAGE = { width: 1680, height: 1188 }

/** Share of the screen that the page takes. */
const MARGIN = 0.975

/** The plan itself, as large as the screen allows. Zoomed rather than set larger, so that no line breaks differently. */
export function SheetScene() {
  const wall = useRef<HTMLDivElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const around = wall.current
    if (!around) return
    const size = new ResizeObserver(() => {
      const scale = Math.min(around.clientWidth / PAGE.width, around.clientHeight / PAGE.height) * MARGIN
      if (paper.current) paper.current.style.transform = `translate(-50%, -50%) scale(${scale})`
    })
    size.observe(around)
    return () => size.disconnect()
  }, [])
  return (
    <div ref={wall} className={classNames(styles.stage, styles.wall)}>
      <main ref={paper} className={styles.paper}>
        <PlanSheet />
      </main>
    </div>
  )
}
