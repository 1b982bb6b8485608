"""The formats of addok and Nominatim, asked as their clients ask."""
import csv
import io
import json
import subprocess
from urllib.parse import quote, urlencode

import pytest
from geopy import geocoders

from conftest import ROOT

HOUSE = "14 Đường Hùng Vương, Phường Bến Mẫu, Tỉnh Sông Mẫu"
POINT = {"lat": 10.0304673, "lon": 105.2589390}
SPLIT = "Xã Thạnh Lộc Mẫu, Huyện Cù Lao, Tỉnh Sông Mẫu"


def addok(server, path="search", **parameters):
    return server.get(f"/addok/{path}?{urlencode(parameters)}")


def nominatim(server, path="search", **parameters):
    return server.get(f"/nominatim/{path}?{urlencode(parameters)}")


def properties(answer):
    assert answer[0] == 200, answer[2]
    return [feature["properties"] for feature in answer[2]["features"]]


def upload(server, path, rows, **fields):
    """A form with a CSV file, as `curl -F` sends it."""
    mark = "----diachi-test"
    parts = [("data", '; filename="in.csv"', rows)] + [(name, "", one) for name, value in fields.items()
                                                       for one in (value if isinstance(value, list) else [value])]
    body = "".join(f'--{mark}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{content}\r\n'
                   for name, more, content in parts) + f"--{mark}--\r\n"
    return server.request("POST", path, body.encode(), headers={"Content-Type": f"multipart/form-data; boundary={mark}"})


