import { describe, expect, it } from 'vitest'
import { overviewRect } from './geometry.ts'
import { freePlace, gridOf, inReadingOrder, likelyType, noteSize, notesInText, noteType, tiltOf } from './note-place.ts'

describe('a new note', () => {
  it('goes beside the page, each below the one before, first on the right', () => {
    const places: { x: number; y: number }[] = []
    for (let count = 0; count < 12; count++) places.push(freePlace(places, overviewRect))
    expect(places[0]).toEqual({ x: 900, y: -446 })
    expect(places[1]).toEqual({ x: 900, y: -274 })
    expect(places.filter(({ x }) => x > 0).length).toBe(6)
    expect(places.filter(({ x }) => x === -900).length).toBe(6)
  })

  it('is put where the person looks when the margins are out of sight', () => {
    const closeUp = { x: -100, y: -100, width: 400, height: 300 }
    expect(freePlace([], closeUp)).toEqual({ x: 100, y: 50 })
    expect(freePlace([{ x: 100, y: 50 }], closeUp)).toEqual({ x: 128, y: 78 })
  })

  it('never hides another one of a pasted list', () => {
    const places = gridOf(7, { x: 0, y: 0 })
    for (const [index, a] of places.entries()) {
      for (const b of places.slice(index + 1)) {
        expect(Math.abs(a.x - b.x) >= noteSize.width || Math.abs(a.y - b.y) >= noteSize.height).toBe(true)
      }
    }
  })
})

describe('pasted text', () => {
  it('becomes a note for each line, without the signs of a list', () => {
    expect(notesInText('- Call first\r\n\r\n* Say it early\n3. Leave it better\n   ', 100)).toEqual([
      'Call first',
      'Say it early',
      'Leave it better',
    ])
  })

  it('is cut between words where a line is longer than a note may be', () => {
    expect(notesInText('one two three four', 9)).toEqual(['one two', 'three', 'four'])
    expect(notesInText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  })
})

describe('a note on the wall', () => {
  it('leans always the same way, a little', () => {
    const tilts = ['n1', 'n2', 'n3', 'n4', 'n5'].map(tiltOf)
    expect(tilts).toEqual(['n1', 'n2', 'n3', 'n4', 'n5'].map(tiltOf))
    expect(new Set(tilts).size).toBeGreaterThan(1)
    expect(tilts.every((tilt) => Math.abs(tilt) <= 1.8)).toBe(true)
  })

  it('is read column by column, each from the top', () => {
    const at = (id: string, x: number, y: number) => ({ id, at: { x, y } })
    const wall = [at('d', 900, 10), at('b', -890, 200), at('a', -900, -300), at('c', 910, -50)]
    expect(inReadingOrder(wall).map((note) => note.id)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('begins smaller the more it says, down to the smallest type', () => {
    const sizes = [0, 50, 70, 100, 500].map((length) => noteType.sizes[likelyType(length)])
    expect(sizes).toEqual([21.5, 19.5, 17.5, 15.5, 14])
  })
})
