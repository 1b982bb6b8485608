-- 1: no source says so, it was concluded from lists of units. Absent where a source does.
ALTER TABLE lineage_part ADD COLUMN inferred INTEGER CHECK (inferred = 1);
