"""Personal data through the API, and that none of it lies or shows anywhere else."""
import re
import sqlite3
import subprocess
import unicodedata
from pathlib import Path

import pytest
from conftest import Server, diachi
from test_description import hold

NAME, NUMBER, PHONE, NOTE = "Nguyễn Thị Sương Mai", "092185001234", "0912345678", "Chìa khóa ở nhà Bưởi"
OTHER_NAME = "Trần Văn Bưởi Hồng"
WHY = {"purpose": "khách hỏi tại quầy"}
HOLDER = {"kind": "household", "name": NAME, "number": NUMBER, "phone": PHONE, "note": NOTE}


def with_key(town, role):
    where = ["--everywhere"] if role == "officer" else []
    made = diachi("key", "create", "--registry", town.registry, "--label", role, "--role", role, *where).stdout
    return next(word for word in made.split() if word.startswith("dk_"))


@pytest.fixture(scope="module")
def officer(town):
    return with_key(town, "officer")


@pytest.fixture(scope="module")
def auditor(town):
    return with_key(town, "auditor")


@pytest.fixture(scope="module")
def codes(server):
    return [one["code"] for one in server.get("/api/v1/addresses?commune=98004&limit=9")[2]["addresses"]]


def number(last):
    return f"0920850{last:05}"


def test_a_holder_is_kept_found_read_changed_and_erased(server, officer, codes, description):
    def post(path, template, body, status=200):
        answer = server.post("/api/v1" + path, body, key=officer)
        assert answer[0] == status, answer
        hold(description, "/api/v1" + template, "post", status, answer[2])
        return answer[2]

    home = {"address": codes[0], "role": "resident-main", "from": "2026-01-01"}
    kept = post("/holders", "/holders", {**HOLDER, "number": number(1), "holding": home}, 201)
    path = f"/holders/{kept['id']}"
    for query in ({"number": number(1)}, {"phone": "+84 912 345 678"}, {"name": NAME.upper(), "commune_code": "98004"}):
        found = post("/holders/search", "/holders/search", {**query, **WHY})["holders"]
        assert [(one["id"], one["kind"]) for one in found] == [(kept["id"], "household")]
        assert [(one["address"], one["role"], one["from"], one["to"]) for one in found[0]["holdings"]] \
            == [(codes[0], "resident-main", "2026-01-01", None)]
    post(path + "/holdings", "/holders/{id}/holdings", {"address": codes[1], "role": "owner"}, 201)
    read = post(path + "/read", "/holders/{id}/read", WHY)
    assert (read["name"], read["number"], read["phone"], read["note"]) == (NAME, number(1), PHONE, NOTE)
    holding = f"{path}/holdings/{read['holdings'][1]['id']}"
    post(holding + "/end", "/holders/{id}/holdings/{holding}/end", {"to": "2099-01-01"})
    listed = post(f"/addresses/{codes[1]}/holders", "/addresses/{code}/holders", WHY)["holders"]
    assert [(one["id"], one["holdings"][0]["to"]) for one in listed] == [(kept["id"], "2099-01-01")]
    anew = {"kind": "household", "name": OTHER_NAME, "number": number(1)}
    changed = server.request("PUT", "/api/v1" + path, anew, key=officer)
    assert changed[0] == 200 and changed[2] == kept
    assert post(path + "/read", "/holders/{id}/read", WHY)["name"] == OTHER_NAME
    post(path + "/erase", "/holders/{id}/erase", {"reason": "theo yêu cầu của chủ thể dữ liệu", "document": "12/QĐ-UBND"})
    status, _, problem = server.post("/api/v1" + path + "/read", WHY, key=officer)
    assert (status, problem["code"]) == (404, "not-found")
    assert post("/holders/search", "/holders/search", {"number": number(1), **WHY})["holders"] == []


def test_a_second_main_address_is_refused_with_the_first(server, officer, codes, description):
    home = {"address": codes[2], "role": "resident-main"}
    kept = server.post("/api/v1/holders", {**HOLDER, "number": number(2), "holding": home}, key=officer)[2]["id"]
    status, _, problem = server.post(f"/api/v1/holders/{kept}/holdings", {**home, "address": codes[3]}, key=officer)
    assert (status, problem["findings"][0]["rule"], problem["findings"][0]["suggestion"]) \
        == (422, "identity.main-address", codes[2])
    hold(description, "/api/v1/holders/{id}/holdings", "post", 422, problem, closed=False)


