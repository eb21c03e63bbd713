import { fuzzHonest, fuzzHostile, HOSTILE_FRAMES_PER_SEED, SeededFinding } from '../fuzz.ts'

/** Seeds from `seed` on, until as many frames of each kind have been judged. */
type Task = { seed: number; hostile: number; honest: number }

/** What a seed has added; the program says each on a line of its own. */
export type Report = { hostile: number; honest: number; findings: readonly string[] }

function run({ seed, hostile, honest }: Task, report: (report: Report) => void): void {
  let left = { hostile, honest }
  for (let at = seed; left.hostile > 0 || left.honest > 0; at++) {
    const findings: string[] = []
    const frames = Math.min(HOSTILE_FRAMES_PER_SEED, left.hostile)
    if (frames > 0) attempt(() => fuzzHostile(at, frames), findings)
    // Both kinds come to their ends together, so a run that is broken off has seen its share of each.
    const due = left.hostile > 0 ? honest * (1 - (left.hostile - frames) / hostile) : honest
    let done = honest - left.honest
    for (let within = 0; done < due; within++) {
      const step = attempt(() => fuzzHonest((at * 1_000 + within) % 2 ** 31), findings)
      // A run that found something counts as one frame, so that the end comes whatever happens.
      done += step?.frames ?? 1
    }
    report({ hostile: frames, honest: done - (honest - left.honest), findings })
    left = { hostile: left.hostile - frames, honest: honest - done }
  }
}

function attempt<T>(round: () => T, findings: string[]): T | null {
  try {
    return round()
  } catch (error) {
    if (!(error instanceof SeededFinding)) throw error
    findings.push(error.message)
    return null
  }
}

const [seed = 1, hostile = 0, honest = 0] = process.argv.slice(2).map(Number)
run({ seed, hostile, honest }, (report) => process.stdout.write(`${JSON.stringify(report)}\n`))
