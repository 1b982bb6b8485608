"""Where the streets, hamlets and houses of the generated city stand, and which numbers they have. See dossier_city.py."""
import collections
import csv
import math
import random
import re
from dataclasses import dataclass

from osgeo import ogr

ogr.UseExceptions()
METRES_A_DEGREE = 111_320
INSIDE_M = 100         # streets keep this far from the edge of their commune, so that their alleys stay inside
ALLEY_LENGTH_M = 70
SHARE_IN_HAMLETS = 0.2
HAMLETS_A_FORMER_COMMUNE = 5
HAMLET_WORDS = ["Thạnh", "Tân", "Phú", "Hòa", "Mỹ", "Long", "Bình", "Đông", "Trường", "Thới"], \
               ["Lợi", "Phước", "Thuận", "Hưng", "An", "Quới", "Thành", "Xuân", "Lộc", "Hiệp"]


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


def read_communes(data):
    formers = collections.defaultdict(list)
    with open(data / "cantho/mapping_old_to_new.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            formers[row["new_ward_code"]].append(row)
    source = ogr.Open(f"/vsizip/{data}/units/communes_2026-08.shp.zip")
    layer = source.GetLayer(0)
    layer.SetAttributeFilter("MA_TINH = '92'")
    communes = []
    for feature in layer:
        shape = feature.GetGeometryRef()
        inside = shape.Simplify(10 / METRES_A_DEGREE).Buffer(-INSIDE_M / METRES_A_DEGREE, 4)
        communes.append(Commune(feature["MA_XA"], feature["TEN"], inside, formers[feature["MA_XA"]]))
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
    def __init__(self, data):
        self.chance = random.Random("a city of dossiers")
        self.communes = read_communes(data)
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