@pytest.mark.parametrize("path,body,status,where", [
    ("/holders", {**HOLDER, "number": "092185001"}, 422, "number"),
    ("/holders", {**HOLDER, "phone": "12"}, 422, "phone"),
    ("/holders", {**HOLDER, "name": ""}, 422, "name"),
    ("/holders", {**HOLDER, "kind": "person"}, 400, "/kind"),
    ("/holders", {**HOLDER, "holding": {"address": "12", "role": "owner"}}, 400, "/holding/address"),
    ("/holders", {**HOLDER, "owner": "x"}, 400, "/owner"),
    ("/holders", {**HOLDER, "note": "x" * 501}, 400, "/note"),
    ("/holders/search", {"number": NUMBER}, 400, "/purpose"),
    ("/holders/search", {"name": NAME, **WHY}, 400, ""),
    ("/holders/search", {"number": NUMBER, "phone": PHONE, **WHY}, 400, ""),
    ("/holders/1/read", {"purpose": " "}, 400, "/purpose"),
    ("/holders/1/erase", {}, 400, "/reason"),
    ("/holders/x/read", WHY, 400, "id"),
    ("/holders/99999/read", WHY, 404, None),
])
def test_a_refusal_names_the_place_and_repeats_no_personal_data(server, officer, path, body, status, where):
    answer, _, problem = server.post("/api/v1" + path, body, key=officer)
    assert answer == status
    told = problem.get("pointer", problem.get("parameter"))
    assert (problem["findings"][0]["field"] if status == 422 else told) == where
    assert not any(form in str(problem).encode() for form in forms(NAME, NUMBER, PHONE))


def test_only_those_who_need_it_come_near(server, town, auditor):
    for key in (None, town.key, auditor):
        for path in ("/holders", "/holders/search", "/holders/1/read", "/holders/1/erase"):
            assert server.post("/api/v1" + path, {}, key=key)[0] == (401 if key is None else 403)


def test_auditors_read_the_log_of_readings(server, town, officer, auditor, description):
    server.post("/api/v1/holders/search", {"number": NUMBER, "purpose": "đối chiếu 77"}, key=officer)
    status, _, log = server.request("GET", "/api/v1/holders/readings?limit=500", key=auditor)
    assert status == 200
    hold(description, "/api/v1/holders/readings", "get", 200, log)
    assert {"actor": "officer", "action": "search", "purpose": "đối chiếu 77"}.items() <= log["readings"][-1].items()
    page = server.request("GET", "/api/v1/holders/readings?limit=1", key=auditor)[2]
    assert page["next_after"] == 1 and len(page["readings"]) == 1
    rest = server.request("GET", f"/api/v1/holders/readings?after={log['readings'][-1]['number']}", key=auditor)[2]
    assert rest == {"readings": [], "next_after": None}
    assert server.request("GET", "/api/v1/holders/readings", key=officer)[0] == 403


def test_without_the_master_key_holders_answer_503_with_the_remedy(town, officer, server, tmp_path):
    server.post("/api/v1/holders/search", {"number": NUMBER, **WHY}, key=officer)  # vault and key are there now
    key = Path(str(town.registry) + ".master-key")
    taken = tmp_path / "taken"
    key.rename(taken)
    second = Server(town)
    try:
        status, headers, problem = second.post("/api/v1/holders/search", {"number": NUMBER, **WHY}, key=officer)
        assert (status, problem["code"]) == (503, "not-ready") and "--master-key" in problem["detail"]
        assert headers["Retry-After"] and not key.exists()
        assert second.get("/api/v1/addresses?limit=1")[0] == 200
        taken.rename(key)
        assert second.post("/api/v1/holders/search", {"number": NUMBER, **WHY}, key=officer)[0] == 200
    finally:
        assert second.stop() == 0


