-- Where an address stands in the series of numbers of its street, alley or hamlet: reckoned by the engine from
-- lookup_key ("s5:12/20A" is 20 in the series "s5:12/"), so that the numbers before and behind it are found by index.
-- Not part of what the journal proves. Flats are no part of a series.
ALTER TABLE address_name ADD COLUMN number_series TEXT AS (
    CASE WHEN instr(lookup_key, ':') = 0 OR instr(lookup_key, '#') > 0 THEN NULL
         WHEN instr(lookup_key, '/') = 0 THEN substr(lookup_key, 1, instr(lookup_key, ':'))
         ELSE rtrim(lookup_key, replace(lookup_key, '/', '')) END) VIRTUAL;
ALTER TABLE address_name ADD COLUMN number_value INTEGER AS (
    CASE WHEN instr(lookup_key, ':') = 0 OR instr(lookup_key, '#') > 0 THEN NULL
         WHEN instr(lookup_key, '/') = 0
         THEN nullif(CAST(substr(lookup_key, instr(lookup_key, ':') + 1) AS INTEGER), 0)
         ELSE nullif(CAST(substr(lookup_key, length(rtrim(lookup_key, replace(lookup_key, '/', ''))) + 1) AS INTEGER), 0)
    END) VIRTUAL;
CREATE INDEX address_name_by_number ON address_name (number_series, number_value % 2, number_value)
    WHERE rev_to IS NULL AND number_value IS NOT NULL;
