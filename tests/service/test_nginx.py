"""docs/nginx/diachi.conf in a real nginx, before the real server: only ports and paths are replaced."""
import datetime
import http.client
import http.server
import ipaddress
import json
import os
import re
import shutil
import socket
import ssl
import struct
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from conftest import BLOCK, ROOT, SAMPLES, Server, diachi, wait_until

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CONF = ROOT / "docs/nginx/diachi.conf"
TLS = ssl.create_default_context()
TLS.check_hostname = False
TLS.verify_mode = ssl.CERT_NONE
SECRET = "Đường Bí Mật 4711"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def write_certificate(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "diachi.example.vn")])
    now = datetime.datetime.utcnow()
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
            .serial_number(1).not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
            .sign(key, hashes.SHA256()))
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


class Site:
    """An unprivileged nginx with the site of the documentation, before the server of that port."""

    def __init__(self, upstream_port, jobs="/var/lib/diachi/town.sqlite.jobs"):
        self.jobs = jobs
        self.folder = Path(tempfile.mkdtemp(prefix="diachi-nginx-"))
        self.port = free_port()
        write_certificate(self.folder)
        (self.folder / "site.conf").write_text(self.site(upstream_port))
        temporary = "".join(f"  {kind}_temp_path {self.folder}/{kind};\n"
                            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (self.folder / "nginx.conf").write_text(
            f"daemon off;\npid {self.folder}/pid;\nworker_processes 2;\nevents {{ worker_connections 1024; }}\n"
            f"http {{\n{temporary}  include {self.folder}/site.conf;\n}}\n")
        self.as_somebody = {"user": "nobody", "group": "nogroup"} if os.geteuid() == 0 else {}
        if self.as_somebody:
            for path in [self.folder, *self.folder.iterdir()]:
                shutil.chown(path, **self.as_somebody)
        self.words = [NGINX, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "start.log")]
        self.process = None

    def site(self, upstream_port):
        text = CONF.read_text()
        for mine, real in [("listen 443 ssl http2;", f"listen 127.0.0.1:{self.port} ssl http2;"),
                           ("    listen [::]:443 ssl http2;\n", ""),
                           ("server 127.0.0.1:8080 ", f"server 127.0.0.1:{upstream_port} "),
                           ("/var/lib/diachi/town.sqlite.jobs/", f"{self.jobs}/"),
                           ("/etc/ssl/diachi/", f"{self.folder}/"), ("/var/log/nginx/", f"{self.folder}/")]:
            assert mine in text, mine
            text = text.replace(mine, real)
        return text

    def check(self):
        return subprocess.run([*self.words, "-t"], capture_output=True, text=True, **self.as_somebody)

    def start(self):
        self.process = subprocess.Popen(self.words, **self.as_somebody)
        wait_until(lambda: self.answers())
        return self

    def answers(self):
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.folder)

    def connect(self, source="127.0.0.1"):
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=30, source_address=(source, 0))
        return TLS.wrap_socket(plain, server_hostname="diachi.example.vn")

    def request(self, method, path, body=None, headers=None, source="127.0.0.1"):
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=TLS, timeout=30, source_address=(source, 0))
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        connection.request(method, path, body=data, headers=headers or {})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, answer.headers, text

    def log(self):
        return [json.loads(line) for line in (self.folder / "diachi.log").read_text().splitlines()]


@pytest.fixture(scope="module")
def site(server):
    running = Site(int(server.url.rsplit(":", 1)[1])).start()
    yield running
    running.stop()


def test_nginx_takes_the_site_as_it_is_documented():
    site = Site(8080)
    done = site.check()
    assert done.returncode == 0 and "test is successful" in done.stderr and "warn" not in done.stderr, done.stderr
    shutil.rmtree(site.folder)


def test_requests_of_every_method_of_the_api_pass(site, town):
    key = {"Authorization": "Bearer " + town.key}
    status, _, body = site.request("GET", "/api/v1/locate?longitude=105.2589390&latitude=10.0304673")
    assert status == 200 and json.loads(body)["communes"][0]["code"] == "98004"
    assert site.request("POST", "/api/v1/addresses/validate", {**BLOCK, "number": "601"})[0] == 200
    status, headers, _ = site.request("POST", "/api/v1/addresses", {**BLOCK, "number": "601"}, key)
    assert status == 201 and headers["Location"].startswith("/api/v1/addresses/")
    status, headers, _ = site.request("POST", "/api/v1/keys", {"label": "Quầy nginx", "roles": ["reader"]}, key)
    assert status == 201
    assert site.request("DELETE", headers["Location"], headers=key)[0] == 204
    for method in ("PUT", "PATCH"):
        status, headers, body = site.request(method, "/api/v1/codes/1", {})
        assert status == 405 and json.loads(body)["code"] == "method-not-allowed"  # of the server, not of nginx
    for method in ("TRACE", "OPTIONS", "PROPFIND"):
        assert site.request(method, "/api/v1/codes/1")[0] in (403, 405)


