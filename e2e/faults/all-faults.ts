import type { Fault } from './fault.ts'
import { cut } from './faults/cut.ts'
import { fullDisk } from './faults/full-disk.ts'
import { halfOpen } from './faults/half-open.ts'
import { hostile } from './faults/hostile.ts'
import { judging } from './faults/judge.ts'
import { kill } from './faults/kill.ts'
import { poorLine } from './faults/poor-line.ts'
import { rejoin } from './faults/rejoin.ts'
import { comingBack } from './faults/return.ts'
import { skew } from './faults/skew.ts'
import { slow } from './faults/slow.ts'
import { soak } from './faults/soak.ts'
import { stop } from './faults/stop.ts'

/** Every fault there is, in the order in which they are tried. */
export const allFaults: readonly Fault[] = [
  judging,
  halfOpen,
  kill,
  comingBack,
  cut,
  poorLine,
  stop,
  skew,
  fullDisk,
  slow,
  rejoin,
  hostile,
  soak,
]
