import type { Migration } from './migration'

/** Columns of every record, as in the first migration. */
const record = `
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER`

/** Requests and stocktaking. */
export const suppliesCounts: Migration = {
  version: 6,
  name: 'supplies-counts',
  sql: `
  CREATE TABLE stock_requests (${record},
    number TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn')),
    asked_at INTEGER NOT NULL,
    unit TEXT NOT NULL CHECK (length(unit) > 0),
    village_code TEXT,
    person TEXT NOT NULL,
    phone TEXT NOT NULL,
    purpose TEXT NOT NULL,
    needed_on TEXT,
    deliver_depot_id TEXT REFERENCES depots (id),
    deliver_to TEXT NOT NULL,
    remark TEXT NOT NULL,
    source_depot_id TEXT REFERENCES depots (id),
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    CHECK (state <> 'approved' OR source_depot_id IS NOT NULL)
  );
  CREATE INDEX stock_requests_state ON stock_requests (state, needed_on);

  CREATE TABLE stock_request_lines (${record},
    request_id TEXT NOT NULL REFERENCES stock_requests (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    item_id TEXT NOT NULL REFERENCES items (id),
    asked INTEGER NOT NULL CHECK (asked > 0),
    approved INTEGER CHECK (approved BETWEEN 0 AND asked),
    remark TEXT NOT NULL
  );
  CREATE INDEX stock_request_lines_request ON stock_request_lines (request_id, position);

  CREATE TABLE stock_request_issues (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES stock_requests (id),
    line_id TEXT NOT NULL REFERENCES stock_request_lines (id),
    document_id TEXT NOT NULL REFERENCES stock_documents (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    received INTEGER CHECK (received BETWEEN 0 AND quantity),
    UNIQUE (line_id, document_id)
  ) WITHOUT ROWID;
  CREATE INDEX stock_request_issues_request ON stock_request_issues (request_id);
  CREATE INDEX stock_request_issues_document ON stock_request_issues (document_id);
  CREATE TRIGGER stock_request_issues_kept BEFORE UPDATE ON stock_request_issues
    WHEN OLD.received IS NOT NULL OR OLD.quantity <> NEW.quantity OR OLD.document_id <> NEW.document_id
    BEGIN SELECT RAISE(ABORT, 'stock_request_issues is settled'); END;

  CREATE TABLE stock_counts (${record},
    number TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('counting', 'reviewing', 'submitted', 'adjusted', 'cancelled')),
    depot_id TEXT NOT NULL REFERENCES depots (id),
    category TEXT NOT NULL,
    bins TEXT NOT NULL CHECK (json_valid(bins)),
    blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
    together TEXT NOT NULL CHECK (together IN ('conflict', 'sum')),
    sections TEXT NOT NULL CHECK (json_valid(sections)),
    note TEXT NOT NULL,
    snapshot_at INTEGER NOT NULL,
    snapshot_movement INTEGER NOT NULL,
    started_by TEXT NOT NULL,
    reviewing_since INTEGER,
    submitted_by TEXT,
    uncounted_kept INTEGER NOT NULL CHECK (uncounted_kept IN (0, 1)),
    document_id TEXT UNIQUE REFERENCES stock_documents (id),
    CHECK (state NOT IN ('submitted', 'adjusted') OR submitted_by IS NOT NULL)
  );
  CREATE INDEX stock_counts_state ON stock_counts (state, snapshot_at);
  CREATE TRIGGER stock_counts_settled BEFORE UPDATE ON stock_counts WHEN OLD.state IN ('adjusted', 'cancelled')
    BEGIN SELECT RAISE(ABORT, 'stock_counts is settled'); END;

  CREATE TABLE stock_count_lines (
    id TEXT NOT NULL PRIMARY KEY,
    count_id TEXT NOT NULL REFERENCES stock_counts (id),
    position INTEGER NOT NULL CHECK (position > 0),
    depot_id TEXT NOT NULL REFERENCES depots (id),
    item_id TEXT NOT NULL REFERENCES items (id),
    lot_id TEXT REFERENCES lots (id),
    bin TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('here', 'damaged')),
    book INTEGER NOT NULL CHECK (book >= 0),
    found INTEGER NOT NULL CHECK (found IN (0, 1)),
    lot_number TEXT NOT NULL,
    produced_on TEXT,
    expires_on TEXT,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    first INTEGER CHECK (first >= 0),
    first_at INTEGER,
    second INTEGER CHECK (second >= 0),
    second_at INTEGER,
    conflict INTEGER NOT NULL DEFAULT 0 CHECK (conflict IN (0, 1)),
    recount INTEGER NOT NULL DEFAULT 0 CHECK (recount IN (0, 1)),
    decided INTEGER CHECK (decided >= 0),
    expected INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    reason_note TEXT NOT NULL DEFAULT '',
    UNIQUE (count_id, position),
    CHECK (found = 1 OR lot_id IS NOT NULL),
    CHECK (found = 0 OR book = 0),
    CHECK (first IS NULL OR first_at IS NOT NULL),
    CHECK (second IS NULL OR second_at IS NOT NULL),
    CHECK (produced_on IS NULL OR expires_on IS NULL OR expires_on >= produced_on)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX stock_count_lines_open ON stock_count_lines (lot_id, depot_id, bin, status)
    WHERE open = 1 AND lot_id IS NOT NULL;
  CREATE INDEX stock_count_lines_bin ON stock_count_lines (count_id, bin, position);

  CREATE TABLE stock_count_entries (
    id TEXT NOT NULL PRIMARY KEY,
    count_id TEXT NOT NULL REFERENCES stock_counts (id),
    line_id TEXT NOT NULL REFERENCES stock_count_lines (id),
    round INTEGER NOT NULL CHECK (round IN (1, 2)),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    counted_at INTEGER NOT NULL,
    entered_at INTEGER NOT NULL,
    user_name TEXT NOT NULL,
    counter TEXT NOT NULL,
    via TEXT NOT NULL CHECK (via IN ('keyboard', 'scan', 'excel')),
    batch_id TEXT REFERENCES import_batches (id),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    replaced_by TEXT REFERENCES stock_count_entries (id)
  ) WITHOUT ROWID;
  CREATE INDEX stock_count_entries_line ON stock_count_entries (line_id, round);
  CREATE INDEX stock_count_entries_count ON stock_count_entries (count_id, entered_at);
  CREATE INDEX stock_count_entries_batch ON stock_count_entries (batch_id) WHERE batch_id IS NOT NULL;

  CREATE TABLE supplies_steps (
    id TEXT NOT NULL PRIMARY KEY,
    subject_id TEXT NOT NULL,
    step TEXT NOT NULL,
    at INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    user_name TEXT NOT NULL,
    person TEXT NOT NULL,
    opinion TEXT NOT NULL,
    document_id TEXT REFERENCES stock_documents (id)
  ) WITHOUT ROWID;
  CREATE INDEX supplies_steps_subject ON supplies_steps (subject_id, at);
  CREATE TRIGGER supplies_steps_no_update BEFORE UPDATE ON supplies_steps
    BEGIN SELECT RAISE(ABORT, 'supplies_steps is append-only'); END;
  CREATE TRIGGER supplies_steps_no_delete BEFORE DELETE ON supplies_steps
    BEGIN SELECT RAISE(ABORT, 'supplies_steps is append-only'); END;
  `,
}
