import { parseRootName } from '@planwall/shared/plan/root-name.ts'
import { fieldOf } from '@planwall/shared/plan/sections.ts'
import * as Y from 'yjs'
import { covers } from './clock-search.ts'
import type { AnyType, Holder } from './holder.ts'
import { refuse } from './refusal.ts'
import type { ClockRange } from './scan.ts'

/** How many types lie between a table's row and its root: the table itself, and the row. */
const ROW_DEPTH = 2

/**
 * Refuses what would take the place of a text or a table that people write in. The server makes those of a section, and
 * whoever adds a row makes its texts with it; nobody ever exchanges one, and where a plain value stood in its place
 * nobody could write any more.
 */
export function refuseInPlaceOfText({ root, kind, depth, type }: Holder, key: string): void {
  if (kind !== 'map') return
  if (depth === 0 && isMadeByServer(root, key)) refuse('badShape')
  if (depth === ROW_DEPTH && type !== null && isCellText(root, type, key) && holdsText(type, key)) refuse('badShape')
}

/**
 * Refuses to take such a text or table away. The text of a row goes with its row only, in the same update.
 * `deletions`: all that the update deletes, by client.
 */
export function refuseWithoutText(
  item: Y.Item,
  { root, kind, depth, type }: Holder,
  deletions: ReadonlyMap<number, readonly ClockRange[]>,
): void {
  const key = item.parentSub
  if (key === null || kind !== 'map' || !(item.content instanceof Y.ContentType)) return
  if (depth === 0 && isMadeByServer(root, key)) refuse('badShape')
  const row = type?._item
  if (depth !== ROW_DEPTH || !row || !isCellText(root, type, key)) return
  const ranges = deletions.get(row.id.client)
  if (ranges === undefined || !covers(ranges, { clock: row.id.clock, length: 1 })) refuse('badShape')
}

function isMadeByServer(root: string, key: string): boolean {
  const kind = fieldIn(root, key)?.kind
  return kind === 'text' || kind === 'richText' || kind === 'rows'
}

/** Whether a row of this type's table has a text under the key, by the catalogue. */
function isCellText(root: string, row: AnyType, key: string): boolean {
  const table = row._item?.parent
  const id = table instanceof Y.AbstractType ? table._item?.parentSub : null
  const field = id ? fieldIn(root, id) : null
  return field?.kind === 'rows' && field.columns.some((column) => column.id === key && column.kind === 'text')
}

function holdsText(row: AnyType, key: string): boolean {
  const present = row._map.get(key)
  return present !== undefined && !present.deleted && present.content instanceof Y.ContentType
}

function fieldIn(root: string, id: string) {
  const parsed = parseRootName(root)
  return parsed?.kind === 'section' ? fieldOf(parsed.section, id) : null
}
