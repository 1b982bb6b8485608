"""What happens to an address after it was issued, as officers, certifiers and authorities meet it over HTTP."""
from conftest import BLOCK
from test_description import hold


def issue(server, town, number, **more):
    status, headers, address = server.post("/api/v1/addresses", {**BLOCK, "number": number, **more}, key=town.key)
    assert status == 201, address
    return address, headers["ETag"]


def change(server, town, method, path, body, etag="*"):
    headers = {"If-Match": etag} if etag else {}
    if body and ("kind" in body or body.get("to") == "current"):
        body = {"confirmed": BLOCK["confirmed"], **body}  # the rules are asked again
    return server.request(method, path, body, key=town.key, headers=headers)


def at(address):
    return "/api/v1/addresses/" + address["code"]


def test_a_corrected_number_keeps_its_code_and_its_past(server, town, description):
    address, etag = issue(server, town, "1201")
    status, headers, now = change(server, town, "PATCH", at(address), {
        "kind": "correction", "number": "1203", "reason": "gõ nhầm", "document": "3/BC"}, etag)
    assert (status, now["number"], now["code"]) == (200, "1203", address["code"])
    assert headers["ETag"] != etag
    hold(description, "/api/v1/addresses/{code}", "patch", 200, now)
    before = server.get(f"{at(address)}?known_at={address['revision']}")[2]
    assert before["number"] == "1201"
    history = server.get(at(address) + "/history")[2]
    hold(description, "/api/v1/addresses/{code}/history", "get", 200, history)
    assert [entry["action"] for entry in history["history"]] == ["issue", "correct"]
    assert history["history"][1]["changes"] == [{"field": "number", "from": "1201", "to": "1203"}]
    assert history["history"][1]["reason"].startswith("gõ nhầm")


def test_a_stale_edit_is_refused_and_both_versions_are_shown(server, town, description):
    address, etag = issue(server, town, "1205")
    assert change(server, town, "PATCH", at(address), {"kind": "correction", "number": "1207"}, etag)[0] == 200
    status, _, problem = change(server, town, "PATCH", at(address), {"kind": "correction", "number": "1209"}, etag)
    assert (status, problem["code"]) == (412, "stale")
    assert (problem["present"]["number"], problem["seen"]["number"]) == ("1207", "1205")
    hold(description, "/api/v1/addresses/{code}", "patch", 412, problem, closed=False)
    assert change(server, town, "PATCH", at(address), {"kind": "correction", "number": "1209"}, None)[0] == 428
    assert change(server, town, "PATCH", at(address), {"kind": "correction", "number": "1209"}, "17")[0] == 400
    assert server.get(at(address))[2]["number"] == "1207"


def test_a_split_house_is_retired_with_its_successors_and_can_come_back(server, town, description):
    house, _ = issue(server, town, "1211")
    left, _ = issue(server, town, "1211A")
    right, _ = issue(server, town, "1211B")
    retire = {"to": "retired", "successors": [left["code"], right["code"]], "reason": "tách nhà", "document": "5/QĐ"}
    status, _, now = change(server, town, "POST", at(house) + "/status", retire)
    assert (status, now["status"]) == (200, "retired")
    hold(description, "/api/v1/addresses/{code}/status", "post", 200, now)
    entry = server.get(at(house) + "/history")[2]["history"][-1]
    assert {one["to"] for one in entry["changes"] if one["field"] == "successor"} == {left["code"], right["code"]}
    status, _, problem = change(server, town, "POST", at(house) + "/status", {"to": "cancelled", "reason": "thử"})
    assert (status, problem["code"]) == (409, "illegal-move")
    assert "legal: current" in problem["detail"] and "đang dùng" in problem["detail_vi"]
    back = change(server, town, "POST", at(house) + "/status", {"to": "current", "reason": "nhập lại"})[2]
    assert back["status"] == "current"


def test_a_certification_names_its_document_and_lapses_with_a_change(server, town):
    address, etag = issue(server, town, "1213")
    certify = at(address) + "/certification"
    assert change(server, town, "PUT", certify, {}, etag)[2]["code"] == "document-needed"
    certified = change(server, town, "PUT", certify, {"document": "7/GXN"}, etag)[2]
    assert certified["certification"]["document"] == "7/GXN"
    # Whoever saw the address before it was certified saw another version.
    assert change(server, town, "PATCH", at(address), {"kind": "correction", "number": "1215"}, etag)[0] == 412
    moved = change(server, town, "PATCH", at(address), {"kind": "correction", "number": "1215"})
    assert moved[0] == 200 and moved[2]["certification"] is None
    assert change(server, town, "DELETE", certify, None)[0] == 409


