import type { Migration } from './migration'

/**
 * Structured parts of plans. What a part holds is JSON checked by its kind's schema, so that a further kind (teams,
 * shelters) needs no table of its own.
 */
export const planParts: Migration = {
  version: 3,
  name: 'plan-parts',
  sql: `
  CREATE TABLE plan_parts (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    rev TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    version_id TEXT NOT NULL REFERENCES plan_versions (id),
    kind TEXT NOT NULL CHECK (length(kind) > 0),
    position INTEGER NOT NULL CHECK (position >= 0),
    section_key TEXT,
    body TEXT NOT NULL CHECK (json_valid(body))
  );
  CREATE INDEX plan_parts_version ON plan_parts (version_id, kind, position) WHERE deleted_at IS NULL;
  `,
}
