import { unreachable } from '@planwall/shared/unreachable.ts'
import type { Logger } from 'pino'

/**
 * One Ctrl+C reaches us twice when npm stands between us and the terminal, which passes on what we already had. Only a
 * signal later than this is somebody who lost patience.
 */
const SAME_SIGNAL_MS = 1_000

/** Container runtimes kill ten seconds after they asked; what is not drained by then is said in the log, not cut off. */
const DRAIN_DEADLINE_MS = 8_000

type Dependencies = {
  /** Finishes commits, tells the peers to reconnect, and lets go of port and data folder. */
  drain: () => Promise<void>
  exit: (code: number) => void
  log: Logger
  /** Milliseconds of a clock that is never set back. */
  monotonicMs: () => number
  /** Calls back after so many milliseconds, unless the process ended before. */
  after: (ms: number, callback: () => void) => void
}

type State = { is: 'running' } | { is: 'draining'; since: number; exitCode: number }

export type Shutdown = {
  /** Somebody asked us to end: drain, then exit 0. Asked again, exit 1 at once. */
  signal(name: string): void
  /** Something happened that nobody expected: log it, try to drain, exit 1. Never carry on in an unknown state. */
  crash(error: unknown): void
}

/** Ends the process in order, whoever asks and however often. */
export function createShutdown({ drain, exit, log, monotonicMs, after }: Dependencies): Shutdown {
  let state: State = { is: 'running' }

  async function end(exitCode: number): Promise<void> {
    const draining = { is: 'draining' as const, since: monotonicMs(), exitCode }
    state = draining
    after(DRAIN_DEADLINE_MS, () => {
      log.error({ durationMs: DRAIN_DEADLINE_MS }, 'Ending before everything was drained')
      exit(1)
    })
    try {
      await drain()
      log.info({ durationMs: Math.round(monotonicMs() - draining.since) }, 'Ended')
    } catch (error) {
      log.error({ err: error }, 'Could not drain')
      draining.exitCode = 1
    }
    exit(draining.exitCode)
  }

  return {
    signal(name) {
      switch (state.is) {
        case 'running':
          log.info({ signal: name }, 'Ending')
          void end(0)
          return
        case 'draining':
          if (monotonicMs() - state.since > SAME_SIGNAL_MS) exit(1)
          return
        default:
          unreachable(state)
      }
    },
    crash(error) {
      log.fatal({ err: error }, 'Something unexpected happened; ending')
      switch (state.is) {
        case 'running':
          void end(1)
          return
        case 'draining':
          state.exitCode = 1
          return
        default:
          unreachable(state)
      }
    },
  }
}
