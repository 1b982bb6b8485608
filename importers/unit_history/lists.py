"""Reads published lists of units: JSON trees, plain or gzipped, and SQL of INSERT rows."""
import functools
import gzip
import json
import re
import unicodedata
from typing import NamedTuple, Optional

LEVELS = ('province', 'district', 'commune')
TONES = '\u0300\u0301\u0303\u0309\u0323'
KIND = re.compile(r'^(tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu)\s+(?=\S)', re.I)
SQL_ROW = re.compile(r"^\s*\('(\d+)',(.*)\)[,;]?\s*$", re.M)
SQL_CELL = re.compile(r"N?'((?:[^']|'')*)'|(\w+)")


class Listed(NamedTuple):
    """A unit of one list: its name in full and the code of the unit above."""
    name: str
    parent: Optional[str]


@functools.lru_cache(maxsize=None)
def clean(name):
    return ' '.join(unicodedata.normalize('NFC', name).split())


def kind_of(name):
    found = KIND.match(name)
    return name[:found.end()].strip() if found else ''


def tone_last(syllable):
    """Hoà and Hòa are one name: the tone mark is taken out of the syllable and put behind it."""
    letters = unicodedata.normalize('NFD', syllable)
    return ''.join(c for c in letters if c not in TONES) + ''.join(c for c in letters if c in TONES)


@functools.lru_cache(maxsize=None)
def name_key(name):
    words = re.sub(r'\s*[-–]\s*', ' - ', clean(name).lower()).split()
    return ' '.join(word.lstrip('0') if word.isdigit() else tone_last(word) for word in words)


@functools.lru_cache(maxsize=None)
def bare_key(name):
    return name_key(KIND.sub('', clean(name)))


@functools.lru_cache(maxsize=None)
def without_accents(key):
    return ''.join(c for c in unicodedata.normalize('NFD', key) if not unicodedata.combining(c)).replace('đ', 'd')


def _from_tree(provinces):
    units = {}
    for province in provinces:
        if 'level1_id' in province:
            units['province', province['level1_id']] = Listed(clean(province['name']), None)
            for district in province['level2s']:
                units['district', district['level2_id']] = Listed(clean(district['name']), province['level1_id'])
                for commune in district['level3s']:
                    units['commune', commune['level3_id']] = Listed(clean(commune['name']), district['level2_id'])
        else:
            units['province', province['Code']] = Listed(clean(province['FullName']), None)
            for commune in province['Wards']:
                units['commune', commune['Code']] = Listed(clean(commune['FullName']), province['Code'])
    return units


def _from_sql(text):
    units = {}
    level_of = {2: 'province', 3: 'district', 5: 'commune'}
    for row in SQL_ROW.finditer(text.replace('\r', '')):
        cells = [text.replace("''", "'") if text or not word else word for text, word in SQL_CELL.findall(row[2])]
        level = level_of.get(len(row[1]))
        if level and len(cells) > 5:
            units[level, row[1]] = Listed(clean(cells[2]), None if level == 'province' else cells[5])
    return units


def read_list(path):
    """{(level, code): Listed} of a file; raises ValueError when it holds none."""
    opened = gzip.open if path.suffix == '.gz' else open
    with opened(path, 'rt', encoding='utf-8') as file:
        text = file.read()
    units = _from_sql(text) if '.sql' in path.name else _from_tree(json.loads(text))
    if not any(level == 'commune' for level, _ in units):
        raise ValueError(f'{path} holds no communes: it is no list of units')
    return units
