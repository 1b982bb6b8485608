#!/usr/bin/python3
"""Measures how often the commune of today is found for real addresses.

    tests/accuracy/measure_accuracy.py [--binary build/check/diachi] [--registry country.sqlite] [--require]

Without --registry one is made of the whole country's units, communes and lineage, for this run.

Rows: those of `addresses/real_addresses.jsonl` in the data folder ($DIACHI_REAL_DATA, or ../shared/data beside the
project) with trust=district_ok that NAME A COMMUNE. Whether one does is decided without looking at any answer:

  The text is cut at commas, semicolons and dashes between words; the country and postcodes are left out. The district
  segment is the rightmost one that is, with or without its kind (Quận, Q., Huyện, H., Thị xã, TX., Thành phố, TP.), the
  name of a district of before 2025-07-01. Then the row names a commune when
  (a) a segment that begins with a commune kind (Phường, P., Xã, X., Thị trấn, TT.) carries the name of a commune of
      that district, or
  (b) the segment right before the district's is, bare, such a name, and the segment before that is not a mere house
      or alley number (then the name is the street's; --behind-numbers counts these rows too), or
  (c) there is no district segment, and a segment with a commune kind carries the name of a commune of today of the
      province that the text names.
  Names are compared without case and accents.

The truth is `commune_now_code`, the commune that holds the row's point: points err and texts contradict themselves, so
that 100 % cannot be reached (about 2 % of the rows). A perfect converter that always picks one successor reaches 85 %
right and 10 % wrong on such rows. A row counts as split when the named old commune has more than one successor.

With --require, the exit code is 1 when a target is missed: the right commune decided or among the candidates >= 97 %;
of rows whose commune was not split >= 96 % decided; wrong among the decided <= 2.5 %.
"""
import argparse
import collections
import csv
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

FEW_ROWS = 10
PROJECT = pathlib.Path(__file__).resolve().parents[2]
COMMUNE_KIND = re.compile(r'^(phuong|p\.|p (?=\w)|p(?=\d)|xa|x\.|thi tran|tt\.?)\s*')
DISTRICT_KIND = re.compile(r'^(quan|q\.|q (?=\w)|q(?=\d)|huyen|h\.|thi xa|tx\.?|thanh pho|tp\.?)\s*')
UNIT_KIND = re.compile(r'^(tinh|thanh pho|quan|huyen|thi xa|phuong|xa|thi tran|dac khu|thu do)\s+')
COUNTRY = {'viet nam', 'vietnam', 'vn'}
ONLY_NUMBER = re.compile(r'^((so|so nha|ngo|ngach|hem|kiet|nha)\s+)*[\w/]*\d[\w/]*'
                         r'(\s+(ngo|ngach|hem|kiet)\s+[\w/]*\d[\w/]*)*$')
TARGETS = {'found': 0.97, 'decided_of_whole': 0.96, 'wrong_of_decided': 0.025}


def folded(text):
    marks_off = ''.join(c for c in unicodedata.normalize('NFD', text.lower()) if not unicodedata.combining(c))
    plain = re.sub(r'\s+', ' ', marks_off.replace('đ', 'd').replace('ð', 'd')).strip()
    return re.sub(r'(?<=[bcdghklmnpqrstvx])y\b|(?<=\bqu)y\b', 'i', plain)


def bare(name):
    """A folded name without its kind; numbers without leading zeros."""
    return re.sub(r'^0+(?=\d)', '', UNIT_KIND.sub('', folded(name)))


class Units:
    """Names of old districts and communes, of communes of today, and which old ones were split."""

    def __init__(self, data):
        self.districts = collections.defaultdict(list)  # bare name -> [codes]
        self.communes = collections.defaultdict(list)   # (district code, bare name) -> [codes]
        self.now = collections.defaultdict(list)        # (bare province, bare commune) -> [codes]
        self.provinces = set()
        self.province_of = {}                           # code of a commune of today -> its province
        for province in json.loads((data / 'units/units_until_2025-06-30.json').read_text()):
            self.provinces.add(bare(province['name']))
            for district in province['level2s']:
                self.districts[bare(district['name'])].append(district['level2_id'])
                for commune in district['level3s']:
                    key = district['level2_id'], bare(commune['name'])
                    self.communes[key].append(commune['level3_id'])
        for province in json.loads((data / 'units/units_2026-08.json').read_text()):
            self.provinces.add(bare(province['FullName']))
            for commune in province['Wards']:
                self.now[bare(province['FullName']), bare(commune['FullName'])].append(commune['Code'])
                self.province_of[commune['Code']] = province['FullName']
        successors = collections.Counter()
        with open(data / 'units/lineage_2025-07-01.tsv', encoding='utf-8') as lines:
            for row in csv.DictReader(lines, delimiter='\t'):
                successors[row['old_commune_code']] += 1
        self.split = {code for code, count in successors.items() if count > 1}


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


def wilson(hits, of):
    if of == 0:
        return 0.0, 0.0
    z, share = 1.96, hits / of
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, (middle - half) / (1 + z * z / of)), (middle + half) / (1 + z * z / of)


def outcome(row, truth):
    if row['result_commune_status'] == 'decided':
        return 'decided right' if row['result_commune_code'] == truth else 'decided wrong'
    if row['result_commune_status'] == 'candidates':
        return 'candidates with' if truth in row['result_commune_candidates'].split(';') else 'candidates without'
    return 'none'


OUTCOMES = ['decided right', 'decided wrong', 'candidates with', 'candidates without', 'none']


