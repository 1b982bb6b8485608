#!/usr/bin/python3
"""Makes the files of data-samples/: a made-up riverside town. Same input, same bytes.

    /usr/bin/python3 data-samples/make_samples.py [--out DIR]
"""
import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True

from make import broken, cadastre, codes, dossiers, households, layers, parcels, readme, town  # noqa: E402


def write_csv(path, columns, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    return len(rows)


def lineage_table():
    for old_code, new_code, extent in town.LINEAGE:
        old, new = town.OLD_COMMUNES[old_code], town.COMMUNES[new_code]
        yield f"{old.code} {old.name} ({old.district_code} {old.district})", f"{new.code} {new.name}", extent


def kind_table(dossier_rows):
    kinds = Counter((row[-1], row[5] or "open") for row in dossier_rows)
    return [(kind, count, category) for (kind, category), count in sorted(kinds.items())]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    out = arguments.parse_args().out

    layout = parcels.lay_out()
    issued = households.choose(layout)
    written = dossiers.write_all(issued, layout)
    ben_mau, cu_lao = cadastre.files(layout)

    communes = layers.write_units(out / "units")
    streets = layers.write_streets(out / "streets/streets.geojson", layout)
    places = layers.write_places(out / "places/places.geojson")
    water = layers.write_water(out / "water/water.geojson")
    late_survey = cadastre.write(out / "parcels", ben_mau, cu_lao)
    broken.write(out / "broken")
    vectors = codes.write(out / "codes/opaque_codes.csv")
    homes = write_csv(out / "addresses/households.csv", households.COLUMNS, [h.row() for h in issued])
    cases = write_csv(out / "dossiers/dossiers.csv", dossiers.COLUMNS, written)

    files = (
        ("`units/units_until_2025-06-30.json`", len(town.OLD_COMMUNES),
         "the old province, districts and communes; the structure of the public list"),
        ("`units/lineage_2025-07-01.tsv`", len(town.LINEAGE), "old commune → new commune, `full` or `partial`"),
        ("`units/communes.shp` .shx .dbf .prj .cpg", communes, "today's communes, WGS 84; MA_XA TEN MA_TINH DT_KM2"),
        ("`streets/streets.geojson`", streets,
         "streets and alleys; id name parent parent_id commune_code former_commune former_commune_code side_rule"),
        ("`places/places.geojson`", places, "ấp, khu vực, tổ; id name kind commune_code former_commune former_commune_code"),
        ("`water/water.geojson`", water, "the river; id name kind"),
        ("`parcels/ben_mau_5897_tcvn3.shp` .shx .dbf .prj", len(ben_mau.records),
         "Thị xã Bến Mẫu, VN-2000 105°00, TCVN3 text, no .cpg; upper-case attribute names"),
        ("`parcels/cu_lao_9209_utf8.shp` .shx .dbf .prj .cpg", len(cu_lao.records),
         "Huyện Cù Lao, VN-2000 105°30, UTF-8; the newer attribute names cut to ten letters"),
        ("`parcels/no_prj_5897.shp` .shx .dbf", late_survey, "a late survey in Phường 2, VN-2000 105°00, without .prj"),
        ("`broken/truncated.shp` .shx .dbf", "–", "cut off in the sixth record; the header promises ten"),
        ("`broken/no_dbf.shp` .shx", "–", "ten parcels without attributes"),
        ("`broken/pdf_renamed.shp`", "–", "a PDF with another name"),
        ("`addresses/households.csv`", homes, "households, organisations and agencies that are to receive an address"),
        ("`dossiers/dossiers.csv`", cases, "addresses as people write them, with the right answer"),
        ("`codes/opaque_codes.csv`", vectors, "registry, serial, code: vectors of docs/code_scheme.md"))
    faults = [(f"`{f.file}`", f.kind, f.key, f.note) for f in ben_mau.faults + cu_lao.faults]
    block = f"{households.BLOCK_NUMBER} {layout.streets[households.BLOCK_STREET].name}"
    (out / "README.md").write_text(readme.text(
        files, lineage_table(), (town.OLD_PROVINCE_CODE, town.PROVINCE_CODE), block, sum(not h.street for h in issued),
        kind_table(written), faults), "utf-8")


if __name__ == "__main__":
    main()
