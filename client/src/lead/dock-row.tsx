import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Lock from 'lucide-react/icons/lock'
import type { KeyboardEvent } from 'react'
import { messages } from '../messages/t.ts'
import styles from './dock.module.css'
import { DockButton } from './dock-button.tsx'
import { DockSteps } from './dock-steps.tsx'
import { leadShortcuts } from './lead-keys.ts'
import { placeName, stageName } from './place.ts'
import type { LeadActions } from './use-lead-actions.ts'

const words = messages.lead.dock

/** Where the group came from, where it is, and where it goes next. */
export function DockRow({ actions }: { actions: LeadActions }) {
  const { back, place } = actions
  return (
    <div className={styles.line}>
      <div className={styles.side}>
        {place?.back && (
          <DockButton
            shortcut={leadShortcuts.back}
            tooltip={back.label}
            disabledReason={back.blocked}
            busy={back.busy}
            icon={<ChevronLeft aria-hidden />}
            onClick={back.run}
          >
            <span className={styles.clip}>{back.label}</span>
          </DockButton>
        )}
      </div>
      <DockSteps actions={actions} />
      <div className={styles.side}>
        <NextButton actions={actions} />
      </div>
    </div>
  )
}

/** The one filled button: it names where it leads, and in the step Agree it agrees first. */
export function NextButton({ actions }: { actions: LeadActions }) {
  const { next, lock, place } = actions
  const stage = place?.here.stage
  const agrees = place?.here.step === 'agree' && !lock.locked
  const section = stage ? stageName(stage) : ''
  const main = agrees ? lock : next
  return (
    <>
      {agrees && place.next && (
        <DockButton
          key="later"
          className={styles.later}
          shortcut={leadShortcuts.next}
          tooltip={words.leaveOpenHint(section, placeName(place.next, place.here))}
          disabledReason={next.blocked}
          busy={next.busy}
          onClick={next.run}
        >
          {words.leaveOpen}
        </DockButton>
      )}
      <DockButton
        // The same button whatever it does, so that it keeps the focus from step to step.
        key="main"
        variant="consolePrimary"
        shortcut={agrees ? leadShortcuts.lock : leadShortcuts.next}
        tooltip={agrees ? words.lockHint(section) : next.label}
        disabledReason={main.blocked}
        busy={main.busy}
        icon={agrees && <Lock aria-hidden />}
        onKeyDown={ignoreRepeat}
        onClick={(event) => {
          if (event.detail <= 1) main.run()
        }}
      >
        <span className={styles.clip}>{agrees ? words.agree(section) : next.label}</span>
        {!agrees && <ChevronRight aria-hidden />}
      </DockButton>
    </>
  )
}

/** A double click or a key held down means one step: the button leads somewhere else after the first. */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault()
}
