import * as Y from 'yjs'

/** Somebody with a document of their own, whose edits come out as updates. */
export function createWriter(clientId: number) {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const lines = doc.getArray<string>('lines')

  function editing(edit: () => void): Uint8Array {
    const before = Y.encodeStateVector(doc)
    const made: Uint8Array[] = []
    const keep = (bytes: Uint8Array) => made.push(bytes)
    doc.on('update', keep)
    edit()
    doc.off('update', keep)
    return made[0] ?? Y.encodeStateAsUpdate(doc, before)
  }

  return {
    write: (line: string) => editing(() => lines.push([line])),
    erase: (index: number) => editing(() => lines.delete(index, 1)),
    state: () => Y.encodeStateAsUpdate(doc),
    lines: () => lines.toJSON(),
  }
}
