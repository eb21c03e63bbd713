import { expect } from 'vitest'
import * as Y from 'yjs'
import { type GuardRules, type GuardVerdict, guard } from '../guard.ts'
import { liveLimits } from '../limits.ts'
import type { Id } from '../scan.ts'
import { type HandMadeStruct, handMade } from './hand-made.ts'
import { contentOf, createSmallPlan } from './plan.ts'

// Mallory is a member who speaks the raw protocol. `section:values` is locked for her, `section:vision` is open.
export const SERVER = 1
export const MALLORY = 666
export const VICTIM = 42
export const open = 'section:vision'
export const locked = 'section:values'

export const rules: GuardRules = {
  mayWrite: (root) => root === open,
  claim: (id) => (id === MALLORY ? 'own' : id === SERVER || id === VICTIM ? 'other' : 'free'),
  limits: liveLimits,
}

/** A room with the small plan in it, and some words of the victim in both sections. */
export function openRoom(): Y.Doc {
  const room = createSmallPlan(SERVER)
  const victim = new Y.Doc()
  Y.applyUpdate(victim, Y.encodeStateAsUpdate(room))
  victim.clientID = VICTIM
  for (const root of [open, locked]) textOf(victim, root).insert(0, 'hello 🚀 ')
  Y.applyUpdate(room, Y.encodeStateAsUpdate(victim))
  room.clientID = 3
  return room
}

export function fragmentOf(doc: Y.Doc, root: string): Y.XmlFragment {
  return doc.getMap(root).get('text') as Y.XmlFragment
}

export function textOf(doc: Y.Doc, root: string): Y.XmlText {
  return (fragmentOf(doc, root).get(0) as Y.XmlElement).get(0) as Y.XmlText
}

export function idOf(type: Y.AbstractType<unknown> | Y.XmlText | Y.XmlFragment): Id {
  const item = type._item
  if (item === null) throw new Error('A root has no id')
  return { client: item.id.client, clock: item.id.clock }
}

/** The id of a character of a text. */
export function charOf(text: Y.XmlText, at: number): Id {
  let left = at
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (left < item.length) return { client: item.id.client, clock: item.id.clock + left }
    left -= item.length
  }
  throw new Error('The text is shorter')
}

export function mallorySends(
  room: Y.Doc,
  structs: HandMadeStruct[],
  clock = Y.getState(room.store, MALLORY),
): Uint8Array {
  return handMade({ clients: [{ client: MALLORY, clock, structs }] })
}

export function reasonOf(verdict: GuardVerdict): string {
  return verdict.kind === 'refused' ? verdict.reason : verdict.kind
}

/** Applies what passes, and holds that no locked root changed and nothing is pending. */
export function expectHarmless(room: Y.Doc, update: Uint8Array, by: GuardRules = rules): GuardVerdict {
  const before = contentOf(room, locked)
  const state = Y.encodeStateAsUpdate(room)
  const verdict = guard(room, update, by)
  expect(Y.encodeStateAsUpdate(room)).toEqual(state)
  if (verdict.kind !== 'refused') Y.applyUpdate(room, verdict.update)
  expect(contentOf(room, locked)).toBe(before)
  expect([room.store.pendingStructs, room.store.pendingDs]).toEqual([null, null])
  return verdict
}

export function repeat<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at))
}
