import type { Migration } from './migration'

/**
 * The printing centre: what was ordered and where it stands in each paper, the kept file, and templates. Papers made
 * before kept nothing but their parts; a part named one depot or one unit, now it names any number.
 */
export const handbookPrinting: Migration = {
  version: 8,
  name: 'handbook-printing',
  sql: `
ALTER TABLE handbooks ADD COLUMN form TEXT NOT NULL DEFAULT 'handbook';
ALTER TABLE handbooks ADD COLUMN edition TEXT NOT NULL DEFAULT '';
ALTER TABLE handbooks ADD COLUMN sheets INTEGER NOT NULL DEFAULT 0;
ALTER TABLE handbooks ADD COLUMN paper_order TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(paper_order));
ALTER TABLE handbooks ADD COLUMN sections TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sections));
ALTER TABLE handbooks ADD COLUMN page_hashes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(page_hashes));
ALTER TABLE handbooks ADD COLUMN file_sha256 TEXT;
UPDATE handbooks SET sheets = pages, edition = CAST(version AS TEXT);
UPDATE handbooks SET parts = coalesce((
  SELECT json_group_array(json(
    CASE
      WHEN json_extract(value, '$.depotId') IS NOT NULL
        THEN json_set(json_remove(value, '$.depotId'), '$.depotIds', json_array(json_extract(value, '$.depotId')))
      WHEN json_extract(value, '$.unit') IS NOT NULL
        THEN json_set(json_remove(value, '$.unit'), '$.units', json_array(json_extract(value, '$.unit')))
      ELSE value
    END))
  FROM json_each(handbooks.parts)), '[]');

CREATE TABLE handbook_templates (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  name TEXT NOT NULL,
  remark TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('own', 'county')),
  template_order TEXT NOT NULL CHECK (json_valid(template_order))
);
CREATE UNIQUE INDEX handbook_templates_name ON handbook_templates (name) WHERE deleted_at IS NULL;
`,
}
