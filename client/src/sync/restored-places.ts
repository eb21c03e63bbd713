import * as Y from 'yjs'

/**
 * Gives everything that an undo has brought back the two neighbours between which it stands now. Yjs looks for them
 * among the copies of what stood there once, and may name one that stands left of the other, or the same one twice: then
 * every document puts what was brought back somewhere else. To be called before the transaction is sent.
 */
export function nameNeighbours({ doc, beforeState }: Y.Transaction): void {
  const from = beforeState.get(doc.clientID) ?? 0
  const structs = doc.store.clients.get(doc.clientID) ?? []
  for (let place = structs.length - 1; place >= 0; place--) {
    const item = structs[place]
    if (!item || item.id.clock < from) return
    // A value under a key has no place of its own: it follows the one before it.
    if (item instanceof Y.Item && item.parentSub === null) nameNeighboursOf(item)
  }
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
