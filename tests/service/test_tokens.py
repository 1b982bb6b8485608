"""Bearer tokens, good ones and forged ones, with real keys."""
import base64
import hashlib
import hmac
import http.server
import json
import threading
import time

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from conftest import BLOCK, Server, diachi

AUDIENCE, ISSUER = "diachi", "https://id.example.vn"
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SMALL_RSA = rsa.generate_private_key(public_exponent=65537, key_size=1024)
EC = ec.generate_private_key(ec.SECP256R1())
STRANGER_RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGER_EC = ec.generate_private_key(ec.SECP256R1())


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def jwk(key, kid, **more):
    algorithm = jwt.algorithms.RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else jwt.algorithms.ECAlgorithm
    if algorithm is jwt.algorithms.RSAAlgorithm:
        made = json.loads(algorithm.to_jwk(key.public_key()))
    else:
        numbers = key.public_key().public_numbers()
        made = {"kty": "EC", "crv": "P-256", "x": base64url(numbers.x.to_bytes(32, "big")),
                "y": base64url(numbers.y.to_bytes(32, "big"))}
    made.pop("key_ops", None)
    return {**made, "kid": kid, "use": "sig", **more}


JWKS = json.dumps({"keys": [jwk(RSA, "rsa-1"), jwk(EC, "ec-1"), jwk(SMALL_RSA, "small"),
                            {"kty": "oct", "kid": "shared", "k": base64url(b"x" * 32)}]})


def claims(**changed):
    now = int(time.time())
    made = {"sub": "quay-7", "aud": AUDIENCE, "iss": ISSUER, "exp": now + 600, "roles": ["officer"], "communes": ["98004"],
            **changed}
    return {name: value for name, value in made.items() if value is not None}


def token(key=RSA, kid="rsa-1", algorithm=None, headers=None, **changed):
    algorithm = algorithm or ("RS256" if isinstance(key, rsa.RSAPrivateKey) else "ES256")
    return jwt.encode(claims(**changed), key, algorithm=algorithm, headers={"kid": kid, **(headers or {})})


def joined(header, payload, signature):
    return ".".join([base64url(json.dumps(header).encode()), base64url(json.dumps(payload).encode()), signature])


def signed_with_secret(secret, kid="rsa-1"):
    """HS256 with what everybody knows for a secret: the public key."""
    unsigned = joined({"alg": "HS256", "typ": "JWT", "kid": kid}, claims(), "")
    return unsigned + base64url(hmac.new(secret, unsigned[:-1].encode(), hashlib.sha256).digest())


def pem(key):
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def other_payload(good):
    header, _, signature = good.split(".")
    return ".".join([header, base64url(json.dumps(claims(roles=["administrator"])).encode()), signature])


def other_header(good, **header):
    _, payload, signature = good.split(".")
    return ".".join([base64url(json.dumps(header).encode()), payload, signature])


def forged():
    now = int(time.time())
    return {
        "expired": (token(exp=now - 61), "expired"),
        "expired long ago": (token(EC, "ec-1", exp=1), "expired"),
        "never expiring": (token(exp=None), "when it expires"),
        "not yet valid": (token(nbf=now + 3600), "not valid yet"),
        "another audience": (token(aud="another"), "audience"),
        "no audience": (token(aud=None), "audience"),
        "audiences without ours": (token(aud=["a", "b"]), "audience"),
        "another issuer": (token(iss="https://evil.example"), "issuer"),
        "no issuer": (token(iss=None), "issuer"),
        "no subject": (token(sub=None), "subject"),
        "long subject": (token(sub="x" * 101), "subject"),
        "control in the subject": (token(sub="a\nb"), "subject"),
        "roles in one text": (token(roles="administrator"), "roles"),
        "communes in a number": (token(communes=98004), "communes"),
        "time in a text": (jwt.encode(claims(nbf=None) | {"nbf": "soon"}, RSA, algorithm="RS256", headers={"kid": "rsa-1"}), "time"),
        "stranger's RSA key": (token(STRANGER_RSA), "signature"),
        "stranger's EC key": (token(STRANGER_EC, "ec-1"), "signature"),
        "unknown key id": (token(kid="nobody's"), "unknown key id"),
        "key too short": (token(SMALL_RSA, "small"), "unknown key id"),
        "key id of a path": (token(kid="../../etc/passwd"), "unknown key id"),
        "other payload": (other_payload(token()), "signature"),
        "no signature": (token().rsplit(".", 1)[0] + ".", "signature"),
        "none": (jwt.encode(claims(), None, algorithm="none", headers={"kid": "rsa-1"}), "neither a key nor a token"),
        "None": (joined({"alg": "None", "kid": "rsa-1"}, claims(), "AA"), "neither a key nor a token"),
        "HS256 with the public key": (signed_with_secret(pem(RSA)), "neither a key nor a token"),
        "HS256 with the key of the set": (signed_with_secret(b"x" * 32, "shared"), "neither a key nor a token"),
        "RS512": (token(algorithm="RS512"), "neither a key nor a token"),
        "PS256": (token(algorithm="PS256"), "neither a key nor a token"),
        "RS256 signature told to be ES256": (other_header(token(), alg="ES256", kid="rsa-1"), "unknown key id"),
        "EC key told to be RSA": (other_header(token(EC, "ec-1"), alg="RS256", kid="ec-1"), "unknown key id"),
        "critical extension": (token(headers={"crit": ["exp"]}), "neither a key nor a token"),
        "key brought along": (token(STRANGER_RSA, headers={"jwk": jwk(STRANGER_RSA, "rsa-1")}), "signature"),
        "key from elsewhere": (token(STRANGER_RSA, headers={"jku": "http://127.0.0.1:1/jwks"}), "signature"),
        "too long": (token(filler="x" * 9000), "8,000"),
        "not a token": ("a.b.c", "neither a key nor a token"),
        "five parts": ("a.b.c.d.e", "neither a key nor a token"),
        "empty parts": ("..", "neither a key nor a token"),
        "another alphabet": (token().replace(".", "./", 1), "neither a key nor a token"),
    }


