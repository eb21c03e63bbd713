import { firstTables } from './0001-first-tables.ts'
import type { Migration } from './migration.ts'

/** In order, without gaps. A released one never changes: add the next. */
export const allMigrations: readonly Migration[] = [firstTables]
