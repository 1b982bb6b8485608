"""Requests that come twice, disks that are full, backups while serving, checkpoints: what was acknowledged stays."""
import contextlib
import json
import resource
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

from conftest import BLOCK, Server, diachi


def issue(server, number, idempotency_key=None):
    headers = {"Idempotency-Key": idempotency_key} if idempotency_key else {}
    return server.request("POST", "/api/v1/addresses", {**BLOCK, "number": number}, server.town.key, headers)


def test_a_request_that_comes_again_is_answered_again_and_written_once(server):
    status, headers, first = issue(server, "78/1/1/1", "f3b0-1")
    assert (status, headers["Idempotency-Replayed"]) == (201, None)
    before = server.get("/health/ready")[2]["revision"]
    with ThreadPoolExecutor(8) as pool:
        for status, headers, again in pool.map(lambda _: issue(server, "78/1/1/1", "f3b0-1"), range(16)):
            assert (status, again, headers["Idempotency-Replayed"]) == (201, first, "true")
            assert headers["Location"].endswith(first["code"])
    status, _, problem = issue(server, "78/1/1/2", "f3b0-1")
    assert (status, problem["code"]) == (422, "idempotency-key-reused")
    assert server.get("/health/ready")[2]["revision"] == before


def test_the_first_answer_is_given_after_a_restart_too(town, tmp_path):
    copy = town.copy_to(tmp_path)
    running = Server(copy)
    first = issue(running, "78/2/1/1", "f3b0-2")[2]
    running.kill()
    running = Server(copy)
    status, headers, again = issue(running, "78/2/1/1", "f3b0-2")
    assert (status, again, headers["Idempotency-Replayed"]) == (201, first, "true")
    assert running.stop() == 0


def test_a_full_disk_is_answered_with_503_and_writing_goes_on_when_there_is_space(town, tmp_path):
    running = Server(town.copy_to(tmp_path))
    kept = [issue(running, f"78/3/1/{n}")[2]["code"] for n in range(1, 4)]
    unlimited = resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (4096, unlimited[1]))
    for n in range(4, 8):
        status, headers, problem = issue(running, f"78/3/1/{n}")
        assert (status, problem["code"]) == (503, "not-ready")
        assert int(headers["Retry-After"]) > 0
    resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, unlimited)
    status, _, issued = issue(running, "78/3/1/4")
    assert status == 201
    for code in [*kept, issued["code"]]:
        assert running.get("/api/v1/addresses/" + code)[0] == 200
    assert running.stop() == 0
    done = running.town.verify()
    assert done.returncode == 0, done.stdout


def test_a_backup_taken_while_issuing_holds_what_was_acknowledged_before_it(town, tmp_path):
    running = Server(town.copy_to(tmp_path))
    acknowledged, stop = [], threading.Event()

    def keep_issuing(issuer):
        for n in range(1, 100000):
            if stop.is_set():
                return
            status, _, answer = issue(running, f"78/4/{issuer + 1}/{n}")
            assert status == 201
            acknowledged.append(answer["code"])

    with ThreadPoolExecutor(8) as pool:
        issuers = [pool.submit(keep_issuing, issuer) for issuer in range(8)]
        while len(acknowledged) < 50:
            assert not any(issuer.done() for issuer in issuers)
        before = list(acknowledged)
        backup = tmp_path / "backup.sqlite"
        manifest = json.loads(diachi("backup", "--registry", running.town.registry, "--to", backup).stdout)
        during = len(acknowledged) - len(before)
        stop.set()
        for issuer in issuers:
            issuer.result()
    assert during > 0, "nobody was served during the backup"
    assert running.stop() == 0
    assert manifest["revision"] < last_revision(running.town.registry)

    restored = tmp_path / "restored.sqlite"
    told = diachi("restore", "--from", backup, "--registry", restored).stdout
    assert f"up to revision {manifest['revision']}" in told
    assert set(before) <= {row[0] for row in run_sql(restored, "SELECT code FROM address")}
    assert diachi("verify", "--registry", restored).stdout == f"as it was written: {manifest['revision']} revisions\n"
    again = diachi("restore", "--from", backup, "--registry", restored, check=False)
    assert (again.returncode, "already" in again.stderr) == (1, True)


def run_sql(registry, sql, *values):
    """Behind diachi's back."""
    with contextlib.closing(sqlite3.connect(registry)) as database, database:
        return database.execute(sql, values).fetchall()


def last_revision(registry):
    return run_sql(registry, "SELECT max(number) FROM revision")[0][0]


