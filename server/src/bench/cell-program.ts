import { unreachable } from '@planwall/shared/unreachable.ts'
import type { Cell, Outcome } from './cell.ts'
import { startPeer } from './hosts/peer-host.ts'
import { startPlanwall } from './hosts/planwall-host.ts'
import { fetchAtOnce } from './scenarios/fetch-at-once.ts'
import { kills } from './scenarios/kills.ts'
import { storm } from './scenarios/storm.ts'
import { work } from './scenarios/work.ts'

// A crowd in a process of its own: starts the server of one cell, lets people loose on it, and tells what came of it.
process.once('disconnect', () => process.exit(1))
process.once('message', (cell: Cell) => {
  void outcomeOf(cell)
    .catch((error: unknown): Outcome => ({ kind: 'failed', why: String(error) }))
    .then((outcome) => process.send?.(outcome, () => process.exit(0)))
})

async function outcomeOf({ host: name, job, main, folder, profile }: Cell): Promise<Outcome> {
  if (job.kind === 'fetch') {
    if (name !== 'planwall') throw new Error(`${name} answers nothing over HTTP`)
    const host = await startPlanwall(main, folder)
    const result = await fetchAtOnce(host, job, profile)
    await host.server.kill()
    return { kind: 'fetch', result }
  }
  const host = name === 'planwall' ? await startPlanwall(main, folder) : await startPeer(name, folder)
  try {
    switch (job.kind) {
      case 'work':
        return { kind: 'work', result: await work(host, job, profile) }
      case 'storm':
        return { kind: 'storm', result: await storm(host, job, profile) }
      case 'kills':
        return { kind: 'kills', result: await kills(host, job) }
      default:
        return unreachable(job)
    }
  } finally {
    await host.server.kill()
  }
}
