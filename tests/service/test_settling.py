"""What two systems settle and watch, over HTTP, on the real program."""
import shutil
from urllib.parse import quote

import pytest

from conftest import BLOCK, Server, Town, diachi, wait_until
from test_description import hold

VAGUE = "Nhà bà Tư sau chợ, Phường Bến Mẫu"
READINGS = "/api/v1/confirmed-readings"
LISTS = "/api/v1/watch-lists"


def system(town, label, role="geocoder"):
    return diachi("key", "create", "--registry", town.registry, "--label", label, "--role", role).stdout.split(": ")[-1].strip()


@pytest.fixture(scope="module")
def one_stop(town):
    return system(town, "Một cửa")


@pytest.fixture(scope="module")
def platform(town):
    return system(town, "LGSP")


def issue(server, town, number):
    status, _, address = server.post("/api/v1/addresses", {**BLOCK, "number": number}, key=town.key)
    assert status == 201, address
    return address["code"]


def geocode(server, text, key=None):
    return server.post("/api/v1/geocode", {"text": text}, key=key)[2]


def settle(server, key, text, choice, **more):
    return server.post(READINGS, {"text": text, "choice": choice, "reason": "hỏi tổ trưởng", **more}, key=key)


def retire(server, town, code, **more):
    status, _, answer = server.request("POST", f"/api/v1/addresses/{code}/status",
                                       {"to": "retired", "reason": "tách nhà", "document": "5/QĐ", **more}, key=town.key,
                                       headers={"If-Match": "*"})
    assert status == 200, answer


def test_a_settled_text_is_answered_for_its_system_until_it_is_ended(server, town, one_stop, platform,
                                                                                      description):
    code = issue(server, town, "2201")
    assert geocode(server, VAGUE, one_stop)["category"] == "C"
    status, _, reading = settle(server, one_stop, VAGUE, {"code": code})
    assert status == 201, reading
    hold(description, READINGS, "post", 201, reading)
    assert (reading["system"], reading["confirmed_by"], reading["choice"]["code"]) == ("Một cửa", "Một cửa", code)
    assert geocode(server, VAGUE, one_stop)["code"] == code
    answer = geocode(server, "nhà bà Tư  sau chợ , PHƯỜNG BẾN MẪU", one_stop)
    hold(description, "/api/v1/geocode", "post", 200, answer)
    assert (answer["category"], answer["score"]) == ("B", 98)
    assert answer["evidence"][0]["kind"] == "settled" and answer["evidence"][0]["value"].startswith("Một cửa, ")
    for stranger in (platform, None, town.key):
        assert geocode(server, VAGUE, stranger)["code"] is None
    found = server.post(READINGS + "/search", {"text": VAGUE}, key=one_stop)
    assert found[0] == 200
    hold(description, READINGS + "/search", "post", 200, found[2])
    assert server.post(READINGS + "/search", {"text": VAGUE}, key=platform)[0] == 404
    page = server.request("GET", READINGS, key=one_stop)[2]
    hold(description, READINGS, "get", 200, page)
    assert [one["id"] for one in page["confirmed_readings"]] == [reading["id"]]
    assert server.request("GET", READINGS, key=platform)[2]["confirmed_readings"] == []
    path = f"{READINGS}/{reading['id']}"
    assert server.request("DELETE", path, key=platform)[0] == 404
    ended = server.request("DELETE", path + "?reason=" + quote("chọn nhầm"), key=one_stop)
    assert ended[0] == 200
    hold(description, READINGS + "/{id}", "delete", 200, ended[2])
    assert geocode(server, VAGUE, one_stop)["code"] is None
    undone = server.post(f"/api/v1/revisions/{ended[2]['revision']}/undo", {"reason": "vẫn đúng"}, key=town.key)
    assert undone[0] == 200, undone
    assert geocode(server, VAGUE, one_stop)["code"] == code
    assert town.verify().returncode == 0


