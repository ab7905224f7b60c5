CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;

CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;

CREATE TRIGGER plan_sections_new_home BEFORE UPDATE ON plan_sections
    WHEN (SELECT state FROM plan_versions WHERE id = NEW.version_id) IS NOT 'draft'
    BEGIN SELECT RAISE(ABORT, 'plan_sections: the version is no draft'); END;

CREATE TRIGGER plan_sections_new_insert BEFORE INSERT ON plan_sections
    WHEN (SELECT state FROM plan_versions WHERE id = NEW.version_id) IS NOT 'draft'
    BEGIN SELECT RAISE(ABORT, 'plan_sections: the version is no draft'); END;

CREATE TRIGGER plan_sections_old_delete BEFORE DELETE ON plan_sections
    WHEN (SELECT state FROM plan_versions WHERE id = OLD.version_id) IS NOT 'draft'
    BEGIN SELECT RAISE(ABORT, 'plan_sections: the version is no draft'); END;

CREATE TRIGGER plan_sections_old_update BEFORE UPDATE ON plan_sections
    WHEN (SELECT state FROM plan_versions WHERE id = OLD.version_id) IS NOT 'draft'
    BEGIN SELECT RAISE(ABORT, 'plan_sections: the version is no draft'); END;

CREATE TRIGGER plan_versions_frozen BEFORE UPDATE ON plan_versions
    WHEN OLD.state IN ('published', 'filed', 'archived') AND (NEW.state IN ('draft', 'review', 'approved')
      OR NEW.plan_id <> OLD.plan_id OR NEW.number <> OLD.number OR NEW.numbering <> OLD.numbering
      OR NEW.sections <> OLD.sections OR NEW.tables <> OLD.tables OR NEW.characters <> OLD.characters)
    BEGIN SELECT RAISE(ABORT, 'plan_versions: a published version never changes'); END;

CREATE TRIGGER plan_versions_kept BEFORE DELETE ON plan_versions WHEN OLD.state <> 'draft'
    BEGIN SELECT RAISE(ABORT, 'plan_versions: a version that was handed on is kept'); END;

CREATE TRIGGER print_holdings_once BEFORE INSERT ON print_holdings
  WHEN EXISTS (SELECT 1 FROM print_holdings h WHERE h.run_id = NEW.run_id AND h.deleted_at IS NULL
    AND h.first_number <= NEW.last_number AND h.last_number >= NEW.first_number)
  BEGIN SELECT RAISE(ABORT, 'copies are given out already'); END;

CREATE TRIGGER stock_counts_settled BEFORE UPDATE ON stock_counts WHEN OLD.state IN ('adjusted', 'cancelled')
    BEGIN SELECT RAISE(ABORT, 'stock_counts is settled'); END;

CREATE TRIGGER stock_movements_balance AFTER INSERT ON stock_movements BEGIN
    INSERT INTO stock_balances (depot_id, lot_id, bin, status, quantity)
      VALUES (NEW.depot_id, NEW.lot_id, NEW.bin, NEW.status, 0) ON CONFLICT DO NOTHING;
    UPDATE stock_balances SET quantity = quantity + NEW.quantity
      WHERE lot_id = NEW.lot_id AND depot_id = NEW.depot_id AND bin = NEW.bin AND status = NEW.status;
  END;

CREATE TRIGGER stock_movements_kind BEFORE INSERT ON stock_movements
    WHEN NEW.kind <> (SELECT kind FROM stock_documents WHERE id = NEW.document_id) BEGIN
    SELECT RAISE(ABORT, 'a movement is of the kind of its document'); END;

CREATE TRIGGER stock_movements_months AFTER INSERT ON stock_movements BEGIN
    INSERT INTO stock_months (lot_id, depot_id, status, month, kind, quantity)
      VALUES (NEW.lot_id, NEW.depot_id, NEW.status, (CAST(strftime('%Y', NEW.happened_at / 1000, 'unixepoch') AS INTEGER) * 12 + CAST(strftime('%m', NEW.happened_at / 1000, 'unixepoch') AS INTEGER) - 1),
        CASE NEW.kind WHEN 'reverse' THEN (SELECT r.kind FROM stock_documents d
          JOIN stock_documents r ON r.id = d.reverses_id WHERE d.id = NEW.document_id) ELSE NEW.kind END,
        NEW.quantity)
      ON CONFLICT (lot_id, depot_id, status, month, kind) DO UPDATE SET quantity = quantity + excluded.quantity;
  END;

