import type { Migration } from './migration'

const record = `
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  rev TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER`

/** Print runs of papers, and who holds their copies. */
export const handbookCopies: Migration = {
  version: 9,
  name: 'handbook-copies',
  sql: `
  CREATE TABLE print_runs (${record},
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
  CREATE INDEX print_runs_handbook ON print_runs (handbook_id);

  CREATE TABLE print_holdings (${record},
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
  CREATE INDEX print_holdings_run ON print_holdings (run_id, first_number);
  CREATE INDEX print_holdings_handbook ON print_holdings (handbook_id) WHERE state = 'held';
  -- A copy has one number and is in one place.
  CREATE TRIGGER print_holdings_once BEFORE INSERT ON print_holdings
  WHEN EXISTS (SELECT 1 FROM print_holdings h WHERE h.run_id = NEW.run_id AND h.deleted_at IS NULL
    AND h.first_number <= NEW.last_number AND h.last_number >= NEW.first_number)
  BEGIN SELECT RAISE(ABORT, 'copies are given out already'); END;
  `,
}
