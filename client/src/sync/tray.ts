import type { TrayItem } from './rescue.ts'
import { sameRef } from './text-ref.ts'

/** What is put into the tray, and the ids of what is taken out. */
export type TrayChange = { add: readonly TrayItem[]; remove: readonly string[] }

/**
 * How a tray changes when these items come to it. An item takes the place of an earlier one of the same place when all
 * that one says stands in it too; otherwise both stay, since both were written.
 */
export function addingTo(tray: readonly TrayItem[], items: readonly TrayItem[]): TrayChange {
  const saysAllOf = (later: TrayItem, item: TrayItem) => sameRef(item, later) && later.yours.includes(item.yours)
  const isOutdone = (item: TrayItem, index: number) =>
    items.some((other, at) => saysAllOf(other, item) && (at < index || other.yours !== item.yours))
  return {
    add: items.filter((item, index) => !isOutdone(item, index)),
    remove: tray.filter((item) => items.some((later) => saysAllOf(later, item))).map(({ id }) => id),
  }
}

export function changedTray(tray: readonly TrayItem[], { add, remove }: TrayChange): TrayItem[] {
  return [...tray.filter(({ id }) => !remove.includes(id)), ...add]
}
