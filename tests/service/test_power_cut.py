"""kill -9 under 32 concurrent issuers, twenty times: what was acknowledged is there, once, and verify is clean."""
import http.client
import json
import random
import threading
import time

from conftest import Server

ISSUERS = 32
BLOCK = {"street": "Đường Hùng Vương", "commune_code": "98004", "longitude": 105.2589390, "latitude": 10.0304673,
         "confirmed": {"identity.same-spot": "in the block"}}


def issue_until_cut(server, town, issuer, trial, acknowledged):
    host = server.url.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=10)
    for count in range(100000):
        number = f"77/{issuer + 1}/{trial + 1}/{count + 1}"  # a path of four: no address of the sample has one
        try:
            connection.request("POST", "/api/v1/addresses", json.dumps({**BLOCK, "number": number}),
                               {"Authorization": "Bearer " + town.key})
            answer = connection.getresponse()
            body = answer.read()
            if answer.status == 201:
                acknowledged.append((json.loads(body)["code"], number))
        except (OSError, http.client.HTTPException, ValueError):
            return


def test_no_acknowledged_address_is_lost_or_given_twice(sample_town, tmp_path):
    town = sample_town.copy_to(tmp_path)
    moments = random.Random(7)
    everything = {}
    for trial in range(20):
        server = Server(town)
        acknowledged = []
        issuers = [threading.Thread(target=issue_until_cut, args=(server, town, issuer, trial, acknowledged))
                   for issuer in range(ISSUERS)]
        for issuer in issuers:
            issuer.start()
        time.sleep(0.1 + 0.3 * moments.random())
        server.kill()
        for issuer in issuers:
            issuer.join()
        assert acknowledged, "nobody was served before the cut"
        for code, number in acknowledged:
            assert everything.setdefault(code, number) == number, "a code was given twice"
    done = town.verify()
    assert done.returncode == 0, done.stdout

    server = Server(town)
    kept, after = {}, ""
    while True:
        page = server.get(f"/api/v1/addresses?limit=200&after={after}")[2]
        kept.update({address["code"]: address["number"] for address in page["addresses"]})
        if not (after := page["next_after"]):
            break
    assert server.stop() == 0
    assert {code: kept.get(code) for code in everything} == everything
    numbers = [number for number in kept.values() if number and number.count("/") == 3]
    assert len(numbers) == len(set(numbers)), "an address was stored twice"
    print(f"{len(everything)} acknowledged, {len(numbers)} stored")
