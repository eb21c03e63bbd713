import { setTimeout as sleep } from 'node:timers/promises'
import * as prng from 'lib0/prng'
import type { Host } from '../hosts/host.ts'
import { Line, type Seat } from '../line.ts'
import { scanTokens } from '../token.ts'
import { Crowd } from '../traffic/crowd.ts'

/** A server that is killed (SIGKILL) again and again while people type. */
export type KillsJob = {
  rounds: number
  typists: number
  typeEveryMs: number
  shortestMs: number
  longestMs: number
  seed: number
}

export type KillsResult = {
  rounds: number
  seed: number
  sent: number
  /** Updates that the server has called saved, and how many of those were gone when it was up again. */
  toldSaved: number
  savedAndLost: number
  /** Updates that somebody else had on their screen, and how many of those were gone. */
  seen: number
  seenAndLost: number
}

export async function kills(host: Host, job: KillsJob): Promise<KillsResult> {
  const random = prng.create(job.seed)
  const total: KillsResult = {
    rounds: 0,
    seed: job.seed,
    sent: 0,
    toldSaved: 0,
    savedAndLost: 0,
    seen: 0,
    seenAndLost: 0,
  }
  while (total.rounds < job.rounds) {
    await round(host, job, prng.int32(random, job.shortestMs, job.longestMs), total)
    total.rounds += 1
  }
  return total
}

async function round(host: Host, job: KillsJob, afterMs: number, total: KillsResult): Promise<void> {
  const seats = await host.room(job.typists + 1)
  const updates = Math.ceil(job.longestMs / job.typeEveryMs) + 50
  const crowd = await Crowd.gather([seats], { ...job, cursors: 0, moveEveryMs: 50, echo: false, updates })
  const seen = new Set<string>()
  crowd.seen = (sender, seq) => seen.add(`${sender} ${seq}`)
  crowd.measure(true)
  crowd.pace.start()
  await sleep(afterMs)
  crowd.pace.stop()
  await host.server.kill()
  await crowd.leave()
  await host.server.start()

  const kept = await tokensKept(seats[0])
  total.sent += crowd.text.expected / job.typists
  for (const line of crowd.lines) {
    const saved = crowd.savedUpdates.get(line) ?? 0
    total.toldSaved += saved
    for (let seq = 0; seq < saved; seq++) if (!kept.has(`${line.index} ${seq}`)) total.savedAndLost += 1
  }
  total.seen += seen.size
  for (const update of seen) if (!kept.has(update)) total.seenAndLost += 1
}

/** What somebody finds who comes after the server is up again. */
async function tokensKept(seat: Seat | undefined): Promise<Set<string>> {
  if (!seat) throw new Error('A room without a seat')
  const kept = new Set<string>()
  const line = Line.open(seat, 0, {
    heard: (_, frame) => scanTokens(frame, (_kind, sender, seq) => kept.add(`${sender} ${seq}`)),
    saved: () => {},
  })
  const plan = await line.plan
  scanTokens(Buffer.from(plan), (_, sender, seq) => kept.add(`${sender} ${seq}`))
  // One whose answer comes before its documents are loaded sends them right after.
  await sleep(300)
  await line.close()
  return kept
}
