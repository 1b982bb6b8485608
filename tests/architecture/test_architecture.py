"""Holds the code to the arrows of docs/architecture.md: api -> importers -> registry -> geo, never back."""
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["geo", "registry", "importers", "api"]  # a room may include itself and the rooms before it
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)

# Third-party headers, each with the places that may include them.
CONFINED = {
    r"geos": ["geo/repair.cpp", "geo/geos"],
    r"proj": ["geo/projection.cpp"],
    r"sqlite3|spatialite": ["registry/storage/spatialite/"],
    r"sodium": ["registry/digest.cpp", "registry/holders/sealing.cpp", "registry/journal/signing.cpp"],
    r"utf8proc": ["registry/text/vietnamese.cpp"],
    r"gdal|ogr|cpl": ["importers/gdal/"],
    r"expat": ["importers/workbook/"],
    r"pistache": ["api/http/pistache/"],
    r"rapidjson": ["api/json/"],
    r"cjose|curl": ["api/tokens/"],
}
FORBIDDEN_NAMES = {"util", "utils", "common", "helper", "helpers", "misc", "manager", "base"}


def sources():
    return [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in {".hpp", ".cpp"}]


def name(path):
    return path.relative_to(ROOT).as_posix()


def includes(path):
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def test_there_are_sources_in_every_room():
    for room in ROOMS:
        assert any(name(path).startswith(room + "/") for path in sources()), room


def test_no_room_includes_a_room_above_it():
    wrong = []
    for path in sources():
        room = ROOMS.index(name(path).split("/")[0])
        for kind, target in includes(path):
            top = target.split("/")[0]
            if kind == '"' and top in ROOMS and ROOMS.index(top) > room:
                wrong.append(f"{name(path)} includes {target}")
    assert wrong == []


def test_own_headers_are_included_from_the_root_of_the_project():
    wrong = [f"{name(path)}: {target}" for path in sources() for kind, target in includes(path)
             if kind == '"' and not (ROOT / target).exists()]
    assert wrong == []


def test_each_third_party_library_stays_in_its_room():
    wrong = []
    for path in sources():
        for kind, target in includes(path):
            if kind == '"':
                continue
            for library, places in CONFINED.items():
                if re.match(rf"({library})", target) and not any(name(path).startswith(place) for place in places):
                    wrong.append(f"{name(path)} includes <{target}>")
    assert wrong == []


def test_includes_form_no_cycle():
    graph = {name(path): [target for kind, target in includes(path) if kind == '"'] for path in sources()}
    done, doing = set(), []

    def visit(node):
        if node in done or node not in graph:
            return
        assert node not in doing, " -> ".join(doing[doing.index(node):] + [node])
        doing.append(node)
        for target in graph[node]:
            visit(target)
        done.add(doing.pop())

    for node in graph:
        visit(node)


def test_names_say_what_is_inside():
    wrong = [name(path) for path in sources() for word in re.split(r"[_./]", name(path)) if word in FORBIDDEN_NAMES]
    assert wrong == []


def test_every_table_of_the_schema_is_explained():
    tables = set()
    for script in (ROOT / "registry/storage/spatialite/schema").glob("*.sql"):
        tables |= set(re.findall(r"CREATE TABLE (\w+)", script.read_text(encoding="utf-8")))
    page = (ROOT / "docs/data_model.md").read_text(encoding="utf-8")
    assert tables and [table for table in sorted(tables) if f"`{table}`" not in page] == []