CREATE TRIGGER stock_movements_net AFTER INSERT ON stock_movements WHEN NEW.kind IN ('transfer', 'lend') BEGIN
    INSERT INTO stock_document_nets (document_id, lot_id, net) VALUES (NEW.document_id, NEW.lot_id, NEW.quantity)
      ON CONFLICT (document_id, lot_id) DO UPDATE SET net = net + excluded.net;
  END;

CREATE TRIGGER stock_movements_no_delete BEFORE DELETE ON stock_movements BEGIN
    SELECT RAISE(ABORT, 'stock_movements is append-only'); END;

CREATE TRIGGER stock_movements_no_update BEFORE UPDATE ON stock_movements BEGIN
    SELECT RAISE(ABORT, 'stock_movements is append-only'); END;

CREATE TRIGGER stock_request_issues_kept BEFORE UPDATE ON stock_request_issues
    WHEN OLD.received IS NOT NULL OR OLD.quantity <> NEW.quantity OR OLD.document_id <> NEW.document_id
    BEGIN SELECT RAISE(ABORT, 'stock_request_issues is settled'); END;

CREATE TRIGGER stock_reservations_made AFTER INSERT ON stock_reservations BEGIN
    UPDATE stock_balances SET reserved = reserved + NEW.quantity
      WHERE lot_id = NEW.lot_id AND depot_id = NEW.depot_id AND bin = NEW.bin AND status = 'here';
  END;

CREATE TRIGGER stock_reservations_no_update BEFORE UPDATE ON stock_reservations BEGIN
    SELECT RAISE(ABORT, 'stock_reservations are not changed'); END;

CREATE TRIGGER stock_reservations_released AFTER DELETE ON stock_reservations BEGIN
    UPDATE stock_balances SET reserved = reserved - OLD.quantity
      WHERE lot_id = OLD.lot_id AND depot_id = OLD.depot_id AND bin = OLD.bin AND status = 'here';
  END;

CREATE TRIGGER stock_reservations_there BEFORE INSERT ON stock_reservations
    WHEN NOT EXISTS (SELECT 1 FROM stock_balances WHERE lot_id = NEW.lot_id AND depot_id = NEW.depot_id
      AND bin = NEW.bin AND status = 'here') BEGIN
    SELECT RAISE(ABORT, 'nothing there to reserve'); END;

CREATE TRIGGER supplies_steps_no_delete BEFORE DELETE ON supplies_steps
    BEGIN SELECT RAISE(ABORT, 'supplies_steps is append-only'); END;

CREATE TRIGGER supplies_steps_no_update BEFORE UPDATE ON supplies_steps
    BEGIN SELECT RAISE(ABORT, 'supplies_steps is append-only'); END;

CREATE TABLE attachments (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    mime TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    created_at INTEGER NOT NULL
  ) WITHOUT ROWID;

CREATE TABLE audit_entries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    user_name TEXT NOT NULL,
    call TEXT NOT NULL,
    subject TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
  );

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

CREATE TABLE change_log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    audit_seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    rev TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'remove', 'restore')),
    before TEXT
  );

CREATE TABLE column_mappings (
    kind TEXT NOT NULL,
    signature TEXT NOT NULL,
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (kind, signature)
  ) WITHOUT ROWID;

