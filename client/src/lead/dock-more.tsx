import CircleStop from 'lucide-react/icons/circle-stop'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Hand from 'lucide-react/icons/hand'
import Keyboard from 'lucide-react/icons/keyboard'
import Printer from 'lucide-react/icons/printer'
import TimerOff from 'lucide-react/icons/timer-off'
import { messages } from '../messages/t.ts'
import { usePlan } from '../sync/plan-provider.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { DockButton } from './dock-button.tsx'
import { openPrintPage } from './print-page.ts'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead

type Props = {
  actions: LeadActions
  onKeys?: (() => void) | undefined
  /** Also what a phone has no room for beside the timer. */
  compact?: boolean
}

/** What is needed a few times a day. */
export function DockMore({ actions, onKeys, compact = false }: Props) {
  const { id } = usePlan()
  const { lowerHands, close, meeting } = actions
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <DockButton square aria-label={words.dock.more} tooltip={words.dock.more} icon={<Ellipsis aria-hidden />} />
      }
    >
      {compact && (
        <MenuItem
          icon={<TimerOff aria-hidden />}
          disabledReason={actions.offline ?? (meeting.timer.state === 'idle' ? words.timer.none : null)}
          onSelect={() => void actions.give('timer', { type: 'clearTimer' })}
        >
          {words.timer.stop}
        </MenuItem>
      )}
      <MenuItem icon={<Printer aria-hidden />} onSelect={() => openPrintPage(id)}>
        {words.menu.print}
      </MenuItem>
      <MenuItem icon={<Hand aria-hidden />} disabledReason={lowerHands.blocked} onSelect={lowerHands.run}>
        {lowerHands.label}
      </MenuItem>
      {onKeys && (
        <MenuItem icon={<Keyboard aria-hidden />} shortcut="?" onSelect={onKeys}>
          {words.menu.keys}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem danger icon={<CircleStop aria-hidden />} disabledReason={close.blocked} onSelect={close.run}>
        {close.label}
      </MenuItem>
    </Menu>
  )
}
