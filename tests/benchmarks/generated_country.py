#!/usr/bin/python3
"""Fills a registry with generated addresses over all its communes, straight into the tables.

    diachi create --registry country.sqlite
    diachi import --registry country.sqlite --layer units ../shared/data/units/units_until_2025-06-30.json
    diachi import --registry country.sqlite --layer communes --effective 2025-07-01 ../shared/data/units/communes_2026-08.shp.zip
    diachi import --registry country.sqlite --layer lineage ../shared/data/units/lineage_2025-07-01.tsv
    tests/benchmarks/generated_country.py country.sqlite 1000000 [--texts texts.csv] [--data ../shared/data]

For measuring what reads: nothing is journaled, no rule is asked, so diachi verify will find fault with it. Names and
codes are real: a street's name is drawn as often as the districts of the country have it, once a commune, and an
address has the code of its serial. Communes get streets by turns, so that a commune has as many as the count asks for. No
chance is in it but for a fixed seed. A fifth of the houses stands in alleys ("12/5"), one in thirty has a suffix. --texts
writes 20,000 of the addresses as somebody would, each with its code.
"""
import argparse
import collections
import csv
import json
import random
import re
import sqlite3
from pathlib import Path

import numpy

ROOT = Path(__file__).resolve().parents[2]
HOUSES_A_STREET = 60
TEXTS = 20_000
KIND = re.compile(r"^(Đường|Phố|Quốc lộ|Tỉnh lộ|Đại lộ|Hẻm|Ngõ|Kiệt)\b", re.IGNORECASE)


def street_names(folder):
    """Real names with their kind, and how many districts have each; bare numbers and project names left out."""
    counts = collections.Counter()
    for file in sorted(folder.glob("*.json")):
        for district in json.loads(file.read_text(encoding="utf-8")).get("district", []):
            for street in district["street"]:
                name = " ".join(street.split())
                if 2 < len(name) < 40 and not name.isdigit() and not re.search(r"[(),;:]|dự án|KĐT|KDC", name):
                    counts[name if KIND.match(name) else "Đường " + name] += 1
    return sorted(counts.items())


class NamesOfCommunes:
    """Draws names by their frequency, none twice for a commune."""

    def __init__(self, folder):
        self.names, counts = zip(*street_names(folder))
        self.sums = numpy.cumsum(counts).tolist()
        self.chance = random.Random(4)
        self.taken = collections.defaultdict(set)

    def draw(self, commune):
        while True:
            name = self.chance.choices(self.names, cum_weights=self.sums)[0]
            if name not in self.taken[commune]:
                self.taken[commune].add(name)
                return name


