#!/usr/bin/python3
"""Makes the registry that dossiers are measured against: 236,283 issued addresses over the real communes of Cần Thơ.

    tests/accuracy/dossier_city.py FOLDER [--addresses 236283] [--binary build/check/diachi] [--data ../shared/data]

Writes the layers and households.csv into FOLDER and takes them through the doors that a town would use: create, import
(units, communes, lineage, streets, places), issue. households.csv.issued.csv then holds the code of every address.
Cần Thơ had issued 236,283 digital addresses by the end of 2022.

What is real: the communes and their shapes, the former communes and districts, and the names of the streets, each in the
district in which it was recorded, so that homonyms are as common as in life. What is made up, by a seeded chance, so that
the same folder comes out each time: in which communes of its district a street runs (one, or two or three that lie
nearest), how many houses it has, hamlets, and the numbers: alleys ("12/5", "12/5/3"), infills ("20A", "20-1", "20 bis"),
lots ("A12"), flats ("05 – 02"). A fifth of the houses stands in hamlets without streets.
"""
import argparse
import csv
import json
import os
import subprocess
from pathlib import Path

from city_layout import City

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = ["number", "street", "street_id", "place", "place_id", "commune_code", "longitude", "latitude", "flat",
           "parent_number", "former_commune_code", "district_code"]
CONFIRMED = ("number.order", "number.parity", "number.infill", "place.near-edge", "place.street-reach", "identity.same-spot")


def write_layers(data, folder, count):
    city = City(data)
    for name, features in (("streets", city.street_features()), ("places", city.hamlet_features())):
        collection = {"type": "FeatureCollection", "name": name, "features": list(features)}
        (folder / f"{name}.geojson").write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    with open(folder / "households.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *city.households(count)])


def make_registry(binary, data, folder, count):
    """Returns the path of a registry in `folder`, where every address of households.csv is issued."""
    folder.mkdir(parents=True, exist_ok=True)
    registry = folder / "city.sqlite"
    for old in folder.glob("city.sqlite*"):
        old.unlink()
    write_layers(data, folder, count)

    def run(*words):
        subprocess.run([binary, *words], check=True, stdout=subprocess.DEVNULL)

    run("create", "--registry", registry)
    run("import", "--registry", registry, "--layer", "units", data / "units/units_until_2025-06-30.json")
    run("import", "--registry", registry, "--layer", "communes", "--effective", "2025-07-01", data / "units/communes_2026-08.shp.zip")
    run("import", "--registry", registry, "--layer", "lineage", data / "units/lineage_2025-07-01.tsv")
    for layer in ("streets", "places"):
        run("import", "--registry", registry, "--layer", layer, folder / f"{layer}.geojson")
    run("issue", "--registry", registry, "--file", folder / "households.csv",
        "--confirm", ",".join(f"{rule}=numbered before the registry" for rule in CONFIRMED))
    return registry


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--addresses", type=int, default=236_283)
    parser.add_argument("--binary", type=Path, default=ROOT / "build/check/diachi")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("DIACHI_REAL_DATA") or ROOT.parent / "shared/data"))
    asked = parser.parse_args()
    print(make_registry(asked.binary.resolve(), asked.data, asked.folder, asked.addresses))


if __name__ == "__main__":
    main()
