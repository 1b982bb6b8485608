-- A river, canal, lake or pond.
CREATE TABLE water (
    id INTEGER PRIMARY KEY,
    source_key TEXT NOT NULL,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;

-- Kind, name and surface of a water for one period.
CREATE TABLE water_version (
    id INTEGER PRIMARY KEY,
    water_id INTEGER NOT NULL REFERENCES water,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    changeset_id INTEGER REFERENCES changeset,
    shape BLOB,
    valid_from TEXT,
    valid_to TEXT,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
);
CREATE INDEX water_version_by_water ON water_version (water_id);

SELECT RecoverGeometryColumn('water_version', 'shape', 4326, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('water_version', 'shape');

-- As for the other shapes (002_map.sql): the one door that writes rows writes their boxes too.
DROP TRIGGER ggi_water_version_shape;
DROP TRIGGER gii_water_version_shape;
DROP TRIGGER tmi_water_version_shape;

-- Who stands on this very spot: in a band of latitude alone there are too many. Cells of 1e-4 degree, some 11 m.
CREATE INDEX address_position_by_cell ON address_position (latitude_e7 / 1000, longitude_e7 / 1000);
