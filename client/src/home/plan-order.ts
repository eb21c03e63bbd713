import type { PlanSummary } from '@planwall/shared/protocol/http.ts'

type Placed = Pick<PlanSummary, 'organisation' | 'title' | 'phase' | 'day' | 'startsAt'>

/** What is running, then what comes next, the soonest first, then what has been, the latest first. `today` is YYYY-MM-DD. */
export function inOrder<Plan extends Placed>(plans: readonly Plan[], today: string): Plan[] {
  const rank = ({ phase, day }: Placed) => (phase === 'running' ? 0 : phase === 'planned' && day >= today ? 1 : 2)
  const at = ({ day, startsAt }: Placed) => `${day} ${startsAt}`
  return plans.toSorted((a, b) => {
    const byRank = rank(a) - rank(b)
    if (byRank !== 0) return byRank
    return rank(a) === 2 ? at(b).localeCompare(at(a)) : at(a).localeCompare(at(b))
  })
}

/** The plans whose organisation or title has every word of the text, in any case and with or without accents. */
export function matching<Plan extends Placed>(plans: readonly Plan[], text: string): Plan[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return plans.filter(({ organisation, title }) =>
    words.every((word) => plain(`${organisation} ${title}`).includes(word)),
  )
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
