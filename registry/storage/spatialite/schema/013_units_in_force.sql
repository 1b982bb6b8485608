-- All that is read of units when a program starts, beside their shapes, which lie between these columns in the table.
CREATE INDEX unit_version_in_force ON unit_version (
    id, unit_id, level, code, name, kind, parent_id, valid_from, valid_to, shape IS NOT NULL
) WHERE rev_to IS NULL;
