#!/usr/bin/python3
"""Fills a registry with generated addresses over all its communes, straight into the tables.

    diachi create --registry country.sqlite
    diachi import --registry country.sqlite --layer communes ../shared/data/units/communes_2026-08.shp.zip
    tests/benchmarks/generated_country.py country.sqlite 1000000 [--data ../shared/data]

For measuring what reads: nothing is journaled, no rule is asked, so diachi verify will find fault with it. Streets have
the real names of the country (cleaned), each in one commune; communes get addresses by turns, so that streets of a
commune are as many as the count asks for. No chance is in it but for a fixed seed. A fifth of the houses stands in
alleys ("12/5"), one in thirty has a suffix.
"""
import argparse
import json
import random
import re
import sqlite3
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSES_A_STREET = 60
KIND = re.compile(r"^(Đường|Phố|Quốc lộ|Tỉnh lộ|Đại lộ|Hẻm|Ngõ|Kiệt)\b", re.IGNORECASE)


def street_names(folder):
    """Real names with their kind; numbers alone, project names and doubles left out."""
    names = set()
    def walk(value):
        if isinstance(value, str):
            name = " ".join(value.split())
            if 2 < len(name) < 40 and not name.isdigit() and not re.search(r"[(),;:]|dự án|KĐT|KDC", name):
                names.add(name if KIND.match(name) else "Đường " + name)
        elif isinstance(value, dict):
            for key in value:
                walk(value[key])
        elif isinstance(value, list):
            for one in value:
                walk(one)
    for file in sorted(folder.glob("*.json")):
        walk(json.loads(file.read_text(encoding="utf-8")))
    return sorted(names)


def code_maker(registry_number):
    """Codes are not what is measured: 12 digits that are all different, and no code of this registry."""
    return lambda serial: f"9{registry_number:03d}{serial:08d}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("registry", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    asked = parser.parse_args()
    chance = random.Random(4)
    names = street_names(asked.data / "streets")
    db = sqlite3.connect(asked.registry)
    for pragma in ("synchronous = OFF", "journal_mode = OFF", "cache_size = -1000000", "temp_store = MEMORY",
                   "foreign_keys = OFF"):
        db.execute("PRAGMA " + pragma)
    number = db.execute("SELECT number FROM registry").fetchone()[0]
    revision = db.execute("SELECT max(number) FROM revision").fetchone()[0]
    # The middle of each box; houses may lie beside the commune, which nothing here asks.
    communes = db.execute("SELECT v.unit_id, (b.xmin + b.xmax) / 2, (b.ymin + b.ymax) / 2 FROM unit_version v JOIN "
                          "idx_unit_version_shape b ON b.pkid = v.id WHERE v.level = 3 AND v.rev_to IS NULL "
                          "AND v.valid_to IS NULL").fetchall()
    streets = max(1, asked.count // HOUSES_A_STREET)
    first_street = db.execute("SELECT coalesce(max(id), 0) FROM thoroughfare").fetchone()[0] + 1
    street_rows = [(first_street + i, *communes[i % len(communes)]) for i in range(streets)]
    # SpatiaLite's checks need its functions; streets without a shape need no checks.
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
                          "AND tbl_name = 'thoroughfare_version'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    db.executemany("INSERT INTO thoroughfare (id, source_key, rev_from) VALUES (?, ?, ?)",
                   ((id, f"G{id}", revision) for id, *_ in street_rows))
    db.executemany("INSERT INTO thoroughfare_version (thoroughfare_id, name, rev_from) VALUES (?, ?, ?)",
                   ((id, chance.choice(names), revision) for id, *_ in street_rows))
    db.executemany("INSERT INTO thoroughfare_unit (thoroughfare_id, unit_id, rev_from) VALUES (?, ?, ?)",
                   ((id, commune, revision) for id, commune, *_ in street_rows))

    indexes = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name LIKE 'address%' "
                         "AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")
    code = code_maker(number)
    first = db.execute("SELECT coalesce(max(id), 0) FROM address").fetchone()[0] + 1

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
            ("address", "id, code, rev_from", lambda h: (h[0], code(h[0]), revision)),
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
    print(f"{asked.count} addresses on {streets} streets in {len(communes)} communes")


if __name__ == "__main__":
    main()
