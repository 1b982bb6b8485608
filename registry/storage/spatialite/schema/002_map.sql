-- An administrative unit, whatever it was called.
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- Code, name, kind, parent and shape of a unit for one period: codes were reused with other names and areas.
CREATE TABLE unit_version (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit,
    level INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id INTEGER REFERENCES unit,
    changeset_id INTEGER REFERENCES changeset,
    shape BLOB,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
);
CREATE INDEX unit_version_by_unit ON unit_version (unit_id);
CREATE INDEX unit_version_by_code ON unit_version (code, level);

-- A change of units by a legal document on a date.
CREATE TABLE lineage_event (
    id INTEGER PRIMARY KEY,
    effective TEXT NOT NULL,
    document TEXT NOT NULL,
    changeset_id INTEGER REFERENCES changeset,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- All or a part of one unit became all or a part of another. Shares only where somebody measured them.
CREATE TABLE lineage_part (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES lineage_event,
    from_unit_id INTEGER NOT NULL REFERENCES unit,
    to_unit_id INTEGER NOT NULL REFERENCES unit,
    whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
    area_share REAL,
    people_share REAL,
    address_share REAL,
    share_basis TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX lineage_part_by_from ON lineage_part (from_unit_id);
CREATE INDEX lineage_part_by_to ON lineage_part (to_unit_id);

-- A street, or an alley of a street or of another alley.
CREATE TABLE thoroughfare (
    id INTEGER PRIMARY KEY,
    parent_id INTEGER REFERENCES thoroughfare,
    source_key TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- What a street was called, and its course, for one period.
CREATE TABLE thoroughfare_version (
    id INTEGER PRIMARY KEY,
    thoroughfare_id INTEGER NOT NULL REFERENCES thoroughfare,
    name TEXT NOT NULL,
    changeset_id INTEGER REFERENCES changeset,
    shape BLOB,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
);
CREATE INDEX thoroughfare_version_by_thoroughfare ON thoroughfare_version (thoroughfare_id);

-- The communes of today and of before that a street lies in: they tell namesakes apart.
CREATE TABLE thoroughfare_unit (
    id INTEGER PRIMARY KEY,
    thoroughfare_id INTEGER NOT NULL REFERENCES thoroughfare,
    unit_id INTEGER NOT NULL REFERENCES unit,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX thoroughfare_unit_by_thoroughfare ON thoroughfare_unit (thoroughfare_id);

-- A hamlet or residential group: thôn, ấp, khóm, khu vực, khu phố, tổ.
CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    source_key TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- Kind, name and position of a place for one period.
CREATE TABLE place_version (
    id INTEGER PRIMARY KEY,
    place_id INTEGER NOT NULL REFERENCES place,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    changeset_id INTEGER REFERENCES changeset,
    shape BLOB,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
);
CREATE INDEX place_version_by_place ON place_version (place_id);

-- The communes of today and of before that a place lies in.
CREATE TABLE place_unit (
    id INTEGER PRIMARY KEY,
    place_id INTEGER NOT NULL REFERENCES place,
    unit_id INTEGER NOT NULL REFERENCES unit,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX place_unit_by_place ON place_unit (place_id);

-- Hamlets are reorganised too.
CREATE TABLE place_lineage (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES lineage_event,
    from_place_id INTEGER NOT NULL REFERENCES place,
    to_place_id INTEGER NOT NULL REFERENCES place,
    whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- A cadastral parcel, known by the commune that surveyed it, its map sheet and its number.
CREATE TABLE parcel (
    id INTEGER PRIMARY KEY,
    surveying_unit TEXT NOT NULL,
    sheet TEXT NOT NULL,
    number TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE UNIQUE INDEX parcel_by_key ON parcel (surveying_unit, sheet, number) WHERE rev_to IS NULL;

-- Shape and facts of a parcel for one period; the source shape in its own zone is the legal record.
CREATE TABLE parcel_version (
    id INTEGER PRIMARY KEY,
    parcel_id INTEGER NOT NULL REFERENCES parcel,
    land_use TEXT NOT NULL,
    area_m2 REAL,
    legal_area_m2 REAL,
    address_text TEXT NOT NULL,
    source_crs INTEGER NOT NULL,
    source_shape BLOB NOT NULL,
    changeset_id INTEGER REFERENCES changeset,
    shape BLOB,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
);
CREATE INDEX parcel_version_by_parcel ON parcel_version (parcel_id);

-- Numbers that a parcel had before a new survey.
CREATE TABLE parcel_alias (
    id INTEGER PRIMARY KEY,
    parcel_id INTEGER NOT NULL REFERENCES parcel,
    surveying_unit TEXT NOT NULL,
    sheet TEXT NOT NULL,
    number TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX parcel_alias_by_key ON parcel_alias (surveying_unit, sheet, number);

SELECT RecoverGeometryColumn('unit_version', 'shape', 4326, 'MULTIPOLYGON', 'XY');
SELECT RecoverGeometryColumn('parcel_version', 'shape', 4326, 'MULTIPOLYGON', 'XY');
SELECT RecoverGeometryColumn('thoroughfare_version', 'shape', 4326, 'MULTILINESTRING', 'XY');
SELECT RecoverGeometryColumn('place_version', 'shape', 4326, 'GEOMETRY', 'XY');
SELECT CreateSpatialIndex('unit_version', 'shape');
SELECT CreateSpatialIndex('parcel_version', 'shape');

-- SpatiaLite's triggers check and index each row by SQL of their own, several statements a row. Rows are written
-- through one door only, which writes the box too; diachi verify holds the boxes against the shapes.
DROP TRIGGER ggi_unit_version_shape;
DROP TRIGGER gii_unit_version_shape;
DROP TRIGGER tmi_unit_version_shape;
DROP TRIGGER ggi_parcel_version_shape;
DROP TRIGGER gii_parcel_version_shape;
DROP TRIGGER tmi_parcel_version_shape;
