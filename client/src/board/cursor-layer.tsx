import { useViewport, ViewportPortal } from '@xyflow/react'
import { useEffect, useState } from 'react'
import { clamp } from '../sheet/geometry.ts'
import { firstNameOf } from '../sheet/leader.ts'
import type { CursorOf } from '../sync/use-presence.ts'
import { useCursors } from '../sync/use-presence.ts'
import { classNames } from '../ui/class-names.ts'
import { cellPlace } from './cell-place.ts'
import styles from './cursor-layer.module.css'

/** The name stays so long after the pointer has come to rest, in milliseconds. */
const FLAG_MS = 2_000

/** The pointers of the others on the board; they keep their size whatever the zoom. */
export function BoardCursors({ lifted }: { lifted: string | null }) {
  const cursors = useCursors()
  const { zoom } = useViewport()
  return (
    <ViewportPortal>
      <div aria-hidden="true" style={{ '--unzoom': 1 / zoom }} className={styles.layer}>
        {cursors.map((each) => {
          const at = onBoard(each, lifted)
          return at && <CursorMark key={each.client} of={each} {...at} />
        })}
      </div>
    </ViewportPortal>
  )
}

/** The pointers of the others inside the section that is lifted here. */
export function LiftCursors({ section }: { section: string }) {
  const cursors = useCursors()
  return (
    <div aria-hidden="true" className={styles.layer}>
      {cursors.map((each) => {
        const { cursor } = each
        if (cursor.on !== 'section' || cursor.section !== section) return null
        return <CursorMark key={each.client} of={each} x={cursor.x} y={cursor.y} />
      })}
    </div>
  )
}

/** A pointer inside a section that is not lifted here is shown over the section's place on the page. */
function onBoard({ cursor }: CursorOf, lifted: string | null): { x: number; y: number } | null {
  if (cursor.on === 'board') return { x: cursor.x, y: cursor.y }
  if (cursor.section === lifted) return null
  const place = cellPlace(cursor.section)
  if (!place) return null
  const { rect } = place
  return { x: rect.x + clamp(cursor.x * 0.8, 0, rect.width), y: rect.y + clamp(cursor.y * 0.8, 0, rect.height) }
}

function CursorMark({ of, x, y }: { of: CursorOf; x: number; y: number }) {
  const resting = useResting(`${x},${y}`)
  return (
    <div className={styles.place} style={{ transform: `translate(${x}px, ${y}px)` }}>
      <div
        className={classNames(styles.cursor, resting && styles.resting)}
        style={{ '--c': `var(--p${of.person.color})` }}
      >
        <svg viewBox="0 0 19 19" aria-hidden="true">
          <path d="M2 1.5 17 9l-6.4 2.1L7.6 17.6Z" />
        </svg>
        <b>{firstNameOf(of.person.name)}</b>
      </div>
    </div>
  )
}

/** True once the key has not changed for a while. */
function useResting(key: string): boolean {
  const [restedAt, setRestedAt] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setRestedAt(key), FLAG_MS)
    return () => clearTimeout(timer)
  }, [key])
  return restedAt === key
}
