import * as Y from 'yjs'
import * as z from 'zod/mini'
import { err, ok, type Result } from '../result.ts'
import { limits } from './limits.ts'
import { asFragment, asMap, wallMap } from './plan-doc.ts'
import { plainTextOf } from './rich-text.ts'
import { createFragment, readRichText } from './rich-text-doc.ts'
import type { SectionId } from './section-id.ts'

export const noteColors = ['lemon', 'apricot', 'rose', 'lilac', 'sky', 'mint'] as const
export type NoteColor = (typeof noteColors)[number]

/** A place on a wall, in units from its middle; 1 unit is 1 px at 100 %. */
export type Point = { x: number; y: number }

/** The wall that a meeting has beside a section. */
export type Wall = { meeting: string; section: SectionId }

export type Note = {
  id: string
  at: Point
  color: NoteColor
  text: string
  /** The participant who wrote it, or null where no author is kept. */
  by: string | null
}

const NOTE_ID = /^[A-Za-z0-9_-]{1,40}$/
const reach = z.int().check(z.minimum(-limits.wallReach), z.maximum(limits.wallReach))
const posSchema = z.tuple([reach, reach])
const colorSchema = z.enum(noteColors)
const authorSchema = z.string().check(z.regex(NOTE_ID))

/** Every note of a wall, by id. What is no note is skipped; a colour or an author that is none reads as lemon and nobody. */
export function readNotes(doc: Y.Doc, wall: Wall): Note[] {
  const notes: Note[] = []
  for (const [id, value] of wallMap(doc, wall.meeting, wall.section).entries()) {
    const note = readNote(id, value)
    if (note !== null) notes.push(note)
  }
  return notes.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Puts a note on a wall, whole and in one transaction. Notes that two people add at once are both kept. */
export function addNote(doc: Y.Doc, wall: Wall, note: Note): Result<string, 'badId' | 'tooLong' | 'wallFull'> {
  const notes = wallMap(doc, wall.meeting, wall.section)
  if (!NOTE_ID.test(note.id) || notes.has(note.id)) return err('badId')
  if (note.text.length > limits.note) return err('tooLong')
  if (notes.size >= limits.notesPerWall) return err('wallFull')
  const entry = new Y.Map<unknown>([
    ['pos', toPos(note.at)],
    ['color', note.color],
    ['text', createFragment(note.text)],
  ])
  if (note.by !== null) entry.set('by', note.by)
  notes.set(note.id, entry)
  return ok(note.id)
}

/**
 * Last writer wins, both axes together, so two people dragging one note never leave it where neither put it. One key
 * for both because every write of a key is kept: two keys would double the weight of a drag.
 */
export function moveNote(doc: Y.Doc, wall: Wall, id: string, to: Point): void {
  const entry = entryOf(doc, wall, id)
  if (entry === null) return // removed by someone else while it was being dragged
  const pos = toPos(to)
  if (JSON.stringify(entry.get('pos')) !== JSON.stringify(pos)) entry.set('pos', pos)
}

/** Last writer wins. */
export function recolourNote(doc: Y.Doc, wall: Wall, id: string, color: NoteColor): void {
  const entry = entryOf(doc, wall, id)
  if (entry !== null && entry.get('color') !== color) entry.set('color', color)
}

/** Takes a note off the wall, with whatever is being typed on it. */
export function removeNote(doc: Y.Doc, wall: Wall, id: string): void {
  wallMap(doc, wall.meeting, wall.section).delete(id)
}

/** The text of a note to bind an editor to, or null once it is gone. */
export function noteFragment(doc: Y.Doc, wall: Wall, id: string): Y.XmlFragment | null {
  return asFragment(entryOf(doc, wall, id)?.get('text'))
}

function readNote(id: string, value: unknown): Note | null {
  const entry = asMap(value)
  const text = asFragment(entry?.get('text'))
  const pos = posSchema.safeParse(entry?.get('pos'))
  if (entry === null || text === null || !pos.success || !NOTE_ID.test(id)) return null
  return {
    id,
    at: { x: pos.data[0], y: pos.data[1] },
    color: colorSchema.safeParse(entry.get('color')).data ?? 'lemon',
    text: plainTextOf(readRichText(text)),
    by: authorSchema.safeParse(entry.get('by')).data ?? null,
  }
}

function entryOf(doc: Y.Doc, wall: Wall, id: string): Y.Map<unknown> | null {
  return asMap(wallMap(doc, wall.meeting, wall.section).get(id))
}

/** Whole units, within reach: a note that is dragged out of the wall stays at its edge. */
function toPos(at: Point): [number, number] {
  return [toUnits(at.x), toUnits(at.y)]
}

function toUnits(value: number): number {
  if (Number.isNaN(value)) return 0
  return Math.round(Math.max(-limits.wallReach, Math.min(limits.wallReach, value))) || 0
}
