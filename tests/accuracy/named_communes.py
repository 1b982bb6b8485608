"""Which commune a text names, by a rule that knows nothing of diachi. The rule stands in measure_accuracy.py's head."""
import collections
import csv
import json
import re
import unicodedata

COMMUNE_KIND = re.compile(r'^(phuong|p\.|p (?=\w)|p(?=\d)|xa|x\.|thi tran|tt\.?)\s*')
DISTRICT_KIND = re.compile(r'^(quan|q\.|q (?=\w)|q(?=\d)|huyen|h\.|thi xa|tx\.?|thanh pho|tp\.?)\s*')
UNIT_KIND = re.compile(r'^(tinh|thanh pho|quan|huyen|thi xa|phuong|xa|thi tran|dac khu|thu do)\s+')
COUNTRY = {'viet nam', 'vietnam', 'vn'}
ONLY_NUMBER = re.compile(r'^((so|so nha|ngo|ngach|hem|kiet|nha)\s+)*[\w/]*\d[\w/]*'
                         r'(\s+(ngo|ngach|hem|kiet)\s+[\w/]*\d[\w/]*)*$')


def folded(text):
    marks_off = ''.join(c for c in unicodedata.normalize('NFD', text.lower()) if not unicodedata.combining(c))
    plain = re.sub(r'\s+', ' ', marks_off.replace('đ', 'd').replace('ð', 'd')).strip()
    return re.sub(r'(?<=[bcdghklmnpqrstvx])y\b|(?<=\bqu)y\b', 'i', plain)


def bare(name):
    """A folded name without its kind; numbers without leading zeros."""
    return re.sub(r'^0+(?=\d)', '', UNIT_KIND.sub('', folded(name)))


class Units:
    """Names of old districts and communes, of communes of today, and what the old ones became."""

    def __init__(self, data):
        self.districts = collections.defaultdict(list)  # bare name -> [codes]
        self.province_of_district = {}                  # code -> bare province of then
        self.communes = collections.defaultdict(list)   # (district code, bare name) -> [codes]
        self.district_of = {}                           # old commune code -> district code
        self.bare_of = {}                               # old commune code -> bare name
        self.now = collections.defaultdict(list)        # (bare province, bare commune) -> [codes]
        self.provinces = set()
        self.province_of = {}                           # code of a commune of today -> its province
        self.successors = collections.defaultdict(set)  # old commune code -> codes of today
        for province in json.loads((data / 'units/units_until_2025-06-30.json').read_text()):
            self.provinces.add(bare(province['name']))
            for district in province['level2s']:
                self.districts[bare(district['name'])].append(district['level2_id'])
                self.province_of_district[district['level2_id']] = bare(province['name'])
                for commune in district['level3s']:
                    code, name = commune['level3_id'], bare(commune['name'])
                    self.communes[district['level2_id'], name].append(code)
                    self.district_of[code] = district['level2_id']
                    self.bare_of[code] = name
        for province in json.loads((data / 'units/units_2026-08.json').read_text()):
            self.provinces.add(bare(province['FullName']))
            for commune in province['Wards']:
                self.now[bare(province['FullName']), bare(commune['FullName'])].append(commune['Code'])
                self.province_of[commune['Code']] = province['FullName']
        renumbered = {'06970': '06978', '23737': '23938'}  # between the lineage and the list of today
        with open(data / 'units/lineage_2025-07-01.tsv', encoding='utf-8') as lines:
            for row in csv.DictReader(lines, delimiter='\t'):
                to = row['new_commune_code']
                self.successors[row['old_commune_code']].add(renumbered.get(to, to))
        self.split = {code for code, to in self.successors.items() if len(to) > 1}


def segments(text):
    parts = re.split(r'[,;|()]|\s*[-–](?=\s)|(?<=\D)[-–](?=\D)', text)
    parts = [re.sub(r'\s+\d{5,6}$', '', folded(part)).strip(' .') for part in parts]
    return [part for part in parts if part and part not in COUNTRY and not re.fullmatch(r'\d{5,6}', part)]


def number_plain(name):
    return re.sub(r'^0+(?=\d)', '', name.strip(' .'))


def named_commune(text, units, behind_numbers=False):
    """(old commune codes or [], 'old'), ([], 'now') or None when the rule finds no commune named."""
    parts = segments(text)
    for at in range(len(parts) - 1, -1, -1):
        name = number_plain(DISTRICT_KIND.sub('', parts[at]))
        if name not in units.districts or COMMUNE_KIND.match(parts[at]):
            continue
        if at == len(parts) - 1 and at > 0 and name in units.provinces and not DISTRICT_KIND.match(parts[at]):
            continue  # the province of the same name
        districts = units.districts[name]
        for other, part in enumerate(parts):
            kind = COMMUNE_KIND.match(part)
            if other == at or not kind:
                continue
            codes = [c for d in districts for c in units.communes.get((d, number_plain(part[kind.end():])), [])]
            if codes:
                return codes, 'old'
        behind_number = not behind_numbers and at > 1 and ONLY_NUMBER.match(parts[at - 2])
        if at > 0 and not behind_number and not parts[at - 1].isdigit():
            codes = [c for d in districts for c in units.communes.get((d, parts[at - 1]), [])]
            if codes:
                return codes, 'old'
        return None
    province = next((p for p in (bare(re.sub(r'^tp\.? ?', '', part)) for part in reversed(parts))
                     if p in units.provinces), None)
    for part in parts if province else []:
        kind = COMMUNE_KIND.match(part)
        if kind and (province, number_plain(part[kind.end():])) in units.now:
            return [], 'now'
    return None
