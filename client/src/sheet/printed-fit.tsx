import type { LabelPack } from '@planwall/shared/plan/label-pack.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { memo, useEffect, useMemo } from 'react'
import type { Fit } from './fit-cell.ts'
import { type PrintContext, PrintContextProvider } from './print-context.ts'
import styles from './printed-fit.module.css'
import cellStyles from './section-cell.module.css'
import { SectionPrint } from './sections/section-print.tsx'
import { type Place, printedSize } from './sheet-layout.ts'
import { useFit } from './use-fit.ts'
import { usePrinted } from './use-printed.ts'

type Props = {
  place: Place
  section: SectionId
  pack: LabelPack
  names: readonly string[]
  onFit: (fit: Fit) => void
}

/** Measures how a section would print, on a copy that nobody sees: where the page itself may not be on the screen. */
export const PrintedFit = memo(function PrintedFit({ place, section, pack, names, onFit }: Props) {
  const { content, vision } = usePrinted(section)
  const { ref, fit } = useFit(place)
  const context = useMemo<PrintContext>(() => ({ section, pack, names, carets: false }), [section, pack, names])
  useEffect(() => {
    if (fit !== null) onFit(fit)
  }, [fit, onFit])
  const { width, height } = printedSize(place)
  return (
    <div className={styles.copy} aria-hidden="true" inert data-sheet="copy">
      <div ref={ref} className={cellStyles.body} style={{ width: `${width}px`, height: `${height}px` }}>
        <div>
          <PrintContextProvider value={context}>
            <SectionPrint section={section} content={content} vision={vision} />
          </PrintContextProvider>
        </div>
      </div>
    </div>
  )
})
