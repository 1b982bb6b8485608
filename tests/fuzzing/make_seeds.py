#!/usr/bin/python3
"""Seeds for the fuzzers: tests/fuzzing/make_seeds.py FOLDER

Writes FOLDER/texts (a text a file: those of the tests of the small country, the sample dossiers, house numbers),
FOLDER/words (a dictionary: the words that the text path has tables of) and FOLDER/csv (the sample lists).
"""
import csv
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data-samples"
NUMBERS = ["1806/127/2/6/15/48/2A", "73B/563B bis", "L1004A", "25 – 06", "20-1", "12A-06", "357/28", "Số 5 ngõ 3 ngõ 12"]


def main():
    texts, lists = (Path(sys.argv[1]) / part for part in ("texts", "csv"))
    for folder in (texts, lists):
        folder.mkdir(parents=True, exist_ok=True)
    with open(SAMPLES / "dossiers/dossiers.csv", encoding="utf-8", newline="") as file:
        written = [row["text"] for row in csv.DictReader(file)]
    for test in sorted((ROOT / "tests/registry/geocoding").rglob("*_test.cpp")):
        written += re.findall(r'"([^"\\\n]{6,}?)(?: => [^"\n]*)?"', test.read_text(encoding="utf-8"))
    for at, text in enumerate([*written, *NUMBERS]):
        (texts / f"{at:04}").write_text(text, encoding="utf-8")
    words = {word for source in (ROOT / "registry/geocoding").rglob("*.cpp")
             for word in re.findall(r'"([^"\\\n]{1,20})"', source.read_text(encoding="utf-8")) if "/" not in word[1:]}
    with open(Path(sys.argv[1]) / "words", "w", encoding="ascii") as file:
        file.writelines('"' + "".join(f"\\x{byte:02X}" for byte in word.encode()) + '"\n' for word in sorted(words))
    for file in sorted(SAMPLES.rglob("*.csv")):
        if file.stat().st_size < 1_000_000:
            shutil.copy(file, lists / file.name)


if __name__ == "__main__":
    main()
