import type { Migration } from './migration'

const record = `
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER`

/** The month of an instant, counted from year 0 in UTC: the same on every computer, whatever its time zone. */
const monthOf = (instant: string) =>
  `(CAST(strftime('%Y', ${instant} / 1000, 'unixepoch') AS INTEGER) * 12 + CAST(strftime('%m', ${instant} / 1000, 'unixepoch') AS INTEGER) - 1)`

/**
 * What a township should keep, and the totals that reports are made of.
 *
 * `stock_months` follows `stock_movements` by trigger: the sum of each lot, depot, status and kind of document in each
 * UTC month. A reversal counts under the kind of the document it takes back, as a red entry does on paper.
 */
export const suppliesStandards: Migration = {
  version: 7,
  name: 'supplies-standards',
  sql: `
  CREATE TABLE supply_standards (${record},
    name TEXT NOT NULL CHECK (length(name) > 0),
    origin TEXT NOT NULL CHECK (origin IN ('reference', 'example', 'county', 'own')),
    basis TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    remark TEXT NOT NULL,
    batch_id TEXT REFERENCES import_batches (id)
  );
  CREATE UNIQUE INDEX supply_standards_name ON supply_standards (name) WHERE deleted_at IS NULL;
  CREATE UNIQUE INDEX supply_standards_active ON supply_standards (active) WHERE active = 1 AND deleted_at IS NULL;

  CREATE TABLE supply_standard_lines (${record},
    standard_id TEXT NOT NULL REFERENCES supply_standards (id),
    position INTEGER NOT NULL,
    group_name TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) > 0),
    unit TEXT NOT NULL CHECK (length(unit) > 0),
    decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 3),
    basis TEXT NOT NULL CHECK (basis IN ('fixed', 'population', 'villages')),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    per INTEGER NOT NULL CHECK (per > 0),
    category TEXT NOT NULL,
    source TEXT NOT NULL,
    remark TEXT NOT NULL
  );
  CREATE INDEX supply_standard_lines_standard ON supply_standard_lines (standard_id, position);

  CREATE TABLE item_matches (${record},
    line_key TEXT NOT NULL,
    item_id TEXT NOT NULL REFERENCES items (id),
    counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
    item_units INTEGER CHECK (item_units > 0),
    line_thousandths INTEGER CHECK (line_thousandths > 0),
    CHECK ((item_units IS NULL) = (line_thousandths IS NULL))
  );
  CREATE UNIQUE INDEX item_matches_key ON item_matches (line_key, item_id) WHERE deleted_at IS NULL;

  CREATE TABLE purchase_lists (${record},
    title TEXT NOT NULL CHECK (length(title) > 0),
    source TEXT NOT NULL CHECK (source IN ('gap', 'need', 'minimum', 'replenishment', 'own')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'done')),
    made_on TEXT NOT NULL,
    note TEXT NOT NULL,
    lines TEXT NOT NULL CHECK (json_valid(lines))
  );

  CREATE TABLE need_norms (${record},
    position INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (length(name) > 0),
    unit TEXT NOT NULL CHECK (length(unit) > 0),
    decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 3),
    category TEXT NOT NULL,
    people TEXT NOT NULL CHECK (people IN ('all', 'elderly', 'children', 'infants', 'women')),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    per INTEGER NOT NULL CHECK (per > 0),
    per_day INTEGER NOT NULL CHECK (per_day IN (0, 1)),
    source TEXT NOT NULL,
    remark TEXT NOT NULL
  );

  CREATE TABLE rotation_entries (${record},
    lot_id TEXT NOT NULL REFERENCES lots (id),
    year INTEGER NOT NULL,
    planned_on TEXT NOT NULL,
    replacement TEXT NOT NULL,
    kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
    note TEXT NOT NULL
  );
  CREATE UNIQUE INDEX rotation_entries_lot ON rotation_entries (lot_id, year) WHERE deleted_at IS NULL;

  CREATE TABLE replenishments (${record},
    document_id TEXT NOT NULL REFERENCES stock_documents (id),
    item_id TEXT NOT NULL REFERENCES items (id),
    receipt_id TEXT REFERENCES stock_documents (id),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    reason TEXT NOT NULL,
    CHECK ((receipt_id IS NULL) = (quantity = 0))
  );
  CREATE UNIQUE INDEX replenishments_dismissed ON replenishments (document_id, item_id)
    WHERE receipt_id IS NULL AND deleted_at IS NULL;
  CREATE INDEX replenishments_document ON replenishments (document_id, item_id) WHERE deleted_at IS NULL;
  CREATE INDEX replenishments_receipt ON replenishments (receipt_id, item_id)
    WHERE receipt_id IS NOT NULL AND deleted_at IS NULL;

  CREATE TABLE stock_months (
    lot_id TEXT NOT NULL REFERENCES lots (id),
    depot_id TEXT NOT NULL REFERENCES depots (id),
    status TEXT NOT NULL,
    month INTEGER NOT NULL,
    kind TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (lot_id, depot_id, status, month, kind)
  ) WITHOUT ROWID;
  INSERT INTO stock_months (lot_id, depot_id, status, month, kind, quantity)
    SELECT m.lot_id, m.depot_id, m.status, ${monthOf('m.happened_at')}, coalesce(r.kind, m.kind), sum(m.quantity)
    FROM stock_movements m JOIN stock_documents d ON d.id = m.document_id
    LEFT JOIN stock_documents r ON r.id = d.reverses_id
    GROUP BY 1, 2, 3, 4, 5;
  CREATE TRIGGER stock_movements_months AFTER INSERT ON stock_movements BEGIN
    INSERT INTO stock_months (lot_id, depot_id, status, month, kind, quantity)
      VALUES (NEW.lot_id, NEW.depot_id, NEW.status, ${monthOf('NEW.happened_at')},
        CASE NEW.kind WHEN 'reverse' THEN (SELECT r.kind FROM stock_documents d
          JOIN stock_documents r ON r.id = d.reverses_id WHERE d.id = NEW.document_id) ELSE NEW.kind END,
        NEW.quantity)
      ON CONFLICT (lot_id, depot_id, status, month, kind) DO UPDATE SET quantity = quantity + excluded.quantity;
  END;
  CREATE INDEX stock_movements_happened ON stock_movements (happened_at);
  `,
}
