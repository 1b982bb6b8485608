"""Files of dossiers as jobs over HTTP: uploaded by tus, answered in the background, kept for a while."""
import csv
import io
import json
import sqlite3
import stat
import subprocess
import urllib.error
import urllib.request

import openpyxl
import pytest

from conftest import ROOT, SAMPLES, Server, diachi, wait_until

CLIENT = ROOT / "tests/clients/tus"
DOSSIERS = SAMPLES / "dossiers/dossiers.csv"
WISH = {"format": "csv", "text_columns": ["text"]}
TUS = {"Tus-Resumable": "1.0.0"}
PART = 65_536


def key_of(town, label, role="geocoder"):
    printed = diachi("key", "create", "--registry", town.registry, "--label", label, "--role", role).stdout
    return next(word for word in printed.split() if word.startswith("dk_"))


@pytest.fixture(scope="module")
def keys(town):
    return {"A": key_of(town, "Quầy A"), "B": key_of(town, "Quầy B")}


@pytest.fixture(scope="module")
def server(town, keys):
    running = Server(town)
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def answers(town, tmp_path_factory):
    """What the command line answers for the same file."""
    out = tmp_path_factory.mktemp("cli") / "out.csv"
    diachi("geocode", "--registry", town.registry, "--in", DOSSIERS, "--text-column", "text", "--out", out)
    return out.read_bytes()


def raw(server, method, path, key, body=None, headers=None):
    return server.request(method, path, body, key, headers)


def head(server, path, key):
    """(status, headers) of a HEAD by tus."""
    request = urllib.request.Request(server.url + path, method="HEAD", headers={**TUS, "Authorization": "Bearer " + key})
    try:
        answer = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        assert answer.read() == b""
        return answer.status, answer.headers


def opened(server, key, size, wish=WISH, headers=None):
    status, told, job = raw(server, "POST", "/api/v1/jobs", key, {**wish, "size": size}, headers)
    assert status == 201, job
    assert told["Location"] == f"/api/v1/jobs/{job['id']}"
    return job


