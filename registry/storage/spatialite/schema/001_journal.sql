-- What this registry is. One row.
CREATE TABLE registry (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 899),
    name TEXT NOT NULL,
    code_scheme TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- Who may write: keys are kept as hashes only.
CREATE TABLE api_key (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    role TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- The append-only journal, one row a transaction; each carries the hash of the one before.
CREATE TABLE revision (
    number INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    reason TEXT NOT NULL,
    document TEXT NOT NULL,
    entry_count INTEGER NOT NULL,
    entries_hash BLOB NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;

-- Every row that a revision inserted ('i') or ended ('e'), with the hash of the row.
CREATE TABLE journal_entry (
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('i', 'e')),
    row_hash BLOB NOT NULL,
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

-- One import: what file, how it was read, what came of it.
CREATE TABLE changeset (
    id INTEGER PRIMARY KEY,
    layer TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    crs TEXT NOT NULL,
    operation TEXT NOT NULL,
    encoding TEXT NOT NULL,
    effective TEXT,
    document TEXT NOT NULL,
    report TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- A feature that an import could not take, with the place and the reason. Never holds an owner's name.
CREATE TABLE reject (
    id INTEGER PRIMARY KEY,
    changeset_id INTEGER NOT NULL REFERENCES changeset,
    feature INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    attributes TEXT NOT NULL,
    shape_text TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX reject_by_changeset ON reject (changeset_id);