def test_head_tells_what_get_would(site):
    _, got, body = site.request("GET", "/api/v1/codes/303581419814", headers={"Accept-Encoding": "identity"})
    status, headers, nothing = site.request("HEAD", "/api/v1/codes/303581419814", headers={"Accept-Encoding": "identity"})
    assert (status, nothing) == (200, b"")
    assert headers["Content-Length"] == got["Content-Length"] == str(len(body))
    assert headers["Content-Type"] == "application/json"


def test_a_refusal_keeps_its_challenge(site):
    status, headers, _ = site.request("GET", "/api/v1/keys", headers={"Authorization": "Bearer dk_wrong"})
    assert status == 401 and 'error="invalid_token"' in headers["WWW-Authenticate"]


def test_a_body_of_a_mebibyte_passes_and_one_byte_more_does_not(site):
    text = b'{"text": "' + b" " * (1_048_576 - 12) + b'"}'
    assert len(text) == 1_048_576
    assert site.request("POST", "/api/v1/geocode", text)[0] == 200
    status, headers, _ = site.request("POST", "/api/v1/geocode", text + b" ")
    assert (status, headers["Content-Type"]) == (413, "text/html")  # of nginx: the server never saw it


def test_a_chunked_body_reaches_the_server_whole(site):
    connection = http.client.HTTPSConnection("127.0.0.1", site.port, context=TLS, timeout=30)
    connection.request("POST", "/api/v1/geocode", body=iter([b'{"text"', b': "Phu', b'ong 1"}']), encode_chunked=True,
                       headers={"Transfer-Encoding": "chunked"})
    assert connection.getresponse().status == 200
    connection.close()


def test_answers_are_compressed(site):
    status, headers, body = site.request("GET", "/api/v1/addresses?limit=200", headers={"Accept-Encoding": "gzip"})
    assert status == 200 and headers["Content-Encoding"] == "gzip" and len(body) < 60_000


def test_figures_are_not_for_the_outside(site):
    assert site.request("GET", "/metrics")[0] == 403


def test_a_request_has_one_id_in_both_logs(site, town):
    _, headers, _ = site.request("GET", "/api/v1/codes/1", headers={"X-Request-Id": "of-the-client"})
    given = headers["X-Request-Id"]
    assert re.fullmatch("[0-9a-f]{32}", given)
    wait_until(lambda: any(line["request_id"] == given for line in site.log()))
    line = next(line for line in site.log() if line["request_id"] == given)
    assert line["answered_id"] == given
    wait_until(lambda: given in (town.folder / "requests.log").read_text())


def test_the_logs_hold_no_text_no_code_and_no_key(site, town):
    site.request("GET", "/api/v1/geocode?text=" + quote(SECRET))
    site.request("GET", "/api/v1/addresses/303581419814", headers={"Authorization": "Bearer " + town.key})
    site.request("GET", "/api/v1/geocode?text=" + "x" * 9000)
    site.request("GET", "/api/v1/%zz")
    time.sleep(0.3)
    written = "".join((site.folder / name).read_text() for name in ("diachi.log", "diachi-error.log"))
    for trace in ("geocode", "303581419814", "/api", quote(SECRET)[:20], "4711", "zz", town.key):
        assert trace not in written


def closed_after(connection):
    begun = time.monotonic()
    try:
        while connection.recv(4096):
            pass
    except OSError:
        pass
    return time.monotonic() - begun


def test_slow_clients_are_cut(site):
    def slow_head():
        connection = site.connect()
        connection.sendall(b"GET /api/v1/codes/1 HTTP/1.1\r\nHost: d")
        return closed_after(connection)

    def slow_body():
        connection = site.connect()
        connection.sendall(b"POST /api/v1/geocode HTTP/1.1\r\nHost: d\r\nContent-Length: 100\r\n\r\n{")
        return closed_after(connection)

    with ThreadPoolExecutor(2) as clients:
        head, body = clients.submit(slow_head), clients.submit(slow_body)
        assert head.result() < 10
        assert body.result() < 20
    assert site.request("GET", "/api/v1/codes/1")[0] == 200


