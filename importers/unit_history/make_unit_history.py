#!/usr/bin/python3
"""Makes a history of units and their lineage out of lists that were published over time.

    importers/unit_history/make_unit_history.py --out FOLDER [--until DAY] [--changelog FILE] [--provinces] [DAY=]FILE ...

FILE is a list of all units (JSON tree or SQL, plain or gzipped) and DAY the day from which it was seen; without one the
day that its name begins with. The first list's units have an unknown beginning, unless it is given a DAY with `=` and
--since. With --until all units end on that day. Two tables are written, for `diachi import`:

    FOLDER/units.tsv     --layer units: unit, level, code, name, kind, parent, from, to
    FOLDER/lineage.tsv   --layer lineage: what became of units that ended, with day and document

Only what the lists show is written: a code that goes on is the same unit, under another name renamed; an ended unit has
a successor where following.py finds exactly one, and none otherwise; `inferred` is yes where no name says so.
--changelog is a table (any, day, any, text) whose text names decrees, "827/NQ-UBTVQH14: … tỉnh Hà Giang; …": the
document of a change is the decree of that day that names the province. --provinces adds the changes of provinces before
the first lists (province_changes.tsv).
"""
import argparse
import collections
import csv
import pathlib
import re
import sys

from following import Following, without_slips
from lists import KIND, kind_of, name_key, read_list

DECREE = re.compile(r'(\d+(?:/\d{4})?/[\w-]+)[^:;]*:\s*([^;]*)')
LINEAGE_COLUMNS = ['old_commune_code', 'old_commune', 'new_commune_code', 'new_commune', 'new_province_code',
                   'new_province', 'extent', 'effective', 'document', 'inferred']


class Decrees:
    def __init__(self, file):
        self.of_day = collections.defaultdict(list)
        for row in csv.reader(open(file, encoding='utf-8'), delimiter='\t') if file else []:
            self.of_day[row[1]] += DECREE.findall(row[3])

    def document(self, day, *places):
        """The only decree of the day, or the only one that names one of the places, tried in order."""
        decrees = self.of_day.get(day, [])
        if len(decrees) == 1:
            return decrees[0][0]
        for place in places:
            word = name_key(KIND.sub('', place))
            naming = {number for number, text in decrees if word in name_key(text)}
            if len(naming) == 1:
                return naming.pop()
        return ''


def dated(argument):
    day, _, file = argument.rpartition('=')
    path = pathlib.Path(file)
    day = day or path.name[:10]
    if not re.fullmatch(r'\d{4}-\d\d-\d\d', day):
        sys.exit(f'{argument}: no day is known; write DAY=FILE')
    return day, path


def province_changes(following, edges):
    with open(pathlib.Path(__file__).with_name('province_changes.tsv'), encoding='utf-8') as file:
        rows = list(csv.DictReader(file, delimiter='\t'))
    first = {unit.periods[0][2]: unit for unit in following.units if unit.level == 'province'}
    extra = []
    for row in rows:
        first[row['new_code']].periods[0][0] = row['effective']
        if row['old_code'] == row['new_code']:
            extra.append(['before ' + row['old_code'], 'province', row['old_code'], row['old_name'],
                          kind_of(row['old_name']), '', '', row['effective']])
        new = first[row['new_code']].periods[0]
        edges.append([row['old_code'], row['old_name'], row['new_code'], new[3], '', new[3], row['extent'],
                      row['effective'], row['document'], ''])
    return extra


def main():
    parser = argparse.ArgumentParser(description='A history of units out of dated lists.')
    parser.add_argument('--out', required=True, type=pathlib.Path)
    parser.add_argument('--since', action='store_true', help='the units of the first list began on its day')
    parser.add_argument('--until', help='the day on which all units ended')
    parser.add_argument('--changelog')
    parser.add_argument('--provinces', action='store_true')
    parser.add_argument('lists', nargs='+')
    given = parser.parse_args()

    by_day = {day: read_list(path) for day, path in sorted(map(dated, given.lists))}
    following = Following()
    for number, (day, units) in enumerate(without_slips(sorted(by_day.items()))):
        following.take(day if number or given.since else '', units)
    if given.until:
        following.end_all(given.until)

    decrees = Decrees(given.changelog)
    edges = [[e.old_code, e.old_name, e.new_code, e.new_name, '', e.new_province, 'full' if e.whole else 'partial',
              e.day, decrees.document(e.day, e.new_province, e.new_name, e.old_name),
              'yes' if e.inferred else ''] for e in following.edges]
    rows = province_changes(following, edges) if given.provinces else []
    for unit in following.units:
        for begin, end, code, name, parent in unit.periods:
            rows.append([unit.key, unit.level, code, name, kind_of(name), parent.key if parent else '', begin, end])

    given.out.mkdir(parents=True, exist_ok=True)
    for file, columns, table in (
            ('units.tsv', ['unit', 'level', 'code', 'name', 'kind', 'parent', 'from', 'to'], rows),
            ('lineage.tsv', LINEAGE_COLUMNS, edges)):
        with open(given.out / file, 'w', newline='', encoding='utf-8') as out:
            csv.writer(out, delimiter='\t', lineterminator='\n', quoting=csv.QUOTE_NONE,
                       escapechar=None).writerows([columns, *table])
    ended = sum(1 for unit in following.units if unit.level == 'commune' and unit.periods[-1][1] not in ('', given.until))
    told = len({(e[0], e[7]) for e in edges if len(e[0]) == 5})
    print(f'{len(following.units)} units in {len(rows)} periods; of {ended} communes that ended before, {told} have a '
          f'successor; {sum(1 for e in edges if e[8])} of {len(edges)} changes have a document, '
          f'{sum(1 for e in edges if e[9])} are inferred')


if __name__ == '__main__':
    main()
