-- What a system settled a text for: a choice that is remembered. The text itself is kept as a keyed hash only.
-- choice says which of the ids beside it is meant; a street or place goes with its commune, 'none' with nothing.
CREATE TABLE confirmed_reading (
    id INTEGER PRIMARY KEY,
    system TEXT NOT NULL,
    text_hash BLOB NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('address', 'street', 'place', 'commune', 'none')),
    address_id INTEGER REFERENCES address,
    thoroughfare_id INTEGER REFERENCES thoroughfare,
    place_id INTEGER REFERENCES place,
    unit_id INTEGER REFERENCES unit,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE UNIQUE INDEX confirmed_reading_by_text ON confirmed_reading (text_hash) WHERE rev_to IS NULL;
CREATE INDEX confirmed_reading_by_system ON confirmed_reading (system, id) WHERE rev_to IS NULL;
CREATE INDEX confirmed_reading_by_start ON confirmed_reading (rev_from);
CREATE INDEX confirmed_reading_by_end ON confirmed_reading (rev_to) WHERE rev_to IS NOT NULL;
