import { alikeEmoji } from '@planwall/shared/testing/alike-emoji.ts'
import { describe, expect, it } from 'vitest'
import { mergeEdit, movedBy } from './merge-edit.ts'

describe('two people on one note', () => {
  it('Ana alone changes what she changes', () => {
    expect(mergeEdit('Call first', 'Call us first', 'Call first')).toBe('Call us first')
  })

  it('Ana’s words and Ben’s are both kept, whoever stands before the other', () => {
    expect(mergeEdit('Call first', 'Call first, then drive', 'Always call first')).toBe('Always call first, then drive')
    expect(mergeEdit('Call first', 'Please: Call first', 'Call first and last')).toBe('Please: Call first and last')
  })

  it('what Ana deletes goes, what Ben added elsewhere stays', () => {
    expect(mergeEdit('one two three', 'one three', 'one two three four')).toBe('one three four')
  })

  it('where both replace the same word nobody loses theirs', () => {
    const merged = mergeEdit('the red van', 'the blue van', 'the green van')
    expect(merged).toContain('blue')
    expect(merged).toContain('green')
  })

  it('no emoji is torn apart, whoever replaces it by one with the same half', () => {
    const texts = alikeEmoji(2)
    for (const base of texts) {
      for (const mine of texts) {
        for (const theirs of texts) expect(mergeEdit(base, mine, theirs)).not.toMatch(/\p{Surrogate}/u)
      }
    }
  })

  it('a caret stays at its character', () => {
    const edit = { at: 4, remove: 0, insert: 'now ' }
    expect([0, 4, 5, 9].map((at) => movedBy(edit, at))).toEqual([0, 4, 9, 13])
    expect(movedBy({ at: 2, remove: 5, insert: '' }, 4)).toBe(2)
  })
})
