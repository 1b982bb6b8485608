#!/usr/bin/python3
"""Draws the figures of the address index at several sizes as docs/performance/address_index.svg.

    tests/benchmarks/address_index_scale.py [docs/performance/address_index.csv]

The file holds what address_index_benchmark printed: its head once, then a line a size. Needs python3-matplotlib.
"""
import csv
import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "diachi"
matplotlib.rcParams["svg.fonttype"] = "none"
from matplotlib import pyplot  # noqa: E402

FIGURES = Path(__file__).resolve().parents[2] / "docs/performance/address_index.csv"


def main():
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else FIGURES
    with open(source, encoding="utf-8", newline="") as file:
        rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    sizes = [row["addresses"] for row in rows]
    chart, (memory, times) = pyplot.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    memory.plot(sizes, [row["index_pss_kib"] / 1024 for row in rows], "o-", label="index, every page touched")
    memory.plot(sizes, [row["file_bytes"] / 1e6 for row in rows], "s--", label="file")
    memory.set(xscale="log", yscale="log", xlabel="addresses", ylabel="MB", title="memory and file")
    memory.legend()
    for name, label in (("by_number", "by number"), ("nearest", "ten nearest"), ("geocode", "a whole text")):
        line, = times.plot(sizes, [row[f"{name}_p50_us"] for row in rows], "o-", label=label)
        times.plot(sizes, [row[f"{name}_p99_us"] for row in rows], "^:", color=line.get_color())
    times.set(xscale="log", yscale="log", xlabel="addresses", ylabel="µs", title="single questions: p50, dotted p99")
    times.legend(loc="upper left")
    chart.savefig(source.with_suffix(".svg"), metadata={"Date": None})


if __name__ == "__main__":
    main()
