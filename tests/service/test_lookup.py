"""Finding addresses by whatever somebody calls them, and recording what others call them."""
from urllib.parse import quote, urlencode

import pytest

from conftest import BLOCK, diachi
from test_description import hold

LOOKUP = "/api/v1/addresses/lookup"


@pytest.fixture(scope="module")
def issued(server, town):
    status, _, address = server.post("/api/v1/addresses", {**BLOCK, "number": "971"}, key=town.key)
    assert status == 201
    return address


@pytest.fixture(scope="module")
def other(server, town):
    return server.post("/api/v1/addresses", {**BLOCK, "number": "973"}, key=town.key)[2]


def look_up(server, description, **question):
    """Asks by GET and by POST; answers {scheme: codes} of what was recognised."""
    status, _, body = server.get(LOOKUP + "?" + urlencode(question))
    assert (status, server.post(LOOKUP, question)[2]) == (200, body)
    hold(description, LOOKUP, "get", 200, body)
    return {found["scheme"]: [address["code"] for address in found["addresses"]] for found in body["recognised"]}


def add(server, key, code, scheme, value, **more):
    return server.post(f"/api/v1/addresses/{code}/identifiers", {"scheme": scheme, "value": value, **more}, key=key)


def end(server, key, code, scheme, value, **parameters):
    path = f"/api/v1/addresses/{code}/identifiers/{scheme}/{quote(value)}"
    return server.request("DELETE", path + ("?" + urlencode(parameters) if parameters else ""), key=key)


def test_an_address_is_found_by_all_that_is_known_of_it(server, description, issued):
    code, parcel = issued["code"], issued["parcel"]
    assert look_up(server, description, identifier=issued["code_printed"])["code"] == [code]
    assert code in look_up(server, description, identifier=issued["plus_code"].lower())["plus-code"]
    assert code in look_up(server, description, identifier="/".join(parcel[part] for part in ("surveying_unit", "sheet", "number")))["parcel"]
    by_parts = {part: parcel[part] for part in ("surveying_unit", "sheet", "number")}
    got, posted = server.get(LOOKUP + "?" + urlencode(by_parts)), server.post(LOOKUP, {"parcel": by_parts})
    assert got[2] == posted[2] and got[2]["recognised"][0]["parcels"] == [by_parts]
    assert code in [address["code"] for address in got[2]["recognised"][0]["addresses"]]
    # The plus sign of a query that was not encoded comes as a blank.
    assert server.get(LOOKUP + "?identifier=" + issued["plus_code"])[0] == 200


def test_a_mistyped_code_is_recognised_and_finds_nothing(server, description, issued):
    wrong = issued["code"][:-1] + str((int(issued["code"][-1]) + 1) % 10)
    assert look_up(server, description, identifier=wrong, scheme="code") == {"code": []}
    assert server.post(LOOKUP, {"identifier": wrong})[2]["recognised"][0]["check_digit_holds"] is False


def test_what_is_no_identifier_is_refused_with_the_remedy(server, description):
    for question, pointer, remedy in [
        ({}, "/identifier", "either an identifier or"),
        ({"identifier": "24 Trần Phú"}, "/identifier", "platform-code: 10 digits"),
        ({"identifier": "QMXW+7J"}, "/identifier", "must be full"),
        ({"identifier": "12", "scheme": "place-id"}, "/identifier", "has not the form of place-id: 12 digits"),
        ({"identifier": "12", "scheme": "plate"}, "/scheme", "there are code, plus-code"),
        ({"parcel": {"sheet": "3"}}, "/parcel", "all three"),
        ({"parcel": {"sheets": "3"}}, "/parcel/sheets", "no member"),
        ({"identifier": 5}, "/identifier", "must be a text"),
        ({"identifier": "9012345678", "as_of": "2026-13-01"}, "/as_of", "YYYY-MM-DD"),
    ]:
        status, _, problem = server.post(LOOKUP, question)
        assert (status, problem["pointer"]) == (400, pointer), problem
        assert remedy in problem["detail"] and (pointer == "/parcel/sheets" or question == {"identifier": 5} or problem["detail_vi"])
        hold(description, LOOKUP, "post", 400, problem)
    assert server.get(LOOKUP + "?identifier=12")[2]["parameter"] == "identifier"


