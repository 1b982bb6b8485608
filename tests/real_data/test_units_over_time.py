"""Names of units that ended before 2025, followed through published lists to the communes of today."""
import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("DIACHI_REAL_DATA", ROOT.parent / "shared/data")) / "units"
BINARY = os.environ.get("DIACHI_BINARY", str(ROOT / "build/check/diachi"))

pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"the real data is not at {DATA}")

LISTS = ["2004-08-31_c1b95df", "2008-08-15", "2019-11-01_22b68d3", "2020-01-01_d890799", "2021-01-01_45b1686"]


def run(*words):
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """Texts to the rows that the command line answers, by a registry with the history of five lists."""
    folder = tmp_path_factory.mktemp("history")
    registry = folder / "country.sqlite"
    lists = [next(DATA.glob(f"snapshots_2003_2021/{name}*.json.gz")) for name in LISTS]
    run(sys.executable, ROOT / "importers/unit_history/make_unit_history.py", "--out", folder, "--until", "2025-07-01", "--provinces",
        "--changelog", DATA / "snapshots_2003_2021_changelog.tsv", *lists,
        f"2025-06-30={DATA}/units_until_2025-06-30.json")
    run(BINARY, "create", "--registry", registry)
    for layer, file, options in [("units", folder / "units.tsv", []),
                                 ("units", DATA / "units_2026-08.json", ["--effective", "2025-07-01"]),
                                 ("lineage", DATA / "lineage_2025-07-01.tsv", []),
                                 ("lineage", folder / "lineage.tsv", [])]:
        run(BINARY, "import", "--registry", registry, "--layer", layer, *options, file)

    def ask(*texts):
        with open(folder / "in.csv", "w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows([["text"], *([text] for text in texts)])
        run(BINARY, "geocode", "--registry", registry, "--in", folder / "in.csv", "--text-column", "text",
            "--out", folder / "out.csv")
        with open(folder / "out.csv", newline="", encoding="utf-8") as lines:
            return [row["result_label"] for row in csv.DictReader(lines)]
    return ask


def test_districts_that_became_one_city_lead_to_their_communes(answers):
    assert answers("Phường Trường Thọ, Quận Thủ Đức, TP Hồ Chí Minh", "Phường Tân Phú, Quận 9, TPHCM") == [
        "Phường Thủ Đức, Thành phố Hồ Chí Minh", "Phường Tăng Nhơn Phú, Thành phố Hồ Chí Minh"]


def test_a_commune_that_was_merged_in_2020_and_in_2025_is_found(answers):
    assert answers("Xã Hợp Thịnh, Huyện Kỳ Sơn, Hoà Bình") == ["Xã Thịnh Minh, Tỉnh Phú Thọ"]


def test_a_commune_is_found_under_the_province_that_was_divided(answers):
    assert answers("Xã Đông Phước, huyện Châu Thành, tỉnh Cần Thơ") == ["Xã Phú Hữu, Thành phố Cần Thơ"]
