"""Rows whose label cannot be trusted, found without looking at any answer.

A row is judged mislabelled when
  other place    its point lies in none of the communes of today that the named commune became, and further than
                 FAR_KM from all of them: text and point are of different places;
  other label    its source names another commune of before than the text does;
  two districts  the text names two districts with their kinds ("Quận", "Huyện", ...) that are different ones of one
                 province, or a second commune with its kind in another district ("P." is Phố as often as Phường: it
                 tells no second commune);
  other points   the same text stands in the collection with points in different communes of today that the named
                 commune did not become all.
A point just outside is not judged: borders are as they are, and points are as good as their source.
"""
import collections
import json
import math

from named_communes import COMMUNE_KIND, DISTRICT_KIND, bare, number_plain, segments

FAR_KM = 1.0
KM_A_DEGREE = 111.2  # of latitude; of longitude at the latitude of the point, by its cosine


class Ground:
    """Polygons of the communes of today, read once for the codes that are asked for."""

    def __init__(self, data, codes):
        from osgeo import ogr  # GDAL's own binding, as Debian packages it
        ogr.UseExceptions()
        self.ogr = ogr
        self.shapes = {}
        source = ogr.Open(f'/vsizip/{data}/units/communes_2026-08.shp.zip')
        layer = source.GetLayer()
        fields = [layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())]
        self.code_field = next(name for name in fields
                               if any(str(feature.GetField(name)) in codes for feature in layer))
        layer.ResetReading()
        for feature in layer:
            code = str(feature.GetField(self.code_field))
            if code in codes:
                self.shapes[code] = feature.GetGeometryRef().Clone()

    def km_to(self, row, codes):
        """From the row's point to the nearest of the communes, with an error of some percent."""
        point = self.ogr.Geometry(self.ogr.wkbPoint)
        squeeze = math.cos(math.radians(row['lat']))
        nearest = None
        for code in codes:
            shape = self.shapes.get(code)
            if shape is None:
                continue
            point.Empty()
            point.AddPoint_2D(row['lon'], row['lat'])
            degrees = point.Distance(shape)
            km = degrees * KM_A_DEGREE * (1 + squeeze) / 2
            nearest = km if nearest is None else min(nearest, km)
        return nearest


def districts_named(text, units):
    """Codes of each district that the text names with its kind."""
    named = []
    for part in segments(text):
        kind = DISTRICT_KIND.match(part)
        codes = units.districts.get(number_plain(part[kind.end():])) if kind else None
        if codes:
            named.append(set(codes))
    return named


def contradicts_itself(row, units):
    named = districts_named(row['text'], units)
    for one in named:
        for other in named:
            if not one & other and any(units.province_of_district[a] == units.province_of_district[b]
                                       for a in one for b in other):
                return True
    own = {units.district_of[code] for code in row['named']}
    provinces = {units.province_of_district[code] for code in own}
    for part in segments(row['text']):
        kind = COMMUNE_KIND.match(part)
        tells = kind and (kind[1] == 'phuong' or not kind[1].startswith('p'))
        name = number_plain(part[kind.end():]) if tells else ''
        if not name or any((district, name) in units.communes for district in own) or name.isdigit():
            continue
        if any(bare_name == name and units.province_of_district[district] in provinces
               for district, bare_name in units.communes) and (row['province_now'], name) not in units.now:
            return True
    return False


def other_points(data):
    """Folded text -> the communes of today that its points lie in."""
    communes = collections.defaultdict(set)
    with open(data / 'addresses/real_addresses.jsonl', encoding='utf-8') as lines:
        for line in lines:
            row = json.loads(line)
            if row['commune_now_code']:
                communes[' '.join(segments(row['text']))].add(row['commune_now_code'])
    return communes


def reasons(rows, units, data):
    """{row id: reason} of the rows that are judged mislabelled. Rows have `named`, codes of old communes."""
    found = {}
    points = other_points(data)
    outside = []
    for row in rows:
        successors = set().union(*(units.successors[code] for code in row['named'])) if row['named'] else set()
        row['province_now'] = bare(units.province_of[row['commune_now_code']])
        if not row['named']:
            continue
        if row['old_commune_code'] and row['old_commune_code'] in units.bare_of and \
                row['old_commune_code'] not in row['named']:
            found[row['id']] = 'other label: ' + row['commune_old']
        elif contradicts_itself(row, units):
            found[row['id']] = 'two districts'
        elif not points[' '.join(segments(row['text']))] <= successors and \
                len(points[' '.join(segments(row['text']))]) > 1:
            found[row['id']] = 'other points'
        elif row['commune_now_code'] not in successors:
            outside.append((row, successors))
    ground = Ground(data, {code for _, successors in outside for code in successors}) if outside else None
    for row, successors in outside:
        km = ground.km_to(row, successors)
        if km is not None and km > FAR_KM:
            found[row['id']] = f'other place: {km:.1f} km from the named commune'
    return found
