import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { useViewport } from '@xyflow/react'
import ChevronDown from 'lucide-react/icons/chevron-down'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import StickyNote from 'lucide-react/icons/sticky-note'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { messages } from '../messages/t.ts'
import { type Size, toCanvas } from '../sheet/geometry.ts'
import { SectionEditor } from '../sheet/section-editor.tsx'
import { SectionHelp } from '../sheet/section-help.tsx'
import { useNotes } from '../sync/use-contents.ts'
import { ButtonBase } from '../ui/button-base.tsx'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Popover } from '../ui/popover.tsx'
import { cellPlace } from './cell-place.ts'
import styles from './lift.module.css'
import { liftKindOf, overCell } from './lift-place.ts'
import { NoteList } from './note-list.tsx'
import { viewportAhead } from './use-camera.ts'
import type { NoteActions } from './use-note-actions.ts'
import { useNotesPlace } from './use-notes-place.ts'
import { useView } from './view-store.ts'

/** How long a section takes to rise and to settle, in milliseconds: --m-camera and half of it. */
const RISE_MS = 300
const EASE = 'cubic-bezier(0.2, 0.7, 0.2, 1)'

const words = messages.board.lift

type Props = {
  section: SectionId
  view: Size
  /** Pixels at the foot of the view that belong to tools. */
  foot: number
  settling: boolean
  onClose: () => void
  onSettled: () => void
  notes: NoteActions
  /** Drawn over the text, moving with it. */
  children: ReactNode
}

/** The section that rose off the page, ready to be written in; it settles back onto its place when it is closed. */
export function Lift({ section, view, foot, settling, onClose, onSettled, notes: actions, children }: Props) {
  const viewport = useViewport()
  const panel = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(420)
  const [helping, setHelping] = useState(false)
  const kind = liftKindOf(section)
  const printed = cellPlace(section)
  const cell = printed && toCanvas(printed.rect, viewport)
  const notes = useNotes(section)
  const [asked, setAsked] = useState<boolean | null>(null)
  const ahead = viewportAhead(view, foot) ?? viewport
  const place = useNotesPlace({ kind, cell, view, viewport: ahead, height, foot, notes }, asked)
  const at = place.lift
  const listed = place.on !== 'around'
  useLayoutEffect(() => {
    useView.setState({ listed: listed && !settling ? section : null })
    return () => useView.setState({ listed: null })
  }, [listed, settling, section])
  const { openedBy, target } = useView.getState()

  useLayoutEffect(() => {
    const body = panel.current?.firstElementChild
    if (!body) return
    const observer = new ResizeObserver(() => setHeight(body.scrollHeight + 4))
    observer.observe(body)
    return () => observer.disconnect()
  }, [])

  // Rises from its place once; where people asked for less motion it is simply there.
  useLayoutEffect(() => {
    const element = panel.current
    if (!element || !cell || isStill()) return
    const from = { transform: overCell(rectOf(element), cell), opacity: 0.4 }
    const motion = element.animate([from, { transform: 'none', opacity: 1 }], { duration: RISE_MS, easing: EASE })
    return () => motion.cancel()
    // at the start only.
  }, [])

  useEffect(() => {
    if (openedBy !== 'me' || target !== null) return
    panel.current?.focus({ preventScroll: true })
    // who opened it is known at the start.
  }, [])

  useEffect(() => {
    if (!settling) return
    const element = panel.current
    if (!element || !cell || isStill()) return onSettled()
    const to = { transform: overCell(rectOf(element), cell), opacity: 0 }
    const motion = element.animate([{ transform: 'none', opacity: 1 }, to], { duration: RISE_MS * 0.7, easing: EASE })
    motion.onfinish = onSettled
    return () => motion.cancel()
    // settles from where it is.
  }, [settling])

  return (
    <>
      <div
        ref={panel}
        tabIndex={-1}
        className={classNames(styles.lift, styles[kind], settling && styles.settling)}
        style={{ left: at.left, top: at.top, width: at.width, maxHeight: at.maxHeight }}
        data-lift={section}
        inert={settling}
      >
        <div className={styles.scroll}>
          <SectionEditor
            section={section}
            layout={kind}
            start={openedBy === 'me' ? (target ?? undefined) : undefined}
            onLeave={onClose}
          />
          {children}
        </div>
        <div className={styles.tools}>
          {(notes.length > 0 || asked) && (
            <ButtonBase
              className={styles.count}
              pressed={listed}
              tooltip={listed ? words.toBoard : words.toList}
              onClick={() => setAsked(!listed)}
            >
              <StickyNote aria-hidden />
              {messages.notes.count(notes.length)}
            </ButtonBase>
          )}
          <Popover
            open={helping}
            onOpenChange={setHelping}
            align="end"
            label={words.help}
            trigger={<IconButton size="small" label={words.help} icon={<CircleHelp aria-hidden />} />}
          >
            <div className={styles.help}>
              <SectionHelp section={section} />
            </div>
          </Popover>
          <IconButton size="small" label={words.close} icon={<ChevronDown aria-hidden />} onClick={onClose} />
        </div>
      </div>
      {place.on !== 'around' && !settling && (
        <NoteList section={section} notes={notes} place={place} actions={actions} />
      )}
    </>
  )
}

function rectOf(element: HTMLElement) {
  return { x: element.offsetLeft, y: element.offsetTop, width: element.offsetWidth, height: element.offsetHeight }
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