def forms(*texts):
    """How a text might lie in a file: composed, decomposed, upper, lower, unaccented; in UTF-8 and UTF-16."""
    found = set()
    for text in texts:
        stripped = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        for form in (text, stripped.replace("đ", "d").replace("Đ", "D")):
            for cased in (form, form.upper(), form.lower()):
                for normal in ("NFC", "NFD"):
                    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                        found.add(unicodedata.normalize(normal, cased).encode(encoding))
    return found


def mapped_files(server, folder):
    """Files that the server has mapped into its memory: as the kernel lists them, and as a core dump does."""
    maps = Path(f"/proc/{server.process.pid}/maps").read_text()
    dumped = subprocess.run(["gcore", "-o", folder / "core", str(server.process.pid)], capture_output=True, text=True)
    core = folder / f"core.{server.process.pid}"
    assert core.exists(), dumped.stderr
    notes = subprocess.run(["readelf", "-n", "--wide", core], capture_output=True, text=True, check=True).stdout
    core.unlink()
    return {Path(path) for path in re.findall(r"(/[^\s]+)$", maps + notes, re.MULTILINE) if Path(path).is_file()}


def test_nothing_of_a_holder_lies_in_a_file_or_shows_in_a_public_answer(server, town, officer, codes, tmp_path):
    told = server.post("/api/v1/holders", {**HOLDER, "holding": {"address": codes[4], "role": "resident-main"},
                                           "reason": "đăng ký mới"}, key=officer)
    assert told[0] == 201, told
    holder = told[2]["id"]
    read = server.post(f"/api/v1/holders/{holder}/read", WHY, key=officer)[2]
    assert read["name"] == NAME
    server.post("/api/v1/holders/search", {"name": NAME, "commune_code": "98004", **WHY}, key=officer)
    server.post("/api/v1/holders", {**HOLDER, "reason": "đơn của " + NAME}, key=officer)
    server.post(f"/api/v1/holders/{holder}/read", {"purpose": "hỏi " + NAME}, key=officer)
    server.post("/api/v1/holders", (str(HOLDER) + "}{").encode(), key=officer)

    sought = forms(NAME, NUMBER, PHONE, NOTE)
    public = [server.get(path)[2] for path in (
        f"/api/v1/addresses/{codes[4]}", f"/api/v1/addresses/{codes[4]}/history", f"/api/v1/codes/{codes[4]}",
        "/api/v1/addresses?commune=98004&limit=200", "/api/v1/addresses?limit=200", "/metrics", "/health/ready")]
    assert not any(form in str(answer).encode() for answer in public for form in sought)

    with sqlite3.connect(town.registry) as database:
        database.execute("VACUUM INTO ?", (str(tmp_path / "vacuumed.sqlite"),))
        with sqlite3.connect(tmp_path / "backup.sqlite") as backup:
            database.backup(backup)
        backup.close()
    database.close()
    mapped = mapped_files(server, tmp_path)
    beside = {file for folder in (town.folder, tmp_path) for file in folder.iterdir() if file.is_file()}
    for name in ("town.sqlite", "town.sqlite-wal", "town.sqlite-shm", "town.sqlite.holder-keys", "requests.log"):
        assert town.folder / name in beside
    assert town.folder / "town.sqlite-shm" in mapped
    contents = {file: file.read_bytes() for file in beside | mapped}
    assert any(form in content for form in forms("đăng ký mới") for content in contents.values())  # so this is found
    for file, content in contents.items():
        assert not [form for form in sought if form in content], file


def test_the_journal_tells_that_somebody_was_erased_and_on_which_ground(server, town, officer):
    kept = server.post("/api/v1/holders", {**HOLDER, "number": number(3)}, key=officer)[2]["id"]
    assert server.post(f"/api/v1/holders/{kept}/erase", {"reason": "rút lại đồng ý"}, key=officer)[0] == 200
    with sqlite3.connect(town.registry) as database:
        last = database.execute("SELECT number, actor, action, reason FROM revision ORDER BY number DESC").fetchone()
        rows = database.execute("SELECT table_name, row_id, operation FROM journal_entry WHERE revision = ? "
                                "ORDER BY position", last[:1]).fetchall()
    database.close()
    assert last[1:] == ("officer", "erase holder", "rút lại đồng ý")
    assert [row for row in rows if row[0] == "holder"] == [("holder", kept, "e")]
    assert town.verify().returncode == 0
