"""The script of data-samples/ gives the committed bytes, and README.md counts what is there.

Run with /usr/bin/pytest (or `/usr/bin/python3 -m pytest`): the script needs Debian's python3-gdal.
"""
import csv
import json
import re
import subprocess
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "data-samples"
PYTHON = "/usr/bin/python3"
MADE_BY_HAND = {"make_samples.py"}


def made_files(folder):
    files = (p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    return sorted(p for p in files if p.parts[0] != "make" and "__pycache__" not in p.parts and p.name not in MADE_BY_HAND)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    out = tmp_path_factory.mktemp("samples")
    subprocess.run([PYTHON, SAMPLES / "make_samples.py", "--out", out], check=True)
    return out


def rows(name, delimiter=","):
    with (SAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def records(name):
    path = SAMPLES / name
    if path.suffix == ".shp":
        return (path.with_suffix(".shx").stat().st_size - 100) // 8
    if path.suffix == ".geojson":
        return len(json.loads(path.read_text("utf-8"))["features"])
    if path.suffix == ".json":
        return sum(len(d["level3s"]) for p in json.loads(path.read_text("utf-8")) for d in p["level2s"])
    return len(rows(name, "\t" if path.suffix == ".tsv" else ","))


def readme_counts():
    return re.findall(r"^\| `([^`]+)`[^|]*\| (\d+) \|", (SAMPLES / "README.md").read_text("utf-8"), re.M)


def test_the_script_gives_the_committed_files(fresh):
    assert made_files(fresh) == made_files(SAMPLES)


def test_the_script_gives_the_committed_bytes(fresh):
    different = [str(p) for p in made_files(fresh) if (fresh / p).read_bytes() != (SAMPLES / p).read_bytes()]
    assert different == []


def test_the_readme_counts_what_is_there():
    counts = readme_counts()
    assert len(counts) >= 11
    assert [(name, records(name)) for name, _ in counts] == [(name, int(count)) for name, count in counts]


def test_the_readme_names_every_file():
    text = (SAMPLES / "README.md").read_text("utf-8")
    unnamed = [str(p) for p in made_files(SAMPLES) if p.name != "README.md" and str(p.with_suffix("")) not in text]
    assert unnamed == []


def test_there_are_300_households_without_duplicates():
    homes = rows("addresses/households.csv")
    keys = {(h["number"] or h["parent_number"], h["street_id"], h["street_id"] or h["place_id"], h["flat"]) for h in homes}
    assert len(homes) == len(keys) == 300
    assert len({h["holder"] for h in homes}) == 300


def test_a_decided_number_of_a_dossier_was_issued():
    issued = {(h["number"] or h["parent_number"], h["street"] or h["place"], h["flat"], h["commune_code"])
              for h in rows("addresses/households.csv")}
    wrong = [d for d in rows("dossiers/dossiers.csv") if d["expected_number"] and (
        d["expected_number"], d["expected_street"] or d["expected_place"], d["expected_flat"],
        d["expected_commune_code"]) not in issued]
    assert wrong == []


def test_there_are_300_dossiers_with_a_status_that_fits_their_communes():
    dossiers = rows("dossiers/dossiers.csv")
    assert len(dossiers) == 300
    communes = {"decided": 1, "candidates": 2, "none": 0}
    assert [d for d in dossiers if len(d["expected_commune_code"].split(";")) * bool(d["expected_commune_code"])
            != communes[d["expected_commune_status"]]] == []


def test_all_of_it_stays_small():
    assert sum((SAMPLES / p).stat().st_size for p in made_files(SAMPLES)) < 2_000_000
