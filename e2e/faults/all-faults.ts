import type { Fault } from './fault.ts'
import { cut } from './faults/cut.ts'
import { halfOpen } from './faults/half-open.ts'
import { kill } from './faults/kill.ts'
import { poorLine } from './faults/poor-line.ts'
import { stop } from './faults/stop.ts'

/** Every fault there is, in the order in which they are tried. */
export const allFaults: readonly Fault[] = [kill, cut, poorLine, stop, halfOpen]
