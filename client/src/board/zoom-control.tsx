import { useStore } from '@xyflow/react'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import Scan from 'lucide-react/icons/scan'
import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import type { Camera } from './use-camera.ts'
import styles from './zoom-control.module.css'

const words = messages.board.canvas

/** One press of a zoom button or key. */
export const ZOOM_STEP = 1.25

type Props = { camera: Camera; onMove: () => void; onFit: () => void }

export function ZoomControl({ camera, onMove, onFit }: Props) {
  const percent = useStore((state) => Math.round(state.transform[2] * 100))
  const zoom = (act: () => void) => () => {
    act()
    onMove()
  }
  return (
    <div role="toolbar" aria-label={words.zoomTools} className={styles.zoom}>
      <IconButton
        size="small"
        label={words.zoomOut}
        shortcut="-"
        tooltipSide="top"
        icon={<Minus aria-hidden />}
        onClick={zoom(() => camera.zoomBy(1 / ZOOM_STEP))}
      />
      <Button
        variant="quiet"
        size="small"
        className={styles.percent}
        aria-label={words.toFull(percent)}
        onClick={zoom(() => camera.zoomTo(1))}
      >
        {words.zoom(percent)}
      </Button>
      <IconButton
        size="small"
        label={words.zoomIn}
        shortcut="+"
        tooltipSide="top"
        icon={<Plus aria-hidden />}
        onClick={zoom(() => camera.zoomBy(ZOOM_STEP))}
      />
      <IconButton
        size="small"
        label={words.fit}
        shortcut="1"
        tooltipSide="top"
        icon={<Scan aria-hidden />}
        onClick={onFit}
      />
    </div>
  )
}
