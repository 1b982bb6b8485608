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

The truth is `commune_now_code`, the commune that holds the row's point. Points err and texts contradict themselves:
mislabelled.py judges such rows by a rule that looks at no answer; --mislabelled lists them with the reason of each, and
the figures are printed with and without them. The targets are for all rows, mislabelled ones included. A row counts as
split when the named old commune has more than one successor. Rows of other trust that name a commune are reported apart,
for information, and so are rows in which the rule finds no commune.

With --require, the exit code is 1 when a target is missed: the right commune decided or among the candidates >= 98 %;
of rows whose commune was not split >= 98 % decided; wrong among the decided <= 2.2 %.
"""
import argparse
import collections
import csv
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

from mislabelled import reasons
from named_communes import Units, named_commune
from split_evidence import DEALINGS, answers_with_streets

FEW_ROWS = 10
PROJECT = pathlib.Path(__file__).resolve().parents[2]
TARGETS = {'found': 0.98, 'decided_of_whole': 0.98, 'wrong_of_decided': 0.022}


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


def labelled_rows(data, units, behind_numbers):
    """Rows with a point. `measured` ones count; `named` are the old communes that the text names, `split` when one of
    them has several successors."""
    rows = []
    with open(data / 'addresses/real_addresses.jsonl', encoding='utf-8') as lines:
        for line in lines:
            row = json.loads(line)
            if not row['commune_now_code']:
                continue
            found = named_commune(row['text'], units, behind_numbers)
            row['named'], row['period'] = found or ([], None)
            row['split'] = any(code in units.split for code in row['named'])
            row['measured'] = bool(found) and row['trust'] == 'district_ok'
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


def country_registry(binary, data, folder, history):
    """The units of the country, without their shapes: names are all that the measured rows need."""
    registry = pathlib.Path(folder, 'country.sqlite')
    subprocess.run([binary, 'create', '--registry', registry], check=True, stdout=subprocess.DEVNULL)
    units = data / 'units'
    imports = [('units', '2025-07-01', units / 'units_2026-08.json'), ('lineage', None, units / 'lineage_2025-07-01.tsv')]
    if history:
        imports[:0] = [('units', None, history / 'units.tsv')]
        imports.append(('lineage', None, history / 'lineage.tsv'))
    else:
        imports[:0] = [('units', None, units / 'units_until_2025-06-30.json')]
    for layer, effective, file in imports:
        dated = ['--effective', effective] if effective else []
        subprocess.run([binary, 'import', '--registry', registry, '--layer', layer, *dated, file],
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


def groups_of(row, units):
    if not row['measured']:
        named = 'a commune is named' if row['period'] else 'no commune by the rule'
        return [f"for information, trust {row['trust'] or 'unknown'}: {named}"]
    return ['all', 'split' if row['split'] else 'not split', f"province: {units.province_of[row['commune_now_code']]}",
            'unit of today named' if row['period'] == 'now' else 'former unit named']


def print_without(rows, results, judged):
    """The three groups that matter, with the mislabelled rows taken out."""
    counts = collections.defaultdict(collections.Counter)
    for row in rows:
        if row['measured'] and row['id'] not in judged:
            for group in ('all', 'split' if row['split'] else 'not split'):
                counts[group][results[row['id']]] += 1
    for group, counted in counts.items():
        print_group(f'{group}, without the mislabelled', counted)


def print_split_by_evidence(rows, units, dealing, binary, registry):
    """Split rows again, with the streets that the other rows show: what decided each, and how many rightly."""
    named = [row for row in rows if row['named']]
    with tempfile.TemporaryDirectory() as folder:
        answers = answers_with_streets(named, units, dealing, binary, registry, folder, geocoded)
    counts = collections.defaultdict(collections.Counter)
    for row, answer in zip(named, answers):
        if row['measured'] and row['split']:
            counts[answer['result_level']][outcome(answer, row['commune_now_code'])] += 1
            counts['whatever'][outcome(answer, row['commune_now_code'])] += 1
    for level, counted in sorted(counts.items()):
        print_group(f'split, with streets of rows outside {dealing}, settled to: {level}', counted)


def main():
    parser = argparse.ArgumentParser(description='Accuracy of the geocoder on real addresses.')
    parser.add_argument('--binary', default=PROJECT / 'build/check/diachi')
    parser.add_argument('--registry', help='one that holds the units of the whole country')
    parser.add_argument('--history', type=pathlib.Path, help='folder of importers/unit_history/make_unit_history.py, imported too')
    parser.add_argument('--require', action='store_true', help='exit code 1 when a target is missed')
    parser.add_argument('--wrong', help='write the rows that are not right to this CSV file')
    parser.add_argument('--mislabelled', help='write the rows that are judged mislabelled to this CSV file')
    parser.add_argument('--evidence', action='store_true', help='also decide split rows by streets (split_evidence.py)')
    parser.add_argument('--behind-numbers', action='store_true', help='count bare names behind a mere number too')
    given = parser.parse_args()
    data = pathlib.Path(os.environ.get('DIACHI_REAL_DATA') or PROJECT.parent / 'shared/data')
    if not (data / 'addresses').is_dir():
        print(f'skipped: no real data at {data}')
        return 0
    units = Units(data)
    rows = labelled_rows(data, units, given.behind_numbers)
    with tempfile.TemporaryDirectory() as folder:
        registry = given.registry or country_registry(given.binary, data, folder, given.history)
        answers = geocoded(rows, given.binary, registry)
        for dealing in DEALINGS if given.evidence else ():
            print_split_by_evidence(rows, units, dealing, given.binary, registry)

    counts = collections.defaultdict(collections.Counter)
    results, failures = {}, []
    for row, answer in zip(rows, answers):
        result = results[row['id']] = outcome(answer, row['commune_now_code'])
        for group in groups_of(row, units):
            counts[group][result] += 1
        if row['measured'] and not (result == 'decided right' or (result == 'candidates with' and row['split'])):
            failures.append([result, row['id'], row['text'], row['commune_now_code'], row['commune_now'],
                             answer['result_label'], answer['result_commune_candidates'],
                             answer.get('result_faults', '')])
    print_groups(counts)
    judged = reasons([row for row in rows if row['measured']], units, data)
    kinds = collections.Counter(reason.split(':')[0] for reason in judged.values())
    print(f'\njudged mislabelled, without a look at the answers: {len(judged)} rows '
          f'({", ".join(f"{count} {kind}" for kind, count in kinds.most_common())})')
    print_without(rows, results, judged)
    if given.mislabelled:
        with open(given.mislabelled, 'w', newline='', encoding='utf-8') as out:
            csv.writer(out).writerows([judged[row['id']], row['id'], row['text'], row['commune_now_code'],
                                       row['commune_now'], results[row['id']]] for row in rows if row['id'] in judged)
    if given.wrong:
        with open(given.wrong, 'w', newline='', encoding='utf-8') as out:
            csv.writer(out).writerows(sorted(failures))
    return 1 if missed_targets(counts) and given.require else 0


if __name__ == '__main__':
    sys.exit(main())
