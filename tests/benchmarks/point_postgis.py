#!/usr/bin/python3
"""Point look-ups against PostGIS: one set-based join of all points with subdivided polygons, answers compared.

    tests/benchmarks/point_postgis.py REGISTRY [--parcels 1000000] [--build build/check] [--core 0]

Needs the Debian packages of postgres_cluster.py. point_lookup_benchmark writes the communes of the registry,
generated parcels and the points; PostGIS gets the same bytes. The fairest that PostGIS offers: polygons
subdivided to at most 64 vertices by ST_Subdivide, a GiST index, VACUUM ANALYZE, points in a table, one statement that
joins them all, one core, with JIT and without, the better of the two. Every (point, area) pair is compared.
"""
import argparse
import re
import subprocess
import tempfile
from pathlib import Path

from postgres_cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]
LOAD = """
CREATE EXTENSION postgis;
CREATE TABLE area (id int, wkb text);
CREATE TABLE point (id int, x float8, y float8);
"""
PREPARE = """
CREATE TABLE piece AS SELECT id, ST_Subdivide(ST_SetSRID(ST_GeomFromWKB(decode(wkb, 'hex')), 4326), 64) AS shape FROM area;
CREATE INDEX ON piece USING gist (shape);
CREATE TABLE spot AS SELECT id, ST_SetSRID(ST_MakePoint(x, y), 4326) AS spot FROM point;
CREATE INDEX ON spot USING gist (spot);
VACUUM ANALYZE;
"""
JOIN = "SELECT {what} FROM spot JOIN piece ON ST_Intersects(piece.shape, spot.spot)"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("registry", type=Path)
    parser.add_argument("--parcels", type=int, default=1_000_000)
    parser.add_argument("--build", type=Path, default=ROOT / "build/check")
    parser.add_argument("--core", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, Cluster(asked.core) as postgres:
        folder = Path(name)
        printed = subprocess.run(["taskset", "-c", str(asked.core), asked.build.resolve() / "tests/point_lookup_benchmark",
                                  asked.registry, folder, str(asked.parcels)], check=True, capture_output=True, text=True).stdout
        print(printed, end="")
        ours = float(re.search(r"in-memory index\s+([\d.]+) a second", printed)[1])
        postgres.run(LOAD)
        for table in ("area", "point"):
            with open(folder / f"{table}s.tsv", "rb") as file:
                postgres.run(f"COPY {table} FROM STDIN", file.read())
        for statement in PREPARE.split(";\n"):
            if statement.strip():
                postgres.run(statement)
        points = int(postgres.run("SELECT count(*) FROM spot"))
        pairs = postgres.run(JOIN.format(what="DISTINCT spot.id, piece.id") + " ORDER BY 1, 2")
        mine = (folder / "pairs.tsv").read_text(encoding="utf-8")
        differing = set(pairs.splitlines()) ^ set(mine.splitlines())
        rates = []
        for jit in ("off", "on"):
            seconds, _ = postgres.processor_seconds(JOIN.format(what="count(*)"), f"-c jit={jit}")
            rates.append(points / seconds)
        best = max(rates)
        print(f"| PostGIS, one join over subdivided polygons | {best:,.0f} | {ours / best:.2f} times as fast here; "
              f"{len(differing)} of {len(mine.splitlines()):,} pairs differ |")
        for pair in sorted(differing)[:5]:
            print(f"differs: point and area {pair}")


if __name__ == "__main__":
    main()
