import { rowsIn } from '@planwall/shared/plan/section-content.ts'
import CircleParking from 'lucide-react/icons/circle-parking'
import MapIcon from 'lucide-react/icons/map'
import { messages } from '../messages/t.ts'
import { useSection } from '../sync/use-contents.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import styles from './rail-footer.module.css'

const words = messages.board.rail

type Props = { onParkingLot: () => void; onOverview: () => void }

/** What can always be reached: what is parked, and the whole page. */
export function RailFooter({ onParkingLot, onOverview }: Props) {
  const parked = rowsIn(useSection('parkingLot'), 'items').length
  return (
    <footer className={styles.footer}>
      <Button variant="quiet" wide className={styles.row} icon={<CircleParking aria-hidden />} onClick={onParkingLot}>
        {words.parkingLot}
        <span className={styles.count}>{parked}</span>
      </Button>
      <Button variant="quiet" wide className={styles.row} icon={<MapIcon aria-hidden />} onClick={onOverview}>
        {words.overview}
        <span className={styles.key} aria-hidden="true">
          <Kbd keys="1" />
        </span>
      </Button>
    </footer>
  )
}
