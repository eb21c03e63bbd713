import { lockRace } from './lock-race.ts'
import { type Counts, counted, noCounts, type Outcome } from './outcome.ts'
import { workshop } from './workshop.ts'

export type LongForm = { races: number; runs: number; acts: number; from: number; story: boolean }

/** How often it says how far it has come, in milliseconds. */
const SAY_EVERY_MS = 30_000

type Row = { name: string; from: number; to: number; failed: number[]; seconds: number; counts: Counts }

/** Runs many seeds, tells each that fails as it fails, and ends with a table. True when none did. */
export async function simulate({ races, runs, acts, from, story }: LongForm): Promise<boolean> {
  const rows = [
    await many({ name: 'lock races', count: races, from, story, run: lockRace }),
    await many({ name: 'workshops', count: runs, from, story, run: (seed) => workshop(seed, { acts }) }),
  ].filter((row) => row.to >= row.from)
  for (const row of rows) say(summaryOf(row))
  return rows.every((row) => row.failed.length === 0)
}

type Many = { name: string; count: number; from: number; story: boolean; run: (seed: number) => Promise<Outcome> }

async function many({ name, count, from, story, run }: Many): Promise<Row> {
  const row: Row = { name, from, to: from + count - 1, failed: [], seconds: 0, counts: noCounts() }
  const startedAt = performance.now()
  let saidAt = startedAt
  for (let seed = from; seed <= row.to; seed++) {
    const outcome = await run(seed)
    for (const each of counted) row.counts[each] += outcome.counts[each]
    if (outcome.faults.length > 0) {
      row.failed.push(seed)
      say(`${name}, seed ${seed}: ${outcome.faults.length} faults\n  ${outcome.faults.slice(0, 5).join('\n  ')}`)
      if (story) say(outcome.story.join('\n'))
    }
    const now = performance.now()
    row.seconds = (now - startedAt) / 1_000
    if (now - saidAt < SAY_EVERY_MS) continue
    saidAt = now
    say(
      `${name}: up to seed ${seed}, ${((seed - from + 1) / row.seconds).toFixed(1)} a second, ${row.failed.length} failed`,
    )
  }
  return row
}

function summaryOf({ name, from, to, failed, seconds, counts }: Row): string {
  const rate = ((to - from + 1) / seconds).toFixed(1)
  const lines = [
    `${name}: ${to - from + 1} (seeds ${from} to ${to}) in ${seconds.toFixed(0)} s, ${rate} a second`,
    ...counted.map((each) => `  ${each.padEnd(12)}${String(counts[each]).padStart(12)}`),
    `  ${'failed'.padEnd(12)}${String(failed.length).padStart(12)}  ${failed.slice(0, 20).join(' ')}`,
  ]
  return lines.join('\n')
}

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}