def print_group(title, counts):
    of = sum(counts.values())
    print(f'\n{title} ({of} rows)')
    for name in OUTCOMES:
        low, high = wilson(counts[name], of)
        print(f'  {name:20} {counts[name]:6} {100 * counts[name] / max(of, 1):6.2f} %'
              f'   [{100 * low:.2f}, {100 * high:.2f}]')


def chosen_rows(data, units, behind_numbers):
    rows = []
    with open(data / 'addresses/real_addresses.jsonl', encoding='utf-8') as lines:
        for line in lines:
            row = json.loads(line)
            if row['trust'] != 'district_ok' or not row['commune_now_code']:
                continue
            named = named_commune(row['text'], units, behind_numbers)
            if named:
                codes, period = named
                row['split'] = any(code in units.split for code in codes)
                row['period'] = period
                rows.append(row)
    return rows


def geocoded(rows, binary, registry):
    with tempfile.TemporaryDirectory() as folder:
        given, answered = pathlib.Path(folder, 'in.csv'), pathlib.Path(folder, 'out.csv')
        with open(given, 'w', newline='', encoding='utf-8') as out:
            writer = csv.writer(out)
            writer.writerow(['id', 'text'])
            writer.writerows((row['id'], ' '.join(row['text'].split())) for row in rows)
        subprocess.run([binary, 'geocode', '--registry', registry, '--in', given, '--text-column', 'text',
                        '--out', answered], check=True)
        with open(answered, newline='', encoding='utf-8') as lines:
            answers = list(csv.DictReader(lines))
    if len(answers) != len(rows):
        sys.exit(f'{len(rows)} rows were given, {len(answers)} came back')
    return answers


def country_registry(binary, data, folder):
    registry = pathlib.Path(folder, 'country.sqlite')
    subprocess.run([binary, 'create', '--registry', registry], check=True, stdout=subprocess.DEVNULL)
    for layer, file in (('units', 'units_until_2025-06-30.json'), ('communes', 'communes_2026-08.shp.zip'),
                        ('lineage', 'lineage_2025-07-01.tsv')):
        effective = ['--effective', '2025-07-01'] if layer == 'communes' else []
        subprocess.run([binary, 'import', '--registry', registry, '--layer', layer, *effective, data / 'units' / file],
                       check=True, stdout=subprocess.DEVNULL)
    return registry


def print_groups(counts):
    """Provinces of few rows are put together: an interval over five rows tells nothing."""
    few = collections.Counter()
    for group, counted in sorted(counts.items(), key=lambda item: (item[0].startswith('province'), -sum(item[1].values()))):
        if group.startswith('province') and sum(counted.values()) < FEW_ROWS:
            few.update(counted)
        else:
            print_group(group, counted)
    if few:
        print_group(f'provinces of fewer than {FEW_ROWS} rows', few)


def missed_targets(counts):
    every, whole = counts['all'], counts['not split']
    of = sum(every.values())
    decided = every['decided right'] + every['decided wrong']
    whole_decided = whole['decided right'] + whole['decided wrong']
    reached = {'found': (every['decided right'] + every['candidates with']) / max(of, 1),
               'decided_of_whole': whole_decided / max(sum(whole.values()), 1),
               'wrong_of_decided': every['decided wrong'] / max(decided, 1)}
    print()
    missed = []
    for name, target in TARGETS.items():
        good = reached[name] <= target if name.startswith('wrong') else reached[name] >= target
        print(f'{name:18} {100 * reached[name]:6.2f} %  target {100 * target:.1f} %  {"reached" if good else "MISSED"}')
        missed += [] if good else [name]
    return missed


def main():
    parser = argparse.ArgumentParser(description='Accuracy of the geocoder on real addresses.')
    parser.add_argument('--binary', default=PROJECT / 'build/check/diachi')
    parser.add_argument('--registry', help='one that holds the units of the whole country')
    parser.add_argument('--require', action='store_true', help='exit code 1 when a target is missed')
    parser.add_argument('--wrong', help='write the rows that are not right to this CSV file')
    parser.add_argument('--behind-numbers', action='store_true', help='count bare names behind a mere number too')
    given = parser.parse_args()
    data = pathlib.Path(os.environ.get('DIACHI_REAL_DATA') or PROJECT.parent / 'shared/data')
    if not (data / 'addresses').is_dir():
        print(f'skipped: no real data at {data}')
        return 0
    units = Units(data)
    rows = chosen_rows(data, units, given.behind_numbers)
    with tempfile.TemporaryDirectory() as folder:
        answers = geocoded(rows, given.binary, given.registry or country_registry(given.binary, data, folder))

    counts = collections.defaultdict(collections.Counter)
    failures = []
    for row, answer in zip(rows, answers):
        result = outcome(answer, row['commune_now_code'])
        for group in ('all', 'split' if row['split'] else 'not split', f"province: {units.province_of[row['commune_now_code']]}",
                      'unit of today named' if row['period'] == 'now' else 'former unit named'):
            counts[group][result] += 1
        if not (result == 'decided right' or (result == 'candidates with' and row['split'])):
            failures.append([result, row['id'], row['text'], row['commune_now_code'], row['commune_now'],
                             answer['result_label'], answer['result_commune_candidates'],
                             answer.get('result_faults', '')])
    print_groups(counts)
    if given.wrong:
        with open(given.wrong, 'w', newline='', encoding='utf-8') as out:
            csv.writer(out).writerows(sorted(failures))
    return 1 if missed_targets(counts) and given.require else 0


if __name__ == '__main__':
    sys.exit(main())
