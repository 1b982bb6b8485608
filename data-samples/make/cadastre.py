"""The parcel files: records with the attribute names that surveyors use, and the faults planted among them."""
from dataclasses import dataclass

from . import plane, shapefile, tcvn3, town
from .shapefile import Field

BEN_MAU, CU_LAO, NO_PRJ = "ben_mau_5897_tcvn3", "cu_lao_9209_utf8", "no_prj_5897"
OF_FILE = {BEN_MAU: ("98001", "98004"), CU_LAO: ("98010", "98013")}

UPPER_FIELDS = [Field("ID", "N", 9), Field("THUAID", "N", 9), Field("XAID", "C", 5), Field("SHBANDO", "N", 4),
                Field("SHTHUA", "N", 5), Field("DIENTICH", "N", 12, 1), Field("DIENTICHPL", "N", 12, 1),
                Field("MALOAIDAT", "N", 4), Field("KHLOAIDAT", "C", 10), Field("DIADANH", "C", 20),
                Field("TENCHU", "C", 30), Field("DIACHI", "C", 40), Field("SHTHUATAM", "N", 5)]

# MaXa SoHieuToBanDo SoThuTuThua DienTich KyHieuMucDichSuDung DiaChi TenChu, cut to the ten letters a DBF allows.
NEW_FIELDS = [Field("MaXa", "C", 5), Field("SoHieuToBa", "N", 4), Field("SoThuTuThu", "N", 5), Field("DienTich", "N", 12, 1),
              Field("KyHieuMucD", "C", 10), Field("DiaChi", "C", 60), Field("TenChu", "C", 40)]

LAND_NUMBERS = {code: i for i, code in enumerate(
    ("LUC", "LUK", "CHN", "CLN", "NTS", "ONT", "ODT", "TMD", "SKC", "DGD", "TSC", "DYT", "TON", "ONT+CLN"), 1)}


@dataclass
class Record:
    old_commune: str
    sheet: int
    plot: int
    land: str
    owner: str
    place: str
    ring: list              # EPSG:5897
    area: float
    as_is: bool = False     # the ring is written as it stands, neither closed nor turned


@dataclass
class Fault:
    file: str
    kind: str
    key: str
    note: str


def _record(parcel):
    place = parcel.place
    return Record(parcel.old_commune, parcel.sheet, parcel.plot, parcel.land, parcel.owner, place.name if place else "",
                  parcel.ring, abs(plane.signed_area(parcel.ring)))


def _sliver(parcel):
    far = parcel.side * (parcel.street.half_width + parcel.street.depth)
    beyond = far + parcel.side * 0.08
    return [parcel.street.at(a, o) for a, o in ((parcel.along[0], far), (parcel.along[1], far),
                                                (parcel.along[1], beyond), (parcel.along[0], beyond))]


class _File:
    """The records of one file, while faults are planted in it."""

    def __init__(self, name, layout):
        self.name, self.layout, self.faults = name, layout, []
        self.parcels = [p for p in layout.parcels if p.old_commune in OF_FILE[name]]
        self.records = [_record(p) for p in self.parcels]
        self._next_plot = {}
        for p in self.parcels:
            self._next_plot[p.old_commune, p.sheet] = max(self._next_plot.get((p.old_commune, p.sheet), 0), p.plot)
        spare = [i for i, p in enumerate(self.parcels) if p.street and p.street.published and not p.issued]
        self._pairs = [(i, j) for i, j in zip(spare, spare[1:]) if self._neighbours(self.parcels[i], self.parcels[j])]

    @staticmethod
    def _neighbours(p, q):
        return p.street is q.street and p.side == q.side and p.along[1] == q.along[0] and p.sheet == q.sheet

    def _take(self, share):
        """A pair of neighbours without addresses, `share` of the way through the file."""
        return self._pairs[int(len(self._pairs) * share)]

    def _note(self, kind, parcel, note, plot=None):
        self.faults.append(Fault(self.name, kind, f"{parcel.old_commune} / {parcel.sheet} / {plot or parcel.plot}", note))

    def _added(self, parcel, ring, area, as_is=False):
        """A further record with the next free number of the parcel's sheet."""
        at = parcel.old_commune, parcel.sheet
        self._next_plot[at] += 1
        plot = self._next_plot[at]
        self.records.append(Record(*at, plot, parcel.land, parcel.owner, "", ring, area, as_is))
        return plot

    def bow_tie(self, share):
        i, _ = self._take(share)
        a, b, c, d = self.records[i].ring
        c = tuple(round(0.6 * c[k] + 0.4 * b[k], 3) for k in (0, 1))      # unequal wings, so that their areas do not cancel
        self.records[i].ring, self.records[i].as_is = [a, c, b, d, a], True
        self._note("self-intersection", self.parcels[i], "bow-tie: two corners exchanged")

    def exact_duplicate(self, share):
        i, _ = self._take(share)
        self.records.append(self.records[i])
        self._note("duplicate", self.parcels[i], "the same record twice, but for ID and THUAID")

    def same_shape(self, share):
        i, _ = self._take(share)
        p = self.parcels[i]
        plot = self._added(p, p.ring, self.records[i].area)
        self._note("duplicate", p, f"the shape of parcel {p.plot} again under another number", plot)

    def sliver(self, share):
        first = int(len(self._pairs) * share)
        i = next(i for i, _ in self._pairs[first:] if self.layout.free(self._box(_sliver(self.parcels[i])), self.parcels[i].row))
        p = self.parcels[i]
        ring = [plane.bend(c) for c in _sliver(p)]
        area = abs(plane.signed_area(ring))
        self._note("sliver", p, f"a strip 8 cm wide, {area:.1f} m², behind parcel {p.plot}", self._added(p, ring, area))

    @staticmethod
    def _box(points):
        return min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points)

    def overlap(self, share):
        i, j = self._take(share)
        p, q = self.parcels[i], self.parcels[j]
        near, far = (p.side * (p.street.half_width + o) for o in (0, p.street.depth))
        corners = [p.corners[0], p.street.at(p.along[1] + 2.5, near), p.street.at(p.along[1] + 2.5, far), p.corners[3]]
        self.records[i].ring = [plane.bend(c) for c in corners]
        self.records[i].area = abs(plane.signed_area(self.records[i].ring))
        self._note("overlap", p, f"reaches 2.5 m into parcel {q.plot}")

    def two_points(self, share):
        p = self.parcels[self._take(share)[0]]
        self._note("no area", p, "ring of two points: beyond repair", self._added(p, p.ring[:2], 0.0, as_is=True))

    def collinear(self, share):
        p = self.parcels[self._take(share)[0]]
        a, b = p.ring[:2]
        ring = [a, b, b, a]
        self._note("no area", p, "ring that runs along one edge and back: beyond repair", self._added(p, ring, 0.0, as_is=True))