def test_an_identifier_of_another_authority_is_recorded_shown_found_and_ended(server, town, description, issued):
    code, path = issued["code"], "/api/v1/addresses/{code}/identifiers"
    status, _, known = add(server, town.key, code, "place-id", "0123 4567 8901", valid_from="2026-01-05", document="5/CV")
    assert status == 201
    hold(description, path, "post", 201, known)
    assert known["identifiers"] == [{"scheme": "place-id", "value": "012345678901", "valid_from": "2026-01-05"}]
    assert add(server, town.key, code, "place-id", "012345678901")[0] == 200
    assert server.get("/api/v1/addresses/" + code)[2] == known
    assert look_up(server, description, identifier="012345678901")["place-id"] == [code]
    assert server.get(f"/api/v1/addresses/{code}/history")[2]["history"][-1]["document"] == "5/CV"
    status, _, ended = end(server, town.key, code, "place-id", "0123 4567 8901", reason="withdrawn")
    assert (status, ended["identifiers"]) == (200, [])
    hold(description, path + "/{scheme}/{value}", "delete", 200, ended)
    assert look_up(server, description, identifier="012345678901")["place-id"] == []
    assert end(server, town.key, code, "place-id", "012345678901")[0] == 404
    assert town.verify().returncode == 0


def test_two_addresses_in_force_never_share_an_identifier(server, town, description, issued, other):
    assert add(server, town.key, issued["code"], "platform-code", "9012345678")[0] == 201
    status, _, problem = add(server, town.key, other["code"], "platform-code", "90 1234 5678")
    assert (status, problem["code"], problem["other_code"]) == (409, "identifier-taken", issued["code"])
    assert issued["code_printed"] in problem["message_vi"]
    # It joins two schemas, so that each must allow the other's members.
    hold(description, "/api/v1/addresses/{code}/identifiers", "post", 409, problem, closed=False)


def test_identifiers_need_a_permission_a_known_address_and_their_form(server, town, issued):
    code = issued["code"]
    assert add(server, None, code, "place-id", "012345678909")[0] == 401
    assert end(server, None, code, "place-id", "012345678909")[0] == 401
    assert add(server, town.key, "303581419814", "place-id", "012345678909")[0] == 404
    for member, value in [("scheme", "code"), ("value", "12"), ("value", None), ("valid_from", "2999-01-01"), ("colour", "x")]:
        body = {"scheme": "place-id", "value": "012345678909", member: value}
        status, _, problem = server.post(f"/api/v1/addresses/{code}/identifiers", body, key=town.key)
        assert (status, problem["pointer"]) == (400, "/" + member)
    assert end(server, town.key, code, "plate", "1")[2]["parameter"] == "scheme"
    assert end(server, town.key, code, "place-id", "1")[2]["parameter"] == "value"
    assert end(server, town.key, code, "place-id", "012345678909", reason="x" * 501)[2]["parameter"] == "reason"
    assert end(server, town.key, code, "place-id", "012345678909", never_right="yes")[2]["parameter"] == "never_right"
    assert server.get("/api/v1/addresses/" + code)[2]["identifiers"] == [
        {"scheme": "platform-code", "value": "9012345678", "valid_from": issued["valid_from"]}]


def test_a_code_is_held_against_where_somebody_says_it_lies(server, description, issued):
    def position(longitude, latitude):
        status, _, body = server.get(f"/api/v1/codes/{issued['code']}?longitude={longitude}&latitude={latitude}")
        assert status == 200
        hold(description, "/api/v1/codes/{code}", "get", 200, body)
        return body["position"]
    assert position(issued["longitude"], issued["latitude"]) == {"distance_m": 0, "same_parcel": True}
    assert 1095 < position(issued["longitude"] + 0.01, issued["latitude"])["distance_m"] < 1098
    assert position(issued["longitude"] + 0.01, issued["latitude"])["same_parcel"] is False
    assert server.get(f"/api/v1/codes/{issued['code']}?longitude=105")[2]["parameter"] == "latitude"


def test_the_command_line_looks_up_too(town, issued):
    found = diachi("lookup", "--registry", town.registry, issued["code_printed"])
    assert f"{issued['code_printed']}  current  {issued['label']}" in found.stdout
    assert diachi("lookup", "--registry", town.registry, "9999999999", check=False).returncode == 1
    refused = diachi("lookup", "--registry", town.registry, "Trần Phú", check=False)
    assert refused.returncode == 2 and "platform-code: 10 digits" in refused.stderr