def send(server, key, job, content, offset=0, until=None, part=PART):
    while offset < (until or len(content)):
        chunk = content[offset:offset + part]
        status, told, answered = raw(server, "PATCH", job["upload_url"], key, chunk, {
            **TUS, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"})
        assert status == 204, answered
        offset += len(chunk)
        assert told["Upload-Offset"] == str(offset)


def state(server, key, job):
    return raw(server, "GET", f"/api/v1/jobs/{job['id']}", key)[2]


def finished(server, key, job, seconds=60):
    wait_until(lambda: state(server, key, job)["state"] in ("done", "failed"), seconds)
    return state(server, key, job)


def result(server, key, job):
    content = b""
    while True:
        part = urllib.request.Request(f"{server.url}/api/v1/jobs/{job['id']}/result", headers={
            "Authorization": "Bearer " + key, "Range": f"bytes={len(content)}-{len(content) + 9_999_999}"})
        with urllib.request.urlopen(part, timeout=30) as answer:
            assert answer.status == 206
            content += answer.read()
            if len(content) == int(answer.headers["Content-Range"].split("/")[1]):
                return content


def test_a_file_is_answered_as_the_command_line_answers_it(server, keys, answers):
    content = DOSSIERS.read_bytes()
    job = opened(server, keys["A"], len(content))
    assert job["state"] == "uploading" and job["received"] == 0
    send(server, keys["A"], job, content, part=10_000)
    done = finished(server, keys["A"], job)
    assert (done["state"], done["rows"], done["errors"]) == ("done", 300, 0)
    assert result(server, keys["A"], job) == answers


def test_an_upload_that_was_cut_off_continues_where_it_stopped(server, keys, answers):
    content = DOSSIERS.read_bytes()
    job = opened(server, keys["A"], len(content))
    send(server, keys["A"], job, content, until=1, part=5_000)
    status, told = head(server, job["upload_url"], keys["A"])
    assert (status, told["Upload-Offset"], told["Upload-Length"]) == (200, "5000", str(len(content)))
    assert told["Upload-Expires"].endswith(" GMT")
    assert told["Cache-Control"] == "no-store"
    status, _, problem = raw(server, "PATCH", job["upload_url"], keys["A"], content[4_000:], {
        **TUS, "Upload-Offset": "4000", "Content-Type": "application/offset+octet-stream"})
    assert status == 409 and "5000 bytes are here" in problem["detail"]
    send(server, keys["A"], job, content, offset=5_000)
    finished(server, keys["A"], job)
    assert result(server, keys["A"], job) == answers


def test_what_breaks_the_protocol_is_refused_with_the_remedy(server, keys):
    job = opened(server, keys["A"], 2_000_000)
    patch = {**TUS, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}

    def refused(headers, body=b"x"):
        status, _, problem = raw(server, "PATCH", job["upload_url"], keys["A"], body, headers)
        return status, problem["detail"]

    assert refused(patch, b"x" * 524_289)[0] == 413 and "send several" in refused(patch, b"x" * 524_289)[1]
    assert refused({**patch, "Tus-Resumable": "0.2.0"})[0] == 412
    assert refused({**patch, "Content-Type": "text/csv"})[0] == 415
    assert refused({**TUS, "Content-Type": patch["Content-Type"]})[0] == 400
    assert head(server, job["upload_url"], keys["A"])[1]["Upload-Offset"] == "0"
    assert raw(server, "DELETE", job["upload_url"], keys["A"], headers=TUS)[0] == 204
    assert head(server, job["upload_url"], keys["A"])[0] == 404


def test_more_than_was_told_is_refused(server, keys):
    job = opened(server, keys["A"], 3)
    assert raw(server, "PATCH", job["upload_url"], keys["A"], b"four", {
        **TUS, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"})[0] == 413
    raw(server, "DELETE", f"/api/v1/jobs/{job['id']}", keys["A"])


def test_options_say_what_is_spoken(server):
    status, told, _ = server.request("OPTIONS", "/api/v1/jobs")
    assert (status, told["Tus-Version"], told["Tus-Extension"]) == (204, "1.0.0", "creation,expiration,termination")


def test_a_job_that_is_sent_again_with_its_key_is_the_same_job(server, keys):
    headers = {"Idempotency-Key": "lô 1".encode().hex()}
    first = opened(server, keys["A"], 100, headers=headers)
    assert opened(server, keys["A"], 100, headers=headers)["id"] == first["id"]
    status, _, _ = raw(server, "POST", "/api/v1/jobs", keys["A"], {**WISH, "size": 101}, headers)
    assert status == 422
    raw(server, "DELETE", f"/api/v1/jobs/{first['id']}", keys["A"])


def test_nobody_else_sees_a_job_but_an_administrator(server, keys, town):
    job = opened(server, keys["A"], 100)
    path = f"/api/v1/jobs/{job['id']}"
    assert raw(server, "GET", path, keys["B"])[0] == 404
    assert raw(server, "DELETE", path, keys["B"])[0] == 404
    assert head(server, path + "/upload", keys["B"])[0] == 404
    assert raw(server, "GET", path + "/result", keys["B"])[0] == 404
    assert all(other["id"] != job["id"] for other in raw(server, "GET", "/api/v1/jobs", keys["B"])[2]["jobs"])
    assert raw(server, "GET", path, town.key)[0] == 200
    assert raw(server, "POST", "/api/v1/jobs", None, {**WISH, "size": 1})[0] == 401
    assert raw(server, "GET", "/api/v1/jobs", None)[0] == 401
    assert raw(server, "DELETE", path, keys["A"])[0] == 204


def test_bad_rows_are_counted_and_named_and_the_rest_is_answered(server, keys):
    content = 'id,text\n1,a,b\n2,"Phường Bến Mẫu, Tỉnh Sông Mẫu"\n'.encode()
    job = opened(server, keys["A"], len(content))
    send(server, keys["A"], job, content)
    done = finished(server, keys["A"], job)
    assert (done["rows"], done["errors"]) == (2, 1)
    assert done["first_errors"] == ["line 2 has 3 fields, the first line has 2; beyond them: b"]
    rows = list(csv.DictReader(io.StringIO(result(server, keys["A"], job).decode())))
    assert rows[1]["result_commune"] == "Phường Bến Mẫu"


def test_a_file_that_cannot_be_read_fails_with_a_sentence(server, keys):
    job = opened(server, keys["A"], 4)
    send(server, keys["A"], job, b"a,b\n")
    done = finished(server, keys["A"], job)
    assert (done["state"], done["failure"]) == ("failed", "there is no column “text”; there are: a, b")
    status, _, problem = raw(server, "GET", f"/api/v1/jobs/{job['id']}/result", keys["A"])
    assert status == 409 and "the job is failed" in problem["detail"]


def test_lines_of_json_are_a_format_too(server, keys):
    content = json.dumps({"text": "Phường Bến Mẫu"}).encode()
    job = opened(server, keys["A"], len(content), {"format": "ndjson"})
    send(server, keys["A"], job, content)
    finished(server, keys["A"], job)
    assert json.loads(result(server, keys["A"], job))["result"]["commune"]["name"] == "Phường Bến Mẫu"


def test_a_wish_that_is_wrong_is_refused_with_a_pointer(server, keys):
    for wrong, pointer in (({"format": "xls"}, "/format"), ({"text_columns": []}, "/text_columns"), ({"size": 0}, "/size"),
                           ({"encoding": "EBCDIC"}, "/encoding"), ({"kind": "erase"}, "/kind"), ({"min_score": 101}, "/min_score")):
        status, _, problem = raw(server, "POST", "/api/v1/jobs", keys["A"], {**WISH, "size": 1, **wrong})
        assert (status, problem["pointer"]) == (400, pointer)
    status, _, problem = raw(server, "POST", "/api/v1/jobs", keys["A"], {**WISH, "size": 268_435_457})
    assert status == 413 and "several jobs" in problem["detail"]


def test_a_caller_has_at_most_twenty_jobs(server, town):
    key = key_of(town, "Quầy C")
    jobs = [opened(server, key, 10) for _ in range(20)]
    status, _, problem = raw(server, "POST", "/api/v1/jobs", key, {**WISH, "size": 10})
    assert status == 429 and "delete those" in problem["detail"]
    for job in jobs:
        raw(server, "DELETE", f"/api/v1/jobs/{job['id']}", key)


def test_what_is_kept_is_for_the_server_alone_and_is_wiped(server, keys, town):
    folder = town.folder / "town.sqlite.jobs"
    job = opened(server, keys["A"], len(DOSSIERS.read_bytes()))
    send(server, keys["A"], job, DOSSIERS.read_bytes())
    finished(server, keys["A"], job)
    kept = folder / job["id"]
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in kept.iterdir())
    assert not (kept / "input").exists()
    assert raw(server, "DELETE", f"/api/v1/jobs/{job['id']}", keys["A"])[0] == 204
    assert not kept.exists()


def long_file():
    header, *lines = DOSSIERS.read_bytes().splitlines(keepends=True)
    return header + b"".join(lines) * 100


def begun(server, key, job):
    wait_until(lambda: state(server, key, job)["rows"] > 0, 60)


@pytest.fixture
def other_town(sample_town, tmp_path):
    return sample_town.copy_to(tmp_path)


def test_a_job_outlives_a_killed_server_and_ends_with_the_same_bytes(other_town, tmp_path):
    key, content = key_of(other_town, "Quầy A"), long_file()
    first = Server(other_town)
    job = opened(first, key, len(content))
    send(first, key, job, content, part=524_288)
    begun(first, key, job)
    first.kill()
    second = Server(other_town)
    done = finished(second, key, job, 120)
    assert (done["state"], done["rows"]) == ("done", 30_000)
    (tmp_path / "in.csv").write_bytes(content)
    diachi("geocode", "--registry", other_town.registry, "--in", tmp_path / "in.csv", "--text-column", "text", "--out",
           tmp_path / "out.csv")
    assert result(second, key, job) == (tmp_path / "out.csv").read_bytes()
    assert second.stop() == 0


def test_a_running_job_that_is_deleted_stops_and_leaves_nothing(other_town):
    key, content = key_of(other_town, "Quầy A"), long_file()
    server = Server(other_town)
    job = opened(server, key, len(content))
    send(server, key, job, content, part=524_288)
    begun(server, key, job)
    assert raw(server, "DELETE", f"/api/v1/jobs/{job['id']}", key)[0] == 204
    assert raw(server, "GET", f"/api/v1/jobs/{job['id']}", key)[0] == 404
    wait_until(lambda: not (other_town.folder / "town.sqlite.jobs" / job["id"]).exists())
    assert server.stop() == 0


def test_results_are_gone_when_their_time_is_over(other_town):
    key, content = key_of(other_town, "Quầy A"), DOSSIERS.read_bytes()
    server = Server(other_town)
    job = opened(server, key, len(content))
    send(server, key, job, content)
    finished(server, key, job)
    assert server.stop() == 0
    server = Server(other_town, "--keep-jobs-days", "0")
    wait_until(lambda: state(server, key, job)["state"] == "expired")
    status, _, _ = raw(server, "GET", f"/api/v1/jobs/{job['id']}/result", key)
    assert status == 410
    assert [file.name for file in (other_town.folder / "town.sqlite.jobs" / job["id"]).iterdir()] == ["job.json"]
    assert server.stop() == 0


def test_nginx_is_told_where_the_result_lies(other_town):
    key, content = key_of(other_town, "Quầy A"), DOSSIERS.read_bytes()
    server = Server(other_town, "--results-by-nginx", "/jobs-of-diachi")
    job = opened(server, key, len(content))
    send(server, key, job, content)
    finished(server, key, job)
    status, told, text = raw(server, "GET", f"/api/v1/jobs/{job['id']}/result", key)
    assert (status, text, told["X-Accel-Redirect"]) == (200, "", f"/jobs-of-diachi/{job['id']}/result")
    assert server.stop() == 0


@pytest.fixture(scope="module")
def tus_client():
    if not (CLIENT / "node_modules").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=CLIENT, check=True, timeout=300)
    return lambda *words: subprocess.run(["node", "upload.js", *map(str, words)], cwd=CLIENT, capture_output=True, text=True,
                                         timeout=120)


def test_tus_js_client_uploads_and_continues(server, keys, answers, tus_client, tmp_path):
    (tmp_path / "in.csv").write_bytes(long_file()[:200_000].rsplit(b"\n", 1)[0] + b"\n")
    endpoint, wish = server.url + "/api/v1/jobs", json.dumps(WISH)
    stopped = tus_client(endpoint, keys["A"], tmp_path / "in.csv", wish, 60_000)
    assert stopped.returncode == 0, stopped.stderr
    url = stopped.stdout.strip()
    job = {"id": url.split("/")[-2]}
    assert 0 < state(server, keys["A"], job)["received"] < 200_000
    continued = tus_client(url, keys["A"], tmp_path / "in.csv", wish)
    assert continued.returncode == 0, continued.stderr
    assert finished(server, keys["A"], job)["state"] == "done"
    assert result(server, keys["A"], job)[:len(answers)] == answers


def test_nothing_of_the_dossiers_is_logged(server, town):
    log = (town.folder / "requests.log").read_text("utf-8")
    assert "open-job" in log and "Bến Mẫu" not in log and "geocoded" not in log


def test_what_its_caller_settled_counts_in_a_job(server, keys, town):
    text = "Nhà bà Tư sau chợ, Phường Bến Mẫu"
    choice = {"code": sqlite3.connect(town.registry).execute("SELECT code FROM address ORDER BY id LIMIT 1").fetchone()[0]}
    status, _, answered = raw(server, "POST", "/api/v1/confirmed-readings", keys["A"],
                              {"text": text, "choice": choice, "reason": "hỏi tổ trưởng"})
    assert status == 201, answered
    content = f'text\n"{text}"\n'.encode()
    codes = []
    for name in ("A", "B"):
        job = opened(server, keys[name], len(content))
        send(server, keys[name], job, content)
        assert finished(server, keys[name], job)["state"] == "done"
        codes.append(next(csv.DictReader(io.StringIO(result(server, keys[name], job).decode())))["result_code"])
    assert codes == [choice["code"], ""]


def test_a_job_puts_what_it_found_on_its_callers_watch_list(server, keys, answers):
    content = DOSSIERS.read_bytes()
    job = opened(server, keys["B"], len(content), {**WISH, "watch": "hồ sơ"})
    send(server, keys["B"], job, content)
    assert finished(server, keys["B"], job)["state"] == "done"
    found = {row["result_code"] for row in csv.DictReader(io.StringIO(answers.decode()))} - {""}
    lists = raw(server, "GET", "/api/v1/watch-lists", keys["B"])[2]["watch_lists"]
    assert [(one["label"], one["size"]) for one in lists] == [("hồ sơ", len(found))]
    assert raw(server, "GET", "/api/v1/watch-lists", keys["A"])[2]["watch_lists"] == []
    assert raw(server, "POST", "/api/v1/jobs", keys["B"], {**WISH, "size": 1, "watch": "x\n"})[2]["pointer"] == "/watch"


def test_a_workbook_is_a_job_too(server, keys, tmp_path):
    book = openpyxl.Workbook()
    for row in (["mã", "text"], ["007", "Phường Bến Mẫu, Tỉnh Sông Mẫu"]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    content = (tmp_path / "in.xlsx").read_bytes()
    job = opened(server, keys["A"], len(content), {"format": "xlsx", "text_columns": ["text"]})
    send(server, keys["A"], job, content)
    assert finished(server, keys["A"], job)["state"] == "done"
    rows = list(openpyxl.load_workbook(io.BytesIO(result(server, keys["A"], job))).active.values)
    assert rows[1][:3] == ("007", "Phường Bến Mẫu, Tỉnh Sông Mẫu", "A")


def test_the_first_errors_are_known_after_the_server_was_killed(other_town):
    key, content = key_of(other_town, "Quầy A"), long_file()
    header, rest = content.split(b"\n", 1)
    content = header + b"\nonly one field\n" + rest
    first = Server(other_town)
    job = opened(first, key, len(content))
    send(first, key, job, content, part=524_288)
    begun(first, key, job)
    first.kill()
    second = Server(other_town)
    done = finished(second, key, job, 120)
    assert (done["rows"], done["errors"]) == (30_001, 1)
    assert len(done["first_errors"]) == 1 and done["first_errors"][0].startswith("line 2 has 1 fields")
    assert second.stop() == 0


def test_errors_of_an_upload_name_the_version_of_tus(server, keys):
    job = opened(server, keys["A"], 10)
    for method, path, headers, expected in (
            ("PATCH", job["upload_url"], {**TUS, "Upload-Offset": "5", "Content-Type": "application/offset+octet-stream"}, 409),
            ("PATCH", "/api/v1/jobs/none/upload", {**TUS, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}, 404),
            ("PATCH", job["upload_url"], {"Tus-Resumable": "0.2.2", "Upload-Offset": "0"}, 412)):
        status, told, _ = raw(server, method, path, keys["A"], b"x", headers)
        assert (status, told["Tus-Resumable"]) == (expected, "1.0.0")
        assert (told["Tus-Version"] is not None) == (expected == 412)
    raw(server, "DELETE", f"/api/v1/jobs/{job['id']}", keys["A"])
