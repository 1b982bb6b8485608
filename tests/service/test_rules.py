"""The rules as they are met from outside: warnings and how they are confirmed, lists with parcels and numbers."""
import csv
import sqlite3

from conftest import SAMPLES, diachi, import_layer

ON_THE_RIVER = {"number": "77/941", "street": "Đường Hùng Vương", "commune_code": "98004", "longitude": 105.2500000,
                "latitude": 10.0239000}
IN_THE_BLOCK = {"number": "77/943", "street": "Đường Hùng Vương", "commune_code": "98004", "longitude": 105.2589700,
                "latitude": 10.0304900}


def findings(answer):
    return {finding["rule"]: finding for finding in answer["findings"]}


def test_a_house_in_the_river_is_issued_only_when_the_officer_confirms(server, town):
    status, _, problem = server.post("/api/v1/addresses", ON_THE_RIVER, key=town.key)
    assert status == 422
    told = findings(problem)
    assert told["place.in-water"]["message_vi"] == "Vị trí nằm trên mặt nước: Sông Mẫu."
    assert {finding["severity"] for finding in told.values()} == {"warning"}
    confirmed = {rule: "nhà nổi" for rule in told}
    status, _, issued = server.post("/api/v1/addresses", {**ON_THE_RIVER, "confirmed": confirmed}, key=town.key)
    assert status == 201
    history = server.get(f"/api/v1/addresses/{issued['code']}/history")[2]["history"]
    assert "confirmed place.in-water: nhà nổi" in history[0]["reason"]


def test_a_former_commune_and_another_spelling_are_understood_and_told(server):
    draft = {**IN_THE_BLOCK, "commune_code": "98001", "street": "duong hung vuong"}
    examination = server.post("/api/v1/addresses/validate", draft)[2]
    told = findings(examination)
    assert examination["can_be_issued"] is True and examination["unresolved"] == []
    assert told["name.former"]["suggestion"] == "98004" and told["name.former"]["field"] == "commune_code"
    assert told["name.spelling"]["suggestion"] == "Đường Hùng Vương"


def test_the_number_of_a_holder_is_looked_at_and_never_repeated(server, town):
    examination = server.post("/api/v1/addresses/validate", {**IN_THE_BLOCK, "holder_tax_number": "0100109107"})[2]
    assert findings(examination)["identity.tax-code"]["severity"] == "error"
    assert "0100109107" not in str(examination)
    assert "0100109107" not in (town.folder / "requests.log").read_text()


def test_a_list_names_parcels_and_numbers(town, tmp_path):
    here = IN_THE_BLOCK
    columns = ["number", "street", "commune_code", "longitude", "latitude", "parcel_unit", "parcel_sheet", "parcel_number",
               "holder_tax_number"]
    rows = [["77/945", here["street"], "98004", here["longitude"], here["latitude"], "98004", "999", "999", ""],
            ["77/947", here["street"], "98004", here["longitude"], here["latitude"], "", "", "", "0100109107"],
            ["77/949", here["street"], "98004", here["longitude"], here["latitude"], "", "", "", "0100109106"]]
    with open(tmp_path / "list.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    diachi("issue", "--registry", town.registry, "--file", tmp_path / "list.csv", check=False)
    refused = list(csv.DictReader(open(tmp_path / "list.csv.refused.csv", encoding="utf-8")))
    assert [row["number"] for row in refused] == ["77/945", "77/947"]
    assert refused[0]["reasons"].startswith("place.parcel-known: Bản đồ địa chính không có thửa 999")
    assert refused[1]["reasons"].startswith("identity.tax-code: Mã số thuế")


def test_the_water_layer_is_imported_once(town):
    assert "unchanged 1" in import_layer(town.registry, "water", "water/water.geojson").stdout
    lines = diachi("import", "--registry", town.registry, "--layer", "water", SAMPLES / "streets/streets.geojson",
                   check=False)
    assert lines.returncode == 1 and "streets" in lines.stdout + lines.stderr


def test_the_rules_are_printed_in_two_languages():
    assert "### `place.in-water`" in diachi("rules").stdout
    assert "Vị trí nằm trên mặt nước: Sông Mẫu." in diachi("rules", "--language", "vi").stdout
    assert diachi("rules", "--language", "fr", check=False).returncode == 2
def test_a_list_confirms_a_warning_for_all_its_rows_and_the_journal_says_so(town, tmp_path):
    columns = ["number", "street", "commune_code", "longitude", "latitude"]
    row = ["951", ON_THE_RIVER["street"], ON_THE_RIVER["commune_code"], ON_THE_RIVER["longitude"], ON_THE_RIVER["latitude"]]
    with open(tmp_path / "list.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, row])
    issue = ["issue", "--registry", town.registry, "--file", tmp_path / "list.csv"]
    assert "refused: 1" in diachi(*issue, check=False).stdout
    refused = next(csv.DictReader(open(tmp_path / "list.csv.refused.csv", encoding="utf-8")))["reasons"]
    rules = [rule for rule in ("place.in-water", "place.street-reach", "number.order", "number.parity", "place.inside-parcel",
                               "place.near-edge", "identity.same-spot") if rule + ":" in refused]
    assert "place.in-water" in rules
    assert "issued:  1" in diachi(*issue, "--confirm", ",".join(f"{rule}=nhà nổi, có phép" for rule in rules)).stdout
    with sqlite3.connect(town.registry) as registry:
        reason = registry.execute("SELECT reason FROM revision ORDER BY number DESC LIMIT 1").fetchone()[0]
    assert "confirmed place.in-water: nhà nổi, có phép" in reason


def test_only_a_rule_that_warns_can_be_confirmed_for_a_list(town, tmp_path):
    (tmp_path / "list.csv").write_text("commune_code,longitude,latitude\n")
    for confirmed in ("identity.duplicate=x", "no.such-rule=x", "place.in-water=", "place.in-water"):
        said = diachi("issue", "--registry", town.registry, "--file", tmp_path / "list.csv", "--confirm", confirmed, check=False)
        assert said.returncode != 0 and "--confirm" in said.stderr
