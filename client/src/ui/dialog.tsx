import X from 'lucide-react/icons/x'
import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'
import { LiveRegion } from './live-region.tsx'
import { OverlayRootContext } from './overlay-root.ts'

type Props = {
  title: string
  /** A sentence under the title. */
  description?: ReactNode
  closeLabel: string
  /** Asked to close: by Escape, the button or a click beside the dialog. The parent then stops rendering it. */
  onClose: () => void
  /** The buttons at the foot, the main one last. */
  actions?: ReactNode
  size?: 'medium' | 'wide' | undefined
  children?: ReactNode
}

/**
 * A modal dialog, open as long as it is rendered: the browser's own, which keeps the focus inside and gives it back
 * after. Mark what should have the focus first with `data-autofocus`.
 */
export function Dialog({ title, description, closeLabel, onClose, actions, size = 'medium', children }: Props) {
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  const [element, setElement] = useState<HTMLDialogElement | null>(null)
  const pressedOutside = useRef(false)

  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    setElement(dialog)
    return () => dialog.close()
  }, [])

  const handleCancel = (event: SyntheticEvent) => {
    event.preventDefault() // the parent decides, so that what is on screen and what it believes never differ
    onClose()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog is a second way; the key is Escape.
    <dialog
      ref={ref}
      className={classNames(styles.dialog, styles[size])}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={handleCancel}
      // Selecting text inside and letting go outside must not close it: both ends of the click have to be outside.
      onPointerDown={(event) => {
        pressedOutside.current = event.target === event.currentTarget
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && pressedOutside.current) onClose()
      }}
    >
      <OverlayRootContext value={element}>
        <div className={styles.content}>
          <header className={styles.header}>
            <h2 id={`${id}-title`}>{title}</h2>
            <IconButton label={closeLabel} icon={<X />} tooltipSide="bottom" onClick={onClose} />
          </header>
          {description && (
            <p id={`${id}-description`} className={styles.description}>
              {description}
            </p>
          )}
          {children}
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </div>
        <LiveRegion />
      </OverlayRootContext>
    </dialog>
  )
}
