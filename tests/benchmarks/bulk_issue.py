#!/usr/bin/python3
"""Issues a whole city in bulk, all rules on, and compares with the same rows inserted bare.

    tests/benchmarks/bulk_issue.py [--build build/check] [--addresses 236283] [--rounds 3]

The city is generated_city.py's: the real communes of Cần Thơ, a street every so often, a house every 12 m on both sides.
The reference, in the same round, is bare_insert.cpp: every row of the five tables that an address is, read from the
finished registry and inserted into a copy of the empty one by prepared statements: the same tables, indexes and
durability, as many addresses a commit, but no rule, no journal and no codes reckoned. Needs the real data beside the
project ($DIACHI_REAL_DATA or ../shared/data).
"""
import argparse
import collections
import csv
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from run import DATA, ROOT, timed

ADDRESSES_A_COMMIT = 500  # as the registry does


def issued(diachi, registry, households):
    """(seconds, processor seconds, peak memory in MB, the refused rows) of a list being issued."""
    command = [str(diachi), "issue", "--registry", str(registry), "--file", str(households)]
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command} failed")
    with open(f"{households}.refused.csv", encoding="utf-8", newline="") as file:
        return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, list(csv.DictReader(file))


def inserted_bare(program, empty, finished, copy):
    """Seconds, and processor seconds, for the rows of `finished` to be inserted into a copy of `empty`."""
    shutil.copy(empty, copy)
    printed = subprocess.run([program, finished, copy, str(ADDRESSES_A_COMMIT)], capture_output=True, text=True, check=True).stdout
    return tuple(float(word) for word in printed.split())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=ROOT / "build/check")
    parser.add_argument("--addresses", type=int, default=236_283)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    diachi = asked.build.resolve() / "diachi"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        city, empty, registry, copy = (folder / part for part in ("city", "empty.sqlite", "city.sqlite", "bare.sqlite"))
        timed(ROOT / "tests/benchmarks/generated_city.py", city, "--addresses", asked.addresses, "--data", DATA)
        timed(diachi, "create", "--registry", empty)
        for layer in ("communes", "streets"):
            timed(diachi, "import", "--registry", empty, "--layer", layer, city / f"{layer}.geojson")
        seconds, memory, ratios = [], [], []
        for turn in range(asked.rounds):
            for file in folder.glob("*.sqlite*"):
                if not file.name.startswith("empty"):
                    file.unlink()
            shutil.copy(empty, registry)
            spent, worked, peak, refused = issued(diachi, registry, city / "households.csv")
            bare, bare_worked = inserted_bare(asked.build.resolve() / "tests/bare_insert_benchmark", empty, registry, copy)
            seconds.append(spent)
            memory.append(peak)
            ratios.append(bare / spent)
            print(f"round {turn + 1}: {spent:.1f} s ({worked:.1f} s of processors), {asked.addresses / spent:,.0f} a second, "
                  f"{peak:.0f} MB; bare {bare:.1f} s ({bare_worked:.1f} s of a processor), ratio {bare / spent:.2f}; "
                  f"{len(refused)} refused", file=sys.stderr)
        for reason, count in collections.Counter(re.sub(r":.*", "", row["reasons"]) for row in refused).items():
            print(f"  refused for {reason}: {count}", file=sys.stderr)
        spent = statistics.median(seconds)
        print(f"| issue {asked.addresses:,} addresses in bulk, all rules on, journaled, synced to disk | {spent:.1f} s, "
              f"{asked.addresses / spent:,.0f} a second, {statistics.median(memory):.0f} MB | "
              f"{statistics.median(ratios):.2f} of the rows a second of the same rows inserted bare |")


if __name__ == "__main__":
    main()