CREATE TABLE depots (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    name TEXT NOT NULL CHECK (length(name) > 0),
    level TEXT NOT NULL,
    division_code TEXT,
    address TEXT NOT NULL,
    keeper TEXT NOT NULL,
    phones TEXT NOT NULL CHECK (json_valid(phones)),
    remark TEXT NOT NULL
  , keeper_unit TEXT NOT NULL DEFAULT '', key_holders TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(key_holders) AND json_type(key_holders) = 'array'), latitude REAL CHECK (latitude BETWEEN 3 AND 54), longitude REAL CHECK (longitude BETWEEN 73 AND 136), area_m2 INTEGER CHECK (area_m2 > 0), goods TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(goods) AND json_type(goods) = 'array'), bins TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(bins) AND json_type(bins) = 'array'), flood_safe_cm INTEGER, truck_access TEXT NOT NULL DEFAULT ''
    CHECK (truck_access IN ('', 'large', 'small', 'none')), fire_equipment TEXT NOT NULL DEFAULT '', power TEXT NOT NULL DEFAULT '', vehicle TEXT NOT NULL DEFAULT '', opening_minutes INTEGER CHECK (opening_minutes BETWEEN 0 AND 10080), batch_id TEXT REFERENCES import_batches (id)) WITHOUT ROWID;

CREATE TABLE divisions (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    code TEXT NOT NULL CHECK (length(code) = 12),
    name TEXT NOT NULL CHECK (length(name) > 0)
  );

CREATE TABLE document_numbers (
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, year)
  ) WITHOUT ROWID;

CREATE TABLE equipment (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
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

CREATE TABLE equipment_log (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
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

CREATE TABLE gbt_codes (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    code TEXT NOT NULL CHECK (code GLOB '[123][0-9][0-9][0-9][0-9][0-9][0-9]'),
    name TEXT NOT NULL CHECK (length(name) > 0),
    batch_id TEXT REFERENCES import_batches (id)
  ) WITHOUT ROWID;

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

CREATE TABLE handbooks (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    title TEXT NOT NULL,
    version INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    made_at INTEGER NOT NULL, form TEXT NOT NULL DEFAULT 'handbook', edition TEXT NOT NULL DEFAULT '', sheets INTEGER NOT NULL DEFAULT 0, paper_order TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(paper_order)), sections TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sections)), page_hashes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(page_hashes)), file_sha256 TEXT,
    UNIQUE (title, version)
  );

CREATE TABLE import_batches (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    rows INTEGER NOT NULL,
    imported INTEGER NOT NULL,
    undone_at INTEGER
  );

CREATE TABLE item_matches (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    line_key TEXT NOT NULL,
    item_id TEXT NOT NULL REFERENCES items (id),
    counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
    item_units INTEGER CHECK (item_units > 0),
    line_thousandths INTEGER CHECK (line_thousandths > 0),
    CHECK ((item_units IS NULL) = (line_thousandths IS NULL))
  );

CREATE TABLE items (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    name TEXT NOT NULL CHECK (length(name) > 0),
    spec TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (length(unit) > 0),
    decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 3),
    category TEXT NOT NULL,
    gbt38565_code TEXT NOT NULL,
    shelf_life_months INTEGER CHECK (shelf_life_months > 0),
    remark TEXT NOT NULL,
    initials TEXT NOT NULL,
    search TEXT GENERATED ALWAYS AS (lower(name || ' ' || spec || ' ' || initials)) STORED
  , kind TEXT NOT NULL DEFAULT 'consumable'
    CHECK (kind IN ('consumable', 'durable', 'serial')), packagings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(packagings) AND json_type(packagings) = 'array'), minimum INTEGER CHECK (minimum > 0), depot_minimums TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(depot_minimums) AND json_type(depot_minimums) = 'array'), check_cycle_months INTEGER CHECK (check_cycle_months > 0), storage_note TEXT NOT NULL DEFAULT '', cycles TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(cycles)), batch_id TEXT REFERENCES import_batches (id)) WITHOUT ROWID;

