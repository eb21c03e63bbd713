import { seeded } from '@planwall/shared/testing/seeded.ts'
import * as prng from 'lib0/prng'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { LOCAL, UndoHistory } from './undo-history.ts'

/**
 * Ana and Ben write and remove at random in the text of one note, and Ana takes back and does again. Answers what she
 * reads, and what others read: Ben, and three who hear of it one by one, all at once, and in one piece.
 */
function readersAfter(seed: number, { benWrites }: { benWrites: boolean }) {
  const random = seeded(seed)
  const ana = new Y.Doc()
  ana.clientID = 1
  const ben = new Y.Doc()
  ben.clientID = 2
  const updates: Uint8Array[] = []
  const history = new UndoHistory(ana, [ana.getMap('notes')], new Set([LOCAL]))
  ana.on('update', (update: Uint8Array) => {
    updates.push(update)
    Y.applyUpdate(ben, update, ana)
  })
  ben.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== ana) Y.applyUpdate(ana, update, ben)
  })
  for (let step = 0; step < 50; step++) {
    const writer = benWrites && prng.int32(random, 0, 3) === 0 ? ben : ana
    const notes = writer.getMap<Y.XmlText>('notes')
    const text = notes.get('note')
    const kind = prng.int32(random, 0, 9)
    history.begin(String(step))
    if (kind < 3) history.undo(() => null)
    else if (kind < 5) history.redo(() => null)
    else writer.transact(() => change(notes, text, kind, random), writer === ana ? LOCAL : 'ben')
  }
  return {
    ana: read(ana),
    others: [ben, after(updates), after([Y.encodeStateAsUpdate(ana)]), after([Y.mergeUpdates(updates)])].map(read),
  }
}

function change(notes: Y.Map<Y.XmlText>, text: Y.XmlText | undefined, kind: number, random: prng.PRNG): void {
  if (!text) notes.set('note', new Y.XmlText('ab'))
  else if (kind === 5 && prng.bool(random)) notes.delete('note')
  else if (kind < 7 && text.length > 1) text.delete(prng.int32(random, 0, text.length - 2), 1)
  else {
    const at = prng.int32(random, 0, text.length)
    text.insert(at, prng.letter(random) + (prng.bool(random) ? prng.letter(random) : ''))
  }
}

function after(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

const read = (doc: Y.Doc) => JSON.stringify(doc.getMap('notes').toJSON())

const seeds = (special: readonly number[]) => [...special, ...Array.from({ length: 60 }, (_, index) => index + 1)]

it('brings words back to the same place for everybody', () => {
  for (const seed of seeds([148, 1560, 3204])) {
    const { ana, others } = readersAfter(seed, { benWrites: false })
    expect(others, `seed ${seed}`).toEqual([ana, ana, ana, ana])
  }
})

it('brings words back to the same place for everybody while somebody else writes there', () => {
  for (const seed of seeds([47, 332, 544, 1069, 2898])) {
    const { ana, others } = readersAfter(seed, { benWrites: true })
    expect(others, `seed ${seed}`).toEqual([ana, ana, ana, ana])
  }
})

it('brings back the last of several values of somebody else, as one value', () => {
  const ana = new Y.Doc()
  const ben = new Y.Doc()
  const history = new UndoHistory(ana, [ana.getMap('plan')], new Set([LOCAL]))
  const send = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from), from)
  const benSets = (value: string) => {
    ben.getMap('plan').set('owner', value)
    send(ben, ana)
  }
  const anaSets = (value: string | null) =>
    ana.transact(() => {
      if (value === null) ana.getMap('plan').delete('owner')
      else ana.getMap('plan').set('owner', value)
    }, LOCAL)
  benSets('Callum')
  history.begin('set owner')
  anaSets(null)
  benSets('Joanna')
  anaSets('Kenji')
  history.undo(() => null)
  const restored = ana.store.clients.get(ana.clientID)?.filter((struct) => struct instanceof Y.Item && !struct.deleted)
  send(ana, ben)
  expect([ana.getMap('plan').toJSON(), ben.getMap('plan').toJSON()]).toEqual([{ owner: 'Joanna' }, { owner: 'Joanna' }])
  expect(restored?.map(({ length }) => length)).toEqual([1])
})
