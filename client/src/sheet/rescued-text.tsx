import Copy from 'lucide-react/icons/copy'
import StickyNote from 'lucide-react/icons/sticky-note'
import Trash2 from 'lucide-react/icons/trash-2'
import { type SyntheticEvent, useMemo, useState } from 'react'
import { messages } from '../messages/t.ts'
import type { TrayItem } from '../sync/rescue.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { announce } from '../ui/live-region.tsx'
import { showToast } from '../ui/toast-store.ts'
import styles from './rescue-tray.module.css'
import { diffWords, type Run } from './text-diff.ts'

const words = messages.ownWork.tray

type Props = { item: TrayItem; main: boolean; onPropose: () => void; onDiscard: () => void }

/** One thing that came too late: yours beside theirs, the differences marked, and what can be done with it. */
export function RescuedText({ item, main, onPropose, onDiscard }: Props) {
  const diff = useMemo(() => diffWords(item.yours, item.theirs), [item.yours, item.theirs])
  const [copied, setCopied] = useState(false)
  const place = item.field.join(', ')
  const handleCopy = async (event: SyntheticEvent<HTMLElement>) => {
    const done = await copyText(item.yours, event.currentTarget)
    setCopied(done)
    if (done) announce(words.copied)
    else showToast(words.copyFailed)
  }
  return (
    <li className={styles.item}>
      <blockquote className={styles.text}>
        <span className="visually-hidden">{words.yours}: </span>
        {place && <small>{place}</small>}
        <Runs runs={diff.yours} className={styles.yours} />
      </blockquote>
      {item.theirs === '' ? (
        <blockquote className={styles.none}>
          {item.why === 'locked' ? words.nothingLike : words.nothingThere}
        </blockquote>
      ) : (
        <blockquote className={styles.text}>
          <span className="visually-hidden">{item.why === 'locked' ? words.asAgreed : words.asItStands}: </span>
          {place && <small>{place}</small>}
          <Runs runs={diff.theirs} className={styles.theirs} />
        </blockquote>
      )}
      <div className={styles.actions}>
        <Button icon={<Copy aria-hidden />} onClick={(event) => void handleCopy(event)}>
          {copied ? words.copied : words.copy}
        </Button>
        <Button variant={main ? 'primary' : 'secondary'} icon={<StickyNote aria-hidden />} onClick={onPropose}>
          {words.propose}
        </Button>
        <Button variant="quiet" icon={<Trash2 aria-hidden />} onClick={onDiscard}>
          {words.discard}
        </Button>
      </div>
    </li>
  )
}

function Runs({ runs, className }: { runs: readonly Run[]; className: string | undefined }) {
  return runs.map((run, index) =>
    run.differs ? (
      <mark key={index} className={className}>
        {run.text}
      </mark>
    ) : (
      <span key={index}>{run.text}</span>
    ),
  )
}
