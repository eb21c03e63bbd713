import type { Migration } from './migration.ts'

export const firstTables: Migration = {
  version: 1,
  sql: `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

    CREATE TABLE plans (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      title TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      created_by_session TEXT NOT NULL
    ) STRICT;

    CREATE TABLE participants (
      id TEXT PRIMARY KEY,
      plan_id TEXT NOT NULL REFERENCES plans (id),
      role TEXT NOT NULL CHECK (role IN ('facilitator', 'member', 'observer')),
      name TEXT NOT NULL,
      name_key TEXT NOT NULL,
      color INTEGER NOT NULL CHECK (color BETWEEN 1 AND 8),
      room_screen INTEGER NOT NULL CHECK (room_screen IN (0, 1)),
      created_at INTEGER NOT NULL,
      removed_at INTEGER
    ) STRICT;
    CREATE INDEX participants_of_plan ON participants (plan_id);
    CREATE UNIQUE INDEX participant_names ON participants (plan_id, name_key) WHERE removed_at IS NULL;

    CREATE TABLE invitations (
      id TEXT PRIMARY KEY,
      plan_id TEXT NOT NULL REFERENCES plans (id),
      role TEXT NOT NULL CHECK (role IN ('facilitator', 'member', 'observer')),
      kind TEXT NOT NULL CHECK (kind IN ('facilitator', 'member', 'observer', 'roomScreen')),
      nonce TEXT NOT NULL,
      secret_hash TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      revoked_at INTEGER,
      expires_at INTEGER
    ) STRICT;
    CREATE INDEX invitations_of_plan ON invitations (plan_id);

    CREATE TABLE sessions (
      id TEXT PRIMARY KEY,
      secret_hash TEXT NOT NULL UNIQUE,
      coach INTEGER NOT NULL CHECK (coach IN (0, 1)),
      created_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sessions_by_end ON sessions (expires_at);

    CREATE TABLE seats (
      id INTEGER PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
      participant_id TEXT NOT NULL REFERENCES participants (id),
      created_at INTEGER NOT NULL,
      UNIQUE (session_id, participant_id)
    ) STRICT;

    -- The log of a plan. seq counts the entries of every kind; plan_heads remembers it when rows are gone.
    CREATE TABLE plan_heads (plan_id TEXT PRIMARY KEY REFERENCES plans (id), seq INTEGER NOT NULL) STRICT;

    CREATE TABLE log (
      plan_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      author TEXT NOT NULL,
      bytes BLOB NOT NULL,
      crc INTEGER NOT NULL,
      PRIMARY KEY (plan_id, seq)
    ) STRICT;

    -- Two slots written in turn: when the newer state is damaged, the one before it still opens the plan.
    CREATE TABLE controls (
      plan_id TEXT NOT NULL,
      slot INTEGER NOT NULL CHECK (slot IN (0, 1)),
      seq INTEGER NOT NULL,
      state TEXT NOT NULL,
      crc INTEGER NOT NULL,
      PRIMARY KEY (plan_id, slot)
    ) STRICT;

    CREATE TABLE clients (
      plan_id TEXT NOT NULL,
      client_id INTEGER NOT NULL,
      participant_id TEXT NOT NULL,
      crc INTEGER NOT NULL,
      PRIMARY KEY (plan_id, client_id)
    ) STRICT;

    CREATE TABLE snapshots (
      plan_id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      crc INTEGER NOT NULL,
      PRIMARY KEY (plan_id, seq)
    ) STRICT;

    CREATE TABLE quarantine (
      id INTEGER PRIMARY KEY,
      plan_id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('update', 'control', 'client', 'snapshot')),
      position INTEGER NOT NULL,
      author TEXT,
      bytes BLOB,
      crc INTEGER NOT NULL,
      found_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX quarantine_of_plan ON quarantine (plan_id);
  `,
}
