import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { err, ok } from '../result.ts'
import { limits } from './limits.ts'
import { addNote, moveNote, type Note, noteFragment, readNotes, recolourNote, removeNote, type Wall } from './note.ts'
import { writePlainText } from './plain-text.ts'
import { createPlanDoc, wallMap } from './plan-doc.ts'

const wall: Wall = { meeting: 'workshop1', section: 'values' }

describe('a note', () => {
  it('is read by Ben as Ana wrote it', () => {
    const { ana, ben, meet } = anaAndBen()
    expect(addNote(ana, wall, seal)).toEqual(ok('note-1'))
    meet()
    expect(readNotes(ben, wall)).toEqual([seal])
  })

  it('stands on the wall of its own meeting and section alone', () => {
    const { ana } = anaAndBen()
    addNote(ana, wall, seal)
    expect(readNotes(ana, { ...wall, section: 'vision' })).toEqual([])
    expect(readNotes(ana, { ...wall, meeting: 'workshop2' })).toEqual([])
  })

  it('keeps its place in whole units, and stays on the wall', () => {
    const { ana } = anaAndBen()
    addNote(ana, wall, { ...seal, at: { x: 10.4, y: -0.2 } })
    expect(readNotes(ana, wall)[0]?.at).toEqual({ x: 10, y: 0 })
    moveNote(ana, wall, 'note-1', { x: 1e9, y: Number.NEGATIVE_INFINITY })
    expect(readNotes(ana, wall)[0]?.at).toEqual({ x: limits.wallReach, y: -limits.wallReach })
    moveNote(ana, wall, 'note-1', { x: Number.NaN, y: 7 })
    expect(readNotes(ana, wall)[0]?.at).toEqual({ x: 0, y: 7 })
  })

  it('is left where one of the two put it, when Ana and Ben drag it at once', () => {
    const { ana, ben, meet } = anaAndBen()
    addNote(ana, wall, seal)
    meet()
    moveNote(ana, wall, 'note-1', { x: 100, y: 1 })
    moveNote(ben, wall, 'note-1', { x: 200, y: 2 })
    meet()
    const [at] = readNotes(ana, wall).map((note) => note.at)
    expect([
      { x: 100, y: 1 },
      { x: 200, y: 2 },
    ]).toContainEqual(at)
    expect(readNotes(ben, wall)).toEqual(readNotes(ana, wall))
  })

  it('loses no character when Ana and Ben write on it at once', () => {
    const { ana, ben, meet } = anaAndBen()
    addNote(ana, wall, { ...seal, text: 'say it' })
    meet()
    write(ana, 'I say it')
    write(ben, 'say it early')
    meet()
    expect(readNotes(ana, wall).map((note) => note.text)).toEqual(['I say it early'])
    expect(readNotes(ben, wall)).toEqual(readNotes(ana, wall))
  })

  it('stays gone when Ben removes it while Ana drags and colours it', () => {
    const { ana, ben, meet } = anaAndBen()
    addNote(ana, wall, seal)
    meet()
    removeNote(ben, wall, 'note-1')
    moveNote(ana, wall, 'note-1', { x: 5, y: 5 })
    recolourNote(ana, wall, 'note-1', 'rose')
    meet()
    expect([readNotes(ana, wall), readNotes(ben, wall)]).toEqual([[], []])
    moveNote(ana, wall, 'note-1', { x: 6, y: 6 })
    expect(noteFragment(ana, wall, 'note-1')).toBeNull()
  })

  it('has no author anywhere when it is written by nobody', () => {
    const { ana } = anaAndBen()
    addNote(ana, wall, { ...seal, by: null })
    expect(readNotes(ana, wall)).toEqual([{ ...seal, by: null }])
    expect(JSON.stringify(wallMap(ana, wall.meeting, wall.section))).not.toContain('"by"')
  })

  it('is refused when it is too long, when its id is taken, and when the wall is full', () => {
    const { ana } = anaAndBen()
    expect(addNote(ana, wall, { ...seal, text: 'x'.repeat(limits.note + 1) })).toEqual(err('tooLong'))
    expect(addNote(ana, wall, { ...seal, id: 'not an id' })).toEqual(err('badId'))
    for (let n = 1; n <= limits.notesPerWall; n++)
      expect(addNote(ana, wall, { ...seal, id: `note-${n}` })).toEqual(ok(`note-${n}`))
    expect(addNote(ana, wall, seal)).toEqual(err('badId'))
    expect(addNote(ana, wall, { ...seal, id: 'one-more' })).toEqual(err('wallFull'))
    expect(readNotes(ana, wall)).toHaveLength(limits.notesPerWall)
  })

  it('is skipped, or shown plain, where a hostile hand wrote nonsense', () => {
    const { ana } = anaAndBen()
    addNote(ana, wall, seal)
    const notes = wallMap(ana, wall.meeting, wall.section)
    notes.set('words', 'a note')
    notes.set('bare', new Y.Map())
    notes.set(
      'placeless',
      new Y.Map<unknown>([
        ['text', new Y.XmlFragment()],
        ['pos', [1, 2, 3]],
      ]),
    )
    notes.set(
      'far',
      new Y.Map<unknown>([
        ['text', new Y.XmlFragment()],
        ['pos', [1e300, 0]],
      ]),
    )
    notes.set(
      'odd',
      new Y.Map<unknown>([
        ['text', new Y.XmlFragment()],
        ['pos', [1, 2]],
        ['color', 'url(x)'],
        ['by', { role: 'facilitator' }],
      ]),
    )
    expect(readNotes(ana, wall)).toEqual([seal, { id: 'odd', at: { x: 1, y: 2 }, color: 'lemon', text: '', by: null }])
  })
})

const seal: Note = {
  id: 'note-1',
  at: { x: 40, y: -20 },
  color: 'mint',
  text: 'If the door was open, the load is suspect',
  by: 'ana',
}

/** Ana and Ben have one plan open, each on a line that is down until they `meet`. */
function anaAndBen() {
  const ana = createPlanDoc({ organisation: 'Aldersley Cold Chain', title: 'Plan 2027' })
  const ben = new Y.Doc()
  const meet = () => {
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
  }
  meet()
  return { ana, ben, meet }
}

function write(doc: Y.Doc, text: string): void {
  const fragment = noteFragment(doc, wall, 'note-1')
  if (fragment === null) throw new Error('The note is on the wall')
  writePlainText(fragment, text)
}