def test_a_choice_is_replaced_only_by_who_saw_it(server, town, one_stop):
    first, second = issue(server, town, "2211"), issue(server, town, "2213")
    text = "nhà đối diện chùa, Phường Bến Mẫu"
    reading = settle(server, one_stop, text, {"code": first})[2]
    assert settle(server, one_stop, text, {"code": first})[0] == 200
    status, _, problem = settle(server, one_stop, text, {"code": second})
    assert (status, problem["code"]) == (409, "conflict") and str(reading["id"]) in problem["detail"]
    assert settle(server, one_stop, text, {"code": second}, replaces=reading["id"])[0] == 201


def test_a_reading_follows_its_house_and_never_answers_a_dead_code(server, town, one_stop):
    house, left, right = (issue(server, town, number) for number in ("2221", "2221A", "2221B"))
    text = "nhà có cây me, Phường Bến Mẫu"
    assert settle(server, one_stop, text, {"code": house})[0] == 201
    assert geocode(server, text, one_stop)["code"] == house
    retire(server, town, house, successors=[left, right])
    answer = geocode(server, text, one_stop)
    assert (answer["category"], answer["code"]) == ("C", None)
    assert {left, right} <= set(answer["address_candidates"])
    assert "settled_ended" in [fault["fault"] for fault in answer["faults"]]
    retire(server, town, left, successors=[right])
    refused = settle(server, one_stop, "văn bản khác", {"code": house})
    assert (refused[0], refused[2]["pointer"]) == (400, "/choice/code")


@pytest.mark.parametrize("choice,pointer", [
    ({}, "/choice"), ({"code": "12"}, "/choice/code"), ({"commune_code": "00000"}, "/choice/commune_code"),
    ({"commune_code": "98004", "street": "Đường Không Có"}, "/choice/street"), ({"none": False}, "/choice"),
    ({"code": "303581419814", "commune_code": "98004"}, "/choice"), ({"none": True, "street": "x"}, "/choice"),
])
def test_a_choice_that_is_none_is_refused_where_it_stands(server, one_stop, choice, pointer):
    status, _, problem = settle(server, one_stop, "x", choice)
    assert (status, problem["pointer"]) == (400, pointer), problem


def test_streets_communes_and_nothing_can_be_chosen(server, one_stop):
    for text, choice, kind in [("s", {"commune_code": "98004", "street": "Đường Hùng Vương"}, "street"),
                               ("c", {"commune_code": "98004"}, "commune"), ("n", {"none": True}, "none")]:
        status, _, reading = settle(server, one_stop, text, choice)
        assert (status, reading["choice"]["kind"]) == (201, kind)
    assert geocode(server, "s", one_stop)["level"] == "street"
    assert geocode(server, "c", one_stop)["commune"]["code"] == "98004"
    assert geocode(server, "n", one_stop)["category"] == "N"


def test_nobody_settles_for_another_or_without_a_key(server, town, one_stop):
    body = {"system": "LGSP", "text": "x", "choice": {"none": True}}
    assert server.post(READINGS, body, key=one_stop)[0] == 403
    assert server.post(READINGS, body)[0] == 401
    assert server.request("PUT", LISTS + "/x")[0] == 401
    assert server.post(READINGS, body, key=town.key)[2]["confirmed_by"] == "administrator"


def test_no_text_that_was_settled_lies_in_the_registry_or_the_log(server, town, one_stop):
    assert settle(server, one_stop, "Hẻm Rất Kín 77, Phường Bến Mẫu", {"none": True})[0] == 201
    for file in town.folder.iterdir():
        if file.is_file():
            held = file.read_bytes().lower()
            assert "rất kín".encode() not in held and b"hem rat kin" not in held, file.name


