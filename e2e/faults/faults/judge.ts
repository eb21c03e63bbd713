import * as prng from 'lib0/prng'
import { type Fault, Tally } from '../fault.ts'
import { Journal, type Things } from '../journal.ts'
import { judge } from '../oracle.ts'

type Work = Map<string, Map<string, string>>
type Case = {
  name: string
  spoil(work: Work, journal: Journal): void
  isFound(of: { lost: number; wrong: number }): boolean
}

/** What can be wrong with a disk; none of it may pass. */
const CASES: readonly Case[] = [
  {
    name: 'nothing wrong',
    spoil: () => undefined,
    isFound: ({ lost, wrong }) => lost === 0 && wrong === 0,
  },
  {
    name: 'the last saved deeds are gone',
    spoil: (work, journal) => work.set(journal.author, new Map(stateAfter(journal, journal.promised - 3))),
    isFound: ({ lost, wrong }) => lost === 3 && wrong === 0,
  },
  {
    name: 'one early word is gone',
    spoil: (work, journal) => work.get(journal.author)?.delete([...journal.things.keys()][0] ?? ''),
    isFound: ({ wrong }) => wrong === 1,
  },
  {
    name: 'a word stands there twice',
    spoil: (work, journal) => work.get(journal.author)?.set([...journal.things.keys()][1] ?? '', '2'),
    isFound: ({ wrong }) => wrong === 1,
  },
  {
    name: 'something taken away is back',
    spoil: (work, journal) => work.get(journal.author)?.set(takenAway(journal), '1'),
    isFound: ({ wrong }) => wrong === 1,
  },
  {
    name: 'somebody wrote who does not exist',
    spoil: (work) => work.set('?', new Map([['word:what', '1']])),
    isFound: ({ wrong }) => wrong === 1,
  },
  {
    name: 'what others have seen is gone',
    spoil: (work, journal) => work.set(journal.author, new Map(stateAfter(journal, journal.promised))),
    isFound: ({ lost, wrong }) => lost === 4 && wrong === 0,
  },
]

/** The judge is judged first: whatever is planted on a disk that is fine, is found. */
export const judging: Fault = {
  name: 'judge',
  what: 'losses, doubles and ghosts planted for the judge to find',
  short: CASES.length * 3,
  long: CASES.length * 100,
  async try(trial) {
    const tally = new Tally(judging, trial)
    const random = prng.create(trial.seed)
    while (tally.tried < trial.times) {
      const planted = CASES[tally.tried % CASES.length]
      if (!planted) break
      const { name, spoil, isFound } = planted
      const journal = writer(random)
      const work: Work = new Map([[journal.author, new Map(journal.things)]])
      spoil(work, journal)
      const seen = new Map([[journal.author, name === 'what others have seen is gone' ? journal.promised + 4 : 0]])
      const { lost, wrong } = judge(work, [journal], seen)
      const found = isFound({ lost, wrong: wrong.length })
      tally.note({
        lost: 0,
        wrong: found ? [] : [`the judge passes over: ${name} (${lost} lost, ${wrong.join('; ')})`],
      })
    }
    return tally.row()
  },
}

/** Somebody who has written for a while, and was told that all but the last five deeds are saved. */
function writer(random: prng.PRNG): Journal {
  const journal = new Journal('p1')
  for (let n = 1; n <= 60; n++) {
    const [oldest] = journal.things.keys()
    const takes = oldest !== undefined && journal.things.size > 8 && prng.bool(random)
    journal.did(takes ? { key: oldest, value: null } : { key: `word:p1-${n}`, value: '1' })
    if (n === 55) journal.told()
  }
  return journal
}

function stateAfter(journal: Journal, deeds: number): Things {
  const earlier = new Journal(journal.author)
  for (const deed of journal.deeds.slice(0, deeds)) earlier.did(deed)
  return earlier.things
}

function takenAway(journal: Journal): string {
  return journal.deeds.find(({ value }) => value === null)?.key ?? ''
}
