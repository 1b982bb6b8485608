"""What number a house gets, and whether the numbers that there are hold: from the outside, on the sample town."""
import csv
import json
import signal
import sqlite3
import subprocess
from urllib.parse import urlencode

import pytest
from conftest import BINARY, Server, diachi
from osgeo import ogr

BEHIND_20B = {"commune": "98004", "street_key": "S01", "longitude": 105.2558600, "latitude": 10.0345565}
ON_ALLEY_12 = {"commune": "98004", "street_key": "S01", "longitude": 105.2594916, "latitude": 10.0351587}


def proposals(server, question, **more):
    status, _, answer = server.get("/api/v1/numbers/next?" + urlencode({**question, **more}))
    assert status == 200, answer
    return answer


def issued(town):
    with open(town.folder / "households.csv.issued.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def households(sample_town):
    return issued(sample_town)


def test_a_house_between_20b_and_22_is_proposed_20c_and_then_20d(server, town):
    first = proposals(server, BEHIND_20B)["proposals"][0]
    assert (first["number"], first["ground"]) == ("20C", "infill")
    assert [neighbour["number"] for neighbour in first["neighbours"]] == ["20B", "22"]
    assert "Thông tư 08/2024/TT-BXD" in first["reason_vi"] and "20B" in first["reason_en"]
    draft = {"number": "20C", "street_key": "S01", "commune_code": "98004", "longitude": first["longitude"],
             "latitude": first["latitude"], "confirmed": {"place.inside-parcel": "thử"}}
    status, _, answer = server.post("/api/v1/addresses", draft, key=town.key)
    assert status == 201, answer
    east_of_22 = {**BEHIND_20B, "longitude": 105.2558100, "latitude": 10.0345643}
    assert proposals(server, east_of_22)["proposals"][0]["number"] == "20D"


def test_both_sides_are_answered_the_side_of_the_point_first(server):
    both = proposals(server, BEHIND_20B)["proposals"]
    assert [one["side"] for one in both] == ["right", "left"]
    assert int(both[1]["number"].rstrip("ABCD")) % 2 == 1
    assert both[1]["latitude"] < both[0]["latitude"]


def test_a_house_on_an_alley_gets_its_path(server):
    first = proposals(server, ON_ALLEY_12)["proposals"][0]
    assert (first["number"], first["path"]) == ("12/18A", "12/18A")


def test_a_flat_gets_the_next_unit_of_its_floor(server, households):
    block = next(row["code"] for row in households if row["number"] == "14" and row["street_id"] == "S02")
    at = {"commune": "98004", "longitude": 105.258939, "latitude": 10.0304673, "parent_code": block}
    assert proposals(server, at, floor="3")["proposals"][0]["flat"] == "03 – 05"
    assert proposals(server, at, floor="6")["proposals"][0]["flat"] == "06 – 01"


def test_what_is_not_found_and_what_is_missing_is_said(server):
    answer = proposals(server, {**BEHIND_20B, "street_key": "S999"})
    assert answer["proposals"] == [] and answer["unresolved"][0]["field"] == "street_key"
    status, _, problem = server.get("/api/v1/numbers/next?longitude=105&latitude=10")
    assert (status, problem["parameter"]) == (400, "commune")
    status, _, problem = server.get("/api/v1/numbers/next?commune=98004&street_key=S01&longitude=105")
    assert (status, problem["parameter"]) == (400, "latitude")


def test_the_command_line_proposes_the_same(sample_town):
    printed = diachi("next-number", "--registry", sample_town.registry, "--commune", "98004", "--street-key", "S01",
                     "105.2558600", "10.0345565").stdout
    assert printed.startswith("20C (right): ")
    nowhere = diachi("next-number", "--registry", sample_town.registry, "--commune", "98004", "--street", "Không Có",
                     "105.25586", "10.03455", check=False)
    assert nowhere.returncode == 1 and "street: " in nowhere.stderr


def test_a_number_on_the_wrong_side_is_a_warning_with_the_number_that_fits(server):
    draft = {"number": "21", "street_key": "S01", "commune_code": "98004", "longitude": 105.2558600, "latitude": 10.0345565}
    findings = server.post("/api/v1/addresses/validate", draft)[2]["findings"]
    parity = next(finding for finding in findings if finding["rule"] == "number.parity")
    assert parity["severity"] == "warning" and parity["suggestion"].startswith("20")


def test_an_audit_of_a_sound_town_finds_no_error(sample_town, tmp_path):
    done = diachi("audit", "--registry", sample_town.registry, "--csv", tmp_path / "a.csv", "--geojson", tmp_path / "a.geojson")
    assert "300 addresses examined at revision" in done.stdout and "300 of 300" in done.stderr
    layer = ogr.Open(str(tmp_path / "a.geojson"))
    rows = list(csv.DictReader(open(tmp_path / "a.csv", encoding="utf-8", newline="")))
    assert layer.GetLayer(0).GetFeatureCount() == len(rows)
    assert all(row["severity"] != "error" and row["message_vi"] for row in rows)
    assert json.load(open(tmp_path / "a.geojson", encoding="utf-8"))["partial"] is False


def audited(town, folder, *options):
    done = diachi("audit", "--registry", town.registry, "--csv", folder / "a.csv", *options, check=False)
    return done, list(csv.DictReader(open(folder / "a.csv", encoding="utf-8", newline="")))


def test_an_audit_finds_what_was_confirmed_with_the_number_that_fits(sample_town, tmp_path_factory, tmp_path):
    town = sample_town.copy_to(tmp_path_factory.mktemp("confirmed"))
    running = Server(town)
    draft = {"number": "33", "street_key": "S01", "commune_code": "98004", "longitude": 105.2558600,
             "latitude": 10.0345565, "confirmed": {rule: "thử" for rule in ("number.parity", "place.inside-parcel")}}
    status, _, answer = running.post("/api/v1/addresses", draft, key=town.key)
    assert status == 201, answer
    assert running.stop() == 0
    done, rows = audited(town, tmp_path, "--commune", "98004")
    assert done.returncode == 0, done.stdout
    assert [(row["code"], row["suggestion"]) for row in rows if row["rule"] == "number.parity"] == [(answer["code"], "20C")]
    assert "98004 Phường Bến Mẫu: number.parity 1" in done.stdout
    assert diachi("audit", "--registry", town.registry, "--commune", "00000", check=False).returncode == 1


def test_an_audit_with_errors_ends_with_one(sample_town, tmp_path_factory, tmp_path):
    town = sample_town.copy_to(tmp_path_factory.mktemp("twice"))
    with sqlite3.connect(town.registry) as other:  # what no rule would let through
        other.execute("UPDATE address_name SET number = '1', lookup_key = (SELECT lookup_key FROM address_name WHERE "
                      "address_id = (SELECT id FROM address WHERE code = ?)) WHERE address_id = "
                      "(SELECT id FROM address WHERE code = ?)",
                      [row["code"] for row in issued(sample_town) if row["street_id"] == "S01" and row["number"] in "13"])
    done, rows = audited(town, tmp_path)
    assert done.returncode == 1
    assert len([row for row in rows if row["rule"] == "identity.duplicate" and row["severity"] == "error"]) == 2


def test_a_stopped_audit_leaves_whole_files_that_say_so(sample_town, tmp_path):
    process = subprocess.Popen([BINARY, "audit", "--registry", sample_town.registry, "--csv", tmp_path / "a.csv",
                                "--geojson", tmp_path / "a.geojson"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while process.poll() is None and not (tmp_path / "a.geojson.part").exists():
        pass
    process.send_signal(signal.SIGINT)
    printed = process.communicate(timeout=60)[0].decode()
    answer = json.load(open(tmp_path / "a.geojson", encoding="utf-8"))
    rows = list(csv.DictReader(open(tmp_path / "a.csv", encoding="utf-8", newline="")))
    assert answer["partial"] == ("stopped early" in printed) == (rows[-1:] != [] and rows[-1]["rule"] == "audit.partial")
    assert not (tmp_path / "a.csv.part").exists()
