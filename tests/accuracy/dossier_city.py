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
import collections
import csv
import json
import math
import os
import random
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr

ogr.UseExceptions()
ROOT = Path(__file__).resolve().parents[2]
METRES_A_DEGREE = 111_320
INSIDE_M = 100         # streets keep this far from the edge of their commune, so that their alleys stay inside
ALLEY_LENGTH_M = 70
SHARE_IN_HAMLETS = 0.2
HAMLETS_A_FORMER_COMMUNE = 5
HAMLET_WORDS = ["Thạnh", "Tân", "Phú", "Hòa", "Mỹ", "Long", "Bình", "Đông", "Trường", "Thới"], \
               ["Lợi", "Phước", "Thuận", "Hưng", "An", "Quới", "Thành", "Xuân", "Lộc", "Hiệp"]
COLUMNS = ["number", "street", "street_id", "place", "place_id", "commune_code", "longitude", "latitude", "flat",
           "parent_number", "former_commune_code", "district_code"]
CONFIRMED = ("number.order", "number.parity", "number.infill", "place.near-edge", "place.street-reach", "identity.same-spot")


@dataclass
class Commune:
    code: str
    name: str
    shape: object       # far enough from the edge for streets
    formers: list       # rows of the mapping: the former communes whose ground it is

    @property
    def rural(self):
        return self.name.startswith("Xã")


@dataclass
class Stretch:
    """A street within one commune: a parallel from `west` to `east`."""
    commune: Commune
    former: dict
    latitude: float
    west: float
    east: float


@dataclass
class Street:
    key: str
    name: str
    district: str
    stretches: list


@dataclass
class Hamlet:
    key: str
    name: str
    kind: str
    commune: Commune
    former: dict
    longitude: float
    latitude: float


def published_name(name):
    """How a street sign says it: '57' -> 'Đường Số 57', '939' -> 'Đường Tỉnh 939', 'Tỉnh lộ 934' -> 'Đường Tỉnh 934'."""
    name = re.sub(r"\s+", " ", name.strip())
    if re.fullmatch(r"9\d\d\w?", name):
        return f"Đường Tỉnh {name}"
    if re.fullmatch(r"\d+\w?", name):
        return f"Đường Số {name}"
    name = re.sub(r"^ĐT\s*(?=\d)", "Tỉnh lộ ", name)
    name = re.sub(r"^(Tỉnh|Huyện) lộ", lambda kind: f"Đường {kind[1].capitalize()}", name, flags=re.I)
    name = re.sub(r"^(Quốc|Hương) lộ", lambda kind: f"{kind[1].capitalize()} lộ", name, flags=re.I)
    return name if re.match(r"(Đường|Quốc lộ|Đại lộ|Hương lộ)\b", name) else f"Đường {name}"


