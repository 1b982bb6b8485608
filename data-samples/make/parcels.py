"""The parcels: rows of houses along the streets, fields behind them, numbers, sheets, and the faults planted in them."""
import random
from dataclasses import dataclass, field

from . import plane, town

TOUCH = -0.01           # metres between the boxes of one row, which share their corners
CLEAR = 0.5             # and between those of different rows, whose bent edges need not match
SHEET_SIZE = 640        # board metres


@dataclass
class Parcel:
    corners: list                       # board points
    old_commune: str
    street: town.Street = None
    side: int = 0                       # +1 left (odd), -1 right (even)
    along: tuple = ()                   # from, to: metres along the street
    row: str = ""                       # street and side, or "field": parcels of a row share corners
    number: str = ""                    # the house number in the row, without the alley path
    land: str = ""
    sheet: int = 0
    plot: int = 0                       # parcel number (số thửa) on the sheet
    owner: str = ""
    issued: bool = False
    ring: list = field(default_factory=list)     # EPSG:5897

    @property
    def centre(self):
        return tuple(sum(c[i] for c in self.corners) / 4 for i in (0, 1))

    @property
    def place(self):
        x, y = self.centre
        return next((p for p in town.PLACES.values() if p.contains(x, y)), None)

    @property
    def key(self):
        return f"{self.old_commune} / {self.sheet} / {self.plot}"

    def front(self, inside):
        """The board point at the middle of the frontage, `inside` metres into the parcel."""
        middle = (self.along[0] + self.along[1]) / 2
        return self.street.at(middle, self.side * (self.street.half_width + inside))


