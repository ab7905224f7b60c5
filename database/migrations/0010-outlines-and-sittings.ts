import type { Migration } from './migration'

const record = `
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER`

/** The office's own outlines become records; who is in the middle of writing is known after a restart too. */
export const outlinesAndSittings: Migration = {
  version: 10,
  name: 'outlines-and-sittings',
  sql: `
  CREATE TABLE plan_outlines (${record},
    name TEXT NOT NULL CHECK (length(name) > 0),
    items TEXT NOT NULL CHECK (json_valid(items))
  );
  CREATE UNIQUE INDEX plan_outlines_name ON plan_outlines (name) WHERE deleted_at IS NULL;

  -- They were a list in the settings. Each gets the newest revision there is: it is no older than what is known.
  INSERT INTO plan_outlines (id, owner, rev, created_at, updated_at, name, items)
  SELECT o.value ->> 'id',
    coalesce((SELECT value ->> 'code' FROM settings WHERE key = 'office'), ''),
    coalesce((SELECT rev FROM change_log ORDER BY seq DESC LIMIT 1), '000000000000-0000-00000000'),
    coalesce((SELECT at FROM audit_entries ORDER BY seq DESC LIMIT 1), 0),
    coalesce((SELECT at FROM audit_entries ORDER BY seq DESC LIMIT 1), 0),
    o.value ->> 'name',
    o.value -> 'items'
  FROM settings s, json_each(s.value) o WHERE s.key = 'planOutlines';
  DELETE FROM settings WHERE key = 'planOutlines';

  CREATE TABLE audit_sittings (
    user_id TEXT NOT NULL,
    call TEXT NOT NULL,
    record_id TEXT NOT NULL,
    audit_seq INTEGER NOT NULL REFERENCES audit_entries (seq),
    user_name TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL CHECK (last_at >= began_at),
    changes INTEGER NOT NULL CHECK (changes > 0),
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    subject TEXT NOT NULL CHECK (json_valid(subject)),
    PRIMARY KEY (user_id, call, record_id)
  ) WITHOUT ROWID;
  `,
}
