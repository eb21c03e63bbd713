import { type ComponentProps, Suspense } from 'react'
import { lazySoon } from '../../ui/lazy-soon.ts'

const QrCode = lazySoon(async () => (await import('../../ui/qr-code.tsx')).QrCode)

/** The code, or until its code has come, as much room: the link it shows has to be asked of the server as well. */
export function CodeToScan(props: ComponentProps<typeof QrCode>) {
  const { size } = props
  return (
    <Suspense fallback={<svg aria-hidden="true" width={size} height={size} />}>
      <QrCode {...props} />
    </Suspense>
  )
}
