import type { Migration } from './migration'

/** Columns of every record that can travel. */
const record = `
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER`

/** A list kept as JSON text. */
const list = (column: string) =>
  `${column} TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(${column}) AND json_type(${column}) = 'array')`

/** Depots, items, contracts and equipment in full. */
export const suppliesCatalogue: Migration = {
  version: 5,
  name: 'supplies-catalogue',
  sql: `
  ALTER TABLE depots ADD COLUMN keeper_unit TEXT NOT NULL DEFAULT '';
  ALTER TABLE depots ADD COLUMN ${list('key_holders')};
  ALTER TABLE depots ADD COLUMN latitude REAL CHECK (latitude BETWEEN 3 AND 54);
  ALTER TABLE depots ADD COLUMN longitude REAL CHECK (longitude BETWEEN 73 AND 136);
  ALTER TABLE depots ADD COLUMN area_m2 INTEGER CHECK (area_m2 > 0);
  ALTER TABLE depots ADD COLUMN ${list('goods')};
  ALTER TABLE depots ADD COLUMN ${list('bins')};
  ALTER TABLE depots ADD COLUMN flood_safe_cm INTEGER;
  ALTER TABLE depots ADD COLUMN truck_access TEXT NOT NULL DEFAULT ''
    CHECK (truck_access IN ('', 'large', 'small', 'none'));
  ALTER TABLE depots ADD COLUMN fire_equipment TEXT NOT NULL DEFAULT '';
  ALTER TABLE depots ADD COLUMN power TEXT NOT NULL DEFAULT '';
  ALTER TABLE depots ADD COLUMN vehicle TEXT NOT NULL DEFAULT '';
  ALTER TABLE depots ADD COLUMN opening_minutes INTEGER CHECK (opening_minutes BETWEEN 0 AND 10080);
  ALTER TABLE depots ADD COLUMN batch_id TEXT REFERENCES import_batches (id);

  ALTER TABLE items ADD COLUMN kind TEXT NOT NULL DEFAULT 'consumable'
    CHECK (kind IN ('consumable', 'durable', 'serial'));
  ALTER TABLE items ADD COLUMN ${list('packagings')};
  ALTER TABLE items ADD COLUMN minimum INTEGER CHECK (minimum > 0);
  ALTER TABLE items ADD COLUMN ${list('depot_minimums')};
  ALTER TABLE items ADD COLUMN check_cycle_months INTEGER CHECK (check_cycle_months > 0);
  ALTER TABLE items ADD COLUMN storage_note TEXT NOT NULL DEFAULT '';
  ALTER TABLE items ADD COLUMN cycles TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(cycles));
  ALTER TABLE items ADD COLUMN batch_id TEXT REFERENCES import_batches (id);
  UPDATE items SET kind = 'durable'
    WHERE category GLOB 'YB-102*' OR category GLOB 'YB-103*' OR category GLOB 'YB-2*' OR category GLOB 'YB-302*'
      OR category GLOB 'YB-303*';

  CREATE TABLE gbt_codes (${record},
    code TEXT NOT NULL CHECK (code GLOB '[123][0-9][0-9][0-9][0-9][0-9][0-9]'),
    name TEXT NOT NULL CHECK (length(name) > 0),
    batch_id TEXT REFERENCES import_batches (id)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX gbt_codes_code ON gbt_codes (code) WHERE deleted_at IS NULL;

  CREATE TABLE supply_files (${record},
    subject TEXT NOT NULL CHECK (subject IN ('depot', 'contract', 'equipment')),
    subject_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('photo', 'plan', 'document')),
    name TEXT NOT NULL CHECK (length(name) > 0),
    mime TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    sha256 TEXT NOT NULL REFERENCES attachments (sha256),
    width INTEGER,
    height INTEGER
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX supply_files_subject ON supply_files (subject, subject_id, sha256) WHERE deleted_at IS NULL;

  CREATE TABLE supply_contracts (${record},
    kind TEXT NOT NULL CHECK (kind IN ('agreement', 'capacity')),
    number TEXT NOT NULL,
    partner TEXT NOT NULL CHECK (length(partner) > 0),
    depot_id TEXT REFERENCES depots (id),
    contact TEXT NOT NULL,
    phone24 TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    hours_to_deliver INTEGER CHECK (hours_to_deliver BETWEEN 0 AND 8760),
    ${list('lines')},
    state TEXT NOT NULL CHECK (state IN ('open', 'used-up', 'ended')),
    renews_id TEXT REFERENCES supply_contracts (id),
    remark TEXT NOT NULL,
    batch_id TEXT REFERENCES import_batches (id),
    CHECK (ends_on >= starts_on)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX supply_contracts_number ON supply_contracts (partner, number)
    WHERE deleted_at IS NULL AND number <> '';
  CREATE UNIQUE INDEX supply_contracts_renews ON supply_contracts (renews_id)
    WHERE deleted_at IS NULL AND renews_id IS NOT NULL;
  CREATE INDEX supply_contracts_ends ON supply_contracts (ends_on) WHERE deleted_at IS NULL;

  CREATE TABLE equipment (${record},
    item_id TEXT NOT NULL REFERENCES items (id),
    lot_id TEXT NOT NULL REFERENCES lots (id),
    serial TEXT NOT NULL CHECK (length(serial) > 0),
    model TEXT NOT NULL,
    maker TEXT NOT NULL,
    made_on TEXT,
    state TEXT NOT NULL CHECK (state IN ('usable', 'repair', 'broken', 'scrapped')),
    custodian TEXT NOT NULL,
    custodian_phone TEXT NOT NULL,
    remark TEXT NOT NULL,
    since TEXT NOT NULL,
    test_due_on TEXT,
    maintenance_due_on TEXT,
    inspection_due_on TEXT,
    scrap_on TEXT,
    document_id TEXT
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX equipment_serial ON equipment (item_id, serial) WHERE deleted_at IS NULL;
  CREATE UNIQUE INDEX equipment_lot ON equipment (lot_id) WHERE deleted_at IS NULL;

  CREATE TABLE equipment_log (${record},
    equipment_id TEXT NOT NULL REFERENCES equipment (id),
    kind TEXT NOT NULL CHECK (kind IN ('test', 'charge', 'maintenance', 'inspection', 'repair')),
    done_on TEXT NOT NULL,
    person TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('pass', 'fail')),
    minutes INTEGER CHECK (minutes >= 0),
    remark TEXT NOT NULL,
    next_due_on TEXT,
    CHECK (next_due_on IS NULL OR next_due_on > done_on)
  ) WITHOUT ROWID;
  CREATE INDEX equipment_log_unit ON equipment_log (equipment_id, done_on);

  CREATE TABLE label_formats (${record},
    name TEXT NOT NULL CHECK (length(name) > 0),
    page_width INTEGER NOT NULL CHECK (page_width > 0),
    page_height INTEGER NOT NULL CHECK (page_height > 0),
    columns INTEGER NOT NULL CHECK (columns > 0),
    rows INTEGER NOT NULL CHECK (rows > 0),
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    margin_left INTEGER NOT NULL CHECK (margin_left >= 0),
    margin_top INTEGER NOT NULL CHECK (margin_top >= 0),
    gap_x INTEGER NOT NULL CHECK (gap_x >= 0),
    gap_y INTEGER NOT NULL CHECK (gap_y >= 0),
    CHECK (margin_left + columns * width + (columns - 1) * gap_x <= page_width),
    CHECK (margin_top + rows * height + (rows - 1) * gap_y <= page_height)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX label_formats_name ON label_formats (name) WHERE deleted_at IS NULL;
  `,
}
