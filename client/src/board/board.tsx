import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { ReactFlowProvider } from '@xyflow/react'
import { type KeyboardEvent, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { messages } from '../messages/t.ts'
import { ConnectionBar } from '../sheet/connection-bar.tsx'
import { preloadTextEditor } from '../sheet/editor/load-text-editor.ts'
import { RescueTray } from '../sheet/rescue-tray.tsx'
import { useToldOfTakenNotes } from '../sheet/use-taken-notes.ts'
import { useTrayPanel } from '../sheet/use-tray-panel.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { classNames } from '../ui/class-names.ts'
import { AgendaRail } from './agenda-rail.tsx'
import styles from './board.module.css'
import { KeysDialog } from './keys-dialog.tsx'
import type { LeadParts, LeadToolProps } from './lead-parts.ts'
import { RailFooter } from './rail-footer.tsx'
import { Stage } from './stage.tsx'
import { TopBar } from './top-bar.tsx'
import { useFollow } from './use-follow.ts'
import { joinGroup, look, useAddress, useGroup } from './use-looking.ts'
import { useView } from './view-store.ts'

const words = messages.board

/** The board's frame: top bar, agenda, canvas, and for who leads the parts that the app brings. */
export function Board({ lead }: { lead: LeadParts | null }) {
  const { id, you } = usePlan()
  const group = useGroup()
  const { shown, following } = useView()
  const [drawer, setDrawer] = useState<'rail' | 'panel' | null>(null)
  const [keysShown, setKeysShown] = useState(false)
  const tray = useTrayPanel()
  const leads = you.role === 'facilitator' && lead !== null
  useAddress(id, group)
  useFollow(group)
  useToldOfTakenNotes()
  // The line may be gone by the first click.
  const writes = you.role === 'facilitator' || you.role === 'member'
  useEffect(() => {
    if (writes) preloadTextEditor()
  }, [writes])

  const rail = useRef<HTMLElement>(null)
  const panel = useRef<HTMLElement>(null)
  const opener = useRef<Element | null>(null)
  // A drawer takes the focus when it opens and gives it back when it closes.
  useEffect(() => {
    if (drawer === null) return
    opener.current = document.activeElement
    const element = drawer === 'rail' ? rail.current : panel.current
    element?.focus({ preventScroll: true })
    return () => {
      if (element?.contains(document.activeElement) && opener.current instanceof HTMLElement) opener.current.focus()
    }
  }, [drawer])
  const handleDrawerKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || drawer === null || event.defaultPrevented) return
    event.preventDefault()
    setDrawer(null)
  }

  const onLookAt = useCallback((section: SectionId | null) => look(section, group), [group])

  const onFollow = useCallback(() => joinGroup(group), [group])
  const onKeys = useCallback(() => setKeysShown(true), [])
  const tools: LeadToolProps = { shown, following, onLookAt, onFollow, onKeys }

  const goTo = (section: SectionId) => {
    setDrawer(null)
    onLookAt(section)
  }
  return (
    <ReactFlowProvider>
      <div className={classNames(styles.frame, leads && styles.leads)}>
        <TopBar
          leads={leads}
          actions={lead && leads && <Suspense>{<lead.Actions {...tools} />}</Suspense>}
          onGoTo={onLookAt}
          onTray={tray.ask}
          onKeys={onKeys}
          onRail={() => setDrawer(drawer === 'rail' ? null : 'rail')}
          onPanel={leads ? () => setDrawer(drawer === 'panel' ? null : 'panel') : null}
        />
        <nav
          ref={rail}
          tabIndex={-1}
          className={classNames(styles.rail, drawer === 'rail' && styles.open)}
          aria-label={words.rail.label}
          onKeyDown={handleDrawerKey}
        >
          {lead && leads ? (
            <Suspense>
              <lead.Rail {...tools} />
            </Suspense>
          ) : (
            <AgendaRail onOpen={goTo} />
          )}
          <RailFooter onParkingLot={() => goTo('parkingLot')} onOverview={() => onLookAt(null)} />
        </nav>
        <main className={styles.main} aria-label={words.label}>
          <ConnectionBar onTray={tray.ask} />
          <Stage
            dock={lead && leads ? <Suspense>{<lead.Dock {...tools} />}</Suspense> : null}
            onKeys={onKeys}
            onFocusCanvas={() => setDrawer(null)}
          />
          {tray.shown && <RescueTray asked={tray.asked} onLater={tray.later} />}
        </main>
        {lead && leads && (
          <aside
            ref={panel}
            tabIndex={-1}
            className={classNames(styles.panel, drawer === 'panel' && styles.open)}
            aria-label={words.rail.panel}
            onKeyDown={handleDrawerKey}
          >
            <Suspense>
              <lead.Panel {...tools} />
            </Suspense>
          </aside>
        )}
      </div>
      {keysShown && <KeysDialog loadMore={leads ? lead.loadKeys : null} onClose={() => setKeysShown(false)} />}
    </ReactFlowProvider>
  )
}
