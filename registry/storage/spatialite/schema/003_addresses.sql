-- An addressable thing, a site or a unit inside one. Its code never changes.
CREATE TABLE address (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    parent_id INTEGER REFERENCES address,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX address_by_parent ON address (parent_id) WHERE parent_id IS NOT NULL;

-- reserved, current, retired or cancelled, for one period.
CREATE TABLE address_status (
    id INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address,
    status TEXT NOT NULL CHECK (status IN ('reserved', 'current', 'retired', 'cancelled')),
    reason TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX address_status_by_address ON address_status (address_id);
CREATE UNIQUE INDEX address_has_one_status ON address_status (address_id) WHERE rev_to IS NULL AND valid_to IS NULL;

-- Where it is: entrance or building, WGS 84 in units of 1e-7 degree; the surveyed coordinates beside, where there are.
CREATE TABLE address_position (
    id INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address,
    role TEXT NOT NULL CHECK (role IN ('entrance', 'building')),
    longitude_e7 INTEGER NOT NULL,
    latitude_e7 INTEGER NOT NULL,
    accuracy_m REAL,
    method TEXT NOT NULL,
    source_crs INTEGER,
    source_east REAL,
    source_north REAL,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX address_position_by_address ON address_position (address_id);
CREATE INDEX address_position_by_place ON address_position (latitude_e7, longitude_e7);

-- How it is called: a number on a street or in a place, perhaps a flat, or a name; official, alternative or former.
-- lookup_key is derived from these, for look-ups, and not part of what the journal proves.
CREATE TABLE address_name (
    id INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address,
    kind TEXT NOT NULL CHECK (kind IN ('official', 'alternative', 'former')),
    number TEXT NOT NULL,
    flat TEXT NOT NULL,
    name TEXT,
    thoroughfare_id INTEGER REFERENCES thoroughfare,
    place_id INTEGER REFERENCES place,
    lookup_key TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX address_name_by_address ON address_name (address_id);
CREATE INDEX address_name_by_key ON address_name (lookup_key);

-- The commune it lies in, and on what basis that is known.
CREATE TABLE address_unit (
    id INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address,
    unit_id INTEGER NOT NULL REFERENCES unit,
    basis TEXT NOT NULL CHECK (basis IN ('computed', 'declared', 'decision')),
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX address_unit_by_address ON address_unit (address_id);
CREATE INDEX address_unit_by_unit ON address_unit (unit_id, address_id);

-- The parcel it stands on.
CREATE TABLE address_parcel (
    id INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address,
    parcel_id INTEGER NOT NULL REFERENCES parcel,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX address_parcel_by_address ON address_parcel (address_id);

-- What other authorities call it. The Plus Code is computed, never kept.
CREATE TABLE address_identifier (
    id INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX address_identifier_by_value ON address_identifier (value);

-- Which address took the place of which.
CREATE TABLE succession (
    id INTEGER PRIMARY KEY,
    from_address_id INTEGER NOT NULL REFERENCES address,
    to_address_id INTEGER NOT NULL REFERENCES address,
    kind TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