def street_names(data):
    """Names by former district (its folded name without kind), each once, in a fixed order."""
    found = collections.defaultdict(set)
    with open(data / "cantho/streets_by_old_district.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[district_key(row["district"]), row["province"]].add(published_name(row["street"]))
    return {key: sorted(names) for key, names in sorted(found.items())}


def district_key(name):
    bare = re.sub(r"^(Quận|Huyện|Thị xã|Thành phố) ", "", name.strip())
    return bare.replace("Thuỷ", "Thủy")


def read_communes(data, folder):
    formers = collections.defaultdict(list)
    with open(data / "cantho/mapping_old_to_new.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            formers[row["new_ward_code"]].append(row)
    source = ogr.Open(f"/vsizip/{data}/units/communes_2026-08.shp.zip")
    layer = source.GetLayer(0)
    layer.SetAttributeFilter("MA_TINH = '92'")
    communes, features = [], []
    for feature in layer:
        shape = feature.GetGeometryRef()
        features.append({"type": "Feature", "properties": {"MA_XA": feature["MA_XA"], "TEN": feature["TEN"], "MA_TINH": "92"},
                         "geometry": json.loads(shape.ExportToJson())})
        inside = shape.Simplify(10 / METRES_A_DEGREE).Buffer(-INSIDE_M / METRES_A_DEGREE, 4)
        communes.append(Commune(feature["MA_XA"], feature["TEN"], inside, formers[feature["MA_XA"]]))
    (folder / "communes.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return communes


def chord(shape, latitude):
    """The longest stretch of a parallel inside a shape: (west, east), or None."""
    west, east, _, _ = shape.GetEnvelope()
    cut = shape.Intersection(ogr.CreateGeometryFromWkt(f"LINESTRING ({west} {latitude}, {east} {latitude})"))
    parts = [cut] if cut.GetGeometryName() == "LINESTRING" else [cut.GetGeometryRef(i) for i in range(cut.GetGeometryCount())]
    ends = [sorted((part.GetX(0), part.GetX(part.GetPointCount() - 1))) for part in parts if part.GetPointCount() > 1]
    return max(ends, key=lambda pair: pair[1] - pair[0], default=None)


def former_centres(data):
    with open(data / "cantho/old_wards_centroid_bbox_google.csv", encoding="utf-8") as file:
        return {row["ward_code"]: (float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(file)
                if row["longitude"] and row["latitude"]}


class City:
    def __init__(self, data, folder):
        self.chance = random.Random("a city of dossiers")
        self.communes = read_communes(data, folder)
        self.centres = former_centres(data)
        self.streets = self.lay_streets(street_names(data))
        self.hamlets = [hamlet for commune in self.communes for hamlet in self.settle(commune)]
        for at, hamlet in enumerate(self.hamlets, 1):
            hamlet.key = f"P{at}"

    def nearest_former(self, formers, longitude, latitude):
        def away(row):
            centre = self.centres.get(row["old_ward_code"], (999, 999))
            return math.hypot(centre[0] - longitude, centre[1] - latitude)
        return min(formers, key=away)

    def spot(self, commune):
        """A chord somewhere in the commune, 80 m long or longer."""
        _, _, south, north = commune.shape.GetEnvelope()
        while True:
            latitude = self.chance.uniform(south, north)
            found = chord(commune.shape, latitude)
            if found and (found[1] - found[0]) * METRES_A_DEGREE > 80:
                return latitude, *found

    def stretch(self, commune, district):
        latitude, west, east = self.spot(commune)
        length = min(east - west, self.chance.uniform(200, 1500) / METRES_A_DEGREE)
        west = self.chance.uniform(west, east - length)
        east = west + length
        formers = [row for row in commune.formers if row["old_district_code"] == district]
        return Stretch(commune, self.nearest_former(formers, (west + east) / 2, latitude), latitude, west, east)

    def lay_streets(self, names):
        codes = {}
        within = collections.defaultdict(list)  # communes of today on the ground of a district
        for commune in self.communes:
            for row in commune.formers:
                key = district_key(row["old_district"]), re.sub(r"^(Thành phố|Tỉnh) ", "", row["old_province"])
                codes[key] = row["old_district_code"]
                if commune not in within[row["old_district_code"]]:
                    within[row["old_district_code"]].append(commune)
        streets = []
        for key, of_district in names.items():
            district = codes[key]
            choice = within[district]
            for name in of_district:
                first = self.chance.choices(choice, [1 if commune.rural else 3 for commune in choice])[0]
                far = sorted(choice, key=lambda other: first.shape.Centroid().Distance(other.shape.Centroid()))
                count = min(len(far), self.chance.choices([1, 2, 3], [75, 18, 7])[0])
                stretches = [self.stretch(commune, district) for commune in far[:count]]
                streets.append(Street(f"S{len(streets) + 1}", name, district, stretches))
        return streets

    def settle(self, commune):
        """Hamlets by former commune: numbered ones, which repeat where communes were merged, and named ones."""
        kind = "Ấp" if commune.rural else "Khu vực"
        for former in commune.formers:
            numbered = self.chance.random() < 0.35 or not commune.rural
            taken = set()
            for at in range(HAMLETS_A_FORMER_COMMUNE):
                name = f"{at + 1}"
                while not numbered:
                    name = " ".join(self.chance.choice(words) for words in HAMLET_WORDS)
                    name += self.chance.choice(["", "", "", " A", " B", " 1", " 2"])
                    if name not in taken:
                        break
                taken.add(name)
                latitude, west, east = self.spot(commune)
                yield Hamlet("", f"{kind} {name}", kind.lower(), commune, former, (west + east) / 2, latitude)

    # ---- numbers ------------------------------------------------------------------------------------------------
    def alley(self, mouth):
        """Number paths behind a mouth: mostly one deep, now and then two."""
        houses = self.chance.randint(3, 24)
        for at in range(1, houses + 1):
            yield f"{mouth}/{at}"
            if self.chance.random() < 0.03:
                yield f"{mouth}/{at}A"
        if self.chance.random() < 0.3:
            branch = self.chance.randint(1, houses)
            for at in range(1, self.chance.randint(3, 10)):
                yield f"{mouth}/{branch}/{at}"

    def numbers(self, wanted):
        """`wanted` different numbers of a street, from its beginning, with what stands behind a number."""
        found, at = {}, 0
        lots = self.chance.choice("ABCDE") if self.chance.random() < 0.03 else ""
        while len(found) < wanted:
            at += 1
            draw = self.chance.random()
            if draw < 0.06:
                continue  # not built yet
            mains = [f"{lots}{at}"]
            if draw > 0.95:
                mains.append(f"{at}A")
                mains += [f"{at}B"] if draw > 0.98 else []
            elif draw > 0.943:
                mains.append(self.chance.choice([f"{at}-1", f"{at} bis"]))
            elif draw < 0.10:
                mains += self.alley(at)
            for number in mains:
                found[number] = at
        return list(found.items())[:wanted]

    def on_street(self, street, wanted):
        numbers = self.numbers(wanted)
        last = max(at for _, at in numbers)
        by_commune = collections.defaultdict(list)
        for hamlet in self.hamlets:
            by_commune[hamlet.commune.code, hamlet.former["old_ward_code"]].append(hamlet)
        for number, at in numbers:
            part = min(len(street.stretches) - 1, (at - 1) * len(street.stretches) // last)
            stretch = street.stretches[part]
            begin, end = part * last / len(street.stretches), (part + 1) * last / len(street.stretches)
            along = stretch.east - (stretch.east - stretch.west) * (at - begin) / max(1.0, end - begin)
            depth = number.count("/") and ALLEY_LENGTH_M * self.chance.random()
            across = (8 + depth) / METRES_A_DEGREE * (-1 if at % 2 else 1)
            hamlet = None
            if not stretch.commune.rural and self.chance.random() < 0.25:
                hamlet = self.chance.choice(by_commune[stretch.commune.code, stretch.former["old_ward_code"]])
            along += self.chance.uniform(-5, 5) / METRES_A_DEGREE
            yield [number, street.name, street.key, hamlet.name if hamlet else "", hamlet.key if hamlet else "",
                   stretch.commune.code, f"{along:.7f}", f"{stretch.latitude + across:.7f}", "", "",
                   stretch.former["old_ward_code"], stretch.former["old_district_code"]]

    def flats(self, house):
        for floor in range(1, self.chance.randint(4, 12)):
            for unit in range(1, 7):
                flat = list(house)
                flat[0], flat[8], flat[9] = "", f"{floor:02} – {unit:02}", house[0]
                yield flat

    def in_hamlet(self, hamlet, wanted):
        for at in range(1, wanted + 1):
            number = f"{at}{self.chance.choice(['', '', '', '', '', '', '', '', 'A', 'B'])}"
            # Crowded around the middle: a hamlet has a point only, and the commune's edge must not be crossed.
            longitude = hamlet.longitude + self.chance.uniform(-35, 35) / METRES_A_DEGREE
            latitude = hamlet.latitude + self.chance.uniform(-60, 60) / METRES_A_DEGREE
            yield [number, "", "", hamlet.name, hamlet.key, hamlet.commune.code, f"{longitude:.7f}", f"{latitude:.7f}", "", "",
                   hamlet.former["old_ward_code"], hamlet.former["old_district_code"]]

    def households(self, count):
        sizes = [min(1800, max(10, self.chance.lognormvariate(0, 0.9) * 100 * len(street.stretches)))
                 for street in self.streets]
        scale = count * (1 - SHARE_IN_HAMLETS) / sum(sizes)
        rows = []
        for street, size in zip(self.streets, sizes):
            houses = list(self.on_street(street, max(4, round(size * scale))))
            rows += houses
            if len(street.stretches[0].commune.formers) > 1 and self.chance.random() < 0.04:
                rows += self.flats(next(house for house in houses if "/" not in house[0]))
        left = count - len(rows)
        for at, hamlet in enumerate(self.hamlets):
            share = left // (len(self.hamlets) - at)
            houses = list(self.in_hamlet(hamlet, share))
            rows += houses
            left -= len(houses)
        return rows[:count]

    # ---- layers -------------------------------------------------------------------------------------------------
    def street_features(self):
        for street in self.streets:
            lines = [[[part.east, part.latitude], [part.west, part.latitude]] for part in street.stretches]
            yield {"type": "Feature",
                   "properties": {"id": street.key, "name": street.name, "parent_id": None,
                                  "commune_code": ";".join(dict.fromkeys(part.commune.code for part in street.stretches)),
                                  "former_commune_code": ";".join(dict.fromkeys(part.former["old_ward_code"] for part in street.stretches))},
                   "geometry": {"type": "MultiLineString", "coordinates": lines}}

    def hamlet_features(self):
        for hamlet in self.hamlets:
            yield {"type": "Feature",
                   "properties": {"id": hamlet.key, "name": hamlet.name, "kind": hamlet.kind, "commune_code": hamlet.commune.code,
                                  "former_commune_code": hamlet.former["old_ward_code"]},
                   "geometry": {"type": "Point", "coordinates": [hamlet.longitude, hamlet.latitude]}}


def write_layers(data, folder, count):
    city = City(data, folder)
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
