import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { StorageThread } from './storage-thread.ts'
import type { Turns } from './turns.ts'

/** Kysely over the storage thread. A transaction holds the only connection: keep it short, and await nothing else in it. */
export function createThreadDialect(thread: StorageThread, turns: Turns): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () => createDriver(thread, turns),
  }
}

class ThreadConnection implements DatabaseConnection {
  constructor(
    private readonly thread: StorageThread,
    readonly release: () => void,
  ) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes, lastId } = await this.thread.ask('query', { sql, params: parameters })
    // Kysely trusts the types of the schema; the migrations are what makes them true.
    return { rows: rows as R[], numAffectedRows: BigInt(changes), insertId: BigInt(lastId) }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator, and one connection cannot stream
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The storage thread does not stream')
  }
}

function createDriver(thread: StorageThread, turns: Turns): Driver {
  const step = async (step: 'begin' | 'commit' | 'rollback') => {
    await thread.ask('transaction', { step })
  }
  return {
    init: async () => {},
    acquireConnection: async () => new ThreadConnection(thread, await turns.take()),
    beginTransaction: () => step('begin'),
    commitTransaction: () => step('commit'),
    rollbackTransaction: () => step('rollback'),
    releaseConnection: async (connection) => {
      if (connection instanceof ThreadConnection) connection.release()
    },
    destroy: async () => {},
  }
}