def test_without_the_master_key_nothing_is_settled_and_geocoding_goes_on(server, town, one_stop, tmp_path):
    assert settle(server, one_stop, "k", {"none": True})[0] in (200, 201)
    diachi("backup", "--registry", town.registry, "--to", tmp_path / "copy")
    copy = Town(tmp_path, town.key)
    shutil.move(tmp_path / "copy", copy.registry)
    alone = Server(copy)
    try:
        assert geocode(alone, "Phường Bến Mẫu", one_stop)["commune"]["code"] == "98004"
        status, _, problem = settle(alone, one_stop, "k2", {"none": True})
        assert (status, problem["code"]) == (503, "not-ready") and "key" in problem["detail"]
    finally:
        alone.stop()


def test_a_system_hears_of_the_changes_of_its_own_addresses(server, town, one_stop, platform, description):
    mine, other, successor = (issue(server, town, number) for number in ("2231", "2233", "2235"))
    path = f"{LISTS}/{quote('hồ sơ 2026')}"
    status, _, made = server.request("PUT", path, key=one_stop)
    assert status == 201
    hold(description, LISTS + "/{label}", "put", 201, made)
    assert server.request("PUT", path, key=one_stop)[0] == 200
    added = server.post(path + "/codes", {"add": [mine, "12", "303581419815", mine]}, key=one_stop)[2]
    hold(description, LISTS + "/{label}/codes", "post", 200, added)
    assert (added["added"], added["size"]) == (1, 1)
    assert [(one["index"], one["reason"]) for one in added["refused"]["add"]] == [(1, "ill-formed"), (2, "unknown")]
    retire(server, town, other)
    retire(server, town, mine, successors=[successor])
    changes = server.request("GET", f"{path}/changes?since={made['revision']}", key=one_stop)[2]
    hold(description, LISTS + "/{label}/changes", "get", 200, changes)
    assert [(one["code"], one["kinds"], one["replaced_by"]) for one in changes["changes"]] == [
        (mine, ["replaced", "retired"], [successor])]
    later = server.request("GET", f"{path}/changes?since={changes['next_since']}", key=one_stop)[2]
    assert later["changes"] == [] and not later["more"]
    ahead = server.request("GET", f"{path}/changes?since={changes['revision'] + 1}", key=one_stop)
    assert (ahead[0], ahead[2]["code"]) == (409, "ahead")
    assert server.request("GET", f"{path}/changes?since=x", key=one_stop)[0] == 400
    for method, at in (("GET", path + "/changes"), ("DELETE", path)):
        assert server.request(method, at, key=platform)[0] == 404
    assert server.post(path + "/codes", {"add": [mine]}, key=platform)[0] == 404
    listed = server.request("GET", LISTS, key=one_stop)[2]
    hold(description, LISTS, "get", 200, listed)
    assert [(one["label"], one["size"]) for one in listed["watch_lists"]] == [("hồ sơ 2026", 1)]
    assert server.post(path + "/codes", {"remove": [mine]}, key=one_stop)[2]["removed"] == 1
    assert server.request("DELETE", path, key=one_stop)[0] == 204
    assert server.request("GET", LISTS, key=one_stop)[2]["watch_lists"] == []


def test_what_was_written_stands_up_to_verification(server, town):
    assert town.verify().returncode == 0


def test_a_list_of_choices_is_settled_once_and_its_bad_rows_are_named(server, town, one_stop, tmp_path):
    code = issue(server, town, "2241")
    file = tmp_path / "choices.csv"
    file.write_text(f'text,code\n"nhà có giếng, Phường Bến Mẫu",{code}\nx2,12\nx3,303581419815\nx4,none\n', encoding="utf-8")
    command = ("settle", "--registry", town.registry, "--system", "Một cửa", "--file", file)
    done = diachi(*command, check=False)
    assert done.returncode == 1 and "2 confirmed, 0 stood already, 2 refused" in done.stdout
    assert "line 3: " in done.stderr and "line 4: " in done.stderr
    assert "0 confirmed, 2 stood already" in diachi(*command, check=False).stdout
    wait_until(lambda: geocode(server, "nhà có giếng, Phường Bến Mẫu", one_stop)["code"] == code)