def _box(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _clash(a, b, gap=0.0):
    return a[0] < b[2] + gap and b[0] < a[2] + gap and a[1] < b[3] + gap and b[1] < a[3] + gap


class Layout:
    """Places parcels on the board; nothing placed overlaps anything else."""

    def __init__(self):
        self.parcels = []
        self.streets = town.streets()
        self.tracks = town.tracks()
        self._ground = [_box([s.at(-2, s.half_width), s.at(s.length + 2, -s.half_width)])      # where no parcel may lie
                        for s in [*self.streets.values(), *self.tracks]]
        self._ground.append((4100, 0, 4250, 5200))       # no house near the border between two communes
        self._ground.append((2115, 2700, 2145, 5200))    # nor on the old one between Phường 1 and Phường 2
        self._ground.append((2385, 0, 2415, 2300))       # nor between Xã An Bình and Xã Thạnh Lộc Mẫu

    def free(self, box, row=""):
        """Whether a parcel of this row may lie here."""
        return not any(_clash(box, other, TOUCH) for other in self._ground) and not any(
            _clash(box, _box(p.corners), TOUCH if p.row == row else CLEAR) for p in self.parcels)

    def line_with_houses(self, street):
        for side in (1, -1):
            self._row(street, side, random.Random(f"row {street.id} {side}"))

    def _row(self, street, side, rng):
        near, far = side * street.half_width, side * (street.half_width + street.depth)
        along, row, name = 4.0, [], f"{street.id} {side}"
        houses_left = rng.randint(4, 8)
        while True:
            if houses_left <= 0 and street.open_ground:
                along += rng.randint(*street.open_ground)
                houses_left = rng.randint(4, 8)
            wide = street.wide.get(2 * len(row) + 2) if side < 0 else None
            width = wide or round(rng.uniform(*street.frontage), 1)
            end = along + width
            if end > street.length:
                break
            corners = [street.at(along, near), street.at(end, near), street.at(end, far), street.at(along, far)]
            if self.free(_box(corners), name):
                middle = street.at((along + end) / 2, near)
                row.append(Parcel(corners, town.old_commune_at(*middle), street, side, (along, end), row=name))
                self.parcels.append(row[-1])
                along, houses_left = end, houses_left - 1
            else:
                along += 3
        _number(row, street, side)

    def alley(self, plan):
        """Opens the alley where the parcel with its number was, then lines it with houses."""
        parent = self.streets[plan.parent_id]
        gone = next(p for p in self.parcels if p.street is parent and p.number == plan.mouth)
        self.parcels.remove(gone)
        middle = sum(gone.along) / 2
        path = f"{parent.path}/{plan.mouth}" if parent.path else plan.mouth
        street = town.Street(plan.id, f"Hẻm {path}", parent.at(middle, 0), parent.at(middle, gone.side * plan.length),
                             town.SMALL, depth=18, half_width=2.5, parent=parent, mouth=plan.mouth)
        corridor = _box([street.at(parent.half_width + 0.1, 2.5), street.at(plan.length, -2.5)])
        if not self.free(corridor):
            raise ValueError(f"{street.name} runs into something")
        self._ground.append(corridor)
        self.streets[plan.id] = street
        self.line_with_houses(street)

    def fields(self, west, south, east, north, wide=115, deep=150):
        y = south
        while y + deep <= north:
            x = west
            while x + wide <= east:
                corners = [(x, y), (x + wide, y), (x + wide, y + deep), (x, y + deep)]
                if self.free(_box(corners), "field") and not any(_clash(_box(corners), p.box) for p in town.PLACES.values() if p.box):
                    self.parcels.append(Parcel(corners, town.old_commune_at(x + wide / 2, y + deep / 2), row="field", land="LUC"))
                x += wide
            y += deep


def _number(row, street, side):
    """1, 3, 5 … left and 2, 4, 6 … right, with the infill letters where a plot was divided later."""
    wanted = 1 if side > 0 else 2
    waiting = []
    for parcel in row:
        if waiting:
            parcel.number = waiting.pop(0)
            continue
        parcel.number = str(wanted)
        waiting = list(street.infill.get(wanted, ()))
        wanted += 2


SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Dương", "Hồ")
GIVEN = ("Văn Mẫu", "Thị Mẫu", "Văn Thử", "Thị Thử", "Văn Ví Dụ", "Thị Ví Dụ", "Hữu Giả Định", "Ngọc Giả Định")


def made_up_name(rng):
    return f"{rng.choice(SURNAMES)} {rng.choice(GIVEN)}"


def _land(parcel, rng):
    if parcel.land:
        return rng.choice(("LUC", "LUC", "LUK", "CHN", "CLN", "NTS"))
    home = "ODT" if parcel.old_commune in ("98001", "98004") else "ONT"
    others = ("TMD", "SKC", "DGD", "TSC", "DYT") if home == "ODT" else ("ONT+CLN", "CLN", "ONT+CLN", "SKC", "TON")
    return home if rng.random() < 0.9 else rng.choice(others)


def _sheets(parcels):
    """Sheets by grid cell, numbered from the north-west within each old commune; plots likewise on each sheet."""
    cell = lambda p: (-int(p.centre[1] // SHEET_SIZE), int(p.centre[0] // SHEET_SIZE))
    for code in town.OLD_COMMUNES:
        mine = [p for p in parcels if p.old_commune == code]
        for sheet, key in enumerate(sorted({cell(p) for p in mine}), 1):
            on_sheet = sorted((p for p in mine if cell(p) == key), key=lambda p: (-round(p.centre[1] / 20), p.centre[0]))
            for plot, parcel in enumerate(on_sheet, 1):
                parcel.sheet, parcel.plot = sheet, plot


def lay_out():
    layout = Layout()
    for street in list(layout.streets.values()):
        layout.line_with_houses(street)
    for plan in town.ALLEYS:
        layout.alley(plan)
    for track in layout.tracks:
        layout.line_with_houses(track)
    for box in ((760, 700, 1260, 1350), (3020, 760, 3560, 1350), (4760, 800, 5260, 1250),
                (5000, 3900, 5700, 4500)):
        layout.fields(*box)
    rng = random.Random("parcels")
    for parcel in layout.parcels:
        parcel.land = _land(parcel, rng)
        parcel.owner = made_up_name(rng)
        parcel.ring = [plane.bend(c) for c in parcel.corners]
    _sheets(layout.parcels)
    return layout
