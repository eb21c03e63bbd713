import * as Y from 'yjs'

/**
 * Puts right what an undo has brought back, before it is sent.
 * - Everything gets the two neighbours between which it stands now. Yjs looks for them among the copies of what stood
 *   there once, and may name one that stands left of the other, or the same one twice: then every document puts what was
 *   brought back somewhere else.
 * - Of several values under one key the last one stays. Yjs brings back in one piece what it keeps in one piece.
 */
export function settleRestored(transaction: Y.Transaction): void {
  const { doc, beforeState } = transaction
  const from = beforeState.get(doc.clientID) ?? 0
  const structs = doc.store.clients.get(doc.clientID) ?? []
  for (let place = structs.length - 1; place >= 0; place--) {
    const item = structs[place]
    if (!item || item.id.clock < from) return
    if (!(item instanceof Y.Item)) continue
    if (item.parentSub === null) nameNeighboursOf(item)
    else if (item.length > 1 && !item.deleted) keepLastValue(item, transaction)
  }
}

function keepLastValue(item: Y.Item, transaction: Y.Transaction): void {
  const { client, clock } = item.id
  Y.getItemCleanStart(transaction, Y.createID(client, clock + item.length - 1))
  item.delete(transaction)
}

function nameNeighboursOf(item: Y.Item): void {
  const { client, clock } = item.id
  // What this client brought back later was not there yet when others put this one in its place.
  const wasThere = ({ id }: Y.Item) => id.client !== client || id.clock < clock
  let left = item.left
  while (left && !wasThere(left)) left = left.left
  let right = item.right
  while (right && !wasThere(right)) right = right.right
  item.origin = left?.lastId ?? null
  item.rightOrigin = right?.id ?? null
}
