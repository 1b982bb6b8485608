"""The 300 households and organisations that are to receive an address."""
import random
from dataclasses import dataclass

from . import parcels, plane, town

COUNT = 300
BLOCK_STREET, BLOCK_NUMBER, FLOORS, FLATS = "S02", "14", 5, 4
ON_HOMONYMS = ("5", "8", "12", "16")     # issued on both streets named Đường Lê Văn Mẫu; 16 only on one
COLUMNS = ("number", "street", "street_id", "place", "place_id", "commune_code", "longitude", "latitude", "flat",
           "parent_number", "kind", "holder")
ORGANISATIONS = ("Công ty TNHH Mẫu Số", "Cửa hàng Tạp hoá Mẫu", "Nhà thuốc Mẫu", "Hợp tác xã Mẫu")
AGENCIES = ("Trường Tiểu học Mẫu", "Trạm Y tế Mẫu", "Nhà văn hoá Mẫu", "Trụ sở Ban điều hành Mẫu")


@dataclass
class Household:
    number: str             # empty for a flat, which has `flat` and `parent_number`
    street: town.Street     # the published street that carries the number; None: the hamlet carries it
    place: town.Place
    commune: str
    old_commune: str
    position: tuple         # WGS 84
    flat: str = ""
    parent_number: str = ""
    kind: str = "household"
    holder: str = ""
    alley: town.Street = None

    def row(self):
        street, place = self.street, self.place
        return [self.number, street.name if street else "", street.id if street else "", place.name if place else "",
                place.id if place else "", self.commune, f"{self.position[0]:.7f}", f"{self.position[1]:.7f}", self.flat,
                self.parent_number, self.kind, self.holder]


def full_number(parcel):
    """'12/5/3' for house 3 in Hẻm 12/5."""
    path = parcel.street.path
    return f"{path}/{parcel.number}" if path else parcel.number


def _from(parcel, with_place=False):
    parcel.issued = True
    x, y = parcel.centre
    on_track = not parcel.street.published
    return Household(full_number(parcel), None if on_track else parcel.street.root,
                     parcel.place if on_track or with_place else None, town.commune_at(x, y), parcel.old_commune,
                     plane.board_to_wgs84(parcel.front(4)), alley=parcel.street if parcel.street.parent else None)


def _block(parcel):
    """The apartment block: its own row, then 01 – 01 … 05 – 04."""
    site = _from(parcel)
    site.kind, site.holder = "organisation", "Ban quản lý Chung cư Mẫu"
    rows = [site]
    for floor in range(1, FLOORS + 1):
        for unit in range(1, FLATS + 1):
            along = parcel.along[0] + 8 + unit * 6
            point = parcel.street.at(along, parcel.side * (parcel.street.half_width + 6 + floor))
            rows.append(Household("", site.street, None, site.commune, site.old_commune, plane.board_to_wgs84(point),
                                  f"{floor:02d} – {unit:02d}", parcel.number))
    return rows


def _wanted(street_id, number):
    """Houses that a dossier or a rule needs: the infill ones with their neighbours, the homonym streets' first ones."""
    return {"S01": number in ("20", "20A", "20B", "22", "1", "3"), "S14": number in ("20", "20A", "20B", "22"),
            "S06": number in ("15", "15A", "17"), "S03": number in ("5", "8", "12", "21"),
            "S04": number in ("5", "8", "16", "30")}.get(street_id, False)


def _pick(candidates, count, rng, wanted=lambda p: False):
    first = [p for p in candidates if wanted(p)]
    rest = [p for p in candidates if not wanted(p)]
    return (first + rng.sample(rest, min(len(rest), max(0, count - len(first)))))[:max(count, len(first))]


def _name(rows, rng):
    for i, h in enumerate(rows, 1):
        if h.holder:
            continue
        draw = rng.random()
        if h.flat or draw < 0.84:
            h.holder = f"{parcels.made_up_name(rng)} (hộ mẫu {i:03d})"
        else:
            h.kind, names = ("organisation", ORGANISATIONS) if draw < 0.96 else ("agency", AGENCIES)
            h.holder = f"{rng.choice(names)} {i:03d}"


def choose(layout):
    rng = random.Random("households")
    for p in layout.parcels:        # these are homes, whatever the dice said
        if p.street and ((p.street.id, p.number) == (BLOCK_STREET, BLOCK_NUMBER) or _wanted(p.street.id, p.number)):
            p.land = "ONT" if p.old_commune in ("98010", "98013") else "ODT"
    homes = [p for p in layout.parcels if p.street and p.land in ("ODT", "ONT")]
    on = lambda street: [p for p in homes if p.street is street]
    block = next(p for p in on(layout.streets[BLOCK_STREET]) if p.number == BLOCK_NUMBER)
    rows = _block(block)
    for alley_id, count in (("S08", 8), ("S09", 6), ("S10", 3), ("S20", 3), ("S26", 3)):
        rows += [_from(p) for p in _pick(on(layout.streets[alley_id]), count, rng)]
    for i, track in enumerate(layout.tracks):
        rows += [_from(p) for p in _pick(on(track), 4 if i < 6 else 3, rng)]
    streets = [s for s in layout.streets.values() if not s.parent]
    left = COUNT - len(rows)
    for i, street in enumerate(streets):
        count = left // (len(streets) - i)
        free = [p for p in on(street) if not p.issued]
        if street.id == "S13":      # the street through both parts of the split commune
            chosen = [q for east in (True, False)
                      for q in _pick([p for p in free if (p.centre[0] > 4180) == east], (count + east) // 2, rng)]
        else:
            chosen = _pick(free, count, rng, lambda p: _wanted(street.id, p.number))
        rows += [_from(p, with_place=bool(p.place) and rng.random() < 0.15) for p in chosen]
        left -= len(chosen)
    _name(rows, rng)
    assert len(rows) == COUNT
    return rows
