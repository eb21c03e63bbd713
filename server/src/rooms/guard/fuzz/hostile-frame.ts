import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Id } from '../scan.ts'
import type { Chance } from './chance.ts'
import { rootNames } from './plan.ts'

const names = [
  'text',
  'title',
  'why',
  'rows',
  'values',
  'amount',
  'n0',
  'n1',
  'n2',
  'r0',
  'name',
  'pos',
  'color',
  'order',
  'start',
  'new',
  '',
]
/** Its `why` is where many frames meet; Mallory may write there. */
const HOT_ROOT = 'section:vision'

const elements = ['paragraph', 'bulletList', 'listItem', 'orderedList', 'hardBreak']

/** Changes an update's bytes a little: most of what comes out is nonsense, some of it is nearly right. */
export function mutate(update: Uint8Array, doc: Y.Doc, chance: Chance): Uint8Array {
  let bytes = [...update]
  for (let i = chance.below(4); i >= 0; i--) {
    const at = chance.below(bytes.length)
    switch (chance.below(7)) {
      case 0:
        bytes[at] = chance.below(256)
        break
      case 1:
        bytes[at] = (bytes[at]! + chance.pick([-1, 1])) & 255
        break
      case 2:
        bytes[at] = bytes[at]! ^ (1 << chance.below(8))
        break
      case 3:
        bytes.splice(at, 1 + chance.below(3))
        break
      case 4:
        bytes.splice(at, 0, chance.below(256))
        break
      case 5: {
        const id = liveId(doc, chance)
        const encoder = encoding.createEncoder()
        writeId(encoder, id)
        const aimed = encoding.toUint8Array(encoder)
        bytes.splice(at, chance.oneIn(3) ? 0 : aimed.length, ...aimed)
        break
      }
      default:
        bytes = [...bytes.slice(0, at), ...bytes.slice(chance.below(at + 1))]
    }
    if (bytes.length === 0) bytes = [0]
  }
  return Uint8Array.from(bytes)
}

/** An update made of structs that a correct client would never combine, aimed at what lives in the document. */
export function forge(doc: Y.Doc, clients: readonly number[], chance: Chance): Uint8Array {
  const encoder = encoding.createEncoder()
  const senders = chance.oneIn(4) ? clients.slice(0, 2) : [chance.pick(clients)]
  if (chance.oneIn(60)) senders.push(senders[0]!)
  const anchor = liveId(doc, chance)
  const fresh: Id[] = []
  const made = new Map<Id, number>()
  const run: Aim['run'] = { last: null, right: null }
  encoding.writeVarUint(encoder, senders.length)
  for (const client of senders) {
    let clock = Y.getState(doc.store, client)
    if (chance.oneIn(6)) clock = Math.max(0, clock - 1 - chance.below(4))
    if (chance.oneIn(40)) clock += 1
    const count = 1 + chance.below(4)
    encoding.writeVarUint(encoder, count)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (let i = 0; i < count; i++) {
      fresh.push({ client, clock })
      const length = forgeStruct(encoder, doc, chance, { anchor, fresh, client, clock, made, run })
      clock += length
      if (length > 1) fresh.push({ client, clock: clock - 1 })
    }
  }
  forgeDeletions(encoder, doc, chance, fresh)
  return encoding.toUint8Array(encoder)
}

type Aim = {
  anchor: Id
  fresh: readonly Id[]
  client: number
  clock: number
  made: Map<Id, number>
  /** The end of the last text, and what stands right of it: the next one may go on with it. */
  run: { last: Id | null; right: Id | null }
}

/** Content kinds that fit the four holders; the bare numbers are those of the wire. */
const fitting = { map: [8, 8, 7], fragment: [7], element: [7], text: [4, 4, 6] }
const misfits = [1, 3, 4, 5, 6, 7, 8, 9]

function forgeStruct(encoder: encoding.Encoder, doc: Y.Doc, chance: Chance, aim: Aim): number {
  if (chance.oneIn(20)) {
    encoding.writeUint8(encoder, chance.oneIn(12) ? 10 : 0)
    const length = 1 + chance.below(3)
    encoding.writeVarUint(encoder, length)
    return length
  }
  if (aim.run.last !== null && chance.oneIn(4)) return forgeRun(encoder, chance, aim)
  if (chance.oneIn(4)) return forgeAnywhere(encoder, doc, chance, aim)
  return forgeFitting(encoder, doc, chance, aim)
}

