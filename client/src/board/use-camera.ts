import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import { backRect, frontRect, type Rect, type Size, type Viewport } from '../sheet/geometry.ts'
import { closeUpOf, overviewOf, zoomedBy, zoomedTo } from './camera.ts'

/** How long the camera travels, in milliseconds; --m-camera of the tokens. */
const TRAVEL_MS = 520
const STEP_MS = 180

export type Side = 'front' | 'back'

/** The side the camera was last sent to, so that it is sent there again when the view changes its size. */
let sentTo: Side | null = null

/** Where the board stands once it has arrived, while nobody has moved it themselves; null when somebody has. */
export function viewportAhead(view: Size, foot: number): Viewport | null {
  return sentTo && overviewOf(view, { rect: sentTo === 'front' ? frontRect : backRect, foot })
}

export type Camera = {
  overview: (side?: Side, options?: { cut?: boolean }) => void
  closeUp: (rect: Rect) => void
  zoomBy: (factor: number) => void
  zoomTo: (zoom: number) => void
  panBy: (dx: number, dy: number) => void
  /** A person moved the board: a change of the view's size moves it no more. */
  release: () => void
  /** After the view has changed its size. */
  refit: () => void
}

/** What moves the view of the board. `foot`: pixels at its foot that belong to tools. Cuts where people asked for less motion. */
export function useCamera(foot: number): Camera {
  const flow = useReactFlow()
  const store = useStoreApi()
  return useMemo(() => {
    const view = (): Size => {
      const { width, height } = store.getState()
      return { width, height }
    }
    const go = (viewport: Viewport, ms: number) => {
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches
      void flow.setViewport(viewport, still || ms === 0 ? undefined : { duration: ms, interpolate: 'linear' })
    }
    const overview: Camera['overview'] = (side = 'front', { cut = false } = {}) => {
      sentTo = side
      if (view().width > 0)
        go(overviewOf(view(), { rect: side === 'front' ? frontRect : backRect, foot }), cut ? 0 : TRAVEL_MS)
    }
    return {
      overview,
      closeUp: (rect) => {
        sentTo = null
        go(closeUpOf(rect, view(), foot), TRAVEL_MS)
      },
      zoomBy: (factor) => {
        sentTo = null
        go(zoomedBy(flow.getViewport(), factor, view()), STEP_MS)
      },
      zoomTo: (zoom) => {
        sentTo = null
        go(zoomedTo(flow.getViewport(), zoom, view()), STEP_MS)
      },
      panBy: (dx, dy) => {
        sentTo = null
        const { x, y, zoom } = flow.getViewport()
        go({ x: x - dx, y: y - dy, zoom }, 0)
      },
      release: () => {
        sentTo = null
      },
      refit: () => {
        if (sentTo) overview(sentTo, { cut: true })
      },
    }
  }, [flow, store, foot])
}
