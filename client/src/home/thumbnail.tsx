import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { messages } from '../messages/t.ts'
import { StillSheet } from '../sheet/still-sheet.tsx'
import { fetchPlanContent } from '../sync/fetch-plan-content.ts'
import styles from './thumbnail.module.css'

/** Width of the page in its own units. */
const SHEET_WIDTH = 1680

type Shown = { state: 'loading' } | { state: 'page'; plan: PlanContent } | { state: 'none' }

/** The page of a plan, small: a picture of it, so it is silent and nothing in it takes the focus. */
export default function Thumbnail({ planId }: { planId: string }) {
  const [shown, setShown] = useState<Shown>({ state: 'loading' })
  const frame = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(0)

  useEffect(() => {
    let current = true
    void fetchPlanContent(planId).then((answer) => {
      if (current) setShown(answer.ok ? { state: 'page', plan: answer.value } : { state: 'none' })
    })
    return () => {
      current = false
    }
  }, [planId])

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setScale((entry?.contentRect.width ?? 0) / SHEET_WIDTH))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  return (
    <div ref={frame} className={styles.frame} inert aria-hidden="true">
      {shown.state === 'page' && (
        <div className={styles.sheet} style={{ transform: `scale(${scale})` }}>
          <StillSheet plan={shown.plan} />
        </div>
      )}
      {shown.state === 'none' && <p className={styles.none}>{messages.home.noPage}</p>}
    </div>
  )
}