CREATE TABLE label_formats (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
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

CREATE TABLE lots (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    item_id TEXT NOT NULL REFERENCES items (id),
    number TEXT NOT NULL,
    produced_on TEXT,
    expires_on TEXT,
    source TEXT NOT NULL,
    supplier TEXT NOT NULL,
    price_fen INTEGER CHECK (price_fen >= 0),
    remark TEXT NOT NULL, reserve_form TEXT NOT NULL DEFAULT 'physical'
    CHECK (reserve_form IN ('physical', 'agreement', 'capacity')), source_kind TEXT NOT NULL DEFAULT 'other'
    CHECK (source_kind IN ('purchase', 'allocation', 'donation', 'contract', 'return', 'other')), donor TEXT NOT NULL DEFAULT '',
    CHECK (produced_on IS NULL OR expires_on IS NULL OR expires_on >= produced_on)
  ) WITHOUT ROWID;

CREATE TABLE need_norms (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
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

CREATE TABLE packages (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    name TEXT NOT NULL,
    sequence INTEGER NOT NULL UNIQUE,
    contents TEXT NOT NULL CHECK (json_valid(contents)),
    personal_data INTEGER NOT NULL CHECK (personal_data IN (0, 1)),
    records INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    manifest_sha256 TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    note TEXT NOT NULL
  );

CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    name TEXT NOT NULL CHECK (length(name) > 0),
    unit TEXT NOT NULL,
    post TEXT NOT NULL,
    village_code TEXT,
    village_name TEXT NOT NULL,
    phones TEXT NOT NULL CHECK (json_valid(phones)),
    remark TEXT NOT NULL,
    initials TEXT NOT NULL,
    batch_id TEXT REFERENCES import_batches (id)
  );

CREATE TABLE plan_attachments (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    name TEXT NOT NULL CHECK (length(name) > 0),
    sha256 TEXT NOT NULL REFERENCES attachments (sha256),
    mime TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    expires_on TEXT,
    remark TEXT NOT NULL
  );

CREATE TABLE plan_outlines (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    name TEXT NOT NULL CHECK (length(name) > 0),
    items TEXT NOT NULL CHECK (json_valid(items))
  );

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

CREATE TABLE plan_sections (
    id TEXT NOT NULL PRIMARY KEY,
    version_id TEXT NOT NULL REFERENCES plan_versions (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 9),
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    run_in TEXT NOT NULL,
    characters INTEGER NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)), key TEXT NOT NULL DEFAULT '', hint TEXT NOT NULL DEFAULT '',
    UNIQUE (version_id, position)
  );

CREATE TABLE plan_steps (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    version_id TEXT NOT NULL REFERENCES plan_versions (id),
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    by_name TEXT NOT NULL,
    user_name TEXT NOT NULL,
    opinion TEXT NOT NULL
  );