def codes(registry_number, serials):
    """Digital address codes as docs/code_scheme.md has them."""
    half = numpy.int64(300_000)
    keys = [0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1, 0x510E527FADE682D1,
            0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179]
    damm = numpy.array([[int(digit) for digit in row] for row in (
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978", "3674209581", "5869720134", "8945362017",
        "9438617205", "2581436790")])

    def mixed(value, key):
        z = value.astype(numpy.uint64) + numpy.uint64(key)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        return ((z ^ (z >> numpy.uint64(31))) % numpy.uint64(half)).astype(numpy.int64)

    numbers = serials.astype(numpy.int64) + registry_number * 100_000_000
    left, right = numbers // half, numbers % half
    for key in keys:
        left, right = right, (left + mixed(right, key)) % half
    numbers = left * half + right + 10_000_000_000
    check = numpy.zeros(len(numbers), dtype=numpy.int64)
    for place in range(10, -1, -1):
        check = damm[check, numbers // 10**place % 10]
    return numbers * 10 + check


def write_texts(file, count, all_of_them):
    """Texts evenly spread over the addresses, in an order of chance."""
    kept = [row for i, row in enumerate(all_of_them) if i % max(1, count // TEXTS) == 0]
    random.Random(5).shuffle(kept)
    with open(file, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["code", "text"])
        writer.writerows(kept)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("registry", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    asked = parser.parse_args()
    names = NamesOfCommunes(asked.data / "streets")
    db = sqlite3.connect(asked.registry)
    for pragma in ("synchronous = OFF", "journal_mode = OFF", "cache_size = -1000000", "temp_store = MEMORY",
                   "foreign_keys = OFF"):
        db.execute("PRAGMA " + pragma)
    number = db.execute("SELECT number FROM registry").fetchone()[0]
    revision = db.execute("SELECT max(number) FROM revision").fetchone()[0]
    # The middle of each box; houses may lie beside the commune, which nothing here asks.
    communes = db.execute("SELECT v.unit_id, (b.xmin + b.xmax) / 2, (b.ymin + b.ymax) / 2, v.name, v.parent_id FROM unit_version v JOIN "
                          "idx_unit_version_shape b ON b.pkid = v.id WHERE v.level = 3 AND v.rev_to IS NULL "
                          "AND v.valid_to IS NULL").fetchall()
    streets = max(1, asked.count // HOUSES_A_STREET)
    first_street = db.execute("SELECT coalesce(max(id), 0) FROM thoroughfare").fetchone()[0] + 1
    street_rows = [(first_street + i, *communes[i % len(communes)][:3]) for i in range(streets)]
    written_streets = [names.draw(commune) for _, commune, *_ in street_rows]
    # SpatiaLite's checks need its functions; streets without a shape need no checks.
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
                          "AND tbl_name = 'thoroughfare_version'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    db.executemany("INSERT INTO thoroughfare (id, source_key, rev_from) VALUES (?, ?, ?)",
                   ((id, f"G{id}", revision) for id, *_ in street_rows))
    db.executemany("INSERT INTO thoroughfare_version (thoroughfare_id, name, rev_from) VALUES (?, ?, ?)",
                   ((id, name, revision) for (id, *_), name in zip(street_rows, written_streets)))
    db.executemany("INSERT INTO thoroughfare_unit (thoroughfare_id, unit_id, rev_from) VALUES (?, ?, ?)",
                   ((id, commune, revision) for id, commune, *_ in street_rows))

    indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name LIKE 'address%' "
                         "AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")
    first = db.execute("SELECT coalesce(max(id), 0) FROM address").fetchone()[0] + 1
    code = codes(number, numpy.arange(first, first + asked.count))

    def houses():
        for i in range(asked.count):
            street, commune, x, y = street_rows[i % streets]
            along = i // streets + 1
            written = str(along) if i % 5 else f"{along // 8 + 1}/{along % 8 + 1}"
            if i % 30 == 7:
                written += "A"
            spread = (street * 7919 % 2000 - 1000) * 1e-5
            yield first + i, street, commune, written, x + spread + along * 1e-4, y + (street * 104729 % 2000 - 1000) * 1e-5

    for table, columns, row in (
            ("address", "id, code, rev_from", lambda h: (h[0], str(code[h[0] - first]), revision)),
            ("address_status", "address_id, status, reason, rev_from", lambda h: (h[0], "current", "", revision)),
            ("address_position", "address_id, role, longitude_e7, latitude_e7, method, rev_from",
             lambda h: (h[0], "entrance", int(h[4] * 1e7), int(h[5] * 1e7), "generated", revision)),
            ("address_name", "address_id, kind, number, flat, thoroughfare_id, lookup_key, rev_from",
             lambda h: (h[0], "official", h[3], "", h[1], f"s{h[1]}:{h[3]}", revision)),
            ("address_unit", "address_id, unit_id, basis, rev_from", lambda h: (h[0], h[2], "computed", revision))):
        marks = ", ".join("?" * (columns.count(",") + 1))
        db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", map(row, houses()))
    for _, sql in indexes + triggers:
        db.execute(sql)
    db.commit()
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    if asked.texts:
        provinces = dict(sqlite3.connect(asked.registry).execute(
            "SELECT unit_id, name FROM unit_version WHERE level = 1 AND rev_to IS NULL AND valid_to IS NULL"))
        write_texts(asked.texts, asked.count, (
            (code[i], f"{house[3]} {written_streets[i % streets]}, {communes[i % streets % len(communes)][3]}, "
                      f"{provinces[communes[i % streets % len(communes)][4]]}") for i, house in enumerate(houses())))
    print(f"{asked.count} addresses on {streets} streets in {len(communes)} communes")


if __name__ == "__main__":
    main()
