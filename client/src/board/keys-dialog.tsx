import { messages } from '../messages/t.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import styles from './keys-dialog.module.css'

const { keys: words } = messages.board

const groups: readonly { title: string; rows: readonly [string[], string][] }[] = [
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

/** Every key of the board. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.title} description={words.description} closeLabel={words.close} size="wide" onClose={onClose}>
      <div className={styles.groups}>
        {groups.map((group) => (
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