CREATE TABLE plan_triggers (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
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

CREATE TABLE "plan_versions" (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
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

CREATE TABLE plans (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    title TEXT NOT NULL CHECK (length(title) > 0),
    category TEXT NOT NULL,
    document_number TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    issued_on TEXT,
    review_on TEXT,
    remark TEXT NOT NULL,
    version_id TEXT REFERENCES plan_versions (id) DEFERRABLE INITIALLY DEFERRED
  , level TEXT NOT NULL DEFAULT 'township' CHECK (level IN ('national', 'province', 'prefecture', 'county', 'township', 'village', 'unit')), event_types TEXT NOT NULL DEFAULT '[]' CHECK (json_type(event_types) = 'array'), approved_on TEXT CHECK (approved_on IS NULL OR approved_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), approved_by TEXT NOT NULL DEFAULT '', published_on TEXT CHECK (published_on IS NULL OR published_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), effective_on TEXT CHECK (effective_on IS NULL OR effective_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), filed_on TEXT CHECK (filed_on IS NULL OR filed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), filed_with TEXT NOT NULL DEFAULT '', filing_number TEXT NOT NULL DEFAULT '', area TEXT NOT NULL DEFAULT '[]' CHECK (json_type(area) = 'array'), responsible_id TEXT REFERENCES people (id), responsible TEXT NOT NULL DEFAULT '', review_months INTEGER CHECK (review_months BETWEEN 1 AND 120), review_reason TEXT NOT NULL DEFAULT '', assessed_on TEXT CHECK (assessed_on IS NULL OR assessed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), next_review_on TEXT CHECK (next_review_on IS NULL OR next_review_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), drilled_on TEXT CHECK (drilled_on IS NULL OR drilled_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), parent_id TEXT REFERENCES plans (id), keywords TEXT NOT NULL DEFAULT '[]' CHECK (json_type(keywords) = 'array'), secrecy TEXT NOT NULL DEFAULT 'public' CHECK (secrecy IN ('public', 'internal')), initials TEXT NOT NULL DEFAULT '', outline TEXT NOT NULL DEFAULT '', draft_id TEXT REFERENCES plan_versions (id) DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE print_holdings (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    run_id TEXT NOT NULL REFERENCES print_runs (id),
    handbook_id TEXT NOT NULL REFERENCES handbooks (id),
    through_id TEXT REFERENCES print_runs (id),
    first_number INTEGER NOT NULL CHECK (first_number > 0),
    last_number INTEGER NOT NULL CHECK (last_number >= first_number),
    holder TEXT NOT NULL CHECK (length(holder) > 0),
    unit TEXT NOT NULL,
    phone TEXT NOT NULL,
    person_id TEXT REFERENCES people (id),
    given_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'returned', 'destroyed', 'lost')),
    ended_on TEXT,
    note TEXT NOT NULL,
    CHECK ((state = 'held') = (ended_on IS NULL))
  );

CREATE TABLE print_runs (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('whole', 'change')),
    handbook_id TEXT NOT NULL REFERENCES handbooks (id),
    from_id TEXT REFERENCES handbooks (id),
    through_id TEXT REFERENCES print_runs (id),
    binder TEXT NOT NULL CHECK (json_valid(binder)),
    copies INTEGER NOT NULL CHECK (copies > 0),
    first_number INTEGER CHECK (first_number > 0),
    last_number INTEGER,
    printed_on TEXT NOT NULL,
    user_name TEXT NOT NULL,
    note TEXT NOT NULL,
    CHECK ((kind = 'whole') = (first_number IS NOT NULL)),
    CHECK (first_number IS NULL OR last_number = first_number + copies - 1),
    CHECK ((kind = 'change') = (from_id IS NOT NULL))
  );

CREATE TABLE purchase_lists (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    title TEXT NOT NULL CHECK (length(title) > 0),
    source TEXT NOT NULL CHECK (source IN ('gap', 'need', 'minimum', 'replenishment', 'own')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'done')),
    made_on TEXT NOT NULL,
    note TEXT NOT NULL,
    lines TEXT NOT NULL CHECK (json_valid(lines))
  );

CREATE TABLE replenishments (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    document_id TEXT NOT NULL REFERENCES stock_documents (id),
    item_id TEXT NOT NULL REFERENCES items (id),
    receipt_id TEXT REFERENCES stock_documents (id),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    reason TEXT NOT NULL,
    CHECK ((receipt_id IS NULL) = (quantity = 0))
  );

CREATE TABLE reverts (rev TEXT NOT NULL PRIMARY KEY, restores TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE rotation_entries (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    lot_id TEXT NOT NULL REFERENCES lots (id),
    year INTEGER NOT NULL,
    planned_on TEXT NOT NULL,
    replacement TEXT NOT NULL,
    kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
    note TEXT NOT NULL
  );

CREATE TABLE search_entries (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    title TEXT NOT NULL,
    rank INTEGER NOT NULL
  );

CREATE VIRTUAL TABLE search_terms USING fts5 (title, body, initials, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0");

CREATE TABLE sessions (
    client TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    signed_in_at INTEGER NOT NULL
  ) WITHOUT ROWID;

CREATE TABLE settings (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) WITHOUT ROWID;

CREATE TABLE "stock_balances" (
    depot_id TEXT NOT NULL REFERENCES depots (id),
    lot_id TEXT NOT NULL REFERENCES lots (id),
    bin TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('here', 'transit', 'lent', 'damaged')),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    reserved INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0 AND reserved <= quantity),
    PRIMARY KEY (lot_id, depot_id, bin, status),
    CHECK (status = 'here' OR reserved = 0)
  ) WITHOUT ROWID;

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