def files(layout):
    """The two municipal files with their faults."""
    ben_mau, cu_lao = _File(BEN_MAU, layout), _File(CU_LAO, layout)
    ben_mau.bow_tie(0.15)
    ben_mau.exact_duplicate(0.3)
    ben_mau.overlap(0.45)
    ben_mau.sliver(0.6)
    ben_mau.two_points(0.75)
    cu_lao.bow_tie(0.1)
    cu_lao.bow_tie(0.55)
    cu_lao.same_shape(0.25)
    cu_lao.overlap(0.4)
    cu_lao.sliver(0.7)
    cu_lao.collinear(0.85)
    return ben_mau, cu_lao


def _upper_row(i, r):
    home = f"{town.OLD_COMMUNES[r.old_commune].name}, TX Bến Mẫu"
    legal = round(r.area) if i % 7 else round(r.area) - 3       # papers and survey differ now and then
    return [i + 1, int(r.old_commune) * 1000 + i % 1000, r.old_commune, r.sheet, r.plot, r.area, max(legal, 0),
            LAND_NUMBERS[r.land], r.land, r.place, r.owner, home, r.plot]


def _new_row(r):
    parts = [r.place, town.OLD_COMMUNES[r.old_commune].name, town.OLD_COMMUNES[r.old_commune].district]
    return [r.old_commune, r.sheet, r.plot, r.area, r.land, ", ".join(p for p in parts if p), r.owner]


def write(folder, ben_mau, cu_lao):
    as_is = lambda records: {i for i, r in enumerate(records) if r.as_is}
    records = ben_mau.records
    shapefile.write(folder, BEN_MAU, [r.ring for r in records], UPPER_FIELDS, [_upper_row(i, r) for i, r in enumerate(records)],
                    tcvn3.encode, prj=shapefile.vn2000_prj("105-00", "105.0"), as_is=as_is(records))
    records = cu_lao.records
    shapefile.write(folder, CU_LAO, [[plane.to_9209(c) for c in r.ring] for r in records], NEW_FIELDS,
                    [_new_row(r) for r in records], prj=shapefile.vn2000_prj("105-30", "105.5"), cpg="UTF-8",
                    as_is=as_is(records))
    return write_without_prj(folder, ben_mau)


def write_without_prj(folder, ben_mau):
    """A late survey of eight plots in Phường 2, on a sheet of its own, that came without .prj."""
    fields = [f for f in UPPER_FIELDS if f.name in ("XAID", "SHBANDO", "SHTHUA", "DIENTICH", "KHLOAIDAT", "DIACHI")]
    rings, rows = [], []
    for i in range(8):
        west, south = 3600 + 18 * (i % 4), 4000 + 25 * (i // 4)
        board = [(west, south), (west + 18, south), (west + 18, south + 25), (west, south + 25)]
        if not ben_mau.layout.free(ben_mau._box(board)):
            raise ValueError("the late survey runs into the earlier one")
        rings.append([plane.bend(c) for c in board])
        rows.append(["98004", 90, i + 1, abs(plane.signed_area(rings[-1])), "ODT", "Phuong 2, TX Ben Mau"])
    shapefile.write(folder, NO_PRJ, rings, fields, rows)
    return len(rings)
