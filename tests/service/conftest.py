"""The real program, a real registry of the sample town, a real server on a real port."""
import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data-samples"
BINARY = os.environ.get("DIACHI_BINARY", str(ROOT / "build/check/diachi"))
LAYERS = [
    ("units", "units/units_until_2025-06-30.json", []),
    ("communes", "units/communes.shp", ["--effective", "2025-07-01"]),
    ("lineage", "units/lineage_2025-07-01.tsv", []),
    ("streets", "streets/streets.geojson", []),
    ("places", "places/places.geojson", []),
    ("water", "water/water.geojson", []),
    ("parcels", "parcels/ben_mau_5897_tcvn3.shp", []),
    ("parcels", "parcels/cu_lao_9209_utf8.shp", []),
]
# A house in the block of the sample town, which already has numbers and a building on that spot.
BLOCK = {"street": "Đường Hùng Vương", "commune_code": "98004", "longitude": 105.2589390, "latitude": 10.0304673,
         "confirmed": {rule: "thử" for rule in ("number.parity", "number.order", "number.infill", "identity.same-spot")}}


def diachi(*words, check=True):
    """Runs the program as its user would; what it printed is on the answer."""
    done = subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, timeout=300)
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def create(path):
    """A new registry; answers its administrator key."""
    printed = diachi("create", "--registry", path, "--number", "7", "--name", "Test").stdout
    return printed.split("administrator key, shown this once: ")[1].split()[0]


def import_layer(registry, layer, file, *options, check=True):
    return diachi("import", "--registry", registry, "--layer", layer, *options, SAMPLES / file, check=check)


class Town:
    """A registry of the sample town in a folder of its own."""

    def __init__(self, folder, key):
        self.folder, self.registry, self.key = folder, folder / "town.sqlite", key

    def copy_to(self, folder):
        shutil.copy(self.registry, folder / "town.sqlite")
        return Town(folder, self.key)

    def verify(self):
        return diachi("verify", "--registry", self.registry, check=False)


class Server:
    def __init__(self, town, *options):
        """Without a limit of requests, unless the options say otherwise."""
        self.town = town
        limit = () if "--rate" in options else ("--rate", "0")
        self.log = open(town.folder / "requests.log", "ab")
        self.process = subprocess.Popen([BINARY, "serve", "--registry", town.registry, "--port", "0", "--public", "reader,geocoder",
                                         *limit, *map(str, options)],
                                        stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.url = self.process.stdout.readline().split(" on ")[1].strip()

    def request(self, method, path, body=None, key=None, headers=None):
        """(status, headers, decoded body)"""
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=dict(headers or {}))
        if key:
            request.add_header("Authorization", "Bearer " + key)
        try:
            answer = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            text = answer.read().decode()
            kind = answer.headers.get("Content-Type", "")
            return answer.status, answer.headers, json.loads(text) if "json" in kind else text

    def get(self, path):
        return self.request("GET", path)

    def post(self, path, body, key=None):
        return self.request("POST", path, body, key)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        status = self.process.wait(timeout=40)
        self.log.close()
        return status

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.log.close()


@pytest.fixture(scope="session")
def sample_town(tmp_path_factory):
    """Every layer of data-samples/ and the 300 addresses; not to be changed: copy it."""
    folder = tmp_path_factory.mktemp("town")
    town = Town(folder, create(folder / "town.sqlite"))
    for layer, file, options in LAYERS:
        import_layer(town.registry, layer, file, *options)
    shutil.copy(SAMPLES / "addresses/households.csv", folder / "households.csv")
    diachi("issue", "--registry", town.registry, "--file", folder / "households.csv")
    return town


@pytest.fixture(scope="module")
def town(sample_town, tmp_path_factory):
    """The sample town, for one file of tests to change."""
    return sample_town.copy_to(tmp_path_factory.mktemp("copy"))


@pytest.fixture(scope="module")
def server(town):
    running = Server(town)
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="module")
def description(server):
    """The OpenAPI description, as it is served."""
    return yaml.safe_load(server.get("/api/v1/openapi.yaml")[2])


def wait_until(condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
