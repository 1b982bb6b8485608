"""README.md of data-samples: written with the data, so that its counts and faults cannot fall behind."""

_TEXT = """# The made-up town

A riverside town of three communes that does not exist: our own data, invented by a script, free to use under the licence of this project. No real person, parcel or address is in it; names of people are patterns such as *Nguyễn Văn Thử*.

Made by `/usr/bin/python3 data-samples/make_samples.py` (Python 3.11 and python3-gdal, for coordinates); the same bytes each time, this file included. `tests/data_samples` proves it.

## Files

| file | records | what it is |
| --- | ---: | --- |
{files}

`make_samples.py` and `make/` are the script: `town.py` holds the names and the plan, the other modules one subject each.

## The town

| old commune (until 2025-06-30, province {old_province}) | became (2025-07-01, province {province}) | extent |
| --- | --- | --- |
{lineage}

- Each new code was an old unit's code with another name. Shapes of old units are not published; the parcels tell (`XAID`, `MaXa`), and `former_commune_code` of streets and places.
- Numbers run from east to west and from north to south, odd left and even right (`side_rule` `odd_left`); every street is drawn in that direction. Houses on alleys are numbered on the parent street: `12/5/3 Đường Nguyễn Văn Mẫu` is house 3 of Hẻm 12/5 (S09), off Hẻm 12 (S08), off Đường Nguyễn Văn Mẫu (S01).
- Homonyms: Đường Lê Văn Mẫu (S03 of Phường 1, S04 of Phường 2), Khu vực 1 (P01, P03), Ấp 1 (P05 of Xã An Bình, P08 of Xã Thạnh Lộc Mẫu), Tổ 5 (P13, P14).
- Đường Ven Sông (S13) runs through both parts of the split commune; Đường Cầu Mẫu (S18) and Đường Trạm Bơm (S19) lie in the west part, S21–S26 in the east part.
- Đường Nguyễn Văn Mẫu (S01) runs through two old communes of one new commune, Đường Tỉnh 998 (S14) likewise.
- Infill numbers: 20A and 20B on S01 and S14, 15A on S06. Apartment block: {block}, flats `01 – 01` to `05 – 04`.

## households.csv

UTF-8; coordinates WGS 84. `street_id` and `place_id` tell homonyms apart. A flat has an empty `number`, its own number in `flat` and the block's in `parent_number`; the block itself is a row before its flats. {hamlet} rows have a number in a hamlet and no street. Every position is 4 m inside the frontage of its parcel (flats: inside the block's parcel), on land of type ODT or ONT.

## dossiers.csv

`text` is what was written; the rest is the truth. `expected_commune_status` is `decided`, `candidates` (all of them in `expected_commune_code`, joined by `;`) or `none`. `expected_category` is A (all written parts as published, today or formerly; the usual abbreviations of unit and street words, such as P., TX., T., Đ., ĐT, take nothing from that), B (one certain answer after corrections), C (candidates, or a finer part not found), N (nothing); empty where that definition leaves it open (letter case, NFD, other separators, tone placement). `expected_number`, `expected_flat`, `expected_street` and `expected_place` are what must be found; a number that was never issued is not among them. With `homonym_street` the number exists on both streets, with `homonym_street_one_house` only on one of them.

| kind_of_fault | rows | category |
| --- | ---: | --- |
{kinds}

## Faults planted in the parcels

Commune / sheet / parcel. All other rings are valid, have at least 1 m², and overlap nothing.

| file | fault | parcel | what was done |
| --- | --- | --- | --- |
{faults}

Owner names (`TENCHU`, `TenChu`) are there to be dropped on import.
"""


def _table(rows):
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)


def text(files, lineage, provinces, block, hamlet, kinds, faults):
    return _TEXT.format(files=_table(files), lineage=_table(lineage), old_province=provinces[0], province=provinces[1],
                        block=block, hamlet=hamlet, kinds=_table(kinds), faults=_table(faults))
