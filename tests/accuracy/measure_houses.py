#!/usr/bin/python3
"""Accuracy down to the house: dossiers made by the recipe of faults, over a registry of 236,283 generated addresses.

    tests/accuracy/measure_houses.py [--city FOLDER] [--binary build/check/diachi] [--require] [--wrong FILE]

Makes the registry (dossier_city.py) and the 100,000 texts (dossier_recipe.py) in FOLDER unless they are there, runs
`diachi geocode`, and prints by kind of fault:

  n            texts that still name one address by the recipe's rule; the others are the last group, “ambiguous”
  precision    of the answers A and B at the level of a house: the share with the right code
  recall       right code as A or B, of n
  found        right code as A or B, or among the address candidates of a C, of n
  wrong A, B   answers with another code

With --require, the exit code is 1 when precision over all is below 99.5 % or recall below 95 %, over all or, for kinds of
100 texts and more, by kind. --wrong writes the texts that were not answered right as A or B.
"""
import argparse
import collections
import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import dossier_city
import dossier_recipe

ROOT = Path(__file__).resolve().parents[2]
PRECISION, RECALL, FEW = 99.5, 95.0, 100


def outcome(row):
    right = row["result_code"] == row["code"]
    if row["result_category"] in ("A", "B") and row["result_level"] in ("address", "unit"):
        return f"right {row['result_category']}" if right else f"wrong {row['result_category']}"
    if right or row["code"] in row["result_address_candidates"].split(";"):
        return "candidate"
    return "missed"


def percent(part, of):
    return 100 * part / of if of else 100.0


class Group:
    def __init__(self):
        self.counts = collections.Counter()

    @property
    def n(self):
        return sum(self.counts.values())

    @property
    def right(self):
        return self.counts["right A"] + self.counts["right B"]

    @property
    def precision(self):
        return percent(self.right, self.right + self.counts["wrong A"] + self.counts["wrong B"])

    @property
    def recall(self):
        return percent(self.right, self.n)

    def line(self, name):
        found = percent(self.right + self.counts["candidate"], self.n)
        return (f"| {name} | {self.n:,} | {self.precision:.2f} | {self.recall:.2f} | {found:.2f} | "
                f"{self.counts['wrong A']} | {self.counts['wrong B']} |")


def prepared(folder, binary, data):
    if not (folder / "city.sqlite").exists():
        dossier_city.make_registry(binary, data, folder, 236_283)
    if not (folder / "dossiers.csv").exists():
        dossier_recipe.write_dossiers(folder, data, 100_000, 2026)


def geocoded(folder, binary, answers):
    subprocess.run([binary, "geocode", "--registry", folder / "city.sqlite", "--in", folder / "dossiers.csv",
                    "--text-column", "text", "--out", answers], check=True)
    with open(answers, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--city", type=Path, help="folder to keep the registry and the texts in; without it they are made anew")
    parser.add_argument("--binary", type=Path, default=ROOT / "build/check/diachi")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("DIACHI_REAL_DATA") or ROOT.parent / "shared/data"))
    parser.add_argument("--require", action="store_true")
    parser.add_argument("--wrong", type=Path)
    asked = parser.parse_args()
    if not (asked.data / "cantho").is_dir():
        print(f"skipped: no real data at {asked.data}")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.city or Path(temporary)
        prepared(folder, asked.binary.resolve(), asked.data)
        answers = geocoded(folder, asked.binary.resolve(), Path(temporary, "answers.csv"))

    groups, missed = collections.defaultdict(Group), []
    for row in answers:
        result = outcome(row)
        kind = row["kind"].split(":")[0]
        for name in (["ambiguous"] if row["ambiguous"] == "1" else ["all", kind]):
            groups[name].counts[result] += 1
        if row["ambiguous"] == "0" and not result.startswith("right"):
            missed.append([result, row["kind"], row["form"], row["text"], row["code"], row["result_category"],
                           row["result_code"], row["result_label"], row["result_faults"], row["result_address_candidates"]])
    print("| kind of fault | n | precision % | recall % | found % | wrong A | wrong B |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    order = ["all", *sorted(set(groups) - {"all", "ambiguous"}), "ambiguous"]
    for name in order:
        print(groups[name].line(name))
    if asked.wrong:
        with open(asked.wrong, "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(["outcome", "kind", "form", "text", "right", "category", "answered", "label", "faults", "candidates"])
            out.writerows(sorted(missed))
    short = [name for name in order[:-1] if groups[name].n >= FEW and groups[name].recall < RECALL]
    if groups["all"].precision < PRECISION or short:
        print(f"MISSED: precision {groups['all'].precision:.2f} %; recall below {RECALL} %: {', '.join(short) or 'none'}")
        return 1 if asked.require else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