def test_no_client_gets_the_answer_of_one_that_left(site):
    """64 clients ask and leave; eight others compare every answer. Each from an address of its own: nginx limits by it."""
    codes = [one["code"] for one in json.loads(site.request("GET", "/api/v1/addresses?limit=100")[2])["addresses"]]
    over = threading.Event()
    compared, foreign, left = [], [], []

    def leave(number):
        at = number
        while not over.is_set():
            at += 1
            try:
                connection = site.connect(f"127.0.1.{number + 1}")
                connection.sendall(f"GET /api/v1/addresses/{codes[at % len(codes)]} HTTP/1.1\r\nHost: d\r\n\r\n".encode())
                if at % 2:
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                connection.close()
                left.append(at)
            except OSError:
                pass
            time.sleep(0.05)

    def compare(number):
        at = number
        while not over.is_set():
            at += 7
            code = codes[at % len(codes)]
            status, _, body = site.request("GET", f"/api/v1/addresses/{code}", source=f"127.0.2.{number + 1}")
            if status == 200:
                compared.append(code)
                if json.loads(body)["code"] != code:
                    foreign.append(code)
            else:
                assert status == 429, status

    with ThreadPoolExecutor(72) as clients:
        running = [clients.submit(leave, number) for number in range(64)] + [clients.submit(compare, number) for number in range(8)]
        time.sleep(6)
        over.set()
        for one in running:
            one.result()
    assert foreign == [] and len(compared) > 100 and len(left) > 100
    wait_until(lambda: len(site.log()) > len(compared))
    assert [line for line in site.log() if line["answered_id"] not in ("", "-", line["request_id"])] == []
    print(f"compared {len(compared)}, left {len(left)}")


def test_a_client_that_asks_too_much_is_refused_by_its_address(site):
    connection = http.client.HTTPSConnection("127.0.0.1", site.port, context=TLS, timeout=30, source_address=("127.0.3.1", 0))
    statuses = []
    while len(statuses) < 1000 and 429 not in statuses:
        connection.request("GET", "/api/v1/codes/1")
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
    connection.close()
    assert set(statuses) == {200, 429} and len(statuses) > 100
    assert site.request("GET", "/api/v1/codes/1", source="127.0.3.2")[0] == 200


def test_when_to_come_again_passes_through(sample_town, tmp_path):
    limited = Server(sample_town.copy_to(tmp_path), "--rate", "0.1", "--burst", "1")
    site = Site(int(limited.url.rsplit(":", 1)[1])).start()
    try:
        answers = [site.request("GET", "/api/v1/codes/1") for _ in range(2)]
        assert [answer[0] for answer in answers] == [200, 429]
        assert int(answers[1][1]["Retry-After"]) >= 1 and json.loads(answers[1][2])["code"] == "too-many-requests"
    finally:
        site.stop()
        assert limited.stop() == 0


class Busy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(503)
        self.send_header("Retry-After", "7")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def test_a_busy_server_says_so_itself():
    busy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Busy)
    threading.Thread(target=busy.serve_forever, daemon=True).start()
    site = Site(busy.server_port).start()
    try:
        status, headers, _ = site.request("GET", "/api/v1/codes/1")
        assert (status, headers["Retry-After"]) == (503, "7")
    finally:
        site.stop()
        busy.shutdown()


@pytest.fixture
def job_town(sample_town):
    """In a folder that the user of nginx may pass through."""
    folder = Path(tempfile.mkdtemp(prefix="diachi-jobs-"))
    folder.chmod(0o711)
    yield sample_town.copy_to(folder)
    shutil.rmtree(folder)


def test_nginx_sends_the_result_of_a_job_in_one_go_and_to_nobody_else(job_town):
    server = Server(job_town, "--results-by-nginx", "/jobs-of-diachi")
    jobs = Path(f"{job_town.registry}.jobs")
    site = Site(int(server.url.rsplit(":", 1)[1]), jobs).start()
    printed = diachi("key", "create", "--registry", job_town.registry, "--label", "Quầy", "--role", "geocoder").stdout
    key = {"Authorization": "Bearer " + next(word for word in printed.split() if word.startswith("dk_"))}
    header, *lines = (SAMPLES / "dossiers/dossiers.csv").read_bytes().splitlines(keepends=True)
    content = header + b"".join(lines) * 20
    _, _, told = site.request("POST", "/api/v1/jobs", {"size": len(content), "text_columns": ["text"]}, key)
    job = json.loads(told)
    for offset in range(0, len(content), 524_288):
        status, _, _ = site.request("PATCH", job["upload_url"], content[offset:offset + 524_288], {
            **key, "Tus-Resumable": "1.0.0", "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"})
        assert status == 204
    path = f"/api/v1/jobs/{job['id']}"
    wait_until(lambda: json.loads(site.request("GET", path, headers=key)[2])["state"] == "done", 60)
    if site.as_somebody:  # the folder's group is that of nginx, as docs/serving.md says
        for one in [jobs, *jobs.rglob("*")]:
            shutil.chown(one, group=site.as_somebody["group"])
    status, headers, result = site.request("GET", path + "/result", headers=key)
    assert (status, headers["X-Accel-Redirect"], headers["Content-Type"]) == (200, None, "text/csv; charset=utf-8")
    assert len(result) > 1_048_576 and result.count(b"\n") == 6_001 and result.startswith(header.rstrip())
    assert site.request("GET", path + "/result")[0] in (401, 404)
    assert site.request("GET", f"/jobs-of-diachi/{job['id']}/result", headers=key)[0] == 404
    site.stop()
    assert server.stop() == 0