/** More text behind the last one, or an end of it that claims a right neighbour in its own run. */
function forgeRun(encoder: encoding.Encoder, chance: Chance, { run, fresh, client, clock }: Aim): number {
  const right = chance.oneIn(3) ? chance.pick(fresh) : run.right
  encoding.writeUint8(encoder, 4 | 128 | (right === null ? 0 : 64))
  if (run.last !== null) writeId(encoder, run.last)
  if (right !== null) writeId(encoder, right)
  const length = forgeContent(encoder, 4, chance, 0)
  run.last = { client, clock: clock + length - 1 }
  return length
}

/** Right content for where it goes, with neighbours that may be wrong: what only the resolver can see through. */
function forgeFitting(encoder: encoding.Encoder, doc: Y.Doc, chance: Chance, aim: Aim): number {
  const holder = liveType(doc, chance)
  const kind = kindOf(holder)
  const ref = chance.oneIn(25) ? chance.pick(misfits) : chance.oneIn(15) ? 1 : chance.pick(fitting[kind])
  const made = chance.oneIn(6) && aim.made.size > 0 ? chance.pick([...aim.made.keys()]) : null
  const parent = made ?? (holder._item === null ? rootNameOf(doc, holder) : holder._item.id)
  const key = kind === 'map' ? chance.pick(names) : null
  const known = key === null ? null : (holder._map.get(key) ?? null)
  const siblings = key === null ? childrenOf(holder) : known ? [known] : []
  if (siblings.length > 0 && !chance.oneIn(4)) {
    const left = chance.pick(siblings)
    const within = chance.below(left.length)
    const leftId = chance.oneIn(5) ? chance.pick(aim.fresh) : { client: left.id.client, clock: left.id.clock + within }
    const next =
      within + 1 < left.length ? { client: leftId.client, clock: leftId.clock + 1 } : (left.right?.id ?? null)
    const rightId = chance.oneIn(4) ? chance.pick(siblings).id : chance.oneIn(20) ? aim.anchor : next
    const withRight = rightId !== null && (key === null ? !chance.oneIn(4) : chance.oneIn(20))
    const withLeft = !withRight || !chance.oneIn(8)
    encoding.writeUint8(encoder, ref | (withLeft ? 128 : 0) | (withRight ? 64 : 0))
    if (withLeft) writeId(encoder, leftId)
    if (withRight) writeId(encoder, rightId)
    aim.run.right = withRight ? rightId : null
  } else {
    encoding.writeUint8(encoder, ref | (key === null ? 0 : 32))
    writeParent(encoder, parent)
    if (key !== null) encoding.writeVarString(encoder, key)
  }
  const id = { client: aim.client, clock: aim.clock }
  aim.run.last = null
  const type = { map: chance.pick([1, 4]), fragment: 3, element: chance.pick([3, 6]), text: 6 }[kind]
  if (ref === 7) aim.made.set(id, type)
  const length = forgeContent(encoder, ref, chance, chance.oneIn(20) ? chance.below(7) : type)
  if (ref === 4) aim.run.last = { client: aim.client, clock: aim.clock + length - 1 }
  return length
}

function forgeAnywhere(encoder: encoding.Encoder, doc: Y.Doc, chance: Chance, aim: Aim): number {
  const ref = chance.oneIn(8) ? chance.pick(misfits) : chance.pick([4, 4, 6, 7, 8])
  const next = { client: aim.anchor.client, clock: aim.anchor.clock + 1 }
  const near = () => chance.pick([aim.anchor, aim.anchor, next, liveId(doc, chance), chance.pick(aim.fresh)])
  const how = chance.below(8)
  if (how < 2) {
    encoding.writeUint8(encoder, ref | 128)
    writeId(encoder, near())
  } else if (how === 2) {
    encoding.writeUint8(encoder, ref | 64)
    writeId(encoder, near())
  } else if (how < 5) {
    encoding.writeUint8(encoder, ref | 192)
    const left = near()
    writeId(encoder, left)
    writeId(encoder, chance.oneIn(2) ? { client: left.client, clock: left.clock + 1 } : near())
  } else {
    const keyed = !chance.oneIn(3)
    encoding.writeUint8(encoder, ref | (keyed ? 32 : 0))
    const parent = chance.oneIn(2)
      ? chance.oneIn(20)
        ? 'section:nowhere'
        : chance.pick(rootNames)
      : chance.oneIn(3)
        ? chance.pick(aim.fresh)
        : liveId(doc, chance)
    writeParent(encoder, parent)
    if (keyed) encoding.writeVarString(encoder, chance.pick(names))
  }
  return forgeContent(encoder, ref, chance, chance.pick([1, 3, 4, 6, 6]))
}

