#!/usr/bin/python3
"""Dossiers a second against PostgreSQL with pg_trgm and unaccent: the same addresses, the same texts, one core each.

    tests/benchmarks/dossier_postgres.py CITY [--texts 1000] [--build build/check] [--core 0]

CITY is a folder that tests/accuracy/measure_houses.py --city filled. Needs, besides what ./setup check installs, the
Debian packages of postgres_cluster.py. Both sides get the same unambiguous texts; a row counts as right when its code is
the right one: for diachi an A or B, for PostgreSQL its best row, whatever its score (it has no category, so it answers
more than it knows: its precision is given beside). Processor seconds are compared, so that a busy machine disturbs little.
PostgreSQL runs all texts in one statement: no client, no round trips, no parsing of a statement a row.

Designs, all on text that was brought to one form: NFC, lower case, unaccented, unit and street words taken away or
spelled out, in the register when it is loaded and in the query:

  whole     one text an address, in today's and in the former form; GiST (siglen 256), nearest 10 by distance
  number    addresses with the number that stands in the text, by B-tree; the best by similarity
  street    texts of streets and hamlets with their commune, of today and former (some thousands); the nearest 20 by GiST
            (siglen 256), then the house by B-tree on street and number; the best whose house exists
  street-5  the same with the nearest 5
  gin       the same with GIN and a threshold of similarity (0.45) instead of the nearest; sorted by similarity
"""
import argparse
import csv
import io
import subprocess
import sys
from pathlib import Path

from postgres_cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/accuracy"))
import dossier_recipe  # noqa: E402

FUNCTIONS = r"""
CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent;
CREATE FUNCTION plain(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    ' ' || public.unaccent('public.unaccent'::regdictionary, lower(normalize(given, NFC))),
    '\m(d|p|f|q|h|x|t|tp|tx|tt|kv|dg|ph)\.', ' ', 'g'),
    '\m(ql|quoc lo)\.? ?(?=\d)', 'quoclo ', 'g'), '\m(dt|tl|duong tinh|tinh lo)\.? ?(?=\d)', 'duongtinh ', 'g'),
    '\mcmt ?8', 'cach mang thang 8', 'g'),
    '\m(duong|phuong|quan|huyen|thanh pho|thi xa|thi tran|tinh|xa|khu vuc|kv|ap|so)\M', ' ', 'g'),
    '[^a-z0-9/]+', ' ', 'g')) $$;
CREATE FUNCTION house(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT upper(replace((regexp_match(lower(given),
    '(?:^|[\s,.;:|])([a-z]?\d+[a-z]?(?:-\d+)?(?: ?bis)?(?:/\d+[a-z]?)*)(?=$|[\s,.;:|/–-])'))[1], ' ', '')) $$;
"""
TABLES = """
CREATE TABLE given (code text, number text, flat text, street text, place text, commune text, former text, district text, province text);
CREATE TABLE asked_raw (id int, code text, text text);
"""
LOADED = """
CREATE TABLE road AS
  SELECT row_number() OVER () AS id, * FROM (SELECT DISTINCT street, CASE WHEN street = '' THEN place ELSE '' END AS place,
    commune, former, district, province FROM given) AS every;
CREATE TABLE address AS
  SELECT g.code, road.id AS road, upper(replace(g.number, ' ', '')) AS number, g.flat,
    plain(g.street || ' ' || g.place || ' ' || g.commune || ' can tho') AS today,
    plain(g.street || ' ' || g.place || ' ' || g.former || ' ' || g.district || ' ' || g.province) AS before
  FROM given AS g JOIN road USING (commune, former, district, province, street)
  WHERE road.place = CASE WHEN g.street = '' THEN g.place ELSE '' END;
CREATE TABLE named AS
  SELECT id AS road, plain(street || ' ' || place || ' ' || commune || ' can tho') AS name FROM road
  UNION SELECT id, plain(street || ' ' || place || ' ' || former || ' ' || district || ' ' || province) FROM road;
CREATE INDEX ON named USING gist (name gist_trgm_ops (siglen = 256));
CREATE TABLE named_gin AS SELECT * FROM named;
CREATE INDEX ON named_gin USING gin (name gin_trgm_ops);
CREATE INDEX ON address (road, number);
CREATE INDEX ON address (number);
CREATE TABLE asked AS
  SELECT id, code, house(text) AS number,
    plain(replace(lower(normalize(text, NFC)), coalesce((regexp_match(lower(normalize(text, NFC)), lower(house(text))))[1], ''), ' ')) AS name
  FROM asked_raw;
CREATE TABLE whole AS SELECT code, number || ' ' || today AS name FROM address UNION ALL SELECT code, number || ' ' || before FROM address;
CREATE INDEX ON whole USING gist (name gist_trgm_ops (siglen = 256));
VACUUM ANALYZE;
"""
STREET = """
SELECT asked.id, found.code FROM asked LEFT JOIN LATERAL (
  SELECT address.code FROM (SELECT road, name <-> asked.name AS away FROM {table} {filter}
                            ORDER BY name <-> asked.name LIMIT {nearest}) AS near
  JOIN address ON address.road = near.road AND address.number = asked.number
  ORDER BY near.away, address.flat LIMIT 1) AS found ON true"""
