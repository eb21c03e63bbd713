import type { Journal, Things } from './journal.ts'
import { nothing } from './work.ts'

/** Of whom somebody has seen how much. */
export type Sightings = ReadonlyMap<string, number>

export type Verdict = {
  /** Deeds that were called saved, or that somebody else had seen, and that are not on the disk. */
  lost: number
  /** What else is wrong, one sentence each. */
  wrong: string[]
}

/**
 * What must hold of any reading of the disk, whatever happened: of each person there is exactly a beginning of what they
 * did, in their order and nothing twice, that ends no earlier than what they were told is saved and than what anybody
 * else has seen of them.
 */
export function judge(
  work: ReadonlyMap<string, Things>,
  journals: readonly Journal[],
  sightings: Sightings = new Map(),
): Verdict {
  const verdict: Verdict = { lost: 0, wrong: [] }
  for (const journal of journals) {
    const { author, promised } = journal
    const position = journal.positionIn(work.get(author) ?? nothing)
    const owed = Math.max(promised, sightings.get(author) ?? 0)
    if (position === null) verdict.wrong.push(`${author}: what stands there never stood there`)
    else verdict.lost += Math.max(0, owed - position)
  }
  const authors = new Set(journals.map((journal) => journal.author))
  for (const author of work.keys()) if (!authors.has(author)) verdict.wrong.push(`${author}: nobody wrote this`)
  return verdict
}