CREATE TABLE stock_counts (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
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

CREATE TABLE stock_document_nets (
    document_id TEXT NOT NULL REFERENCES stock_documents (id),
    lot_id TEXT NOT NULL REFERENCES lots (id),
    net INTEGER NOT NULL REFERENCES stock_net_zero (net) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (document_id, lot_id)
  ) WITHOUT ROWID;

CREATE TABLE "stock_documents" (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    rev TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('opening', 'receive', 'issue', 'transfer', 'arrive', 'lend', 'give-back',
      'scrap', 'rotate', 'adjust', 'reverse')),
    number TEXT NOT NULL UNIQUE,
    depot_id TEXT NOT NULL REFERENCES depots (id),
    to_depot_id TEXT REFERENCES depots (id),
    happened_at INTEGER NOT NULL,
    counterparty TEXT NOT NULL DEFAULT '',
    receiver TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    ordered_by TEXT NOT NULL DEFAULT '',
    order_number TEXT NOT NULL DEFAULT '',
    event TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    reason TEXT NOT NULL DEFAULT '',
    deviation TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL,
    user_name TEXT NOT NULL,
    reverses_id TEXT UNIQUE REFERENCES stock_documents (id),
    follows_id TEXT REFERENCES stock_documents (id),
    batch_id TEXT REFERENCES import_batches (id),
    CHECK (kind NOT IN ('transfer', 'arrive') OR to_depot_id IS NOT NULL),
    CHECK (kind NOT IN ('arrive', 'give-back') OR follows_id IS NOT NULL),
    CHECK ((kind = 'reverse') = (reverses_id IS NOT NULL))
  );

CREATE TABLE stock_months (
    lot_id TEXT NOT NULL REFERENCES lots (id),
    depot_id TEXT NOT NULL REFERENCES depots (id),
    status TEXT NOT NULL,
    month INTEGER NOT NULL,
    kind TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (lot_id, depot_id, status, month, kind)
  ) WITHOUT ROWID;

CREATE TABLE "stock_movements" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL REFERENCES stock_documents (id),
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    depot_id TEXT NOT NULL REFERENCES depots (id),
    lot_id TEXT NOT NULL REFERENCES lots (id),
    bin TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('here', 'transit', 'lent', 'damaged')),
    quantity INTEGER NOT NULL CHECK (quantity <> 0),
    happened_at INTEGER NOT NULL,
    entered_at INTEGER NOT NULL
  );

CREATE TABLE stock_net_zero (net INTEGER NOT NULL PRIMARY KEY CHECK (net = 0));

