import type { Migration } from './migration'

const record = `
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER`

const day = (column: string) =>
  `${column} TEXT CHECK (${column} IS NULL OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`

const facts = [
  "level TEXT NOT NULL DEFAULT 'township' CHECK (level IN ('national', 'province', 'prefecture', 'county', 'township', 'village', 'unit'))",
  "event_types TEXT NOT NULL DEFAULT '[]' CHECK (json_type(event_types) = 'array')",
  day('approved_on'),
  "approved_by TEXT NOT NULL DEFAULT ''",
  day('published_on'),
  day('effective_on'),
  day('filed_on'),
  "filed_with TEXT NOT NULL DEFAULT ''",
  "filing_number TEXT NOT NULL DEFAULT ''",
  "area TEXT NOT NULL DEFAULT '[]' CHECK (json_type(area) = 'array')",
  'responsible_id TEXT REFERENCES people (id)',
  "responsible TEXT NOT NULL DEFAULT ''",
  'review_months INTEGER CHECK (review_months BETWEEN 1 AND 120)',
  "review_reason TEXT NOT NULL DEFAULT ''",
  day('assessed_on'),
  day('next_review_on'),
  day('drilled_on'),
  'parent_id TEXT REFERENCES plans (id)',
  "keywords TEXT NOT NULL DEFAULT '[]' CHECK (json_type(keywords) = 'array')",
  "secrecy TEXT NOT NULL DEFAULT 'public' CHECK (secrecy IN ('public', 'internal'))",
  "initials TEXT NOT NULL DEFAULT ''",
  "outline TEXT NOT NULL DEFAULT ''",
  'draft_id TEXT REFERENCES plan_versions (id) DEFERRABLE INITIALLY DEFERRED',
]

/** A section's text may be written only while its version is a draft. */
const draftOnly = (event: 'INSERT' | 'UPDATE' | 'DELETE', row: 'NEW' | 'OLD') => `
  CREATE TRIGGER plan_sections_${row.toLowerCase()}_${event.toLowerCase()} BEFORE ${event} ON plan_sections
    WHEN (SELECT state FROM plan_versions WHERE id = ${row}.version_id) IS NOT 'draft'
    BEGIN SELECT RAISE(ABORT, 'plan_sections: the version is no draft'); END;`

/**
 * Facts, life, versions and revision triggers of plans. `plan_versions` is built anew because a version number is
 * unique among versions that are kept: the number of a discarded draft is given again.
 */