def table(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


# addok

def test_a_house_is_one_feature_with_its_code(server):
    [house] = properties(addok(server, q=HOUSE))
    assert house["type"] == "housenumber" and house["housenumber"] == "14" and house["street"] == "Đường Hùng Vương"
    assert house["id"] == house["current_id"] and len(house["id"]) == 12
    assert house["label"] == HOUSE and house["name"] == "14 Đường Hùng Vương"
    assert (house["citycode"], house["city"], house["context"]) == ("98004", "Phường Bến Mẫu", "Tỉnh Sông Mẫu")
    assert house["score"] == 1 and house["category"] == "A"


@pytest.mark.parametrize("written", [
    "14 duong hung vuong, phuong ben mau, tinh song mau",
    "14 Đường Hùng Vươn, Phường Bến Mẫu, Tỉnh Sông Mẫu",
    "Tỉnh Sông Mẫu, Phường Bến Mẫu, 14 Đường Hùng Vương",
    "14 đường hùng vương phường bến mẫu tỉnh sông mẫu",
])
def test_accents_a_letter_and_the_order_do_not_matter(server, written):
    assert properties(addok(server, q=written, autocomplete=0))[0]["label"] == HOUSE


def test_the_answer_repeats_the_question_and_is_open_to_pages_of_any_origin(server):
    status, headers, body = addok(server, q=HOUSE, limit=3, type="housenumber", **POINT)
    assert (body["query"], body["limit"], body["filters"]) == (HOUSE, 3, {"type": "housenumber"})
    assert body["center"] == [POINT["lon"], POINT["lat"]] and body["version"] == "draft"
    assert headers["Access-Control-Allow-Origin"] == "*"


def test_a_split_commune_gives_both_successors(server):
    found = properties(addok(server, q=SPLIT, autocomplete=0))
    assert {one["citycode"] for one in found} == {"98010", "98013"}
    assert {one["type"] for one in found} == {"municipality"} and {one["category"] for one in found} == {"C"}


def test_filters_leave_what_they_name(server):
    assert [one["citycode"] for one in properties(addok(server, q=SPLIT, citycode="98013", autocomplete=0))] == ["98013"]
    assert properties(addok(server, q=HOUSE, citycode="98013", autocomplete=0)) == []
    assert {one["type"] for one in properties(addok(server, q="hung vuong", type="street locality"))} == {"street"}
    assert len(properties(addok(server, q=SPLIT, citycode="98010 98013", autocomplete=0))) == 2


def test_a_house_number_that_was_not_issued_never_becomes_a_house(server):
    found = properties(addok(server, q="9999 Đường Hùng Vương, Phường Bến Mẫu, Tỉnh Sông Mẫu"))
    assert found and all(one["type"] != "housenumber" for one in found)


def test_what_is_being_typed_is_completed_unless_that_is_not_wanted(server):
    assert "Đường Hùng Vương" in properties(addok(server, q="14 hung v"))[0]["label"]
    assert properties(addok(server, q="14 hung v", autocomplete=0)) == []


@pytest.mark.parametrize("path,status", [
    ("search", 400), ("search?q=", 400), ("search?q=a&lat=91&lon=0", 400), ("search?q=a&lat=x&lon=0", 400),
    ("search?q=a&limit=0", 400), ("search?q=" + "a" * 201, 413), ("reverse", 400), ("reverse?lat=10", 400),
])
def test_what_cannot_be_asked_is_refused_and_pages_may_read_why(server, path, status):
    answer = server.get("/addok/" + path)
    assert answer[0] == status and answer[1]["Access-Control-Allow-Origin"] == "*"


def test_two_hundred_characters_are_letters_not_bytes(server):
    assert addok(server, q="đ" * 200)[0] == 200


def test_a_slash_at_the_end_is_the_same_path_and_no_redirect(server):
    for path in ("/addok/search", "/addok/search/", "/nominatim/search", "/nominatim/search/", "/nominatim/search.php"):
        assert server.get(f"{path}?q={quote(HOUSE)}")[0] == 200, path
    for path in ("/addok/reverse/", "/nominatim/reverse", "/nominatim/reverse.php"):
        assert server.get(f"{path}?{urlencode(POINT)}")[0] == 200, path


@pytest.mark.parametrize("name", ["lon", "lng", "long", "longitude"])
def test_reverse_finds_the_nearest_house_and_its_distance(server, name):
    [house] = properties(server.get(f"/addok/reverse?lat={POINT['lat']}&{name}={POINT['lon']}"))
    assert house["housenumber"] == "14" and house["distance"] == 0


def test_the_form_of_the_specification_is_given_where_it_is_asked_for(server):
    body = addok(server, q=HOUSE, format="geocodejson")[2]
    assert body["geocoding"]["version"] == "0.1.0" and body["geocoding"]["query"] == HOUSE
    [feature] = body["features"]
    assert feature["properties"]["geocoding"]["type"] == "house"
    assert feature["properties"]["geocoding"]["housenumber"] == "14"


def test_a_file_comes_back_with_its_rows_and_the_columns_of_addok(server):
    rows = 'id;street;city\n1;14 Đường Hùng Vương;"Phường Bến Mẫu; Sông Mẫu"\n2;nowhere at all;\n3;too;many;fields\n'
    status, headers, text = upload(server, "/addok/search/csv", rows, columns=["street", "city"])
    assert status == 200 and headers["Content-Type"].startswith("text/csv")
    assert headers["Content-Disposition"] == 'attachment; filename="in.geocoded.csv"'
    first, second, third = table(text, ";")
    assert first["id"] == "1" and first["city"] == "Phường Bến Mẫu; Sông Mẫu"
    assert first["result_housenumber"] == "14" and first["wash_category"] in "AB" and first["result_status"] == "ok"
    assert float(first["latitude"]) == pytest.approx(POINT["lat"]) and float(first["longitude"]) == pytest.approx(POINT["lon"])
    assert second["result_status"] == "not-found" and second["result_label"] == ""
    assert third["result_status"] == "error" and "line 4 has 4 fields" in third["match_reasons"]
    assert "fields" in third["match_reasons"].split("|")[-1]


def test_points_of_a_file_are_reversed(server):
    status, _, text = upload(server, "/addok/reverse/csv/", "name,lat,lon\na,10.0304673,105.2589390\nb,,\nc,x,105\n")
    assert status == 200
    first, second, third = table(text)
    assert first["result_housenumber"] == "14" and first["result_distance"] == "0"
    assert second["result_status"] == "not-found" and second["name"] == "b"
    assert third["result_status"] == "error" and "must be numbers" in third["match_reasons"]


def test_one_feature_is_the_likeliest_of_all(server):
    all_of_them = properties(addok(server, q="Đường Ven Sông"))
    assert {"street", "municipality"} <= {one["type"] for one in all_of_them}
    assert properties(addok(server, q="Đường Ven Sông", limit=1)) == all_of_them[:1]
    assert all_of_them[0]["type"] == "street"


@pytest.mark.parametrize("least", ["1.5", "-1", "x"])
def test_a_least_score_lies_between_0_and_1(server, least):
    status, _, problem = upload(server, "/addok/search/csv", "a\n1\n", min_score=least)
    assert status == 400 and "between 0 and 1" in problem["detail"]


@pytest.mark.parametrize("rows,fields,says", [
    ("", {}, "empty"), ("a,b\n1,2\n", {"columns": "c"}, "there is no column “c”; there are: a, b"),
    ("a\n1\n", {"encoding": "latin-1"}, "UTF-8"), ('a\n"1\n', {}, "quote"),
])
def test_a_file_that_cannot_be_read_says_why(server, rows, fields, says):
    status, _, problem = upload(server, "/addok/search/csv", rows, **fields)
    assert status == 400 and says in problem["detail"]


def test_a_body_that_is_no_form_says_how_to_send_one(server):
    for kind in ("text/csv", "multipart/form-data", "multipart/form-data; boundary=x"):
        status, _, problem = server.request("POST", "/addok/search/csv", b"--y", headers={"Content-Type": kind})
        assert status == 400 and "curl -F" in problem["detail"]


def test_a_file_of_too_many_rows_is_to_be_sent_in_parts(server):
    status, _, problem = upload(server, "/addok/reverse/csv", "lat,lon\n" + ",\n" * 10001)
    assert status == 413 and "in parts" in problem["detail"]


# Nominatim

NEEDED = {"place_id", "licence", "osm_type", "osm_id", "lat", "lon", "type", "place_rank", "importance", "addresstype",
          "name", "display_name", "boundingbox"}


def test_a_house_has_all_that_clients_read(server):
    [house] = nominatim(server, q=HOUSE, format="json", addressdetails=1)[2]
    assert NEEDED | {"class", "address"} <= set(house)
    assert house["display_name"] == HOUSE and house["lat"] == "10.0304673" and house["lon"] == "105.2589390"
    south, north, west, east = map(float, house["boundingbox"])
    assert south < POINT["lat"] < north and west < POINT["lon"] < east
    assert house["address"] == {"house_number": "14", "road": "Đường Hùng Vương", "suburb": "Phường Bến Mẫu",
                                "state": "Tỉnh Sông Mẫu", "country": "Việt Nam", "country_code": "vn"}


def test_the_formats_differ_as_theirs_do(server):
    [item] = nominatim(server, q=HOUSE)[2]
    assert "category" in item and "class" not in item and "address" not in item
    [feature] = nominatim(server, q=HOUSE, format="geojson")[2]["features"]
    west, south, east, north = feature["bbox"]
    assert west < POINT["lon"] < east and south < POINT["lat"] < north
    assert nominatim(server, q=HOUSE, format="geocodejson")[2]["geocoding"]["version"] == "0.1.0"
    assert nominatim(server, q=HOUSE, format="xml")[0] == 400
    assert nominatim(server, q=HOUSE, json_callback="f")[0] == 400


def test_nothing_is_an_empty_list_and_reverse_says_so(server):
    assert nominatim(server, q="không rõ")[2] == []
    assert nominatim(server, q=HOUSE, countrycodes="fr,de")[2] == []
    assert nominatim(server, "reverse", lat=0, lon=0)[:3:2] == (200, {"error": "Unable to geocode"})


def test_parts_are_read_as_one_address(server):
    [house] = nominatim(server, street="14 Đường Hùng Vương", city="Phường Bến Mẫu", state="Tỉnh Sông Mẫu",
                        country="Vietnam")[2]
    assert house["display_name"] == HOUSE
    assert nominatim(server, q=HOUSE, street="14 Đường Hùng Vương")[0] == 400
    assert nominatim(server)[0] == 400


def test_reverse_finds_the_house_and_from_far_out_the_commune(server):
    assert nominatim(server, "reverse", **POINT)[2]["display_name"] == HOUSE
    assert nominatim(server, "reverse", **POINT, zoom=10)[2]["display_name"] == "Phường Bến Mẫu, Tỉnh Sông Mẫu"
    assert nominatim(server, "reverse", **POINT, zoom="abc")[0] == 400
    assert nominatim(server, "reverse", **POINT, zoom=-3)[0] == 400


def test_what_was_found_is_found_again_by_its_id(server):
    letter = {"node": "N", "way": "W", "relation": "R"}
    for query in (HOUSE, "Đường Hùng Vương, Phường Bến Mẫu, Tỉnh Sông Mẫu", "Phường Bến Mẫu, Tỉnh Sông Mẫu",
                  "Ấp Thạnh Phú, Xã Cù Lao Dài, Tỉnh Sông Mẫu", "Tỉnh Sông Mẫu"):
        [item] = nominatim(server, q=query)[2]
        [again] = nominatim(server, "lookup", osm_ids=letter[item["osm_type"]] + str(item["osm_id"]))[2]
        assert again["display_name"] == item["display_name"]
    assert nominatim(server, "lookup", osm_ids="N999999,W999999,R1")[2] == []
    assert nominatim(server, "lookup", osm_ids="X1")[0] == 400


def test_a_box_bounds_or_orders_what_is_found(server):
    everywhere = nominatim(server, q=SPLIT)[2]
    assert len(everywhere) == 2
    east, north = float(everywhere[1]["lon"]), float(everywhere[1]["lat"])
    inside = nominatim(server, q=SPLIT, viewbox=f"{east + 1e-4},{north - 1e-4},{east - 1e-4},{north + 1e-4}")[2]
    assert inside[0]["osm_id"] == everywhere[1]["osm_id"] and len(inside) == 2
    assert nominatim(server, q=SPLIT, viewbox="1,1,2,2", bounded=1)[2] == []
    assert nominatim(server, q=SPLIT, viewbox="1,1,2")[0] == 400
    assert len(nominatim(server, q=SPLIT, limit=1)[2]) == 1


def test_it_says_that_it_answers(server):
    assert nominatim(server, "status")[2] == "OK"
    assert nominatim(server, "status", format="json")[2]["status"] == 0


# Clients as others wrote them

def host(server):
    return server.url.removeprefix("http://")


def test_geopy_asks_addok(server):
    client = geocoders.BANFrance(domain=host(server) + "/addok", scheme="http")
    found = client.geocode(HOUSE)
    assert found.address == HOUSE and found.latitude == pytest.approx(POINT["lat"])
    assert client.reverse((POINT["lat"], POINT["lon"])).address == HOUSE
    assert client.geocode("không rõ") is None


def test_geopy_asks_nominatim(server):
    client = geocoders.Nominatim(domain=host(server) + "/nominatim", scheme="http", user_agent="diachi-tests")
    found = client.geocode(HOUSE, addressdetails=True)
    assert found.address == HOUSE and found.raw["address"]["house_number"] == "14"
    parts = {"street": "14 Đường Hùng Vương", "city": "Phường Bến Mẫu", "state": "Tỉnh Sông Mẫu"}
    assert client.geocode(parts).address == HOUSE
    assert client.reverse((POINT["lat"], POINT["lon"])).address == HOUSE
    assert client.reverse((0, 0)) is None and client.geocode("không rõ") is None
    assert len(client.geocode(SPLIT, exactly_one=False)) == 2


@pytest.fixture(scope="session")
def npm():
    """Installs a client of tests/clients/ as its lock file says, once for all runs of a checkout."""
    def install(name):
        folder = ROOT / "tests/clients" / name
        installed = folder / "node_modules/.package-lock.json"
        lock = folder / "package-lock.json"
        if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
            subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"], cwd=folder,
                           check=True, timeout=800, stdout=subprocess.DEVNULL)
        return folder / "check.js"
    return install


def run_client(script, *words):
    done = subprocess.run(["node", script, *map(str, words)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_leaflet_control_geocoder_asks_nominatim(server, npm):
    made = run_client(npm("leaflet-control-geocoder"), server.url + "/nominatim/", HOUSE, POINT["lon"], POINT["lat"])
    [found], [around] = made["found"], made["around"]
    assert found["name"] == around["name"] == HOUSE
    assert found["center"] == [POINT["lon"], POINT["lat"]]
    assert "Đường Hùng Vương 14" in found["html"] and "Tỉnh Sông Mẫu" in found["html"]
    west, south, east, north = map(float, found["bbox"].split(","))
    assert west < POINT["lon"] < east and south < POINT["lat"] < north


def test_maplibre_gl_geocoder_asks_nominatim(server, npm):
    made = run_client(npm("maplibre-gl-geocoder"), server.url + "/nominatim/", HOUSE)
    [feature] = made["features"]
    assert feature["place_name"] == HOUSE
    assert feature["center"] == pytest.approx([POINT["lon"], POINT["lat"]])