CREATE TABLE stock_request_issues (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES stock_requests (id),
    line_id TEXT NOT NULL REFERENCES stock_request_lines (id),
    document_id TEXT NOT NULL REFERENCES stock_documents (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    received INTEGER CHECK (received BETWEEN 0 AND quantity),
    UNIQUE (line_id, document_id)
  ) WITHOUT ROWID;

CREATE TABLE stock_request_lines (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    request_id TEXT NOT NULL REFERENCES stock_requests (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    item_id TEXT NOT NULL REFERENCES items (id),
    asked INTEGER NOT NULL CHECK (asked > 0),
    approved INTEGER CHECK (approved BETWEEN 0 AND asked),
    remark TEXT NOT NULL
  );

CREATE TABLE stock_requests (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
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

CREATE TABLE stock_reservations (
    holder_kind TEXT NOT NULL CHECK (length(holder_kind) > 0),
    holder_id TEXT NOT NULL CHECK (length(holder_id) > 0),
    depot_id TEXT NOT NULL REFERENCES depots (id),
    lot_id TEXT NOT NULL REFERENCES lots (id),
    bin TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    reserved_at INTEGER NOT NULL,
    PRIMARY KEY (holder_kind, holder_id, lot_id, depot_id, bin)
  ) WITHOUT ROWID;

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

CREATE TABLE supply_contracts (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('agreement', 'capacity')),
    number TEXT NOT NULL,
    partner TEXT NOT NULL CHECK (length(partner) > 0),
    depot_id TEXT REFERENCES depots (id),
    contact TEXT NOT NULL,
    phone24 TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    hours_to_deliver INTEGER CHECK (hours_to_deliver BETWEEN 0 AND 8760),
    lines TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(lines) AND json_type(lines) = 'array'),
    state TEXT NOT NULL CHECK (state IN ('open', 'used-up', 'ended')),
    renews_id TEXT REFERENCES supply_contracts (id),
    remark TEXT NOT NULL,
    batch_id TEXT REFERENCES import_batches (id),
    CHECK (ends_on >= starts_on)
  ) WITHOUT ROWID;

CREATE TABLE supply_files (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
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

CREATE TABLE supply_standard_lines (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
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

CREATE TABLE supply_standards (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    name TEXT NOT NULL CHECK (length(name) > 0),
    origin TEXT NOT NULL CHECK (origin IN ('reference', 'example', 'county', 'own')),
    basis TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    remark TEXT NOT NULL,
    batch_id TEXT REFERENCES import_batches (id)
  );

CREATE TABLE undo_steps (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    audit_seq INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    call TEXT NOT NULL,
    at INTEGER NOT NULL,
    inverse TEXT CHECK (inverse IS NULL OR json_valid(inverse)),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
  );

CREATE TABLE users (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
    name TEXT NOT NULL CHECK (length(name) > 0),
    role TEXT NOT NULL CHECK (role IN ('viewer', 'clerk', 'administrator')),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    pin_hash TEXT,
    failed_attempts INTEGER NOT NULL DEFAULT 0,
    wait_until INTEGER NOT NULL DEFAULT 0
  );

CREATE INDEX change_log_audit ON change_log (audit_seq);

CREATE UNIQUE INDEX depots_name ON depots (name) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX divisions_code ON divisions (code) WHERE deleted_at IS NULL;

CREATE INDEX equipment_log_unit ON equipment_log (equipment_id, done_on);

CREATE UNIQUE INDEX equipment_lot ON equipment (lot_id) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX equipment_serial ON equipment (item_id, serial) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX gbt_codes_code ON gbt_codes (code) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX handbook_templates_name ON handbook_templates (name) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX item_matches_key ON item_matches (line_key, item_id) WHERE deleted_at IS NULL;

CREATE INDEX items_initials ON items (initials, id);

CREATE UNIQUE INDEX items_name ON items (name, spec, unit) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX label_formats_name ON label_formats (name) WHERE deleted_at IS NULL;

CREATE INDEX lots_expires ON lots (expires_on);

CREATE INDEX lots_item ON lots (item_id, expires_on, id, number);

CREATE INDEX people_batch ON people (batch_id) WHERE batch_id IS NOT NULL;

CREATE INDEX people_initials ON people (initials) WHERE deleted_at IS NULL;

CREATE INDEX people_unit ON people (unit, name) WHERE deleted_at IS NULL;

CREATE INDEX plan_attachments_expires ON plan_attachments (expires_on) WHERE deleted_at IS NULL;

CREATE INDEX plan_attachments_plan ON plan_attachments (plan_id);

CREATE UNIQUE INDEX plan_outlines_name ON plan_outlines (name) WHERE deleted_at IS NULL;

CREATE INDEX plan_parts_version ON plan_parts (version_id, kind, position) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX plan_sections_key ON plan_sections (version_id, key);

CREATE INDEX plan_steps_plan ON plan_steps (plan_id, created_at);

CREATE UNIQUE INDEX plan_triggers_open ON plan_triggers (plan_id, source, code, link)
    WHERE deleted_at IS NULL AND source <> 'hand' AND decision IS NULL;

CREATE INDEX plan_triggers_plan ON plan_triggers (plan_id, happened_on);

CREATE UNIQUE INDEX plan_versions_number ON plan_versions (plan_id, number) WHERE deleted_at IS NULL;

CREATE INDEX plans_next_review ON plans (next_review_on) WHERE deleted_at IS NULL;

CREATE INDEX plans_parent ON plans (parent_id) WHERE parent_id IS NOT NULL;

CREATE INDEX plans_responsible ON plans (responsible_id) WHERE responsible_id IS NOT NULL;

CREATE INDEX plans_title ON plans (title) WHERE deleted_at IS NULL;

CREATE INDEX print_holdings_handbook ON print_holdings (handbook_id) WHERE state = 'held';

CREATE INDEX print_holdings_run ON print_holdings (run_id, first_number);

CREATE INDEX print_runs_handbook ON print_runs (handbook_id);

CREATE UNIQUE INDEX replenishments_dismissed ON replenishments (document_id, item_id)
    WHERE receipt_id IS NULL AND deleted_at IS NULL;

CREATE INDEX replenishments_document ON replenishments (document_id, item_id) WHERE deleted_at IS NULL;

CREATE INDEX replenishments_receipt ON replenishments (receipt_id, item_id)
    WHERE receipt_id IS NOT NULL AND deleted_at IS NULL;

CREATE UNIQUE INDEX rotation_entries_lot ON rotation_entries (lot_id, year) WHERE deleted_at IS NULL;

CREATE INDEX search_entries_group ON search_entries (group_id);

CREATE UNIQUE INDEX search_entries_record ON search_entries (kind, record_id);

CREATE INDEX stock_balances_depot ON stock_balances (depot_id, quantity);

CREATE INDEX stock_count_entries_batch ON stock_count_entries (batch_id) WHERE batch_id IS NOT NULL;

CREATE INDEX stock_count_entries_count ON stock_count_entries (count_id, entered_at);

CREATE INDEX stock_count_entries_line ON stock_count_entries (line_id, round);

CREATE INDEX stock_count_lines_bin ON stock_count_lines (count_id, bin, position);

CREATE UNIQUE INDEX stock_count_lines_open ON stock_count_lines (lot_id, depot_id, bin, status)
    WHERE open = 1 AND lot_id IS NOT NULL;

CREATE INDEX stock_counts_state ON stock_counts (state, snapshot_at);

CREATE INDEX stock_documents_batch ON stock_documents (batch_id) WHERE batch_id IS NOT NULL;

CREATE INDEX stock_documents_follows ON stock_documents (follows_id) WHERE follows_id IS NOT NULL;

CREATE INDEX stock_documents_happened ON stock_documents (happened_at);

CREATE INDEX stock_documents_open ON stock_documents (kind, due_on) WHERE kind IN ('transfer', 'lend', 'rotate');

CREATE INDEX stock_movements_document ON stock_movements (document_id);

CREATE INDEX stock_movements_happened ON stock_movements (happened_at);

CREATE INDEX stock_movements_lot ON stock_movements (lot_id, happened_at);

CREATE INDEX stock_request_issues_document ON stock_request_issues (document_id);

CREATE INDEX stock_request_issues_request ON stock_request_issues (request_id);

CREATE INDEX stock_request_lines_request ON stock_request_lines (request_id, position);

CREATE INDEX stock_requests_state ON stock_requests (state, needed_on);

CREATE INDEX stock_reservations_lot ON stock_reservations (lot_id, depot_id, bin);

CREATE INDEX supplies_steps_subject ON supplies_steps (subject_id, at);

CREATE INDEX supply_contracts_ends ON supply_contracts (ends_on) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX supply_contracts_number ON supply_contracts (partner, number)
    WHERE deleted_at IS NULL AND number <> '';

CREATE UNIQUE INDEX supply_contracts_renews ON supply_contracts (renews_id)
    WHERE deleted_at IS NULL AND renews_id IS NOT NULL;

CREATE UNIQUE INDEX supply_files_subject ON supply_files (subject, subject_id, sha256) WHERE deleted_at IS NULL;

CREATE INDEX supply_standard_lines_standard ON supply_standard_lines (standard_id, position);

CREATE UNIQUE INDEX supply_standards_active ON supply_standards (active) WHERE active = 1 AND deleted_at IS NULL;

CREATE UNIQUE INDEX supply_standards_name ON supply_standards (name) WHERE deleted_at IS NULL;

CREATE INDEX undo_steps_user ON undo_steps (user_id, undone, seq);

CREATE UNIQUE INDEX users_name ON users (name) WHERE deleted_at IS NULL;