export const planLibrary: Migration = {
  version: 2,
  name: 'plan-library',
  sql: `
  ${facts.map((column) => `ALTER TABLE plans ADD COLUMN ${column};`).join('\n  ')}
  UPDATE plans SET level = CASE category WHEN 'village' THEN 'village' WHEN 'enterprise' THEN 'unit' ELSE level END;
  UPDATE plans SET next_review_on = CASE
    WHEN review_on IS NOT NULL THEN review_on
    WHEN category <> 'superior' THEN date(issued_on, '+36 months', 'floor') END;
  CREATE INDEX plans_parent ON plans (parent_id) WHERE parent_id IS NOT NULL;
  CREATE INDEX plans_responsible ON plans (responsible_id) WHERE responsible_id IS NOT NULL;
  CREATE INDEX plans_next_review ON plans (next_review_on) WHERE deleted_at IS NULL;

  CREATE TABLE plan_versions_new (${record},
    plan_id TEXT NOT NULL REFERENCES plans (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL CHECK (number > 0),
    source_name TEXT NOT NULL,
    source_sha256 TEXT REFERENCES attachments (sha256),
    sections INTEGER NOT NULL,
    tables INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'approved', 'published', 'filed', 'archived')),
    based_on TEXT REFERENCES plan_versions (id),
    numbering TEXT NOT NULL CHECK (numbering IN ('chinese', 'decimal', 'kept')),
    published_at INTEGER,
    change_note TEXT NOT NULL
  );
  INSERT INTO plan_versions_new
    SELECT v.id, v.owner, v.rev, v.created_at, v.updated_at, v.deleted_at, v.plan_id, v.number, v.source_name,
      v.source_sha256, v.sections, v.tables, v.characters,
      CASE WHEN p.version_id = v.id THEN 'published' ELSE 'archived' END,
      (SELECT b.id FROM plan_versions b WHERE b.plan_id = v.plan_id AND b.number = v.number - 1),
      'kept', v.created_at, ''
    FROM plan_versions v JOIN plans p ON p.id = v.plan_id;
  DROP TABLE plan_versions;
  ALTER TABLE plan_versions_new RENAME TO plan_versions;
  CREATE UNIQUE INDEX plan_versions_number ON plan_versions (plan_id, number) WHERE deleted_at IS NULL;
  CREATE TRIGGER plan_versions_frozen BEFORE UPDATE ON plan_versions
    WHEN OLD.state IN ('published', 'filed', 'archived') AND (NEW.state IN ('draft', 'review', 'approved')
      OR NEW.plan_id <> OLD.plan_id OR NEW.number <> OLD.number OR NEW.numbering <> OLD.numbering
      OR NEW.sections <> OLD.sections OR NEW.tables <> OLD.tables OR NEW.characters <> OLD.characters)
    BEGIN SELECT RAISE(ABORT, 'plan_versions: a published version never changes'); END;
  CREATE TRIGGER plan_versions_kept BEFORE DELETE ON plan_versions WHEN OLD.state <> 'draft'
    BEGIN SELECT RAISE(ABORT, 'plan_versions: a version that was handed on is kept'); END;

  ALTER TABLE plan_sections ADD COLUMN key TEXT NOT NULL DEFAULT '';
  ALTER TABLE plan_sections ADD COLUMN hint TEXT NOT NULL DEFAULT '';
  UPDATE plan_sections SET key = id;
  CREATE UNIQUE INDEX plan_sections_key ON plan_sections (version_id, key);
  ${draftOnly('INSERT', 'NEW')}
  ${draftOnly('UPDATE', 'OLD')}
  ${draftOnly('UPDATE', 'NEW').replace('new_update', 'new_home')}
  ${draftOnly('DELETE', 'OLD')}

  CREATE TABLE plan_steps (${record},
    plan_id TEXT NOT NULL REFERENCES plans (id),
    version_id TEXT NOT NULL REFERENCES plan_versions (id),
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    by_name TEXT NOT NULL,
    user_name TEXT NOT NULL,
    opinion TEXT NOT NULL
  );
  CREATE INDEX plan_steps_plan ON plan_steps (plan_id, created_at);

  CREATE TABLE plan_attachments (${record},
    plan_id TEXT NOT NULL REFERENCES plans (id),
    name TEXT NOT NULL CHECK (length(name) > 0),
    sha256 TEXT NOT NULL REFERENCES attachments (sha256),
    mime TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    expires_on TEXT,
    remark TEXT NOT NULL
  );
  CREATE INDEX plan_attachments_plan ON plan_attachments (plan_id);
  CREATE INDEX plan_attachments_expires ON plan_attachments (expires_on) WHERE deleted_at IS NULL;

  CREATE TABLE plan_triggers (${record},
    plan_id TEXT NOT NULL REFERENCES plans (id),
    source TEXT NOT NULL CHECK (length(source) > 0),
    code TEXT NOT NULL CHECK (length(code) > 0),
    happened_on TEXT NOT NULL,
    detail TEXT NOT NULL,
    link TEXT NOT NULL,
    decision TEXT CHECK (decision IN ('revise', 'no-need')),
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    decided_on TEXT,
    done_version_id TEXT REFERENCES plan_versions (id)
  );
  CREATE INDEX plan_triggers_plan ON plan_triggers (plan_id, happened_on);
  CREATE UNIQUE INDEX plan_triggers_open ON plan_triggers (plan_id, source, code, link)
    WHERE deleted_at IS NULL AND source <> 'hand' AND decision IS NULL;
  `,
}
