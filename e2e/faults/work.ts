import { limits } from '@planwall/shared/plan/limits.ts'
import { addNote, moveNote, type Point, readNotes, removeNote, type Wall } from '@planwall/shared/plan/note.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { readRows } from '@planwall/shared/plan/read-rows.ts'
import { readLine } from '@planwall/shared/plan/rich-text-doc.ts'
import { sectionRoot, wallRoot } from '@planwall/shared/plan/root-name.ts'
import { addRow, removeRow, setCell } from '@planwall/shared/plan/rows.ts'
import { type SectionId, sectionIds } from '@planwall/shared/plan/section-id.ts'
import { err, ok, type Result } from '@planwall/shared/result.ts'
import { unreachable } from '@planwall/shared/unreachable.ts'
import * as prng from 'lib0/prng'
import * as Y from 'yjs'
import type { Deed, Journal, Things } from './journal.ts'

/** Where everybody works: words in one text, rows in one table, notes on walls. Members may write there at any time. */
const SECTION: SectionId = 'parkingLot'
const TABLE = 'items'
const TEXT = 'why'
const START = 'Begin '

/** So much of one person stands at any time; then they take away what is oldest. Their notes hang on so many walls. */
export type Habits = { words: number; rows: number; notes: number; walls: number }

const HABITS: Habits = { words: 12, rows: 3, notes: 6, walls: 1 }

/** Every wall that notes may hang on, the parking lot's first. */
const WALLS: readonly SectionId[] = [SECTION, ...sectionIds.filter((id) => id !== SECTION && id !== 'masthead')]

/**
 * A change of the plan that its author can recognise later. `make` is to be run in one transaction; that it is refused
 * means that what the author has made before is not there.
 */
export type Change = { root: string; deed: Deed; make(doc: Y.Doc): Result<unknown, string> }

/** Something for this person to do next. */
export function nextChange(random: prng.PRNG, journal: Journal, meeting: string, habits = HABITS): Change {
  const n = journal.length + 1
  const kind = prng.oneOf(random, ['word', 'word', 'word', 'row', 'note', 'move'] as const)
  const root = sectionRoot(SECTION)
  const wallOf = (note: string): Wall => ({ meeting, section: wallAt(Number(/\d+$/.exec(note)?.[0]) % habits.walls) })
  const own = [...journal.things.keys()].filter((key) => key.startsWith(kind === 'move' ? 'note' : kind))
  const id = `${journal.author}-${n}`
  const [oldest] = own
  const change = (deed: Deed, make: Change['make']): Change => ({ root, deed, make })
  switch (kind) {
    case 'word':
      if (oldest && own.length >= habits.words) {
        return change({ key: oldest, value: null }, (doc) => removeWord(doc, idOf(oldest)))
      }
      return change({ key: `word:${id}`, value: '1' }, (doc) => ok(putWord(doc, random, id)))
    case 'row': {
      if (!oldest || own.length < habits.rows) {
        const values = { text: String(n) }
        return change({ key: `row:${id}`, value: String(n) }, (doc) =>
          addRow(doc, SECTION, TABLE, { after: null, values }, id),
        )
      }
      const row = idOf(prng.oneOf(random, own))
      if (prng.bool(random)) {
        return change({ key: `row:${row}`, value: null }, (doc) => ok(removeRow(doc, SECTION, TABLE, row)))
      }
      return change({ key: `row:${row}`, value: String(n) }, (doc) =>
        setCell(doc, SECTION, TABLE, row, 'text', String(n)),
      )
    }
    case 'note':
    case 'move': {
      const at = placeOf(n)
      const onWall = (
        note: string,
        value: string | null,
        make: (doc: Y.Doc, wall: Wall) => Result<unknown, string>,
      ) => {
        const wall = wallOf(note)
        const deed = { key: `note:${note}`, value }
        return { root: wallRoot(meeting, wall.section), deed, make: (doc: Y.Doc) => make(doc, wall) }
      }
      if (!oldest || (kind === 'note' && own.length < habits.notes)) {
        return onWall(id, String(n), (doc, wall) => addNote(doc, wall, { id, at, color: 'sky', text: id, by: null }))
      }
      const note = kind === 'note' ? idOf(oldest) : idOf(prng.oneOf(random, own))
      if (kind === 'note') return onWall(note, null, (doc, wall) => ok(removeNote(doc, wall, note)))
      return onWall(note, String(n), (doc, wall) => ok(moveNote(doc, wall, note, at)))
    }
    default:
      return unreachable(kind)
  }
}

/** The text in which everybody writes gets the one paragraph that all words stand in. */
export function preparePage(doc: Y.Doc): void {
  const paragraph = fragmentOf(doc, SECTION, TEXT)?.get(0)
  if (!(paragraph instanceof Y.XmlElement)) throw new Error('The text has no paragraph to begin with')
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText(START)])
}

export const PAGE_ROOT = sectionRoot(SECTION)

/** What stands of each author in a plan. Whatever no author can have made is an author of its own, called `?`. */
export function readWork(doc: Y.Doc, meeting: string): ReadonlyMap<string, Things> {
  const work = new Map<string, Map<string, string>>()
  const note = (key: string, value: string) => {
    const author = /^\w+:(p\d+)-\d+$/.exec(key)?.[1] ?? '?'
    const things = work.get(author) ?? new Map<string, string>()
    work.set(author, things.set(key, value))
  }
  const fragment = fragmentOf(doc, SECTION, TEXT)
  const text = fragment === null ? '' : readLine(fragment)
  const counts = new Map<string, number>()
  for (const word of text.split(' ')) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
  counts.delete(START.trim())
  for (const [word, count] of counts) note(`word:${word}`, String(count))
  for (const { id, cells } of readRows(doc, SECTION, TABLE)) note(`row:${id}`, String(cells.text ?? ''))
  const onWalls = new Set<string>()
  for (const section of WALLS) {
    // A root that is asked for is there from then on, and most walls have nothing.
    if (!doc.share.has(wallRoot(meeting, section))) continue
    for (const { id, at, text: said } of readNotes(doc, { meeting, section })) {
      const isTwice = onWalls.has(id)
      onWalls.add(id)
      note(`note:${id}`, said !== id || isTwice ? `says ${said}, ${section}` : String(at.x + at.y * limits.wallReach))
    }
  }
  return work
}

/** What nobody has done anything yet looks like. */
export const nothing: Things = new Map()

function putWord(doc: Y.Doc, random: prng.PRNG, word: string): void {
  const text = page(doc)
  const said = text.toString()
  const ends = [...said].flatMap((letter, index) => (letter === ' ' ? [index + 1] : []))
  text.insert(prng.oneOf(random, ends), `${word} `)
}

function removeWord(doc: Y.Doc, word: string): Result<void, 'noSuchWord'> {
  const text = page(doc)
  const at = ` ${text.toString()}`.indexOf(` ${word} `)
  return at < 0 ? err('noSuchWord') : ok(text.delete(at, word.length + 1))
}

function page(doc: Y.Doc): Y.XmlText {
  const paragraph = fragmentOf(doc, SECTION, TEXT)?.get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('The text that everybody writes in is gone')
  return text
}

function wallAt(n: number): SectionId {
  return WALLS[n] ?? SECTION
}

/** A place of its own for each number, within reach. */
function placeOf(n: number): Point {
  return { x: n % limits.wallReach, y: Math.floor(n / limits.wallReach) }
}

function idOf(key: string): string {
  return key.slice(key.indexOf(':') + 1)
}