def test_a_bulk_request_answers_each_item(server, town, description):
    known, _ = issue(server, town, "1217")
    items = [
        {"action": "issue", "draft": {**BLOCK, "number": "1219"}},
        {"action": "issue", "draft": {**BLOCK, "number": "1217"}},
        {"action": "issue", "draft": {**BLOCK, "nummer": "1221"}},
        {"action": "amend", "code": known["code"], "revision": known["revision"], "kind": "correction", "number": "1223",
         "confirmed": BLOCK["confirmed"]},
        {"action": "move", "code": known["code"], "revision": "*", "to": "retired", "reason": "thử"},
        {"action": "certify", "code": known["code"], "revision": "*", "document": "9/GXN"},
        {"action": "move", "code": known["code"], "to": "current"},
    ]
    status, _, answer = server.post("/api/v1/addresses/bulk", {"items": items}, key=town.key)
    assert status == 200
    hold(description, "/api/v1/addresses/bulk", "post", 200, answer)
    assert [result["status"] for result in answer["results"]] == [201, 422, 400, 200, 200, 409, 428]
    assert answer["results"][2]["problem"]["pointer"] == "/nummer"
    assert answer["results"][4]["address"]["number"] == "1223"


def test_a_revision_is_undone_by_another(server, town, description):
    address, _ = issue(server, town, "1225")
    changed = change(server, town, "PATCH", at(address), {"kind": "correction", "number": "1227"})[2]
    status, _, undone = server.post(f"/api/v1/revisions/{changed['revision']}/undo", {"reason": "nhầm nhà"}, key=town.key)
    assert status == 200
    hold(description, "/api/v1/revisions/{number}/undo", "post", 200, undone)
    assert server.get(at(address))[2]["number"] == "1225"
    assert server.post("/api/v1/revisions/1/undo", {}, key=town.key)[2]["code"] == "not-undoable"


def test_a_ward_proposes_and_an_authority_decides(server, town, description):
    opened = server.post("/api/v1/proposals", {"commune_code": "98004", "title": "Đợt 1"}, key=town.key)
    assert opened[0] == 201
    hold(description, "/api/v1/proposals", "post", 201, opened[2])
    path = opened[1]["Location"]
    first, _ = issue(server, town, "1229", proposal=opened[2]["id"])
    second, _ = issue(server, town, "1231", proposal=opened[2]["id"])
    assert first["status"] == "reserved"
    decision = {"number": "34/QĐ-UBND", "decided_on": "2026-01-02", "authority": "UBND tỉnh",
                "refused": {second["code"]: "chưa có biển tên đường"}}
    assert server.post(path + "/decision", decision, key=town.key)[0] == 409
    assert server.post(path + "/submit", {}, key=town.key)[2]["status"] == "submitted"
    decided = server.post(path + "/decision", decision, key=town.key)[2]
    hold(description, "/api/v1/proposals/{id}/decision", "post", 200, decided)
    assert (decided["status"], decided["decision"]) == ("decided", "34/QĐ-UBND")
    read = server.get(path)[2]
    hold(description, "/api/v1/proposals/{id}", "get", 200, read)
    assert {one["code"]: one["status"] for one in read["addresses"]} == {first["code"]: "current",
                                                                         second["code"]: "cancelled"}
    listed = server.get("/api/v1/proposals?status=decided")[2]
    hold(description, "/api/v1/proposals", "get", 200, listed)
    assert path.endswith("/" + str(listed["proposals"][-1]["id"]))


def test_the_registry_says_how_it_issues_and_holds_to_it(server, town, description):
    def set_issuing(issuing):
        return server.request("PATCH", "/api/v1/registry", {"issuing": issuing, "reason": "Thông tư 08/2024"}, key=town.key)
    assert set_issuing("by-decision")[2]["issuing"] == "by-decision"
    try:
        hold(description, "/api/v1/registry", "get", 200, server.get("/api/v1/registry")[2])
        refused = server.post("/api/v1/addresses", {**BLOCK, "number": "1233"}, key=town.key)
        assert (refused[0], refused[2]["code"]) == (422, "proposal-needed")
    finally:
        assert set_issuing("direct")[0] == 200
    assert issue(server, town, "1233")[0]["status"] == "current"


def test_what_was_written_stands_up_to_verification(server, town):
    assert town.verify().returncode == 0
