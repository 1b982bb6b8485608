"""The communes, old units and lineage of the whole country, and real address texts. Skipped where the data is absent."""
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("DIACHI_REAL_DATA", ROOT.parent / "shared/data"))
BINARY = os.environ.get("DIACHI_BINARY", str(ROOT / "build/check/diachi"))

pytestmark = pytest.mark.skipif(not (DATA / "units").exists(), reason=f"the real data is not at {DATA}")


def diachi(*words):
    done = subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    registry = tmp_path_factory.mktemp("country") / "country.sqlite"
    diachi("create", "--registry", registry)
    reports = {}
    for layer, file, options in [("units", "units_until_2025-06-30.json", []),
                                 ("communes", "communes_2026-08.shp.zip", ["--effective", "2025-07-01"]),
                                 ("lineage", "lineage_2025-07-01.tsv", [])]:
        reports[layer] = diachi("import", "--registry", registry, "--layer", layer, *options, DATA / "units" / file)
    return registry, reports


def test_every_commune_and_pair_is_taken_and_every_disagreement_told(country):
    _, reports = country
    assert "read 3321, added 3321" in reports["communes"] and "rejected 0" in reports["communes"]
    assert "02683 Xã Bát Xát and 02746 Xã Cốc San: 3.49 km²" in reports["communes"]
    assert "read 10604, added 10604" in reports["lineage"] and "rejected 0" in reports["lineage"]
    assert "06970" in reports["lineage"] and "06978" in reports["lineage"]
    assert "23737" in reports["lineage"] and "23938" in reports["lineage"]


@pytest.mark.parametrize("longitude,latitude,now,before", [
    (105.7771, 10.0275, "31135 Phường Ninh Kiều", "31144 Phường Xuân Khánh"),
    (105.8342, 21.0368, "00004 Phường Ba Đình", "00013 Phường Quán Thánh"),
    (111.92, 8.645, "Đặc khu Trường Sa", "Xã Song Tử Tây"),
])
def test_a_point_has_its_commune_now_and_before(country, longitude, latitude, now, before):
    printed = diachi("locate", "--registry", country[0], longitude, latitude)
    assert now in printed and before in printed


def test_the_journal_of_the_country_is_clean(country):
    assert "as it was written" in diachi("verify", "--registry", country[0])


def test_the_same_files_again_are_an_empty_diff(country):
    again = diachi("import", "--registry", country[0], "--layer", "communes", "--effective", "2025-07-01",
                   DATA / "units/communes_2026-08.shp.zip")
    assert "added 0, changed 0, unchanged 3321" in again


def test_real_addresses_are_decided_rightly_or_not_at_all(country):
    measured = subprocess.run([sys.executable, ROOT / "tests/accuracy/measure_accuracy.py", "--binary", BINARY,
                               "--registry", country[0], "--require"], capture_output=True, text=True, timeout=300)
    print(measured.stdout)
    assert measured.returncode == 0, measured.stdout + measured.stderr