function forgeContent(encoder: encoding.Encoder, ref: number, chance: Chance, type: number): number {
  switch (ref) {
    case 1: {
      const length = chance.oneIn(30) ? 0 : 1 + chance.below(4)
      encoding.writeVarUint(encoder, length)
      return length
    }
    case 3:
      encoding.writeVarUint8Array(encoder, new Uint8Array([1, 2]))
      return 1
    case 4: {
      const text = chance.oneIn(60) ? '' : chance.pick(['X', 'EVIL', '🚀', '\ufeffb', 'ab🚀cd'])
      encoding.writeVarString(encoder, text)
      return text.length
    }
    case 5:
      encoding.writeVarString(encoder, '{"src":"x"}')
      return 1
    case 6:
      encoding.writeVarString(encoder, chance.oneIn(30) ? 'link' : chance.pick(['bold', 'italic']))
      encoding.writeVarString(encoder, chance.oneIn(30) ? '{"a":1}' : chance.pick(['{}', 'null', 'true']))
      return 1
    case 7: {
      encoding.writeVarUint(encoder, type)
      if (type === 3 || type === 5)
        encoding.writeVarString(encoder, chance.oneIn(30) ? 'script' : chance.pick(elements))
      return 1
    }
    case 8: {
      const count = chance.oneIn(60) ? 0 : chance.oneIn(4) ? 2 : 1
      encoding.writeVarUint(encoder, count)
      for (let i = 0; i < count; i++) encoding.writeAny(encoder, chance.pick([1, 'x', null, [1, 2], { a: { b: 1 } }]))
      return count
    }
    default:
      encoding.writeVarString(encoder, 'guid')
      encoding.writeAny(encoder, {})
      return 1
  }
}

function forgeDeletions(encoder: encoding.Encoder, doc: Y.Doc, chance: Chance, fresh: readonly Id[]): void {
  const wanted = new Map<number, { clock: number; length: number }>()
  for (let i = chance.below(3); i > 0; i--) {
    const { client, clock } = chance.oneIn(2) ? chance.pick(fresh) : liveId(doc, chance)
    wanted.set(client, { clock, length: 1 + chance.below(chance.oneIn(3) ? 30 : 3) })
  }
  encoding.writeVarUint(encoder, wanted.size)
  for (const [client, { clock, length }] of wanted) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarUint(encoder, length)
  }
}

function liveId(doc: Y.Doc, chance: Chance): Id {
  const client = chance.pick([...doc.store.clients.keys()])
  const struct = chance.pick(doc.store.clients.get(client)!)
  return { client, clock: struct.id.clock + chance.below(struct.length) }
}

/** A text that many frames go for: much that is wrong shows only where several of them meet. */
function hotText(doc: Y.Doc): Y.AbstractType<unknown> | null {
  let at: unknown = doc.getMap(HOT_ROOT).get('why')
  while (at instanceof Y.XmlFragment) at = at.toArray()[0]
  return at instanceof Y.XmlText ? (at as unknown as Y.AbstractType<unknown>) : null
}

function liveType(doc: Y.Doc, chance: Chance): Y.AbstractType<unknown> {
  const hot = chance.oneIn(3) ? hotText(doc) : null
  if (hot !== null) return hot
  for (let i = 0; i < 20; i++) {
    const id = liveId(doc, chance)
    const item: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(id.client, id.clock))
    if (item instanceof Y.Item && item.content instanceof Y.ContentType) return item.content.type
  }
  return doc.getMap(chance.pick(rootNames)) as unknown as Y.AbstractType<unknown>
}

function childrenOf(type: Y.AbstractType<unknown>): Y.Item[] {
  const children: Y.Item[] = []
  for (let at = type._start; at !== null && children.length < 30; at = at.right) children.push(at)
  return children
}

function kindOf(type: Y.AbstractType<unknown>): keyof typeof fitting {
  if (type instanceof Y.Map) return 'map'
  if (type instanceof Y.XmlElement) return 'element'
  return type instanceof Y.XmlFragment ? 'fragment' : 'text'
}

function rootNameOf(doc: Y.Doc, type: Y.AbstractType<unknown>): string {
  for (const [name, root] of doc.share) if ((root as unknown) === type) return name
  return rootNames[0]!
}

function writeParent(encoder: encoding.Encoder, parent: Id | string): void {
  encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
  if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
  else writeId(encoder, parent)
}

function writeId(encoder: encoding.Encoder, id: Id): void {
  encoding.writeVarUint(encoder, id.client)
  encoding.writeVarUint(encoder, id.clock)
}
