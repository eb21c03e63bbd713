import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Schema } from '../schema.ts'

export type TableDeps = { db: Kysely<Schema>; clock: Clock }