DESIGNS = {
    "street": STREET.format(table="named", filter="", nearest=20),
    "street-5": STREET.format(table="named", filter="", nearest=5),
    "gin": STREET.format(table="named_gin", filter="WHERE name % asked.name", nearest=20),
    "number": """
SELECT asked.id, found.code FROM asked LEFT JOIN LATERAL (
  SELECT code FROM address WHERE number = asked.number
  ORDER BY greatest(similarity(today, asked.name), similarity(before, asked.name)) DESC, flat LIMIT 1) AS found ON true""",
    "whole": """
SELECT asked.id, found.code FROM asked LEFT JOIN LATERAL (
  SELECT code FROM (SELECT code, name, name <-> (asked.number || ' ' || asked.name) AS away FROM whole
    ORDER BY name <-> (asked.number || ' ' || asked.name) LIMIT 10) AS near
  ORDER BY (split_part(name, ' ', 1) = asked.number) DESC, away LIMIT 1) AS found ON true""",
}
WHOLE_TEXTS = 50  # the first design is slow: fewer texts tell enough


def copied(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def chosen(city, count):
    with open(city / "dossiers.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["ambiguous"] == "0"]
    return rows[:count]


def measure_postgres(postgres, design, right, limit):
    sql = DESIGNS[design].replace("FROM asked LEFT", f"FROM (SELECT * FROM asked ORDER BY id LIMIT {limit}) AS asked LEFT")
    seconds, printed = postgres.processor_seconds(sql, "-c pg_trgm.similarity_threshold=0.45")
    answers = dict(line.split("\t") for line in printed.splitlines())
    good = sum(right[id_] == code for id_, code in answers.items())
    answered = sum(bool(code) for code in answers.values())
    n = len(answers)
    return n / seconds, 100 * good / n, 100 * good / max(1, answered)


def measure_diachi(build, city, core, count):
    printed = subprocess.run(["taskset", "-c", str(core), build / "tests/dossier_speed_benchmark", city / "city.sqlite",
                              city / "dossiers.csv", str(count)], check=True, capture_output=True, text=True).stdout
    fields = [part.strip() for part in printed.splitlines()[-1].split("|")]
    right, wrong = float(fields[7]), float(fields[8])
    return float(fields[3]), right, 100 * right / max(0.01, right + wrong), printed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("city", type=Path)
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--build", type=Path, default=ROOT / "build/check")
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--data", type=Path, default=dossier_recipe.DATA)
    asked = parser.parse_args()
    texts = chosen(asked.city, asked.texts)
    right = {row["id"]: row["code"] for row in texts}
    ours, recall, precision, table = measure_diachi(asked.build.resolve(), asked.city, asked.core, asked.texts)
    print(table)
    print("| one core, same texts | rows a second | right % | right of the answered % | diachi is |\n| --- | ---: | ---: | ---: | ---: |")
    print(f"| diachi | {ours:,.0f} | {recall:.2f} | {precision:.2f} | |")
    with Cluster(asked.core) as postgres:
        postgres.run(FUNCTIONS)
        postgres.run(TABLES)
        addresses = dossier_recipe.read_addresses(asked.city, asked.data)
        postgres.run("COPY given FROM STDIN (FORMAT csv, FORCE_NOT_NULL (number, flat, street, place))", copied((a.code, a.number, a.flat, a.street, a.place, a.commune, a.former,
                                                          a.district, a.province) for a in addresses))
        postgres.run("COPY asked_raw FROM STDIN CSV", copied((row["id"], row["code"], row["text"]) for row in texts))
        for statement in LOADED.split(";\n"):
            if statement.strip():
                postgres.run(statement)
        for design in DESIGNS:
            rate, recall, precision = measure_postgres(postgres, design, right, WHOLE_TEXTS if design == "whole" else asked.texts)
            print(f"| PostgreSQL, {design} | {rate:,.1f} | {recall:.2f} | {precision:.2f} | {ours / rate:,.0f} times as fast |", flush=True)


if __name__ == "__main__":
    main()
