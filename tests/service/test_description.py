"""Holds real answers against the schemas of api/openapi.yaml."""
from urllib.parse import quote

import jsonschema
import pytest

from conftest import BLOCK

CHUNKED = {"Transfer-Encoding": "chunked"}


def json_schema(schema, closed=True):
    """OpenAPI 3.0 to JSON Schema: nullable; and, when closed, no member that is not described."""
    if isinstance(schema, list):
        return [json_schema(item, closed) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: json_schema(value, closed) for key, value in schema.items() if key != "nullable"}
    if closed and "properties" in made and "additionalProperties" not in made:
        made["additionalProperties"] = False
    if schema.get("nullable"):
        made = {"anyOf": [made, {"type": "null"}]}
    return made


def hold(description, path, method, status, body, closed=True):
    content = description["paths"][path][method]["responses"][str(status)]
    if "$ref" in content:
        content = description["components"]["responses"][content["$ref"].split("/")[-1]]
    schema = json_schema(next(iter(content["content"].values()))["schema"], closed)
    components = {name: json_schema(one, closed) for name, one in description["components"]["schemas"].items()}
    jsonschema.validate(body, {**schema, "components": {"schemas": components}})


@pytest.mark.parametrize("path,asked", [
    ("/api/v1/addresses", "/api/v1/addresses?limit=5"),
    ("/api/v1/communes/{code}/streets", "/api/v1/communes/98004/streets"),
    ("/api/v1/communes/{code}/places", "/api/v1/communes/98010/places"),
    ("/api/v1/codes/{code}", "/api/v1/codes/303581419814"),
    ("/api/v1/geocode", "/api/v1/geocode?text=" + quote("Xã Thạnh Lộc Mẫu, Huyện Cù Lao")),
    ("/api/v1/geocode", "/api/v1/geocode?text=" + quote("Phường 1, Thị xã Bến Mẫu")),
    ("/api/v1/locate", "/api/v1/locate?longitude=105.2589390&latitude=10.0304673"),
    ("/api/v1/numbers/next", "/api/v1/numbers/next?commune=98004&street_key=S02&longitude=105.2589390&latitude=10.0304673"),
    ("/api/v1/numbers/next", "/api/v1/numbers/next?commune=98004&street=?&longitude=105.2589390&latitude=10.0304673"),
    ("/health/live", "/health/live"),
    ("/health/ready", "/health/ready"),
])
def test_answers_are_as_described(server, description, path, asked):
    status, _, body = server.get(asked)
    assert status == 200
    hold(description, path, "get", 200, body)


def test_an_address_its_history_and_a_refusal_are_as_described(server, town, description):
    status, headers, issued = server.post("/api/v1/addresses", {**BLOCK, "number": "961"}, key=town.key)
    hold(description, "/api/v1/addresses", "post", 201, issued)
    hold(description, "/api/v1/addresses/{code}", "get", 200, server.get(headers["Location"])[2])
    hold(description, "/api/v1/addresses/{code}/history", "get", 200, server.get(headers["Location"] + "/history")[2])
    draft = {**BLOCK, "number": "?"}
    hold(description, "/api/v1/addresses/validate", "post", 200, server.post("/api/v1/addresses/validate", draft)[2])
    # A refused draft joins two schemas, so that each must allow the other's members.
    refused = server.post("/api/v1/addresses", draft, key=town.key)[2]
    hold(description, "/api/v1/addresses", "post", 422, refused, closed=False)


def test_keys_are_as_described(server, town, description):
    wish = {"label": "described", "roles": ["officer", "reader"], "communes": ["98004"], "last_day": "2099-12-31"}
    status, headers, made = server.post("/api/v1/keys", wish, key=town.key)
    hold(description, "/api/v1/keys", "post", status, made)
    status, _, page = server.request("GET", "/api/v1/keys?limit=50", key=town.key)
    hold(description, "/api/v1/keys", "get", status, page)
    for method, path, operation, answer in [
        ("get", "/api/v1/keys", 403, server.request("GET", "/api/v1/keys", key=made["secret"])),
        ("post", "/api/v1/keys", 400, server.post("/api/v1/keys", wish, key=town.key)),
        ("delete", "/api/v1/keys/{label}", 404, server.request("DELETE", "/api/v1/keys/nobody", key=town.key)),
    ]:
        assert answer[0] == operation
        hold(description, path, method, operation, answer[2])
    assert server.request("DELETE", headers["Location"], key=town.key)[0::2] == (204, "")


def test_problems_are_as_described(server, town, description):
    for status, path, operation, answer in [
        (400, "/api/v1/locate", "get", server.get("/api/v1/locate?longitude=1")),
        (400, "/api/v1/geocode", "post", server.post("/api/v1/geocode", b"[]")),
        (401, "/api/v1/addresses", "post", server.post("/api/v1/addresses", BLOCK)),
        (411, "/api/v1/geocode", "post", server.request("POST", "/api/v1/geocode", b"", headers=CHUNKED)),
        (413, "/api/v1/geocode", "post", server.post("/api/v1/geocode", b" " * 1_048_577)),
        (404, "/api/v1/addresses/{code}", "get", server.get("/api/v1/addresses/303581419814")),
        (404, "/api/v1/communes/{code}/streets", "get", server.get("/api/v1/communes/00000/streets")),
    ]:
        assert answer[0] == status
        hold(description, path, operation, status, answer[2])
