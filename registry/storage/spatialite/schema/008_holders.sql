-- Somebody who holds addresses: a household, an organisation or an agency. What is known of it is sealed.
-- key_id names its data key in the vault beside the registry; without that key nothing of it can be read.
CREATE TABLE holder (
    id INTEGER PRIMARY KEY,
    key_id TEXT NOT NULL UNIQUE,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- What is known of a holder: the kind, and name, number, phone and note sealed under its data key.
CREATE TABLE holder_version (
    id INTEGER PRIMARY KEY,
    holder_id INTEGER NOT NULL REFERENCES holder,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('household', 'organisation', 'agency')),
    sealed BLOB NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX holder_version_by_holder ON holder_version (holder_id);
CREATE UNIQUE INDEX holder_has_one_version ON holder_version (holder_id) WHERE rev_to IS NULL AND valid_to IS NULL;

-- Who holds which address, as what, from when to when.
CREATE TABLE holding (
    id INTEGER PRIMARY KEY,
    holder_id INTEGER NOT NULL REFERENCES holder,
    address_id INTEGER NOT NULL REFERENCES address,
    role TEXT NOT NULL CHECK (role IN ('resident-main', 'resident', 'owner', 'tenant', 'head-office', 'branch')),
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX holding_by_holder ON holding (holder_id);
CREATE INDEX holding_by_address ON holding (address_id);
CREATE UNIQUE INDEX holder_has_one_main_address ON holding (holder_id)
    WHERE rev_to IS NULL AND valid_to IS NULL AND role IN ('resident-main', 'head-office');

-- How a holder is found: keyed hashes of number, phone and of name with commune. Not journaled: erased with the holder.
CREATE TABLE holder_lookup (
    kind TEXT NOT NULL CHECK (kind IN ('number', 'phone', 'name')),
    hash BLOB NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder,
    PRIMARY KEY (kind, hash, holder_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX holder_lookup_by_holder ON holder_lookup (holder_id);

-- Who read personal data, when and why: a chain of its own, beside the journal and never in its feed.
CREATE TABLE holder_reading (
    number INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('read', 'search', 'list')),
    purpose TEXT NOT NULL,
    holder_id INTEGER,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
