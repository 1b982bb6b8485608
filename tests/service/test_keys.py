"""Keys on the command line and over HTTP, while the server runs."""
from urllib.parse import quote

import pytest

from conftest import BLOCK, Server, diachi


def key(verb, town, *options, check=True):
    return diachi("key", verb, "--registry", town.registry, *options, check=check)


def created(town, label, *options):
    return key("create", town, "--label", label, *options).stdout.split(": ")[-1].strip()


def issue(server, number, secret):
    return server.post("/api/v1/addresses", {**BLOCK, "number": number}, key=secret)


def test_an_officer_issues_in_the_own_ward_until_the_key_is_revoked(server, town):
    own = created(town, "Quầy Bến Mẫu", "--role", "officer,certifier", "--ward", "98004", "--expires", "2099-12-31")
    other = created(town, "Quầy khác", "--role", "officer", "--ward", "98010")
    assert issue(server, "801", own)[0] == 201
    before = server.get("/health/ready")[2]["revision"]
    status, _, problem = issue(server, "803", other)
    assert (status, problem["permission"]) == (403, "issue")
    assert "Phường Bến Mẫu" in problem["detail"]
    assert server.get("/health/ready")[2]["revision"] == before
    key("revoke", town, "--label", "Quầy Bến Mẫu", "--reason", "lost")
    status, headers, _ = issue(server, "803", own)
    assert status == 401 and 'error="invalid_token"' in headers["WWW-Authenticate"]
    assert town.verify().returncode == 0


def test_the_list_shows_no_secret(server, town):
    secret = created(town, "one-stop", "--role", "geocoder")
    listed = key("list", town).stdout
    assert "one-stop\tgeocoder\teverywhere\t-\t" in listed and "\tcommand line" in listed
    assert secret not in listed and secret[3:] not in listed
    status, _, page = server.request("GET", "/api/v1/keys", key=town.key)
    assert status == 200 and "one-stop" in [one["label"] for one in page["keys"]]
    assert "dk_" not in str(page)


@pytest.mark.parametrize("options,said", [
    (("--role", "officer"), "everywhere"),
    (("--role", "officer", "--ward", "00000"), "00000"),
    (("--role", "king"), "king"),
    (("--role", "reader", "--ward", "98004"), "officers and certifiers"),
    (("--role", "reader", "--expires", "2020-01-01"), "past"),
])
def test_a_key_that_cannot_be_is_refused_with_the_remedy(town, options, said):
    done = key("create", town, "--label", "no", *options, check=False)
    assert done.returncode != 0 and said in done.stderr and "dk_" not in done.stdout


def test_a_label_is_given_once_for_ever(town):
    created(town, "once", "--role", "reader")
    key("revoke", town, "--label", "once")
    done = key("create", town, "--label", "once", "--role", "reader", check=False)
    assert done.returncode == 1 and "choose another" in done.stderr
    assert key("revoke", town, "--label", "once", check=False).returncode == 1


def test_an_administrator_makes_and_ends_keys_over_http(server, town):
    wish = {"label": "LGSP thành phố", "roles": ["geocoder", "officer"], "communes": "*"}
    status, headers, made = server.post("/api/v1/keys", wish, key=town.key)
    assert (status, made["communes"], made["created_by"]) == (201, "*", "administrator")
    assert issue(server, "805", made["secret"])[0] == 201
    assert server.request("DELETE", headers["Location"], key=made["secret"])[0] == 403
    assert server.request("DELETE", headers["Location"], key=town.key)[0] == 204
    assert issue(server, "807", made["secret"])[0] == 401
    assert server.request("DELETE", headers["Location"], key=town.key)[0] == 404
    assert server.request("DELETE", "/api/v1/keys/" + quote("../admin"), key=town.key)[0] in (400, 404)


def test_callers_above_their_rate_are_told_when_to_come_again(sample_town, tmp_path):
    limited = Server(sample_town.copy_to(tmp_path), "--rate", "1/s", "--burst", "3")
    try:
        answers = [limited.get("/api/v1/codes/1") for _ in range(8)]
        assert [answer[0] for answer in answers[:3]] == [200] * 3
        refused = [answer for answer in answers if answer[0] == 429]
        assert refused and refused[0][2]["code"] == "too-many-requests" and int(refused[0][1]["Retry-After"]) >= 1
        assert limited.request("GET", "/api/v1/keys", key=sample_town.key)[0] == 200
        guesses = [limited.request("GET", "/api/v1/keys", key=f"dk_{i}")[0] for i in range(8)]
        assert guesses[:3] == [401] * 3 and 429 in guesses
        assert limited.get("/health/live")[0] == 200
    finally:
        assert limited.stop() == 0
