import { labelOf, plainWords } from '@planwall/shared/plan/label-pack.ts'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import Printer from 'lucide-react/icons/printer'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { Link } from 'wouter'
import { messages } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { Segmented } from '../ui/segmented.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { type Paper, papers } from './paper.ts'
import styles from './print-bar.module.css'
import type { Overfull } from './use-overfull.ts'

const words = messages.print

type Props = {
  planId: string
  paper: Paper
  onPaper: (paper: Paper) => void
  /** The page is laid out in its own type. */
  ready: boolean
  overfull: readonly Overfull[]
  /** Whether the second side is printed as well; null when there is none. */
  second: boolean | null
  onSecond: (printed: boolean) => void
  offline: boolean
}

/** What there is to do before printing; on paper it is not there. */
export function PrintBar({ planId, paper, onPaper, ready, overfull, second, onSecond, offline }: Props) {
  return (
    <header className={styles.bar}>
      <div className={styles.tools}>
        <Link href={`/plans/${planId}`} className={buttonClass({ variant: 'quiet' })}>
          <ArrowLeft aria-hidden />
          {words.board}
        </Link>
        <div className={styles.choices}>
          {second !== null && <Toggle label={words.second} checked={second} onCheckedChange={onSecond} />}
          <Segmented
            label={words.paper}
            segments={papers.map((each) => ({ value: each, label: words.papers[each] }))}
            value={paper}
            onValueChange={onPaper}
          />
          <Button
            variant="primary"
            icon={<Printer aria-hidden />}
            disabledReason={ready ? null : words.notYet}
            onClick={() => window.print()}
          >
            {words.print}
          </Button>
        </div>
      </div>
      {overfull.length > 0 && (
        <p role="status" className={styles.warning}>
          <TriangleAlert aria-hidden />
          {words.over(overfull.map(({ section, lines }) => ({ label: labelOf(plainWords, section), lines })))}
        </p>
      )}
      <p className={styles.hint}>
        {[offline && words.offline, second === false && words.secondLeft, words.pdf].filter(Boolean).join(' ')}
      </p>
    </header>
  )
}
