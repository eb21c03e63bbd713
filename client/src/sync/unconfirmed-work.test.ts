import { expect, it } from 'vitest'
import { fieldRef } from './text-ref.ts'
import { UnconfirmedWork } from './unconfirmed-work.ts'

const vision = fieldRef('vision', 'statement')
const purpose = fieldRef('mission', 'purpose')

const wordsOf = (work: UnconfirmedWork) =>
  work.entries.map(({ words, refused }) => (refused ? `refused: ${words}` : words))

it('counts places, and forgets what is confirmed', () => {
  const work = new UnconfirmedWork()
  work.note(vision, 'Lead', 1, 1)
  work.note(purpose, 'For our town', 2, 2)
  work.note(vision, 'Lead the market', 3, 3)
  expect([work.size, wordsOf(work)]).toEqual([2, ['For our town', 'Lead the market']])
  work.confirm(2)
  expect(wordsOf(work)).toEqual(['Lead the market'])
})

it('keeps refused words beside what is written in their place afterwards, whatever is confirmed', () => {
  const work = new UnconfirmedWork()
  work.note(vision, 'Lead', 1, 1)
  work.note(purpose, 'For our town', 2, 2)
  expect(work.refuse(({ change }) => change < 2).map(({ words }) => words)).toEqual(['Lead'])
  // The server's answer has taken “Lead” out of the document.
  work.note(vision, 'Serve', 3, 3)
  expect([work.size, wordsOf(work)]).toEqual([2, ['refused: Lead', 'For our town', 'Serve']])
  work.confirm(3)
  expect(wordsOf(work)).toEqual(['refused: Lead'])

  const reloaded = new UnconfirmedWork()
  reloaded.restore(work.entries, 1)
  reloaded.confirm(1)
  expect(wordsOf(reloaded)).toEqual(['refused: Lead'])
})
