"""The index of addresses: the server's, and the file that it leaves beside the registry."""
import csv
import os
import signal
import subprocess

import pytest

from conftest import BINARY, BLOCK, SAMPLES, Server, diachi, wait_until

TEXT = "{} Đường Hùng Vương, Phường Bến Mẫu, Tỉnh Sông Mẫu"


def index_of(town):
    return town.registry.with_name(town.registry.name + ".index")


def issue_by_another_process(town, number):
    rows = town.folder / "more.csv"
    with rows.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["number", "street", "commune_code", "longitude", "latitude"])
        out.writerow([number, BLOCK["street"], BLOCK["commune_code"], BLOCK["longitude"], BLOCK["latitude"]])
    diachi("issue", "--registry", town.registry, "--file", rows,
           "--confirm", ",".join(f"{rule}=thử" for rule in BLOCK["confirmed"]))


def code_of(server, number):
    return server.post("/api/v1/geocode", {"text": TEXT.format(number)})[2]["code"]


@pytest.fixture
def town(sample_town, tmp_path):
    return sample_town.copy_to(tmp_path)


def test_what_another_process_issues_is_found_without_a_restart(town):
    server = Server(town)
    assert code_of(server, "921") is None
    issue_by_another_process(town, "921")
    wait_until(lambda: code_of(server, "921") is not None)
    assert server.stop() == 0


def test_a_server_leaves_its_index_and_the_next_one_starts_from_it(town):
    server = Server(town)
    wait_until(index_of(town).exists)
    assert server.stop() == 0
    written = index_of(town).stat().st_mtime_ns
    assert index_of(town).stat().st_mode & 0o777 == 0o400, "servers map it: nobody may write into it"
    issue_by_another_process(town, "923")
    server = Server(town)
    assert code_of(server, "923") is not None
    assert index_of(town).stat().st_mtime_ns == written
    assert server.stop() == 0


def test_an_altered_index_is_made_anew(town):
    diachi("index", "--registry", town.registry)
    bytes_of_it = bytearray(index_of(town).read_bytes())
    bytes_of_it[-3] ^= 0x40
    index_of(town).unlink()
    index_of(town).write_bytes(bytes_of_it)
    server = Server(town)
    wait_until(lambda: index_of(town).read_bytes() != bytes(bytes_of_it))
    assert server.stop() == 0


def test_geocoding_a_file_is_the_same_with_and_without_the_index(town):
    answers = []
    for name in ("without", "with"):
        out = town.folder / f"{name}.csv"
        diachi("geocode", "--registry", town.registry, "--in", SAMPLES / "dossiers/dossiers.csv",
               "--text-column", "text", "--out", out)
        answers.append(out.read_bytes())
        diachi("index", "--registry", town.registry)
    assert answers[0] == answers[1]


def test_one_killed_while_it_writes_the_index_leaves_no_half_of_one(town):
    for wait in (0.0, 0.02, 0.05, 0.08):
        writing = subprocess.Popen([BINARY, "index", "--registry", town.registry], stdout=subprocess.DEVNULL)
        try:
            writing.wait(timeout=wait)
        except subprocess.TimeoutExpired:
            os.kill(writing.pid, signal.SIGKILL)
            writing.wait()
    server = Server(town)
    issue_by_another_process(town, "925")
    wait_until(lambda: code_of(server, "925") is not None)
    assert server.stop() == 0
