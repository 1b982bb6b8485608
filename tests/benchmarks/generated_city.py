#!/usr/bin/python3
"""Makes the input of the bulk benchmarks: addresses on straight streets over the real communes of Cần Thơ.

    tests/benchmarks/generated_city.py FOLDER [--addresses 236283] [--data ../shared/data]

Writes communes.geojson (the real shapes), streets.geojson and households.csv. Cần Thơ had issued 236,283 digital
addresses by the end of 2022. The real names of its streets are used over and over; each street runs from east to west,
so that by Thông tư 08/2024/TT-BXD its numbers rise westwards, odd ones on its left, the south. No chance is in it: the
same folder comes out each time.
"""
import argparse
import csv
import json
import math
from pathlib import Path

from osgeo import ogr

ogr.UseExceptions()
ROOT = Path(__file__).resolve().parents[2]
METRES_A_DEGREE = 111_320
HOUSE_EVERY_M = 12
BESIDE_THE_STREET_M = 7
STREETS_A_COMMUNE = 12


def chord(shape, latitude):
    """The longest stretch of a parallel inside a shape: (west, east), or None."""
    west, east, _, _ = shape.GetEnvelope()
    line = ogr.CreateGeometryFromWkt(f"LINESTRING ({west} {latitude}, {east} {latitude})")
    inside = shape.Intersection(line)
    parts = [inside] if inside.GetGeometryName() == "LINESTRING" else [inside.GetGeometryRef(i) for i in range(inside.GetGeometryCount())]
    ends = [(part.GetX(0), part.GetX(part.GetPointCount() - 1)) for part in parts if part.GetPointCount() > 1]
    return max(ends, key=lambda pair: abs(pair[1] - pair[0]), default=None)


def streets_of(shape):
    """(latitude, west, east) of evenly spaced streets, their houses further from the edge than positions are uncertain."""
    inside = shape.Buffer(-25 / METRES_A_DEGREE)
    _, _, south, north = shape.GetEnvelope()
    for i in range(STREETS_A_COMMUNE):
        latitude = south + (north - south) * (i + 1) / (STREETS_A_COMMUNE + 1)
        found = chord(inside, latitude)
        margin = 60 / METRES_A_DEGREE
        if found and abs(found[1] - found[0]) > 6 * margin:
            yield latitude, min(found) + margin, max(found) - margin


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--addresses", type=int, default=236_283)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)

    with open(asked.data / "cantho/streets_by_old_district.csv", encoding="utf-8") as file:
        names = sorted({"Đường " + row["street"].strip() for row in csv.DictReader(file) if not row["street"].strip().isdigit()})
    source = ogr.Open(f"/vsizip/{asked.data}/units/communes_2026-08.shp.zip")
    layer = source.GetLayer(0)
    layer.SetAttributeFilter("MA_TINH = '92'")
    communes = [(feature["MA_XA"], feature["TEN"], feature.GetGeometryRef().Clone()) for feature in layer]

    shapes = [{"type": "Feature", "properties": {"MA_XA": code, "TEN": name, "MA_TINH": "92"},
               "geometry": json.loads(shape.ExportToJson())} for code, name, shape in communes]
    (asked.folder / "communes.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": shapes}), encoding="utf-8")

    streets = []
    for code, _, shape in communes:
        for latitude, west, east in streets_of(shape):
            streets.append((f"G{len(streets) + 1}", names[len(streets) % len(names)], code, latitude, west, east))
    features = [{"type": "Feature",
                 "properties": {"id": key, "name": name, "parent_id": None, "commune_code": code},
                 "geometry": {"type": "LineString", "coordinates": [[east, latitude], [west, latitude]]}}
                for key, name, code, latitude, west, east in streets]
    (asked.folder / "streets.geojson").write_text(json.dumps({"type": "FeatureCollection", "name": "streets", "features": features}), encoding="utf-8")

    written = 0
    with open(asked.folder / "households.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["number", "street", "street_id", "commune_code", "longitude", "latitude"])
        a_street = math.ceil(asked.addresses / len(streets))
        left = 0  # houses that shorter streets had no room for
        for key, name, code, latitude, west, east in streets:
            step = HOUSE_EVERY_M / (METRES_A_DEGREE * math.cos(math.radians(latitude)))
            room = 2 * int((east - west) / step)
            wanted = min(a_street + left, room, asked.addresses - written)
            left = max(0, a_street + left - wanted)
            for i in range(wanted):
                along = east - step * (i // 2 + 0.5)
                across = BESIDE_THE_STREET_M / METRES_A_DEGREE * (-1 if i % 2 == 0 else 1)
                out.writerow([i + 1, name, key, code, f"{along:.7f}", f"{latitude + across:.7f}"])
            written += wanted
    print(f"{len(communes)} communes, {len(streets)} streets, {written} addresses in {asked.folder}")


if __name__ == "__main__":
    main()
