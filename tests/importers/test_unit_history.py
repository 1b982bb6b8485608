"""Units followed from list to list: what goes on, what ends, and what became of it where the lists show it."""
import csv
import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / 'importers/unit_history/make_unit_history.py'


def write_list(folder, day, districts, province=('31', 'Tỉnh Mẫu')):
    """districts: {code: (name, {commune code: name})}"""
    tree = [{'level1_id': province[0], 'name': province[1], 'type': '', 'level2s': [
        {'level2_id': code, 'name': name, 'type': '', 'level3s': [
            {'level3_id': commune, 'name': called, 'type': ''} for commune, called in communes.items()]}
        for code, (name, communes) in districts.items()]}]
    file = folder / f'{day}.json'
    file.write_text(json.dumps(tree), encoding='utf-8')
    return file


def followed(folder, *lists, options=()):
    files = [write_list(folder, day, districts) for day, districts in lists]
    subprocess.run([sys.executable, SCRIPT, '--out', folder, *options, *files], check=True, stdout=subprocess.DEVNULL)
    tables = []
    for table in ('units.tsv', 'lineage.tsv'):
        with open(folder / table, encoding='utf-8') as file:
            tables.append(list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE)))
    return tables


def periods(units, code):
    return [(row['unit'], row['name'], row['from'], row['to']) for row in units if row['code'] == code]


def changes(lineage):
    return [(row['old_commune'], row['new_commune'], row['extent'], row['effective']) for row in lineage]


def test_a_code_that_goes_on_under_another_name_is_the_same_unit(tmp_path):
    units, lineage = followed(tmp_path, ('2010-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Một'})}),
                              ('2015-01-01', {'318': ('Thị xã Đảo', {'00001': 'Phường Một'})}))
    assert periods(units, '00001') == [('00001@before', 'Xã Một', '', '2015-01-01'),
                                       ('00001@before', 'Phường Một', '2015-01-01', '')]
    assert len(periods(units, '318')) == 2 and lineage == []


def test_only_the_place_of_a_tone_mark_makes_no_new_name(tmp_path):
    units, _ = followed(tmp_path, ('2010-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Hoà'})}),
                        ('2015-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Hòa '})}))
    assert len(periods(units, '00001')) == 1


def test_two_that_ended_where_one_new_name_stands_went_into_it(tmp_path):
    units, lineage = followed(
        tmp_path, ('2019-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Một', '00002': 'Xã Hai', '00003': 'Xã Ba'})}),
        ('2020-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Thống Nhất', '00003': 'Xã Ba'})}))
    assert sorted(changes(lineage)) == [('Xã Hai', 'Xã Thống Nhất', 'full', '2020-01-01'),
                                        ('Xã Một', 'Xã Thống Nhất', 'full', '2020-01-01')]
    assert [unit for unit, *_ in periods(units, '00001')] == ['00001@before', '00001@2020-01-01']
    assert {row['old_commune']: row['inferred'] for row in lineage} == {'Xã Hai': 'yes', 'Xã Một': ''}


def test_no_successor_is_invented_where_the_lists_leave_it_open(tmp_path):
    units, lineage = followed(
        tmp_path, ('2019-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Một', '00002': 'Xã Hai', '00003': 'Xã Ba'})}),
        ('2020-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Một', '00003': 'Xã Ba'})}))
    assert lineage == []
    assert periods(units, '00002') == [('00002@before', 'Xã Hai', '', '2020-01-01')]


def test_a_name_joined_with_a_dash_tells_what_went_into_it(tmp_path):
    _, lineage = followed(
        tmp_path,
        ('2019-01-01', {'318': ('Quận Đảo', {'00001': 'Phường Một', '00002': 'Phường Hai', '00003': 'Phường Ba'})}),
        ('2020-01-01', {'318': ('Quận Đảo', {'00001': 'Phường Hai - Một'})}))
    assert ('Phường Hai', 'Phường Hai - Một', 'full', '2020-01-01') in changes(lineage)
    assert not any(old == 'Phường Ba' for old, *_ in changes(lineage))
    assert not any(row['inferred'] for row in lineage)


def test_a_district_went_where_all_its_communes_went_and_in_part_where_they_parted(tmp_path):
    _, lineage = followed(
        tmp_path,
        ('2019-01-01', {'311': ('Quận 2', {'00001': 'Phường Một'}), '312': ('Quận 9', {'00002': 'Phường Hai'}),
                        '313': ('Huyện Ba', {'00003': 'Xã Ba', '00004': 'Xã Bốn'}), '314': ('Huyện Bốn', {'00005': 'Xã Năm'})}),
        ('2021-01-01', {'311': ('Thành phố Thủ', {'00001': 'Phường Một', '00002': 'Phường Hai', '00003': 'Xã Ba'}),
                        '314': ('Huyện Bốn', {'00005': 'Xã Năm', '00004': 'Xã Bốn'})}))
    assert sorted(changes(lineage)) == [
        ('Huyện Ba', 'Huyện Bốn', 'partial', '2021-01-01'), ('Huyện Ba', 'Thành phố Thủ', 'partial', '2021-01-01'),
        ('Quận 2', 'Thành phố Thủ', 'full', '2021-01-01'), ('Quận 9', 'Thành phố Thủ', 'full', '2021-01-01')]


def test_a_unit_that_only_changed_its_code_is_the_same_unit(tmp_path):
    units, lineage = followed(tmp_path, ('2019-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Một'})}),
                              ('2020-01-01', {'318': ('Huyện Đảo', {'00009': 'Xã Một'})}))
    assert lineage == []
    assert periods(units, '00009')[0][0] == periods(units, '00001')[0][0]


def test_what_came_and_went_back_within_a_year_is_a_slip_of_the_list(tmp_path):
    units, _ = followed(tmp_path, ('2019-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Một'})}),
                        ('2019-06-01', {'318': ('Thị xã Đảo', {'00001': 'Xã Một'})}),
                        ('2019-09-01', {'318': ('Huyện Đảo', {'00001': 'Xã Một'})}))
    assert len(periods(units, '318')) == 1


def test_the_document_is_the_decree_of_the_day_that_names_the_province(tmp_path):
    changelog = tmp_path / 'changelog.tsv'
    changelog.write_text('x\t2020-01-01\tx\t1/NQ-A: Sắp xếp thuộc tỉnh Khác; 2/NQ-B: Sắp xếp thuộc tỉnh Mẫu;\n', 'utf-8')
    _, lineage = followed(
        tmp_path, ('2019-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Một', '00002': 'Xã Hai'})}),
        ('2020-01-01', {'318': ('Huyện Đảo', {'00001': 'Xã Mới'})}), options=['--changelog', changelog])
    assert {row['document'] for row in lineage} == {'2/NQ-B'}
