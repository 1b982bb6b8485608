"""What the town is: units, borders, streets, hamlets. All names are made up; board metres (plane.py)."""
import random
from dataclasses import dataclass, field

PROVINCE = "Tỉnh Sông Mẫu"
OLD_PROVINCE_CODE, PROVINCE_CODE = "97", "98"    # codes of surviving names changed, as An Giang's did (89 -> 91)
EFFECTIVE = "2025-07-01"


@dataclass(frozen=True)
class OldCommune:
    code: str
    name: str
    district_code: str
    district: str


@dataclass(frozen=True)
class Commune:
    code: str
    name: str


OLD_COMMUNES = {u.code: u for u in (
    OldCommune("98001", "Phường 1", "981", "Thị xã Bến Mẫu"),
    OldCommune("98004", "Phường 2", "981", "Thị xã Bến Mẫu"),
    OldCommune("98010", "Xã Thạnh Lộc Mẫu", "982", "Huyện Cù Lao"),
    OldCommune("98013", "Xã An Bình", "982", "Huyện Cù Lao"))}

# Every new code is also the code of an old unit with another name: a code alone never identifies a unit.
COMMUNES = {u.code: u for u in (
    Commune("98004", "Phường Bến Mẫu"), Commune("98010", "Xã Cù Lao Dài"), Commune("98013", "Phường An Bình Mẫu"))}

LINEAGE = (("98001", "98004", "full"), ("98004", "98004", "full"), ("98010", "98010", "partial"),
           ("98010", "98013", "partial"), ("98013", "98013", "full"))
SPLIT = "98010"


# ---- borders -----------------------------------------------------------------------------------------------------
RIVER_Y, RIVER_WIDTH = 2600, 180
_WEST, _JUNCTION, _EAST = (60, RIVER_Y), (4180, RIVER_Y), (6440, RIVER_Y)


def _wiggle(points, pieces, sway, seed):
    """A border line with `pieces` segments a side, swaying to the sides; its corners stay."""
    rng = random.Random(seed)
    line = [points[0]]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        for i in range(1, pieces):
            line.append((x0 + (x1 - x0) * i / pieces + rng.uniform(-sway, sway),
                         y0 + (y1 - y0) * i / pieces + rng.uniform(-sway, sway)))
        line.append((x1, y1))
    return line


def commune_rings():
    """Board rings by commune code; a shared border is one line, used in both directions."""
    river = _wiggle([_WEST, _JUNCTION], 16, 25, "river")
    north = _wiggle([_JUNCTION, (4260, 4960)], 11, 25, "north")
    south = _wiggle([_JUNCTION, (4140, 330)], 11, 25, "south")
    ben_mau = _wiggle([(4260, 4960), (90, 5040), _WEST], 12, 30, "ben mau")
    an_binh = _wiggle([(4140, 330), (130, 260), _WEST], 12, 30, "an binh")
    cu_lao = _wiggle([(4140, 330), (6400, 400), _EAST, (6380, 4850), (4260, 4960)], 8, 30, "cu lao")
    return {"98004": river + north[1:] + ben_mau[1:-1],
            "98013": river + south[1:] + an_binh[1:-1],
            "98010": south + cu_lao[1:] + north[::-1][1:-1]}


def commune_at(x, y):
    """For board points well away from the borders."""
    if x > _JUNCTION[0]:
        return "98010"
    return "98004" if y > RIVER_Y else "98013"


def old_commune_at(x, y):
    if x > _JUNCTION[0]:
        return "98010"
    if y > RIVER_Y:
        return "98001" if x < 2130 else "98004"
    return "98013" if x < 2400 else "98010"


# ---- streets -----------------------------------------------------------------------------------------------------
@dataclass
class Street:
    """Drawn in the direction of its numbers (east to west, north to south): odd numbers left, even right."""
    id: str
    name: str
    start: tuple
    end: tuple
    frontage: tuple                     # least and greatest width of a parcel, metres
    depth: float = 26
    half_width: float = 6
    open_ground: tuple = ()             # least and greatest stretch without houses between two rows
    infill: dict = field(default_factory=dict)
    wide: dict = field(default_factory=dict)     # {position on the even side: frontage}
    parent: "Street" = None
    mouth: str = ""                     # the number on the parent street that the alley took
    published: bool = True              # False: a hamlet's track, known by its place alone
    place_id: str = ""

    @property
    def length(self):
        return abs(self.end[0] - self.start[0]) + abs(self.end[1] - self.start[1])

    @property
    def direction(self):
        return ((self.end[0] - self.start[0]) / self.length, (self.end[1] - self.start[1]) / self.length)

    def at(self, along, left):
        """The board point `along` metres from the start and `left` metres to the left."""
        dx, dy = self.direction
        return self.start[0] + dx * along - dy * left, self.start[1] + dy * along + dx * left

    @property
    def root(self):
        return self.parent.root if self.parent else self

    @property
    def path(self):
        """'12/5' for Hẻm 12/5; empty for a street."""
        return self.name.removeprefix("Hẻm ") if self.parent else ""


TOWN, SMALL, RURAL = (15, 24), (12, 16), (24, 40)
OPEN_GROUND = (170, 270)


