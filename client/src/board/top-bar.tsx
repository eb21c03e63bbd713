import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import Ellipsis from 'lucide-react/icons/ellipsis'
import FileText from 'lucide-react/icons/file-text'
import Inbox from 'lucide-react/icons/inbox'
import Keyboard from 'lucide-react/icons/keyboard'
import LogOut from 'lucide-react/icons/log-out'
import PanelLeft from 'lucide-react/icons/panel-left'
import PanelRight from 'lucide-react/icons/panel-right'
import Printer from 'lucide-react/icons/printer'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { messages } from '../messages/t.ts'
import { SaveWords } from '../sheet/save-words.tsx'
import { Timer } from '../sheet/timer.tsx'
import { usePlan } from '../sync/plan-provider.tsx'
import { useMeeting } from '../sync/use-meeting.ts'
import { useTray } from '../sync/use-tray.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Mark } from '../ui/mark.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { ThemeChoices } from '../ui/theme-choices.tsx'
import { PresenceBar } from './presence-bar.tsx'
import { RaiseHand } from './raise-hand.tsx'
import { StepRail } from './step-rail.tsx'
import styles from './top-bar.module.css'
import { useWhosePlan } from './use-whose-plan.ts'

const words = messages.board

type Props = {
  /** What a facilitator has in place of the raised hand. */
  actions?: ReactNode
  leads: boolean
  onGoTo: (section: SectionId) => void
  onTray: () => void
  onKeys: () => void
  onRail: () => void
  onPanel: (() => void) | null
}

/** Whose plan, how it is saved, what the group does, how long, and who is here. */
export function TopBar({ actions, leads, onGoTo, onTray, onKeys, onRail, onPanel }: Props) {
  const { id } = usePlan()
  const { organisation, title } = useWhosePlan()
  const meeting = useMeeting()
  const waiting = useTray().items.length
  const [, navigate] = useLocation()
  return (
    <header className={styles.top}>
      <div className={styles.left}>
        <IconButton
          className={styles.drawer}
          label={words.rail.show}
          icon={<PanelLeft aria-hidden />}
          tooltipSide="bottom"
          onClick={onRail}
        />
        <Link href="/" aria-label={words.toHome} className={styles.home}>
          <Mark />
        </Link>
        <h1 className={styles.crumb}>
          {organisation}
          {title && <span> / {title}</span>}
        </h1>
        <span className={styles.save}>
          <SaveWords onTray={onTray} />
        </span>
      </div>
      <div className={styles.middle}>
        <StepRail />
      </div>
      <div className={styles.right}>
        {meeting && <Timer timer={meeting.timer} />}
        {meeting && meeting.timer.state !== 'idle' && <span className={styles.rule} aria-hidden="true" />}
        <PresenceBar onGoTo={onGoTo} />
        {leads ? actions : <RaiseHand />}
        {onPanel && (
          <IconButton
            className={styles.drawer}
            label={words.rail.showPanel}
            icon={<PanelRight aria-hidden />}
            tooltipSide="bottom"
            onClick={onPanel}
          />
        )}
        <Menu
          align="end"
          trigger={<IconButton label={words.menu.open} icon={<Ellipsis aria-hidden />} tooltipSide="bottom" />}
        >
          {waiting > 0 && (
            <MenuItem icon={<Inbox aria-hidden />} onSelect={onTray}>
              {words.menu.tray(waiting)}
            </MenuItem>
          )}
          <MenuItem icon={<FileText aria-hidden />} onSelect={() => navigate(`/plans/${id}/page`)}>
            {words.menu.page}
          </MenuItem>
          <MenuItem icon={<Printer aria-hidden />} onSelect={() => navigate(`/plans/${id}/print`)}>
            {words.menu.print}
          </MenuItem>
          <MenuItem icon={<Keyboard aria-hidden />} shortcut="?" onSelect={onKeys}>
            {words.menu.keys}
          </MenuItem>
          <MenuSeparator />
          <ThemeChoices {...messages.app.theme} />
          <MenuSeparator />
          <MenuItem icon={<LogOut aria-hidden />} onSelect={() => navigate('/')}>
            {words.menu.leave}
          </MenuItem>
        </Menu>
      </div>
    </header>
  )
}
