"""Files that must be refused, faults that must be found, imports that are killed: the registry stays whole."""
import random
import sqlite3
import struct
import subprocess
import time

import pytest

from conftest import BINARY, LAYERS, SAMPLES, Town, create, diachi, import_layer


def fresh_town(folder, layers=LAYERS[:3]):
    town = Town(folder, create(folder / "town.sqlite"))
    for layer, file, options in layers:
        import_layer(town.registry, layer, file, *options)
    return town


@pytest.fixture(scope="module")
def mapped(tmp_path_factory):
    """Units, communes and lineage; no parcels yet."""
    return fresh_town(tmp_path_factory.mktemp("mapped"))


def rows_of(town, sql):
    with sqlite3.connect(f"file:{town.registry}?mode=ro", uri=True) as database:
        return database.execute(sql).fetchall()


@pytest.mark.parametrize("file,words", [
    ("broken/truncated.shp", ["truncated.shp"]),
    ("broken/no_dbf.shp", ["no_dbf", ".dbf"]),
    ("broken/pdf_renamed.shp", ["pdf_renamed.shp", "PDF"]),
    ("parcels/no_prj_5897.shp", [".prj", "--crs"]),
    ("parcels/not_there.shp", ["not_there.shp"]),
])
def test_a_file_that_cannot_be_taken_gets_one_clear_sentence_and_changes_nothing(mapped, file, words):
    before = rows_of(mapped, "SELECT max(number) FROM revision")
    done = import_layer(mapped.registry, "parcels", file, check=False)
    assert done.returncode == 1
    sentence = done.stderr.strip()
    assert "\n" not in sentence and all(word in sentence for word in words), sentence
    assert rows_of(mapped, "SELECT max(number) FROM revision") == before


def test_every_planted_fault_is_found_and_named(tmp_path):
    town = fresh_town(tmp_path)
    for file, faults in [
        ("parcels/ben_mau_5897_tcvn3.shp", [
            ("self-intersection", "98004 / 4 / 55"), ("duplicate", "98004 / 5 / 3 stands"),
            ("overlap", "98004 / 6 / 20 and 98004 / 6 / 29"), ("sliver", "98004 / 6 / 81"),
            ("invalid-geometry", "surveying_unit=98004; sheet=3; number=106")]),
        ("parcels/cu_lao_9209_utf8.shp", [
            ("self-intersection", "98010 / 11 / 8"),
            ("self-intersection", "98010 / 14 / 1"),
            ("duplicates: one shape", "98013 / 4 / 8 and 98013 / 4 / 9"), ("overlap", "98013 / 5 / 30 and 98013 / 5 / 31"),
            ("sliver", "98010 / 24 / 37"), ("invalid-geometry", "surveying_unit=98010; sheet=4; number=21")]),
    ]:
        report = import_layer(town.registry, "parcels", file).stdout
        for fault, parcel in faults:
            heading = next(at for at, line in enumerate(report.splitlines()) if fault in line.lower())
            under_it = [line for line in report.splitlines()[heading:] if parcel in line]
            assert under_it, (fault, parcel, report)


def owners_in(dbf, column):
    """The bytes of a column of a DBF file, as they stand there."""
    content = dbf.read_bytes()
    count, header, width = struct.unpack("<IHH", content[4:12])
    offset = 1
    for at in range(32, header - 1, 32):
        name, size = content[at:at + 11].split(b"\0")[0], content[at + 16]
        if name == column:
            return {content[header + row * width + offset:][:size].strip() for row in range(count)} - {b""}
        offset += size
    raise AssertionError(f"{dbf} has no column {column}")


def test_owners_are_dropped_everywhere(tmp_path):
    town = fresh_town(tmp_path, LAYERS)
    content = town.registry.read_bytes()
    raw = owners_in(SAMPLES / "parcels/ben_mau_5897_tcvn3.dbf", b"TENCHU")
    utf8 = owners_in(SAMPLES / "parcels/cu_lao_9209_utf8.dbf", b"TenChu")
    assert len(raw) > 20 and len(utf8) > 20
    # Some of the made-up owners are called like streets; those names are there for another reason.
    streets = (SAMPLES / "streets/streets.geojson").read_bytes()
    assert [owner for owner in raw | utf8 if owner in content and owner not in streets] == []
    rejects = rows_of(town, "SELECT attributes, shape_text FROM reject")
    assert rejects and all("TENCHU" not in text.upper() for row in rejects for text in row)


def test_the_same_file_again_is_an_empty_diff(tmp_path):
    town = fresh_town(tmp_path, LAYERS)
    before = rows_of(town, "SELECT max(number) FROM revision")
    for layer, file, options in LAYERS:
        import_layer(town.registry, layer, file, *options)
    assert rows_of(town, "SELECT max(number) FROM revision") == before


def test_the_zone_of_a_file_without_prj_can_be_named(tmp_path):
    town = fresh_town(tmp_path)
    import_layer(town.registry, "parcels", "parcels/no_prj_5897.shp", "--crs", "EPSG:5897")
    assert rows_of(town, "SELECT count(*) FROM parcel_version WHERE source_crs = 5897") == [(8,)]
    refused = import_layer(town.registry, "parcels", "parcels/no_prj_5897.shp", "--crs", "EPSG:6957", check=False)
    assert refused.returncode == 1 and "6957" in refused.stderr


def test_the_operation_and_its_accuracy_are_told():
    told = diachi("transform", "--crs", "EPSG:5897", "585000", "1109000").stdout
    assert "105.777176136" in told and "10.027518547" in told and "EPSG:6960" in told and "1 m" in told


def test_a_killed_import_leaves_the_registry_as_it_was(mapped, tmp_path):
    """kill -9 at twenty moments spread over the time that the whole import takes."""
    command = [BINARY, "import", "--registry", None, "--layer", "parcels", str(SAMPLES / "parcels/cu_lao_9209_utf8.shp")]
    whole = mapped.copy_to(tmp_path)
    began = time.monotonic()
    subprocess.run([word or whole.registry for word in command], check=True, capture_output=True)
    duration = time.monotonic() - began
    complete = rows_of(whole, "SELECT count(*) FROM parcel_version")
    moments = random.Random(4)
    killed = 0
    for trial in range(20):
        folder = tmp_path / str(trial)
        folder.mkdir()
        town = mapped.copy_to(folder)
        importing = subprocess.Popen([word or town.registry for word in command],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(duration * moments.random())
        importing.kill()
        killed += importing.wait() == -9
        assert town.verify().returncode == 0
        assert rows_of(town, "SELECT count(*) FROM parcel_version") in ([(0,)], complete)
        # What was interrupted can be done again.
        subprocess.run([word or town.registry for word in command], check=True, capture_output=True)
        assert rows_of(town, "SELECT count(*) FROM parcel_version") == complete
    assert killed >= 10
