import { useEffect, useState } from 'react'
import { messages } from '../messages/t.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import styles from './keys-dialog.module.css'
import type { LeadKeys } from './lead-parts.ts'

const { keys: words } = messages.board

type Group = { title: string; rows: readonly [string[], string][] }

const groups: readonly Group[] = [
  {
    title: words.groups.tools,
    rows: [
      [['V'], words.words.select],
      [['H'], words.words.hand],
      [['N'], words.words.note],
      [['K'], words.words.park],
      [['Ctrl+Z'], words.words.undo],
      [['Ctrl+Shift+Z', 'Ctrl+Y'], words.words.redo],
    ],
  },
  {
    title: words.groups.view,
    rows: [
      [['1'], words.words.overview],
      [['2'], words.words.section],
      [['G'], words.words.group],
      [['+', '-'], words.words.zoom],
      [['Space'], words.words.space],
      [['Tab'], words.words.tab],
      [['Enter'], words.words.enter],
      [['Esc'], words.words.escape],
    ],
  },
  {
    title: words.groups.notes,
    rows: [
      [['Arrows'], words.words.arrows],
      [['Shift+Arrows'], words.words.shiftArrows],
      [['Delete'], words.words.remove],
      [['Ctrl+A'], words.words.all],
      [['Ctrl+C', 'Ctrl+V'], words.words.copy],
    ],
  },
  {
    title: words.groups.meeting,
    rows: [
      [['R'], words.words.raise],
      [['?'], words.words.keys],
    ],
  },
]

type Props = { loadMore: (() => Promise<LeadKeys>) | null; onClose: () => void }

/** Every key of the board, and those of who leads. */
export function KeysDialog({ loadMore, onClose }: Props) {
  const [more, setMore] = useState<readonly Group[]>([])
  useEffect(() => {
    if (!loadMore) return
    // Loaded with the dock already; should it be gone, everybody's keys are shown all the same.
    loadMore().then(
      ({ title, keys }) => setMore([{ title, rows: keys.map((each) => [[each.keys], each.words]) }]),
      () => setMore([]),
    )
  }, [loadMore])
  return (
    <Dialog title={words.title} description={words.description} closeLabel={words.close} size="wide" onClose={onClose}>
      <div className={styles.groups}>
        {[...groups, ...more].map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.rows.map(([keys, meaning]) => (
                <div key={meaning}>
                  <dt>
                    {keys.map((each) => (
                      <Kbd key={each} keys={each} />
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