FORGED = forged()


@pytest.fixture(scope="module")
def served(town):
    """Tokens of the issuer above are taken; everybody may read, so that a 401 is about the token."""
    file = town.folder / "jwks.json"
    file.write_text(JWKS)
    running = Server(town, "--jwks", file, "--audience", AUDIENCE, "--issuer", ISSUER)
    yield running
    assert running.stop() == 0


def revision(server):
    return server.get("/health/ready")[2]["revision"]


def issue(server, number, bearer):
    return server.post("/api/v1/addresses", {**BLOCK, "number": number}, key=bearer)


@pytest.mark.parametrize("name", FORGED)
def test_a_token_that_does_not_hold_is_refused_and_writes_nothing(served, name):
    bad, reason = FORGED[name]
    before = revision(served)
    for answer in (issue(served, "701", bad), served.request("GET", "/api/v1/codes/1", key=bad)):
        assert answer[0] == 401, answer
        assert answer[2]["code"] == "unauthenticated" and reason in answer[2]["detail"]
        assert answer[1]["WWW-Authenticate"].startswith('Bearer error="invalid_token", error_description="')
    assert revision(served) == before


@pytest.mark.parametrize("number,good", [
    ("711", token()), ("713", token(EC, "ec-1")), ("715", token(aud=["other", AUDIENCE])), ("717", token(communes="*")),
    ("719", token(exp=int(time.time()) - 1 + 40)), ("721", token(nbf=int(time.time()) + 30)),
    ("723", token(communes=["00000", "98004"])), ("725", token(roles=["king", "officer"])),
])
def test_a_token_that_holds_issues_in_its_ward(served, number, good):
    status, headers, issued = issue(served, number, good)
    assert status == 201, issued
    history = served.get(headers["Location"] + "/history")[2]["history"]
    assert {entry["actor"] for entry in history} == {"token:quay-7"}


@pytest.mark.parametrize("short,permission", [
    (token(communes=None), "issue"), (token(communes=["98010"]), "issue"), (token(communes=[]), "issue"),
    (token(communes=["00000"]), "issue"), (token(roles=["reader"]), "issue"), (token(roles=["king"]), "issue"),
    (token(roles=None), "issue"), (token(roles=["certifier"]), "issue"),
    (token(roles=["administrator"], communes=["98010"]), "issue"),
])
def test_a_token_without_the_grant_is_forbidden_and_writes_nothing(served, short, permission):
    before = revision(served)
    status, _, problem = issue(served, "731", short)
    assert (status, problem["permission"]) == (403, permission)
    assert revision(served) == before


def test_who_is_limited_to_communes_makes_no_keys(served):
    wish = {"label": "more", "roles": ["administrator"]}
    assert served.post("/api/v1/keys", wish, key=token(roles=["administrator"]))[0] == 403
    assert served.post("/api/v1/keys", wish, key=token(roles=["administrator"], communes=None))[0] == 201


def test_keys_are_taken_beside_tokens(served, town):
    assert served.request("GET", "/api/v1/keys", key=town.key)[0] == 200


def test_the_log_holds_neither_keys_nor_tokens(served, town):
    good = token()
    issue(served, "741", good)
    log = (town.folder / "requests.log").read_text()
    assert "issue-address" in log and town.key not in log and "dk_" not in log
    assert good not in log and "eyJ" not in log and "quay-7" not in log


class KeyServer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        moved = self.path == "/moved"
        self.send_response(302 if moved else 200)
        if moved:
            self.send_header("Location", "/jwks")
        self.end_headers()
        self.wfile.write(b" " * 300_000 + JWKS.encode() if self.path == "/large" else JWKS.encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def key_server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), KeyServer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize("path,status", [("/jwks", 200), ("/large", 401), ("/moved", 401)])
def test_keys_come_from_a_url_of_bounded_size_without_detours(sample_town, tmp_path, key_server, path, status):
    town = sample_town.copy_to(tmp_path)
    running = Server(town, "--jwks", key_server + path, "--audience", AUDIENCE)
    try:
        assert running.request("GET", "/api/v1/codes/1", key=token(iss=None))[0] == status
    finally:
        assert running.stop() == 0
    assert ("cannot be read yet" in (tmp_path / "requests.log").read_text()) == (status == 401)


@pytest.mark.parametrize("options,status,said", [
    (("--jwks", "{file}"), 2, "--audience"),
    (("--audience", "x"), 2, "--jwks"),
    (("--jwks", "http://id.example.vn/jwks", "--audience", "x"), 2, "https"),
    (("--jwks", "/no/such/file", "--audience", "x"), 1, "no file"),
    (("--jwks", "{empty}", "--audience", "x"), 1, "no key"),
    (("--rate", "-1"), 2, "--rate"),
])
def test_serving_with_wrong_options_ends_with_the_remedy(town, tmp_path, options, status, said):
    (tmp_path / "jwks.json").write_text(JWKS)
    (tmp_path / "empty.json").write_text('{"keys": []}')
    words = [one.format(file=tmp_path / "jwks.json", empty=tmp_path / "empty.json") for one in options]
    done = diachi("serve", "--registry", town.registry, "--port", "0", *words, check=False)
    assert done.returncode == status and said in done.stderr
