"""Shapefiles byte by byte, so that the same input always gives the same files (GDAL writes today's date)."""
import struct
from dataclasses import dataclass

from . import plane

DBF_DATE = (126, 1, 15)  # 2026-01-15
POLYGON = 5

WGS84_PRJ = ('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
             'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]')


def vn2000_prj(zone, meridian):
    return (f'PROJCS["VN_2000_TM-3_{zone}",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",'
            'SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
            'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
            f'PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",0.9999],'
            'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]')


@dataclass
class Field:
    name: str
    kind: str       # C text or N number
    width: int
    decimals: int = 0


def _box(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _polygon(ring, as_is):
    """One record's content. Rings are closed and turned clockwise unless they are to be written as they are."""
    points = ring if as_is else (lambda r: r + r[:1])(plane.clockwise(ring))
    head = struct.pack("<i4d3i", POLYGON, *_box(points), 1, len(points), 0)
    return head + b"".join(struct.pack("<2d", *p) for p in points)


def _header(length_words, points):
    return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length_words) + struct.pack("<2i", 1000, POLYGON) + struct.pack(
        "<8d", *_box(points), 0, 0, 0, 0)


def shp_and_shx(rings, as_is=()):
    """Bytes of .shp and .shx. `as_is` holds the positions of faulty rings, which are not closed or turned."""
    records, index, offset = [], [], 50
    for i, ring in enumerate(rings):
        content = _polygon(ring, i in as_is)
        words = len(content) // 2
        records.append(struct.pack(">2i", i + 1, words) + content)
        index.append(struct.pack(">2i", offset, words))
        offset += 4 + words
    points = [p for ring in rings for p in ring]
    shp = _header(offset, points) + b"".join(records)
    shx = _header(50 + 4 * len(index), points) + b"".join(index)
    return shp, shx


def _cell(field, value, encode):
    if field.kind == "N":
        text = "" if value is None else f"{value:.{field.decimals}f}"
        cell = text.encode("ascii").rjust(field.width)
    else:
        cell = encode(value).ljust(field.width)
    if len(cell) != field.width:
        raise ValueError(f"{field.name}: {value!r} is longer than {field.width} bytes")
    return cell


def dbf(fields, rows, encode):
    """Bytes of a dBASE III table without language driver: a reader must find out the encoding by itself."""
    record_size = 1 + sum(f.width for f in fields)
    out = struct.pack("<4BIHH16xBBH", 3, *DBF_DATE, len(rows), 33 + 32 * len(fields), record_size, 0, 0, 0)
    for f in fields:
        out += struct.pack("<11sc4xBB14x", f.name.encode("ascii"), f.kind.encode("ascii"), f.width, f.decimals)
    out += b"\r"
    for row in rows:
        out += b" " + b"".join(_cell(f, v, encode) for f, v in zip(fields, row))
    return out + b"\x1a"


def utf8(text):
    return text.encode("utf-8")


def write(folder, name, rings, fields, rows, encode=utf8, prj=None, cpg=None, as_is=()):
    """All parts of one layer."""
    folder.mkdir(parents=True, exist_ok=True)
    shp, shx = shp_and_shx(rings, as_is)
    parts = {"shp": shp, "shx": shx, "dbf": dbf(fields, rows, encode)}
    if prj:
        parts["prj"] = prj.encode("ascii")
    if cpg:
        parts["cpg"] = cpg.encode("ascii")
    for extension, content in parts.items():
        (folder / f"{name}.{extension}").write_bytes(content)
