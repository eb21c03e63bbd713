import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { textIn } from '@planwall/shared/plan/section-content.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { messages } from '../messages/t.ts'
import { hasBack, StillSheetBack, useAllSections } from '../sheet/plan-sheet-back.tsx'
import { StillSheet } from '../sheet/still-sheet.tsx'
import { useRoster } from '../sync/use-meeting.ts'
import { useSaveState } from '../sync/use-save-state.ts'
import { classNames } from '../ui/class-names.ts'
import { hasMoreToSay } from './has-more-to-say.ts'
import { InFull } from './in-full.tsx'
import { type Paper, paperSize } from './paper.ts'
import styles from './print.module.css'
import { PrintBar } from './print-bar.tsx'
import { useFontsLoaded } from './use-fonts-loaded.ts'
import { useOverfull } from './use-overfull.ts'
import { useScreenScale } from './use-screen-scale.ts'

const words = messages.print

/** The page on the wall, laid out for paper: on the screen it is only scaled, so that what is seen is what is printed. */
export function PrintPreview({ planId }: { planId: string }) {
  const sections = useAllSections()
  const plan = useStable(sections)
  const led = useRoster().people.find((person) => person.role === 'facilitator')?.name
  const offline = useSaveState().state === 'offline'
  const [paper, setPaper] = useState<Paper>('a3')
  const wall = useRef<HTMLElement>(null)
  const fontsLoaded = useFontsLoaded()
  const overfull = useOverfull(wall)
  const size = paperSize(paper)
  const scale = useScreenScale(wall, size)
  const fileName = fileNameOf(plan)
  const [wanted, setWanted] = useState<boolean | null>(null)
  const second = hasBack(plan.sections) ? (wanted ?? hasMoreToSay(plan)) : null

  useEffect(() => {
    document.title = fileName
  }, [fileName])

  const lengths = {
    '--u': `${size.unit}mm`,
    '--paper-width': `${size.width}mm`,
    '--paper-height': `${size.height}mm`,
    '--paper-top': `${size.top}mm`,
    '--paper-left': `${size.left}mm`,
    '--screen-scale': scale,
  }
  return (
    <div className={classNames(styles.print, 'print-fonts')} data-theme="light" data-paper={paper}>
      <PrintBar
        planId={planId}
        paper={paper}
        onPaper={setPaper}
        ready={fontsLoaded && scale > 0}
        overfull={overfull}
        second={second}
        onSecond={setWanted}
        offline={offline}
      />
      <main ref={wall} className={styles.wall} style={lengths}>
        <div className={styles.slot}>
          <div className={styles.paper}>
            <StillSheet key={paper} plan={plan} led={led} />
          </div>
        </div>
        {overfull.length > 0 && (
          <div className={styles.slot}>
            <div className={classNames(styles.paper, styles.further)}>
              <InFull plan={plan} sections={overfull.map(({ section }) => section)} />
            </div>
          </div>
        )}
        {second && (
          <div className={styles.slot}>
            <div className={classNames(styles.paper, styles.further)}>
              <StillSheetBack plan={plan} />
            </div>
          </div>
        )}
      </main>
    </div>
  )
}

/** One object for as long as no section has changed. */
function useStable(sections: PlanContent['sections']): PlanContent {
  return useMemo(() => ({ sections }), Object.values(sections))
}

function fileNameOf({ sections: { masthead } }: PlanContent): string {
  const name = words.fileName(textIn(masthead, 'organisation'), textIn(masthead, 'title'))
  // No system takes these in the name of a file.
  return name.replaceAll(/[\\/:*?"<>|]/g, ' ').trim() || words.untitled
}
