import { type ComponentProps, type MouseEvent, useId } from 'react'

import type { Side } from './place-beside.ts'
import { useMergedRefs } from './use-merged-refs.ts'
import { useTooltip } from './use-tooltip.tsx'

export type ButtonBaseProps = Omit<ComponentProps<'button'>, 'disabled' | 'aria-disabled' | 'aria-pressed'> & {
  /** For a button that stays on or off. */
  pressed?: boolean | undefined
  /** Why the button cannot be used now; it then stays focusable and says so. Nothing or an empty text: it can be used. */
  disabledReason?: string | null | undefined
  /** The action is under way: another click does nothing. */
  busy?: boolean | undefined
}

type Props = ButtonBaseProps & { tooltip?: string; shortcut?: string | undefined; tooltipSide?: Side | undefined }

/** What every button does, whatever it looks like: it can be blocked with a reason, busy, pressed, and has a tooltip. */
export function ButtonBase(props: Props) {
  const { pressed, disabledReason, busy, tooltip: tip = '', shortcut, tooltipSide, ref, onClick, ...rest } = props
  const reasonId = useId()
  const blocked = Boolean(disabledReason)
  const tooltip = useTooltip<HTMLButtonElement>(disabledReason || tip, { shortcut, side: tooltipSide })

  const mergedRef = useMergedRefs(ref, tooltip.ref)

  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (blocked || busy) {
      event.preventDefault() // a submit button must not submit
      event.stopPropagation()
      if (blocked) tooltip.show()
      return
    }
    tooltip.hide()
    onClick?.(event)
  }

  // A menu opens on the press of a pointer or key, before any click: a blocked button lets neither through.
  const whenBlocked = blocked ? { onPointerDown: undefined, onKeyDown: undefined, 'aria-describedby': reasonId } : {}

  return (
    <>
      <button
        type="button"
        {...rest}
        {...whenBlocked}
        ref={mergedRef}
        aria-keyshortcuts={shortcut}
        aria-pressed={pressed}
        aria-disabled={blocked || undefined}
        aria-busy={busy || undefined}
        onClick={handleClick}
      />
      {blocked && (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
      {tooltip.element}
    </>
  )
}
