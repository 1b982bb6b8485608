"""A large cadastral shapefile in EPSG:5897: square parcels of nine vertices in rows, with the usual attributes."""
import struct
from pathlib import Path

FIELDS = [("XAID", 5), ("SHBANDO", 5), ("SHTHUA", 6), ("KHLOAIDAT", 3), ("DIACHI", 30)]
PRJ = ('PROJCS["VN_2000_TM_3_105_00",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137.0,'
       '298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
       'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],'
       'PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]')


def ring(east, north, side=20.0):
    half = side / 2
    corners = [(0, 0), (0, half), (0, side), (half, side), (side, side), (side, half), (side, 0), (half, 0), (0, 0)]
    return [(east + x, north + y) for x, y in corners]


def write(path, count, a_row=500):
    path = Path(path)
    shapes, index, table = bytearray(), bytearray(), bytearray()
    for at in range(count):
        points = ring(500_000 + at % a_row * 21, 1_100_000 + at // a_row * 21)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        body = struct.pack("<i4d2ii", 5, min(xs), min(ys), max(xs), max(ys), 1, len(points), 0)
        body += b"".join(struct.pack("<2d", *point) for point in points)
        index += struct.pack(">2i", (100 + len(shapes)) // 2, len(body) // 2)
        shapes += struct.pack(">2i", at + 1, len(body) // 2) + body
        values = ("31117", str(at // 1000 + 1), str(at % 1000 + 1), "ODT", "Khu vuc 1")
        table += b" " + b"".join(value.encode().ljust(width) for value, (_, width) in zip(values, FIELDS))
    rows = -(-count // a_row)
    box = struct.pack("<4d4d", 500_000, 1_100_000, 500_000 + a_row * 21, 1_100_000 + rows * 21, 0, 0, 0, 0)

    def header(length):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, (100 + length) // 2) + struct.pack("<2i", 1000, 5) + box

    path.write_bytes(header(len(shapes)) + shapes)
    path.with_suffix(".shx").write_bytes(header(len(index)) + index)
    width = 1 + sum(size for _, size in FIELDS)
    head = struct.pack("<4BIHH20x", 3, 126, 1, 1, count, 33 + 32 * len(FIELDS), width)
    head += b"".join(struct.pack("<11sc4xBB14x", name.encode(), b"C", size, 0) for name, size in FIELDS) + b"\r"
    path.with_suffix(".dbf").write_bytes(head + table + b"\x1a")
    path.with_suffix(".prj").write_text(PRJ)
    return path
