import { describe, expect, it } from 'vitest'
import { diffWords, type Run } from './text-diff.ts'

const marked = (runs: readonly Run[]) => runs.map((run) => (run.differs ? `[${run.text}]` : run.text)).join('')

function compare(yours: string, theirs: string): [string, string] {
  const diff = diffWords(yours, theirs)
  return [marked(diff.yours), marked(diff.theirs)]
}

describe('two wordings side by side', () => {
  it('mark the words that only one of them has, as one run each', () => {
    expect(
      compare(
        'Bad news travels within one shift, to the person who can act on it.',
        'Bad news travels the same day, to the person who can act on it.',
      ),
    ).toEqual([
      'Bad news travels [within one shift], to the person who can act on it.',
      'Bad news travels [the same day], to the person who can act on it.',
    ])
  })

  it('mark nothing when they are equal, and everything when one is empty', () => {
    expect(compare('As one', 'As one')).toEqual(['As one', 'As one'])
    expect(compare('If we have not measured it, we say so.', '')).toEqual([
      '[If we have not measured it, we say so.]',
      '',
    ])
  })

  it('keep every character of both', () => {
    const yours = 'Naïve café – l’été,\n 100 % “done”!'
    const theirs = 'Naive café, l’été: 99 % done'
    const diff = diffWords(yours, theirs)
    expect(diff.yours.map((run) => run.text).join('')).toBe(yours)
    expect(diff.theirs.map((run) => run.text).join('')).toBe(theirs)
  })

  it('are shown as wholly different where comparing them would take too long', () => {
    const long = 'word '.repeat(3_000)
    expect(diffWords(long, long).yours).toEqual([{ text: long, differs: true }])
  })
})
