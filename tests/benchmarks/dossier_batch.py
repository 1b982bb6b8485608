#!/usr/bin/python3
"""A batch from end to end: 151,649 dossiers against 236,283 addresses by `diachi geocode`, the program's start included.

    tests/benchmarks/dossier_batch.py CITY [--dossiers 151649] [--rounds 3] [--build build/check] [--cores 0,1]

CITY is a folder that tests/accuracy/measure_houses.py --city filled; the texts are made by the recipe with a seed of
their own and kept there. Prints a line of docs/performance.md: wall time, processor time, rows a second, peak memory.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/accuracy"))
import dossier_recipe  # noqa: E402

SEED = 2022


def geocoded(command):
    """(seconds, processor seconds, peak MB) of a run."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command} failed")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("city", type=Path)
    parser.add_argument("--dossiers", type=int, default=151_649)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--build", type=Path, default=ROOT / "build/check")
    parser.add_argument("--cores", default="0,1")
    parser.add_argument("--data", type=Path, default=dossier_recipe.DATA)
    asked = parser.parse_args()
    texts = asked.city / f"batch-{asked.dossiers}.csv"
    if not texts.exists():
        dossier_recipe.write_dossiers(asked.city, asked.data, asked.dossiers, SEED, texts.name)
    answers = asked.city / "batch-answers.csv"
    command = ["taskset", "-c", asked.cores, asked.build.resolve() / "diachi", "geocode", "--registry",
               asked.city / "city.sqlite", "--in", texts, "--text-column", "text", "--out", answers]
    rounds = [geocoded(command) for _ in range(asked.rounds)]
    seconds, processor, memory = (statistics.median(part) for part in zip(*rounds))
    answers.unlink()
    print(f"| {asked.dossiers:,} dossiers against {236_283:,} addresses, command line, cores {asked.cores} | {seconds:.1f} s "
          f"({processor:.1f} s of processors), {asked.dossiers / seconds:,.0f} a second | {memory:.0f} MB |")


if __name__ == "__main__":
    main()
