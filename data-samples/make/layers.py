"""Units, streets, places and the river as files."""
import json
from itertools import groupby

from . import plane, shapefile, town
from .shapefile import Field

LINEAGE_COLUMNS = ("old_commune_code", "old_commune", "old_district_code", "old_district", "old_province_code", "old_province",
                   "new_commune_code", "new_commune", "new_province_code", "new_province", "extent")


def _kind(name):
    return "Thị xã" if name.startswith("Thị xã") else name.split()[0]


def old_units():
    districts = []
    for (code, name), communes in groupby(town.OLD_COMMUNES.values(), key=lambda u: (u.district_code, u.district)):
        districts.append({"level2_id": code, "name": name, "type": _kind(name), "level3s": [
            {"level3_id": u.code, "name": u.name, "type": _kind(u.name)} for u in communes]})
    return [{"level1_id": town.OLD_PROVINCE_CODE, "name": town.PROVINCE, "type": "Tỉnh", "level2s": districts}]


def lineage():
    rows = [LINEAGE_COLUMNS]
    for old_code, new_code, extent in town.LINEAGE:
        old, new = town.OLD_COMMUNES[old_code], town.COMMUNES[new_code]
        rows.append((old.code, old.name, old.district_code, old.district, town.OLD_PROVINCE_CODE, town.PROVINCE,
                     new.code, new.name, town.PROVINCE_CODE, town.PROVINCE, extent))
    return rows


def write_units(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "units_until_2025-06-30.json").write_text(json.dumps(old_units(), ensure_ascii=False, indent=2) + "\n", "utf-8")
    (folder / "lineage_2025-07-01.tsv").write_text("".join("\t".join(row) + "\n" for row in lineage()), "utf-8")
    fields = [Field("MA_XA", "C", 5), Field("TEN", "C", 80), Field("MA_TINH", "C", 2), Field("DT_KM2", "N", 12, 3)]
    rings, rows = [], []
    for code, board in town.commune_rings().items():
        planar = [plane.bend(p) for p in board]
        rings.append([plane.to_wgs84(p) for p in planar])
        rows.append([code, town.COMMUNES[code].name, town.PROVINCE_CODE, abs(plane.signed_area(planar)) / 1e6])
    shapefile.write(folder, "communes", rings, fields, rows, prj=shapefile.WGS84_PRJ, cpg="UTF-8")
    return len(rows)


def _write_geojson(path, features):
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    path.write_text(f'{{"type":"FeatureCollection","name":"{path.stem}","features":[\n{lines}\n]}}\n', "utf-8")
    return len(features)


def _feature(kind, coordinates, properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def _line(points):
    return [plane.board_to_wgs84(p) for p in plane.densify(points, 60)]


def _area(box):
    west, south, east, north = box
    ring = _line([(west, south), (east, south), (east, north), (west, north), (west, south)])
    return [plane.counter_clockwise(ring)]


def _street(street):
    course = plane.densify([street.start, street.end], 20)
    former = sorted({town.old_commune_at(*p) for p in course})
    return _feature("LineString", _line([street.start, street.end]), {
        "id": street.id, "name": street.name, "parent": street.parent.name if street.parent else None,
        "parent_id": street.parent.id if street.parent else None,
        "commune_code": ";".join(sorted({town.commune_at(*p) for p in course})),
        "former_commune": ";".join(town.OLD_COMMUNES[c].name for c in former),
        "former_commune_code": ";".join(former), "side_rule": "odd_left"})


def write_streets(path, layout):
    return _write_geojson(path, [_street(s) for s in sorted(layout.streets.values(), key=lambda s: s.id)])


def _place(place):
    x, y = place.centre
    old = town.old_commune_at(x, y)
    shape = ("Point", plane.board_to_wgs84(place.point)) if place.point else ("Polygon", _area(place.box))
    return _feature(*shape, {"id": place.id, "name": place.name, "kind": place.kind, "commune_code": town.commune_at(x, y),
                             "former_commune": town.OLD_COMMUNES[old].name, "former_commune_code": old})


def write_places(path):
    return _write_geojson(path, [_place(p) for p in town.PLACES.values()])


def write_water(path):
    half = town.RIVER_WIDTH / 2
    box = (100, town.RIVER_Y - half, 6400, town.RIVER_Y + half)
    return _write_geojson(path, [_feature("Polygon", _area(box), {"id": "W01", "name": "Sông Mẫu", "kind": "sông"})])