def test_a_backup_in_which_a_byte_was_altered_is_not_restored(town, tmp_path):
    copy = town.copy_to(tmp_path)
    backup, restored = tmp_path / "backup.sqlite", tmp_path / "restored.sqlite"
    diachi("backup", "--registry", copy.registry, "--to", backup)
    (tmp_path / "backup.sqlite.manifest").unlink()
    run_sql(backup, "UPDATE address_name SET number = '1' WHERE id = 1")
    done = diachi("restore", "--from", backup, "--registry", restored, check=False)
    assert done.returncode == 1
    assert "row 1 of address_name, written by revision" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("restored")) == []


def test_a_log_left_beside_the_name_is_never_taken_up_and_copies_are_their_owners_only(town, tmp_path):
    backup, restored = tmp_path / "backup.sqlite", tmp_path / "restored.sqlite"
    diachi("backup", "--registry", town.registry, "--to", backup)
    for ending in ("-wal", "-shm", "-journal"):
        left = tmp_path / ("restored.sqlite" + ending)
        left.write_bytes(b"of a registry that was here")
        done = diachi("restore", "--from", backup, "--registry", restored, check=False)
        assert (done.returncode, left.name in done.stderr, restored.exists()) == (1, True, False)
        left.unlink()
    diachi("restore", "--from", backup, "--registry", restored)
    assert [file.stat().st_mode & 0o777 for file in (backup, restored)] == [0o600, 0o600]


def test_a_registry_in_use_is_not_restored_from(town, tmp_path):
    running = Server(town.copy_to(tmp_path))
    issue(running, "78/5/1/1")
    done = diachi("restore", "--from", running.town.registry, "--registry", tmp_path / "other.sqlite", check=False)
    assert (done.returncode, "diachi backup" in done.stderr) == (1, True)
    assert running.stop() == 0


def test_checkpoints_are_added_while_serving_and_name_the_journal_that_was_cut_off(town, tmp_path):
    copy = town.copy_to(tmp_path)
    key, checkpoints = tmp_path / "signing.key", tmp_path / "checkpoints.jsonl"
    public_key = diachi("checkpoint", "key", "--out", key).stdout.split("public key: ")[1].strip()
    assert key.stat().st_mode & 0o777 == 0o600
    running = Server(copy, "--checkpoint-key", key, "--checkpoints", checkpoints, "--checkpoint-every", 10)
    for n in range(1, 12):
        assert issue(running, f"78/6/1/{n}")[0] == 201
    assert running.stop() == 0
    lines = [json.loads(line) for line in checkpoints.read_text().splitlines()]
    assert lines[-1]["revision"] == last_revision(copy.registry) > lines[0]["revision"]

    proved = ("--checkpoints", checkpoints, "--public-key", public_key)
    assert diachi("verify", "--registry", copy.registry, *proved).returncode == 0
    cut_off(copy.registry)
    assert copy.verify().returncode == 0, "the journal by itself cannot know"
    done = diachi("verify", "--registry", copy.registry, *proved, check=False)
    assert done.returncode == 1
    assert f"the journal was cut off: it ends at revision {lines[-1]['revision'] - 1}, after the checkpoint" in done.stdout
    done = diachi("checkpoint", "--registry", copy.registry, "--key", key, "--append", checkpoints, check=False)
    assert (done.returncode, "nothing was signed" in done.stderr) == (1, True)


def cut_off(registry):
    """Takes the last revision away with all its rows, as somebody who knows the tables would."""
    last = last_revision(registry)
    written = "SELECT table_name, row_id FROM journal_entry WHERE revision = ? AND operation = 'i' ORDER BY position DESC"
    for table, row in run_sql(registry, written, last):
        run_sql(registry, f"DELETE FROM {table} WHERE id = ?", row)
    run_sql(registry, "DELETE FROM journal_entry WHERE revision = ?", last)
    run_sql(registry, "DELETE FROM revision WHERE number = ?", last)


def test_a_key_that_others_may_read_signs_nothing(town, tmp_path):
    copy, key = town.copy_to(tmp_path), tmp_path / "signing.key"
    diachi("checkpoint", "key", "--out", key)
    assert diachi("checkpoint", "key", "--out", key, check=False).returncode == 1
    key.chmod(0o640)
    done = diachi("checkpoint", "--registry", copy.registry, "--key", key, "--append", tmp_path / "c", check=False)
    assert (done.returncode, "chmod 600" in done.stderr) == (1, True)
