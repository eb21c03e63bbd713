import { unreachable } from '@planwall/shared/unreachable.ts'
import type { Logger } from 'pino'
import type { StorageEvent } from './storage/store.ts'

/** Writes what the store found out by itself into the log, in words for whoever runs the server. */
export function logStorage(event: StorageEvent, log: Logger): void {
  switch (event.is) {
    case 'healed':
      log.error('An index of the database was damaged and has been made anew; nothing was lost. Is the disk failing?')
      return
    case 'setAside':
      log.error(
        { planId: event.plan, count: event.count },
        'Rows of a plan that are damaged or cannot be read, and what waited for them, were set aside; whoever wrote them brings them back by opening the plan',
      )
      return
    case 'failing':
      log.error(
        event.fault === 'full'
          ? 'The disk is full: nothing can be saved until there is room again, and browsers keep what is written'
          : 'The disk fails to write: nothing can be saved until it does again, and browsers keep what is written',
      )
      return
    case 'well':
      log.warn('The disk takes what is written again, and everything is being saved')
      return
    default:
      unreachable(event)
  }
}
