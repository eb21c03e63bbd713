import { rowsIn } from '@planwall/shared/plan/section-content.ts'
import { messages } from '../messages/t.ts'
import { useSection } from '../sync/use-contents.ts'
import styles from './panel.module.css'

const words = messages.lead.parked

/** What was put aside last, so that nobody has to go and look. */
export function LatestParked() {
  const items = rowsIn(useSection('parkingLot'), 'items')
  const latest = items.at(-1)
  const text = latest?.cells.text
  const by = latest?.cells.by
  return (
    <section className={styles.parked} aria-labelledby="lead-parked">
      <h2 id="lead-parked" className={styles.head}>
        {words.title} {items.length > 0 && <small>{words.count(items.length)}</small>}
      </h2>
      {latest ? (
        <p className={styles.quote}>
          {typeof text === 'string' && text !== '' ? `“${text}”` : words.empty}{' '}
          {typeof by === 'string' && <span>{by}</span>}
        </p>
      ) : (
        <p className={styles.quiet}>{words.none}</p>
      )}
    </section>
  )
}