def streets():
    made = [
        Street("S01", "Đường Nguyễn Văn Mẫu", (3520, 3900), (640, 3900), TOWN, infill={20: ["20A", "20B"]}),
        Street("S02", "Đường Hùng Vương", (3560, 3500), (2240, 3500), TOWN, wide={14: 46}),
        Street("S03", "Đường Lê Văn Mẫu", (900, 4560), (900, 3240), TOWN),
        Street("S04", "Đường Lê Văn Mẫu", (3030, 4560), (3030, 3240), TOWN),
        Street("S05", "Đường Trần Thị Bưởi", (1500, 4560), (1500, 3240), TOWN),
        Street("S06", "Đường 30 Tháng 4", (2700, 4560), (2700, 3240), TOWN, infill={15: ["15A"]}),
        Street("S07", "Đường Bến Đò", (2040, 3000), (560, 3000), TOWN),
        Street("S11", "Đường Phan Chu Mẫu", (3560, 4300), (2240, 4300), TOWN),
        Street("S12", "Đường Chợ Cũ", (2030, 4300), (620, 4300), TOWN),
        Street("S13", "Đường Ven Sông", (6150, 2200), (2500, 2200), RURAL),
        Street("S14", "Đường Tỉnh 998", (3980, 1400), (450, 1400), RURAL, half_width=9, infill={20: ["20A", "20B"]}),
        Street("S15", "Đường Kênh Xáng Cũ", (700, 2240), (700, 640), RURAL),
        Street("S16", "Đường Võ Thị Lúa", (1300, 2240), (1300, 640), RURAL),
        Street("S17", "Đường Kênh Mới", (1950, 2240), (1950, 640), RURAL),
        Street("S18", "Đường Cầu Mẫu", (2950, 2120), (2950, 700), RURAL),
        Street("S19", "Đường Trạm Bơm", (3600, 2120), (3600, 700), RURAL),
        Street("S21", "Đường Vườn Dừa", (4700, 2120), (4700, 760), RURAL),
        Street("S22", "Đường Đình Thần", (5300, 2120), (5300, 760), RURAL),
        Street("S23", "Đường Lò Gạch", (5900, 2120), (5900, 760), RURAL),
        Street("S24", "Đường Cồn Én", (6120, 1300), (4480, 1300), RURAL),
        Street("S25", "Đường Bờ Bắc", (6150, 3700), (4480, 3700), RURAL)]
    for street in made:
        street.open_ground = OPEN_GROUND
    return {s.id: s for s in made}


@dataclass(frozen=True)
class Alley:
    """How an alley hangs on its parent; it is drawn once the parent's houses have numbers."""
    id: str
    parent_id: str
    mouth: str
    length: float


ALLEYS = (Alley("S08", "S01", "12", 300), Alley("S09", "S08", "5", 150), Alley("S10", "S06", "45", 200),
          Alley("S20", "S16", "8", 220), Alley("S26", "S22", "3", 210))


# ---- hamlets -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Place:
    id: str
    name: str
    kind: str
    box: tuple              # board: west, south, east, north
    track: tuple = ()       # a path with houses, known by the hamlet alone
    point: tuple = ()       # published as a point instead of the box

    @property
    def centre(self):
        return self.point or ((self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2)

    def contains(self, x, y):
        return bool(self.box) and self.box[0] < x < self.box[2] and self.box[1] < y < self.box[3]


PLACES = {p.id: p for p in (
    Place("P01", "Khu vực 1", "khu vực", (560, 3700, 2080, 4620)),
    Place("P02", "Khu vực 2", "khu vực", (500, 2850, 2080, 3690)),
    Place("P03", "Khu vực 1", "khu vực", (2200, 3700, 3680, 4620)),
    Place("P04", "Khu vực 3", "khu vực", (2200, 3100, 3680, 3690)),
    Place("P05", "Ấp 1", "ấp", (950, 1560, 1110, 2010), ((1030, 1980), (1030, 1600))),
    Place("P06", "Ấp 2", "ấp", (390, 780, 560, 1220), ((475, 1190), (475, 810))),
    Place("P07", "Ấp Bình Hoà", "ấp", (1560, 860, 1730, 1260), ((1645, 1230), (1645, 890))),
    Place("P08", "Ấp 1", "ấp", (3190, 1640, 3370, 2030), ((3280, 2000), (3280, 1670))),
    Place("P09", "Ấp Thạnh Hưng", "ấp", (3740, 800, 3920, 1240), ((3830, 1210), (3830, 830))),
    Place("P10", "Ấp 3", "ấp", (4920, 1500, 5090, 1960), ((5005, 1930), (5005, 1530))),
    Place("P11", "Ấp Cồn Én", "ấp", (5520, 880, 5690, 1200), ((5605, 1180), (5605, 900))),
    Place("P12", "Ấp Thạnh Phú", "ấp", (4700, 4000, 4880, 4460), ((4790, 4430), (4790, 4030))),
    Place("P13", "Tổ 5", "tổ", (), point=(1180, 4100)),
    Place("P14", "Tổ 5", "tổ", (), point=(2850, 4120)))}


def tracks():
    return [Street("T" + p.id[1:], "", *p.track, (26, 38), depth=24, half_width=3, published=False, place_id=p.id)
            for p in PLACES.values() if p.track]
