"""Geocoding over the API: addresses in parts, what stands around a point, and what a text in a box could become."""
from urllib.parse import urlencode

import pytest

from test_description import hold

POINT = {"longitude": 105.2589390, "latitude": 10.0304673}
HOUSE = "14 Đường Hùng Vương, Phường Bến Mẫu, Tỉnh Sông Mẫu"


def ask(server, path, **parameters):
    return server.get(f"/api/v1/{path}?{urlencode(parameters)}")


def suggested(server, text, **more):
    status, _, body = ask(server, "autocomplete", text=text, **more)
    assert status == 200, body
    return body["suggestions"]


# In parts

PARTS = {"number": "14", "street": "Hùng Vương", "commune": "Bến Mẫu", "province": "Sông Mẫu"}


def test_parts_without_their_kind_words_are_read_as_what_they_are(server):
    for answer in (ask(server, "geocode", **PARTS)[2], server.post("/api/v1/geocode", PARTS)[2]):
        assert (answer["label"], answer["level"], answer["commune"]["code"]) == (HOUSE, "address", "98004")


def test_a_flat_and_a_former_commune_are_parts_too(server):
    flat = ask(server, "geocode", flat="01 – 02", **PARTS)[2]
    assert flat["level"] == "unit"
    former = ask(server, "geocode", number="14", street="Đường Hùng Vương", commune="Phường 2", district="Bến Mẫu",
                 province="Tỉnh Sông Mẫu")[2]
    assert former["label"] == HOUSE and former["lineage"]


def test_a_commune_that_nobody_knows_is_never_surely_the_street_of_its_name(server):
    assert ask(server, "geocode", commune="Hùng Vương", province="Sông Mẫu")[2]["category"] == "C"
    assert ask(server, "geocode", street="Hùng Vương", province="Sông Mẫu")[2]["category"] in "AB"


@pytest.mark.parametrize("body", [{"text": HOUSE, **PARTS}, {}, {"as_of": "2025-01-01"}, {"text": 3},
                                  {"text": HOUSE, "as_of": "yesterday"}, {"stret": "Hùng Vương"}])
def test_what_cannot_be_read_is_refused(server, body):
    assert server.post("/api/v1/geocode", body)[0] == 400


def test_a_day_may_be_given(server):
    assert ask(server, "geocode", text=HOUSE, as_of="2025-01-01")[2]["label"] == HOUSE
    assert ask(server, "geocode", text=HOUSE, as_of="1.1.2025")[0] == 400


# Around a point

def test_a_point_has_houses_a_parcel_and_a_commune_around_it(server, description):
    status, _, body = ask(server, "reverse", **POINT)
    hold(description, "/api/v1/reverse", "get", status, body)
    assert body["level"] == "address" and body["addresses"][0]["label"] == HOUSE
    distances = [one["distance_m"] for one in body["addresses"]]
    assert distances == sorted(distances) and distances[0] == 0 and len(distances) == 5
    assert body["parcels"][0]["surveying_unit"] == "98004"
    assert body["communes"][0]["code"] == "98004" and body["communes"][0]["province"]["name"] == "Tỉnh Sông Mẫu"


def test_the_radius_bounds_what_is_near_and_nothing_is_an_answer(server, description):
    all_of_them = ask(server, "reverse", **POINT, limit=20, radius=1000)[2]["addresses"]
    near = ask(server, "reverse", **POINT, limit=20, radius=8)[2]["addresses"]
    assert 0 < len(near) < 20 and all(one["distance_m"] <= 8 for one in near)
    assert [one["code"] for one in all_of_them[:len(near)]] == [one["code"] for one in near]
    status, _, nowhere = ask(server, "reverse", longitude=0, latitude=0)
    hold(description, "/api/v1/reverse", "get", status, nowhere)
    assert nowhere == {"level": "none", "uncertainty_m": None, "addresses": [], "parcels": [], "communes": []}
    for wrong in ({"radius": 0}, {"radius": 1001}, {"limit": 0}, {"limit": 21}):
        assert ask(server, "reverse", **POINT, **wrong)[0] == 400


# In a box

def test_a_beginning_becomes_a_street_with_the_caret_where_its_number_goes(server, description):
    status, _, body = ask(server, "autocomplete", text="hung v")
    hold(description, "/api/v1/autocomplete", "get", status, body)
    [first, *_] = body["suggestions"]
    assert first["kind"] == "street" and first["text"] == " Đường Hùng Vương, Phường Bến Mẫu, Tỉnh Sông Mẫu"
    assert first["caret"] == 0 and first["commune"]["code"] == "98004"
    typed = "1" + first["text"]
    numbers = suggested(server, typed, caret=1)
    assert numbers[0]["kind"] == "address" and all(one["number"].startswith("1") for one in numbers if one["code"])
    assert suggested(server, first["text"], caret=0)[0]["kind"] == "address"


def test_a_number_that_was_issued_becomes_the_address(server):
    [first, *_] = suggested(server, "14 hung v")
    assert (first["kind"], first["text"], first["number"]) == ("address", HOUSE, "14")
    assert first["caret"] == len(HOUSE) and len(first["code"]) == 12
    others = suggested(server, "9999 hung v")
    assert others[0]["text"].startswith("9999 Đường Hùng Vương") and not any(one["code"] for one in others)
    assert others[0]["caret"] == len("9999")


@pytest.mark.parametrize("typed", ["vuong hung", "Hùng Vương, Bến", "hungg vuong", "hv", "đường hùng vư", "hung vuong ben mau",
                                   "H\u0075\u0300ng Vu\u031bo\u031bng"])
def test_order_accents_a_letter_and_first_letters_do_not_matter(server, typed):
    assert "Đường Hùng Vương, Phường Bến Mẫu" in suggested(server, typed)[0]["text"]


def test_the_word_at_the_caret_is_the_one_that_is_begun(server):
    text = "Hùng Vư, Phường Bến Mẫu"
    assert "Hùng Vương" in suggested(server, text, caret=7)[0]["text"]
    assert suggested(server, "Hùng Vư x")[:1] == []


def test_units_and_places_are_suggested_too(server):
    assert {"commune", "province"} <= {one["kind"] for one in suggested(server, "mau", limit=20)}
    assert suggested(server, "ap thanh ph")[0]["kind"] == "place"
    assert suggested(server, "song m")[0]["kind"] == "province"


def test_where_the_caller_is_comes_first(server):
    streets = [one for one in suggested(server, "duong", limit=20) if one["kind"] == "street"]
    communes = {one["commune"]["code"] for one in suggested(server, "cau mau", limit=20) if one["commune"]}
    assert streets
    for code in communes:
        assert suggested(server, "cau mau", commune=code)[0]["commune"]["code"] == code
    assert suggested(server, "ven song", longitude=POINT["longitude"], latitude=POINT["latitude"])


@pytest.mark.parametrize("wrong", [{}, {"text": "a" * 601}, {"text": "a", "caret": 2}, {"text": "a", "caret": -1},
                                   {"text": "a", "commune": "1"}, {"text": "a", "limit": 21}, {"text": "a", "longitude": 5}])
def test_a_box_that_cannot_be_completed_is_refused(server, wrong):
    assert ask(server, "autocomplete", **wrong)[0] == 400


@pytest.mark.parametrize("odd", ["", " ", ",,,", "1", "12/", "%", "ð", "𝔸", "a" * 600, "1/" * 200, "\u0301"])
def test_odd_texts_are_answered(server, odd):
    assert suggested(server, odd) is not None
