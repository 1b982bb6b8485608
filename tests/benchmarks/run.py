#!/usr/bin/python3
"""Measures the main way and prints a Markdown table for docs/performance.md.

    tests/benchmarks/run.py [--build build/check]

Needs the real data beside the project ($DIACHI_REAL_DATA or ../shared/data) and, for requests, the package wrk;
ogr2ogr (gdal-bin) is the reference of the imports. Every figure is the median of three runs; a ratio compares with a
reference in the same round.
"""
import argparse
import csv
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("DIACHI_REAL_DATA", ROOT.parent / "shared/data"))
SAMPLES = ROOT / "data-samples"
ROUNDS = 3


def timed(*command):
    """(seconds, peak memory in MB, what it printed)"""
    began = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    printed, complaint = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command}: {complaint}{printed}")
    return time.monotonic() - began, usage.ru_maxrss / 1024, printed


def row(what, figure, beside=""):
    print(f"| {what} | {figure} | {beside} |", flush=True)


def median(values):
    return statistics.median(values)


class Bench:
    def __init__(self, build, folder):
        self.diachi, self.build, self.folder = build / "diachi", build, folder
        self.country = folder / "country.sqlite"

    def create(self, registry):
        return timed(self.diachi, "create", "--registry", registry)[2].split(": ")[-1].strip()

    def import_layer(self, registry, layer, file, *options):
        return timed(self.diachi, "import", "--registry", registry, "--layer", layer, *options, file)

    def ogr(self, file):
        out = self.folder / "ogr.sqlite"
        out.unlink(missing_ok=True)
        return timed("ogr2ogr", "-f", "SQLite", "-dsco", "SPATIALITE=YES", "-gt", "65536", "-nlt", "PROMOTE_TO_MULTI", out, file)[0]

    def imports(self):
        units = DATA / "units"
        zipped = f"/vsizip/{units}/communes_2026-08.shp.zip"
        seconds, memory, ratios, lineage = [], [], [], []
        for _ in range(ROUNDS):
            self.country.unlink(missing_ok=True)
            self.create(self.country)
            self.import_layer(self.country, "units", units / "units_until_2025-06-30.json")
            one = self.import_layer(self.country, "communes", units / "communes_2026-08.shp.zip", "--effective", "2025-07-01")
            seconds.append(one[0])
            memory.append(one[1])
            ratios.append(one[0] / self.ogr(zipped))
            lineage.append(self.import_layer(self.country, "lineage", units / "lineage_2025-07-01.tsv")[0])
        row("import 3,321 communes (7.2 M vertices, zipped shapefile)",
            f"{median(seconds):.2f} s, {median(memory):.0f} MB at its peak",
            f"{median(ratios):.2f} of ogr2ogr's time into SpatiaLite, which checks, matches and journals nothing")
        row("import 10,604 lineage pairs", f"{median(lineage):.2f} s")
        self.parcels()

    def parcels(self):
        """A file of 250,000 parcels, made of the sample's shapes set side by side, in VN-2000."""
        sys.path.insert(0, str(ROOT / "tests/benchmarks"))
        import many_parcels
        file = many_parcels.write(self.folder / "parcels_5897.shp", 250_000)
        seconds, memory, ratios = [], [], []
        for _ in range(ROUNDS):
            registry = self.folder / "parcels.sqlite"
            registry.unlink(missing_ok=True)
            self.create(registry)
            one = self.import_layer(registry, "parcels", file)
            seconds.append(one[0])
            memory.append(one[1])
            ratios.append(one[0] / self.ogr(file))
        row("import 250,000 parcels (VN-2000 shapefile)",
            f"{median(seconds):.1f} s, {250_000 / median(seconds):,.0f} a second, {median(memory):.0f} MB",
            f"{median(ratios):.2f} of ogr2ogr's time")

    def points(self):
        printed = [timed(self.build / "tests/point_lookup_benchmark", self.country)[2] for _ in range(ROUNDS)]
        for name in ("in-memory index", "store"):
            rates = [float(re.search(name + r".*?([\d.]+) a second", text).group(1)) for text in printed]
            ratios = [float(re.search(name + r".*?([\d.]+) times", text).group(1)) for text in printed]
            row(f"point look-ups in the communes, {name}, one core", f"{median(rates):,.0f} a second",
                f"{median(ratios):.2f} times GEOS prepared geometries")

    def dossiers(self):
        texts = sorted({json.loads(line)["text"] for line in open(DATA / "addresses/real_addresses.jsonl", encoding="utf-8")})
        # Distinct rows: each text once as it is, and five times with another house number before it.
        rows = [text if turn == 0 else f"{turn * 1000 + at % 997}, {text}" for turn in range(6) for at, text in enumerate(texts)]
        self.geocode("real address texts, whole country, no streets", self.country, sorted(set(rows)))
        town = self.folder / "town.sqlite"
        self.make_town(town)
        with open(SAMPLES / "dossiers/dossiers.csv", encoding="utf-8", newline="") as file:
            written = [line["text"] for line in csv.DictReader(file)]
        rows = sorted({re.sub(r"\d+", lambda digits: str(int(digits[0]) + turn), text, count=1) for turn in range(100) for text in written})
        self.geocode("sample dossiers down to the house", town, rows)

    def geocode(self, what, registry, rows):
        source, out = self.folder / "texts.csv", self.folder / "answers.csv"
        with open(source, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["text"])
            writer.writerows([text] for text in rows)
        rates = []
        for _ in range(ROUNDS):
            printed = timed("taskset", "-c", "1", self.diachi, "geocode", "--registry", registry, "--in", source,
                            "--text-column", "text", "--out", out)[2]
            rates.append(float(re.search(r"\((\d+) a second\)", printed).group(1)))
        row(f"distinct dossiers, one core: {what}", f"{median(rates):,.0f} rows a second", f"{len(rows):,} rows")

    def make_town(self, registry):
        key = self.create(registry)
        for layer, file in [("units", "units/units_until_2025-06-30.json"), ("communes", "units/communes.shp"),
                            ("lineage", "units/lineage_2025-07-01.tsv"), ("streets", "streets/streets.geojson"),
                            ("places", "places/places.geojson"), ("parcels", "parcels/ben_mau_5897_tcvn3.shp"),
                            ("parcels", "parcels/cu_lao_9209_utf8.shp")]:
            self.import_layer(registry, layer, SAMPLES / file)
        copy = self.folder / "households.csv"
        shutil.copy(SAMPLES / "addresses/households.csv", copy)
        timed(self.diachi, "issue", "--registry", registry, "--file", copy)
        return key

    def requests(self):
        registry = self.folder / "served.sqlite"
        key = self.make_town(registry)
        server = subprocess.Popen([self.diachi, "serve", "--registry", registry, "--port", "0", "--public", "reader,geocoder",
                                   "--rate", "0"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        url = server.stdout.readline().split(" on ")[1].strip()
        bare = self.wrk(url + "/health/live")
        row("requests, 64 connections: /health/live (reference)", self.told(bare))
        for what, path, script in [
            ("geocode one text to its house", "/api/v1/geocode", "geocode.lua"),
            ("validate a draft", "/api/v1/addresses/validate", "validate.lua"),
            ("issue an address, synced to disk", "/api/v1/addresses", "issue.lua"),
        ]:
            one = self.wrk(url + path, script, {"DIACHI_KEY": key})
            row(f"requests, 64 connections: {what}", self.told(one), f"{one[0] / bare[0]:.2f} of the reference")
        server.terminate()
        server.wait()

    def slow_disk(self):
        """Issuing where every sync takes 8 ms more, as on an office disk."""
        registry = self.folder / "slow.sqlite"
        key = self.make_town(registry)
        told = []
        for _ in range(ROUNDS):
            server = subprocess.Popen([self.diachi, "serve", "--registry", registry, "--port", "0", "--rate", "0"], stdout=subprocess.PIPE,
                                      stderr=subprocess.DEVNULL, text=True,
                                      env={**os.environ, "LD_PRELOAD": str(self.build / "tests/libslow_sync.so")})
            url = server.stdout.readline().split(" on ")[1].strip()
            told.append(self.wrk(url + "/api/v1/addresses", "issue.lua", {"DIACHI_KEY": key, "DIACHI_ROUND": str(len(told) + 1)}))
            server.terminate()
            server.wait()
        told.sort()
        row("requests, 64 connections: issue an address, 8 ms more for each sync", self.told(told[len(told) // 2]))

    def wrk(self, url, script=None, environment=None):
        command = ["wrk", "-t1", "-c64", "-d8s", "--latency"]
        if script:
            command += ["-s", str(ROOT / "tests/benchmarks" / script)]
        printed = subprocess.run(command + [url], capture_output=True, text=True, check=True,
                                 env={**os.environ, **(environment or {})}).stdout
        refused = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
        return (float(re.search(r"Requests/sec:\s+([\d.]+)", printed).group(1)),
                *(re.search(rf"^ +{share}% +(\S+)$", printed, re.MULTILINE).group(1) for share in (50, 99)),
                int(refused.group(1)) if refused else 0)

    @staticmethod
    def told(one):
        return f"{one[0]:,.0f} a second, p50 {one[1]}, p99 {one[2]}" + (f", {one[3]} refused" if one[3] else "")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--build", type=Path, default=ROOT / "build/check")
    arguments.add_argument("--only", choices=["imports", "points", "dossiers", "requests", "slow_disk"])
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(asked.build.resolve(), Path(folder))
        print("| what | figure | beside it |\n| --- | --- | --- |")
        if asked.only not in ("requests", "slow_disk"):
            bench.imports()
        for part in ("points", "dossiers", "requests", "slow_disk"):
            if asked.only in (None, part):
                getattr(bench, part)()


if __name__ == "__main__":
    main()
