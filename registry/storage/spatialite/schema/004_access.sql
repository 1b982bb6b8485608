-- `role` names all roles of a key, separated by commas. A key opens nothing after its last day. `limited` is 1 when it
-- acts in the communes of api_key_unit only, and absent when it acts everywhere.
ALTER TABLE api_key ADD COLUMN last_day TEXT;
ALTER TABLE api_key ADD COLUMN limited INTEGER;
-- A label stands in the journal for who acted: it is never given to a second key, not even after the first has ended.
CREATE UNIQUE INDEX api_key_by_label ON api_key (label);

-- A commune that a limited key acts in: the unit, because codes are given anew over time.
CREATE TABLE api_key_unit (
    id INTEGER PRIMARY KEY,
    key_id INTEGER NOT NULL REFERENCES api_key,
    unit_id INTEGER NOT NULL REFERENCES unit,
    rev_from INTEGER NOT NULL,
    rev_to INTEGER
) STRICT;
CREATE INDEX api_key_unit_by_key ON api_key_unit (key_id);
