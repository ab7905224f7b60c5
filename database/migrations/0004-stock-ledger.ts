import type { Migration } from './migration'

const documentColumns = `id, owner, rev, created_at, updated_at, deleted_at, kind, number, depot_id, happened_at, note,
    user_name, reverses_id, batch_id`

/**
 * All kinds of stock document; where goods are besides in the depot (on the way, lent, damaged); what is reserved.
 * Rows that are there stay as they are: everything that lay somewhere lies there still.
 */
export const stockLedger: Migration = {
  version: 4,
  name: 'stock-ledger',
  sql: `
  ALTER TABLE lots ADD COLUMN reserve_form TEXT NOT NULL DEFAULT 'physical'
    CHECK (reserve_form IN ('physical', 'agreement', 'capacity'));
  ALTER TABLE lots ADD COLUMN source_kind TEXT NOT NULL DEFAULT 'other'
    CHECK (source_kind IN ('purchase', 'allocation', 'donation', 'contract', 'return', 'other'));
  ALTER TABLE lots ADD COLUMN donor TEXT NOT NULL DEFAULT '';
  UPDATE lots SET
    reserve_form = CASE WHEN source LIKE '%协议%' OR source LIKE '%代储%' THEN 'agreement' ELSE 'physical' END,
    source_kind = CASE
      WHEN source LIKE '%捐%' OR source LIKE '%赠%' THEN 'donation'
      WHEN source LIKE '%协议%' OR source LIKE '%代储%' THEN 'contract'
      WHEN source LIKE '%归还%' OR source LIKE '%退%' THEN 'return'
      WHEN source LIKE '%调拨%' OR source LIKE '%下拨%' OR source LIKE '%配发%' THEN 'allocation'
      WHEN source LIKE '%采购%' OR source LIKE '%购%' THEN 'purchase'
      ELSE 'other' END
  WHERE source <> '';

  CREATE INDEX items_initials ON items (initials, id);
  -- What the list of stock sorts and searches by, so that it need not read the lots themselves.
  DROP INDEX lots_item;
  CREATE INDEX lots_item ON lots (item_id, expires_on, id, number);

  CREATE TABLE stock_documents_next (
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
  INSERT INTO stock_documents_next (${documentColumns}) SELECT ${documentColumns} FROM stock_documents;
  DROP TABLE stock_documents;
  ALTER TABLE stock_documents_next RENAME TO stock_documents;
  CREATE INDEX stock_documents_batch ON stock_documents (batch_id) WHERE batch_id IS NOT NULL;
  CREATE INDEX stock_documents_follows ON stock_documents (follows_id) WHERE follows_id IS NOT NULL;
  CREATE INDEX stock_documents_happened ON stock_documents (happened_at);
  CREATE INDEX stock_documents_open ON stock_documents (kind, due_on) WHERE kind IN ('transfer', 'lend', 'rotate');

  DROP TRIGGER stock_movements_no_update;
  DROP TRIGGER stock_movements_no_delete;
  DROP TRIGGER stock_movements_balance;
  CREATE TABLE stock_movements_next (
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
  INSERT INTO stock_movements_next
    SELECT m.id, m.document_id, row_number() OVER (PARTITION BY m.document_id ORDER BY m.id), d.kind, m.depot_id,
      m.lot_id, m.bin, 'here', m.quantity, m.happened_at, m.entered_at
    FROM stock_movements m JOIN stock_documents d ON d.id = m.document_id ORDER BY m.id;
  DROP TABLE stock_movements;
  ALTER TABLE stock_movements_next RENAME TO stock_movements;
  CREATE INDEX stock_movements_lot ON stock_movements (lot_id, happened_at);
  CREATE INDEX stock_movements_document ON stock_movements (document_id);
  CREATE TRIGGER stock_movements_no_update BEFORE UPDATE ON stock_movements BEGIN
    SELECT RAISE(ABORT, 'stock_movements is append-only'); END;
  CREATE TRIGGER stock_movements_no_delete BEFORE DELETE ON stock_movements BEGIN
    SELECT RAISE(ABORT, 'stock_movements is append-only'); END;

  CREATE TABLE stock_balances_next (
    depot_id TEXT NOT NULL REFERENCES depots (id),
    lot_id TEXT NOT NULL REFERENCES lots (id),
    bin TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('here', 'transit', 'lent', 'damaged')),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    reserved INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0 AND reserved <= quantity),
    PRIMARY KEY (lot_id, depot_id, bin, status),
    CHECK (status = 'here' OR reserved = 0)
  ) WITHOUT ROWID;
  INSERT INTO stock_balances_next (depot_id, lot_id, bin, status, quantity)
    SELECT depot_id, lot_id, bin, 'here', quantity FROM stock_balances;
  DROP TABLE stock_balances;
  ALTER TABLE stock_balances_next RENAME TO stock_balances;
  CREATE INDEX stock_balances_depot ON stock_balances (depot_id, quantity);
  CREATE TRIGGER stock_movements_balance AFTER INSERT ON stock_movements BEGIN
    INSERT INTO stock_balances (depot_id, lot_id, bin, status, quantity)
      VALUES (NEW.depot_id, NEW.lot_id, NEW.bin, NEW.status, 0) ON CONFLICT DO NOTHING;
    UPDATE stock_balances SET quantity = quantity + NEW.quantity
      WHERE lot_id = NEW.lot_id AND depot_id = NEW.depot_id AND bin = NEW.bin AND status = NEW.status;
  END;

  -- A document that only moves goods neither makes nor loses any: at the end of its transaction the sum of each of
  -- its lots must be the one value of stock_net_zero.
  CREATE TABLE stock_net_zero (net INTEGER NOT NULL PRIMARY KEY CHECK (net = 0));
  INSERT INTO stock_net_zero (net) VALUES (0);
  CREATE TABLE stock_document_nets (
    document_id TEXT NOT NULL REFERENCES stock_documents (id),
    lot_id TEXT NOT NULL REFERENCES lots (id),
    net INTEGER NOT NULL REFERENCES stock_net_zero (net) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (document_id, lot_id)
  ) WITHOUT ROWID;
  CREATE TRIGGER stock_movements_net AFTER INSERT ON stock_movements WHEN NEW.kind IN ('transfer', 'lend') BEGIN
    INSERT INTO stock_document_nets (document_id, lot_id, net) VALUES (NEW.document_id, NEW.lot_id, NEW.quantity)
      ON CONFLICT (document_id, lot_id) DO UPDATE SET net = net + excluded.net;
  END;
  CREATE TRIGGER stock_movements_kind BEFORE INSERT ON stock_movements
    WHEN NEW.kind <> (SELECT kind FROM stock_documents WHERE id = NEW.document_id) BEGIN
    SELECT RAISE(ABORT, 'a movement is of the kind of its document'); END;

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
  CREATE INDEX stock_reservations_lot ON stock_reservations (lot_id, depot_id, bin);
  -- A reservation is made and given up, never changed; the balance refuses more than lies there.
  CREATE TRIGGER stock_reservations_no_update BEFORE UPDATE ON stock_reservations BEGIN
    SELECT RAISE(ABORT, 'stock_reservations are not changed'); END;
  CREATE TRIGGER stock_reservations_there BEFORE INSERT ON stock_reservations
    WHEN NOT EXISTS (SELECT 1 FROM stock_balances WHERE lot_id = NEW.lot_id AND depot_id = NEW.depot_id
      AND bin = NEW.bin AND status = 'here') BEGIN
    SELECT RAISE(ABORT, 'nothing there to reserve'); END;
  CREATE TRIGGER stock_reservations_made AFTER INSERT ON stock_reservations BEGIN
    UPDATE stock_balances SET reserved = reserved + NEW.quantity
      WHERE lot_id = NEW.lot_id AND depot_id = NEW.depot_id AND bin = NEW.bin AND status = 'here';
  END;
  CREATE TRIGGER stock_reservations_released AFTER DELETE ON stock_reservations BEGIN
    UPDATE stock_balances SET reserved = reserved - OLD.quantity
      WHERE lot_id = OLD.lot_id AND depot_id = OLD.depot_id AND bin = OLD.bin AND status = 'here';
  END;
  `,
}
