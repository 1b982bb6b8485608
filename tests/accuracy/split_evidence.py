"""What streets decide of split communes, measured so that no row helps itself.

The labelled rows are dealt into FOLDS, rows that are near each other together, in one of three ways (DEALINGS): rows of
one text; rows of one street that lie in one square of SQUARE degrees, some 550 m, so that no near neighbour helps; and
rows of one street's name, wherever they lie, so that only texts are left from which the rule below reads no street or
another writing of it ("Ngõ 20 Trần Phú"). For each fold a registry gets the streets of the other folds: a street is the
name that a row's text begins with behind its number, in the district that the text names; it lies in the communes of
today that hold the points of the other rows, and in the former communes that their texts name. Such a street register
has gaps: a street that no other row shows to run into a second commune decides for the first one. The figures tell what
evidence of this kind gives, not what a complete register would.
"""
import collections
import json
import pathlib
import re
import shutil
import subprocess
import zlib

from named_communes import COMMUNE_KIND, DISTRICT_KIND, folded

FOLDS = 5
SQUARE = 0.005
NUMBER = re.compile(r'^(số nhà|số)?\s*\d[\w/.-]*\s+', re.I)
ALLEY = re.compile(r'^(ngõ|ngách|hẻm|kiệt|tổ|thôn|xóm|lô|tầng|khu|tòa|toà)\b', re.I)
STREET_WORD = re.compile(r'^(đường|phố|đ\.|p\.)\s*', re.I)


def street_of(text):
    """The street that a text begins with, without its kind; None when it begins otherwise."""
    first = re.split(r'[,;]| - |- ', text)[0].strip()
    name = NUMBER.sub('', first)
    numbered, said = name != first, STREET_WORD.match(name)
    name = STREET_WORD.sub('', name).strip()
    words = name.split()
    if not (numbered or said) or ALLEY.match(name) or not 2 <= len(words) <= 5:
        return None
    if any(c.isdigit() for c in name) or COMMUNE_KIND.match(folded(name)) or DISTRICT_KIND.match(folded(name)):
        return None
    return name


def text_of(row):
    return folded(row['text'])


def name_of_street(row):
    """The text of a row without one."""
    name = street_of(row['text'])
    return folded(name) if name else text_of(row)


def square_of_street(row):
    square = [int(row[axis] // SQUARE) for axis in ('lon', 'lat')]
    return f'{name_of_street(row)}, {square}' if street_of(row['text']) else text_of(row)


DEALINGS = {'one text': text_of, 'one street within some 550 m': square_of_street, 'one street name': name_of_street}


def folds_of(rows, dealing):
    """Of each row its fold; equal keys fall together, whatever the order of the rows."""
    return [zlib.crc32(DEALINGS[dealing](row).encode()) % FOLDS for row in rows]


def streets_without(fold, folds, rows, units):
    """GeoJSON of the streets of all rows but those of the fold."""
    names = collections.defaultdict(collections.Counter)
    today, former = collections.defaultdict(set), collections.defaultdict(set)
    for its_fold, row in zip(folds, rows):
        name = street_of(row['text'])
        if its_fold == fold or not name or not row['named']:
            continue
        key = folded(name), units.district_of[row['named'][0]]
        names[key][name] += 1
        today[key].add(row['commune_now_code'])
        former[key].update(row['named'])
    features = [{'type': 'Feature', 'geometry': None,
                 'properties': {'id': f'{key[1]} {key[0]}', 'name': 'Đường ' + found.most_common(1)[0][0],
                                'commune_code': ';'.join(sorted(today[key])),
                                'former_commune_code': ';'.join(sorted(former[key]))}}
                for key, found in sorted(names.items())]
    return {'type': 'FeatureCollection', 'features': features}


def answers_with_streets(rows, units, dealing, binary, registry, folder, geocode):
    """The answers to all rows, each given by a registry that knows nothing of its fold."""
    answers = [None] * len(rows)
    folds = folds_of(rows, dealing)
    for fold in range(FOLDS):
        with_streets = pathlib.Path(folder, f'fold_{fold}.sqlite')
        shutil.copyfile(registry, with_streets)
        streets = pathlib.Path(folder, f'streets_{fold}.geojson')
        streets.write_text(json.dumps(streets_without(fold, folds, rows, units), ensure_ascii=False), encoding='utf-8')
        subprocess.run([binary, 'import', '--registry', with_streets, '--layer', 'streets', streets], check=True,
                       stdout=subprocess.DEVNULL)
        asked = [number for number, its_fold in enumerate(folds) if its_fold == fold]
        for number, answer in zip(asked, geocode([rows[number] for number in asked], binary, with_streets)):
            answers[number] = answer
    return answers
