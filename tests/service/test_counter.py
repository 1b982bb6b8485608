"""What a ward officer does at the counter: check a draft, issue, read, look at the history."""
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

from conftest import Server

BLOCK = {"street": "Đường Hùng Vương", "commune_code": "98004", "longitude": 105.2589390, "latitude": 10.0304673,
         "confirmed": {"number.parity": "thử", "number.order": "thử"}}  # house 14 stands there


def draft(number, **more):
    """A house on a spot of its own in the block's parcel, by the last two digits of its number: 2.1 m apart."""
    spot = int(number) % 100 if number.isdigit() else 0
    east, north = (spot % 16 - 7.5) * 2.1, (spot // 16 + 1) * 2.1
    return {**BLOCK, "longitude": BLOCK["longitude"] + east / 109_600, "latitude": BLOCK["latitude"] + north / 110_600,
            "number": number, **more}


def test_nothing_is_written_without_a_key(server, town):
    before = server.get("/health/ready")[2]["revision"]
    status, headers, problem = server.post("/api/v1/addresses", draft("901"))
    assert (status, problem["code"]) == (401, "unauthenticated")
    assert headers["WWW-Authenticate"].startswith("Bearer")
    assert headers["Content-Type"].startswith("application/problem+json")
    for wrong in ("dk_wrong", town.key[:-1], town.key + "x"):
        assert server.post("/api/v1/addresses", draft("901"), key=wrong)[0] == 401
    assert server.get("/health/ready")[2]["revision"] == before


def test_an_issued_address_is_found_by_its_code_however_it_is_typed(server, town):
    status, headers, issued = server.post("/api/v1/addresses", draft("903"), key=town.key)
    assert status == 201
    assert issued["label"] == "903 Đường Hùng Vương, Phường Bến Mẫu, Tỉnh Sông Mẫu"
    assert issued["plus_code"].startswith("7P")
    assert issued["parcel"]["surveying_unit"] in ("98001", "98004")
    for path in (headers["Location"], "/api/v1/addresses/" + quote(issued["code_printed"])):
        status, _, read = server.get(path)
        assert (status, read) == (200, issued)
    assert issued["accuracy_m"] is None
    checked = server.get("/api/v1/codes/" + quote(issued["code_printed"]))[2]
    assert checked == {"scheme": "opaque-12", "code": issued["code"], "well_formed": True, "check_digit_holds": True,
                       "known": True, "status": "current", "status_since": issued["valid_from"],
                       "status_reason": "issued", "status_document": None, "replaced_by": [], "position": None}


def test_a_mistyped_code_is_told_from_an_unknown_one(server, town):
    code = server.post("/api/v1/addresses", draft("905"), key=town.key)[2]["code"]
    wrong = ("9" if code[0] != "9" else "8") + code[1:]
    assert server.get("/api/v1/codes/" + wrong)[2]["check_digit_holds"] is False
    assert server.get("/api/v1/addresses/303581419814")[0] == 404
    assert server.get("/api/v1/addresses/12")[0] == 400


def test_an_issued_address_is_geocoded_by_the_very_next_request(server, town):
    code = server.post("/api/v1/addresses", draft("907"), key=town.key)[2]["code"]
    asked = {"text": "907 Đường Hùng Vương, Phường Bến Mẫu, Tỉnh Sông Mẫu"}
    answer = server.post("/api/v1/geocode", asked)[2]
    assert (answer["code"], answer["category"], answer["level"]) == (code, "A", "address")
    assert answer["revision"] == server.get("/health/ready")[2]["revision"]


def test_the_same_number_is_refused_and_nothing_is_written(server, town):
    assert server.post("/api/v1/addresses", draft("909"), key=town.key)[0] == 201
    before = server.get("/health/ready")[2]["revision"]
    status, _, problem = server.post("/api/v1/addresses", draft("909"), key=town.key)
    assert (status, problem["code"]) == (422, "draft-refused")
    duplicate = next(finding for finding in problem["findings"] if finding["rule"] == "identity.duplicate")
    assert duplicate["message_vi"].startswith("Số nhà này đã được cấp")
    assert server.get("/health/ready")[2]["revision"] == before


def test_a_draft_is_examined_without_being_issued(server):
    far_away = draft("nhà ông Ba", longitude=105.30, latitude=10.02)
    status, _, examination = server.post("/api/v1/addresses/validate", far_away)
    assert status == 200 and examination["can_be_issued"] is False
    assert {finding["rule"] for finding in examination["findings"]} >= {"place.inside-country", "number.format"}
    assert server.post("/api/v1/addresses/validate", draft("911"))[2]["can_be_issued"] is True


def test_namesakes_are_told_apart_by_their_key(server, town):
    streets = server.get("/api/v1/communes/98004/streets")[2]["streets"]
    namesakes = [street for street in streets if street["name"] == "Đường Lê Văn Mẫu"]
    assert {tuple(street["former_communes"]) for street in namesakes} == {("Phường 1",), ("Phường 2",)}
    ambiguous = server.post("/api/v1/addresses/validate", {**draft("951"), "street": "Đường Lê Văn Mẫu"})[2]
    assert [field["field"] for field in ambiguous["unresolved"]] == ["street"]
    clear = server.post("/api/v1/addresses/validate",
                        {**draft("951"), "street": "Đường Lê Văn Mẫu", "street_key": namesakes[0]["key"]})[2]
    assert clear["unresolved"] == []


def test_a_bad_body_is_refused_with_its_place(server, town):
    for body, code, pointer in [
        (b"{", "malformed-json", None),
        (b"[]", "invalid-parameter", ""),
        ({**BLOCK, "number": 5}, "invalid-parameter", "/number"),
        ({**BLOCK, "numbr": "5"}, "invalid-parameter", "/numbr"),
        ({**BLOCK, "a/b": "5"}, "invalid-parameter", "/a~1b"),
        ({**BLOCK, "accuracy_m": 0}, "invalid-parameter", "/accuracy_m"),
        ({**BLOCK, "confirmed": {"no.rule": "x"}}, "invalid-parameter", "/confirmed/no.rule"),
        ({**BLOCK, "number": "5", "longitude": 500}, "invalid-parameter", "/longitude"),
    ]:
        status, _, problem = server.post("/api/v1/addresses", body, key=town.key)
        assert (status, problem["code"], problem.get("pointer")) == (400, code, pointer)


def test_the_history_tells_who_when_why_on_which_document(server, town):
    body = draft("16", reason="xây nhà mới", document="12/QĐ-UBND")
    code = server.post("/api/v1/addresses", body, key=town.key)[2]["code"]
    (entry,) = server.get(f"/api/v1/addresses/{code}/history")[2]["history"]
    assert (entry["actor"], entry["action"], entry["reason"], entry["document"]) == (
        "administrator", "issue", "xây nhà mới", "12/QĐ-UBND")
    told = {change["field"]: change["to"] for change in entry["changes"]}
    assert (told["number"], told["street"], told["status"]) == ("16", "Đường Hùng Vương", "current")


def test_addresses_are_listed_page_by_page_without_gap_or_repetition(server):
    def listed(query):
        addresses, after = [], ""
        while True:
            page = server.get(f"/api/v1/addresses?{query}&after={after}")[2]
            addresses += page["addresses"]
            if not (after := page["next_after"]):
                return addresses

    addresses = listed("commune=98010&limit=17")
    codes = [address["code"] for address in addresses]
    assert len(codes) == len(set(codes)) > 17
    assert {address["commune"]["code"] for address in addresses} == {"98010"}
    assert set(codes) < {address["code"] for address in listed("bbox=105.2,9.9,105.4,10.1&limit=200")}


def test_a_page_begins_after_a_code_as_it_is_printed_and_after_no_other_text(server):
    first = server.get("/api/v1/addresses?limit=2")[2]["addresses"]
    page = server.get("/api/v1/addresses?limit=1&after=" + quote(first[0]["code_printed"]))[2]
    assert page["addresses"] == first[1:]
    for after in ("12", "x", "303581419814"):
        status, _, problem = server.get("/api/v1/addresses?after=" + after)
        assert (status, problem["code"], problem["parameter"]) == (400, "invalid-parameter", "after")


def test_the_largest_page_fits_into_the_buffers_of_a_connection(server):
    status, headers, page = server.get("/api/v1/addresses?limit=200")
    assert (status, len(page["addresses"])) == (200, 200)
    assert int(headers["Content-Length"]) < 200_000
    assert server.get("/api/v1/addresses?limit=201")[0] == 400


def test_reading_goes_on_while_another_program_keeps_the_registry_from_being_written(server, town):
    other = sqlite3.connect(town.registry, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with ThreadPoolExecutor(40) as issuers:
        waiting = [issuers.submit(server.post, "/api/v1/addresses", draft(f"{960 + i}"), town.key) for i in range(40)]
        time.sleep(0.5)
        begun = time.monotonic()
        for _ in range(20):
            assert server.get("/api/v1/addresses?limit=1")[0] == 200
        assert time.monotonic() - begun < 1
        assert not any(one.done() for one in waiting)
        other.execute("ROLLBACK")
        other.close()
        assert {one.result()[0] for one in waiting} == {201}


def test_a_body_of_more_than_a_mebibyte_is_refused(server):
    body = b'{"text": "' + b"x" * 1_048_576 + b'"}'
    for path in ("/api/v1/geocode", "/api/v1/addresses/validate"):
        status, _, problem = server.post(path, body)
        assert (status, problem["code"]) == (413, "payload-too-large")


def test_how_well_a_position_is_known_is_kept(server, town):
    body = draft("14A", accuracy_m=1.5, method="GNSS", confirmed=None)
    code = server.post("/api/v1/addresses", body, key=town.key)[2]["code"]
    assert server.get("/api/v1/addresses/" + code)[2]["accuracy_m"] == 1.5
    (entry,) = server.get(f"/api/v1/addresses/{code}/history")[2]["history"]
    told = {change["field"]: change["to"] for change in entry["changes"]}
    assert (told["accuracy_m"], told["method"]) == ("1.5", "GNSS")


def test_unknown_parameters_are_refused_when_asked_strictly(server):
    assert server.get("/api/v1/addresses?comune=98010")[0] == 200
    status, _, problem = server.get("/api/v1/addresses?comune=98010&strict=1")
    assert (status, problem["code"], problem["parameter"]) == (400, "unknown-parameter", "comune")


def test_a_point_has_its_commune_now_and_before_and_its_parcel(server):
    here = server.get("/api/v1/locate?longitude=105.2589390&latitude=10.0304673")[2]
    assert [commune["code"] for commune in here["communes"]] == ["98004"]
    assert {former["name"] for former in here["communes"][0]["former"]} == {"Phường 1", "Phường 2"}
    assert len(here["parcels"]) == 1
    assert server.get("/api/v1/locate?longitude=x&latitude=10")[0] == 400


def test_the_log_names_no_address(server, town):
    secret = "Đường Bí Mật Xyz"
    server.get("/api/v1/geocode?text=" + quote(secret))
    server.post("/api/v1/geocode", {"text": secret})
    log = (town.folder / "requests.log").read_text()
    assert '"route":"geocode"' in log
    assert "Xyz" not in log and town.key not in log


def test_figures_are_there_for_prometheus(server):
    assert "diachi" in server.get("/metrics")[2]
    assert server.get("/health/live")[0] == 200


def test_an_import_by_another_process_reaches_the_running_server(sample_town, tmp_path_factory):
    from conftest import create, import_layer, Town, wait_until, LAYERS
    folder = tmp_path_factory.mktemp("fresh")
    fresh = Town(folder, create(folder / "town.sqlite"))
    for layer, file, options in LAYERS[:2]:
        import_layer(fresh.registry, layer, file, *options)
    running = Server(fresh)
    text = {"text": "Phường 1, Thị xã Bến Mẫu, Tỉnh Sông Mẫu"}
    assert running.post("/api/v1/geocode", text)[2]["commune"] is None
    import_layer(fresh.registry, "lineage", "units/lineage_2025-07-01.tsv")
    wait_until(lambda: (running.post("/api/v1/geocode", text)[2]["commune"] or {}).get("code") == "98004")
    assert running.stop() == 0
