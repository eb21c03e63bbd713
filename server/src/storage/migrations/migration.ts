/** One step forward of the database. There is no way back: a backup is. */
export type Migration = { version: number; sql: string }
