import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import Libsql from 'libsql'
import { z } from 'zod'

const rowSchema = z.object({ data: z.instanceof(Uint8Array) }).optional()

const file = process.env.DATABASE

// With everything as it comes. It is up once it listens, and stores what it has at SIGTERM.
await new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: file ? [inSqlite(file)] : [],
}).listen()

/**
 * What its SQLite extension does, with the table and the statements of that, on the SQLite that we have: the extension
 * itself brings one that has to be compiled.
 */
function inSqlite(path: string): Database {
  const database = new Libsql(path)
  database.exec('CREATE TABLE IF NOT EXISTS documents (name varchar(255) NOT NULL, data blob NOT NULL, UNIQUE(name))')
  const select = database.prepare('SELECT data FROM documents WHERE name = ?')
  const upsert = database.prepare(
    'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
  )
  return new Database({
    fetch: async ({ documentName }) => rowSchema.parse(select.get(documentName))?.data ?? null,
    store: async ({ documentName, state }) => {
      upsert.run(documentName, state)
    },
  })
}
