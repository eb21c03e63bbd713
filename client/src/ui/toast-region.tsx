import X from 'lucide-react/icons/x'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import styles from './toast-region.module.css'
import { dismissToast, type Toast, useToasts } from './toast-store.ts'

type Props = { /** Name of the landmark. */ label: string; dismissLabel: string }

/** Where toasts appear; mounted once, by the app. Time stands still under the pointer and with focus inside. */
export function ToastRegion({ label, dismissLabel }: Props) {
  const region = useRef<HTMLElement>(null)
  const toasts = useToasts()
  const newest = toasts.at(-1)?.id ?? null

  // In the top layer, and taken there anew for each toast: else a dialog opened meanwhile would cover it.
  useLayoutEffect(() => {
    const element = region.current
    if (!element || newest === null || !('showPopover' in element)) return
    element.showPopover()
    return () => element.hidePopover()
  }, [newest])

  return (
    <section ref={region} popover="manual" aria-label={label} className={styles.region}>
      <ul>
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} dismissLabel={dismissLabel} />
        ))}
      </ul>
    </section>
  )
}

function ToastItem({ toast, dismissLabel }: { toast: Toast; dismissLabel: string }) {
  const [held, setHeld] = useState(false)
  const { id, lastsMs, action } = toast

  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(id), lastsMs)
    return () => clearTimeout(timer)
  }, [held, id, lastsMs])

  const handleAction = () => {
    dismissToast(id)
    action?.run()
  }

  return (
    <li
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.message}>{toast.message}</span>
      {action && (
        <Button variant="console" size="small" className={styles.action} onClick={handleAction}>
          {action.label}
        </Button>
      )}
      <IconButton variant="console" size="small" label={dismissLabel} icon={<X />} onClick={() => dismissToast(id)} />
    </li>
  )
}
