"""Files that must be refused, each with its own reason."""
from . import cadastre, plane, shapefile

_PDF = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>"]


def tiny_pdf():
    out, offsets = b"%PDF-1.4\n", []
    for i, body in enumerate(_PDF, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
    table = b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(_PDF) + 1, table, len(_PDF) + 1, len(out))


def write(folder):
    folder.mkdir(parents=True, exist_ok=True)
    fields = [f for f in cadastre.UPPER_FIELDS if f.name in ("XAID", "SHBANDO", "SHTHUA")]
    rings = [[plane.bend((x, y)) for x, y in ((w, 4700), (w + 20, 4700), (w + 20, 4730), (w, 4730))] for w in range(1000, 1200, 20)]
    rows = [["98001", 91, i + 1] for i in range(len(rings))]
    shp, shx = shapefile.shp_and_shx(rings)
    (folder / "truncated.shp").write_bytes(shp[:len(shp) * 6 // 10])      # the header still promises all ten records
    (folder / "truncated.shx").write_bytes(shx)
    (folder / "truncated.dbf").write_bytes(shapefile.dbf(fields, rows, shapefile.utf8))
    (folder / "no_dbf.shp").write_bytes(shp)
    (folder / "no_dbf.shx").write_bytes(shx)
    (folder / "pdf_renamed.shp").write_bytes(tiny_pdf())
