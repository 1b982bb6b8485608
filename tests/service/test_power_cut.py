"""kill -9 under 32 concurrent issuers, fifty times: what was acknowledged is there, once, and verify is clean."""
import http.client
import json
import random
import threading
import time

from conftest import BLOCK, Server, wait_until

ISSUERS = 32


def issue(connection, town, number):
    """The code, or nothing when the answer was no success; each number is its own Idempotency-Key."""
    connection.request("POST", "/api/v1/addresses", json.dumps({**BLOCK, "number": number}),
                       {"Authorization": "Bearer " + town.key, "Idempotency-Key": number})
    answer = connection.getresponse()
    body = answer.read()
    return json.loads(body)["code"] if answer.status == 201 else None


def connection_to(server):
    return http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=10)


def issue_until_cut(server, town, issuer, trial, acknowledged, in_doubt):
    connection = connection_to(server)
    for count in range(100000):
        number = f"77/{issuer + 1}/{trial + 1}/{count + 1}"  # a path of four: no address of the sample has one
        try:
            if code := issue(connection, town, number):
                acknowledged.append((code, number))
        except (OSError, http.client.HTTPException, ValueError):
            in_doubt.append(number)
            return


def test_no_acknowledged_address_is_lost_or_given_twice(sample_town, tmp_path):
    town = sample_town.copy_to(tmp_path)
    moments = random.Random(7)
    everything, in_doubt = {}, []
    for trial in range(50):
        server = Server(town)
        # Who had no answer sends again; whether it was written before the cut or not, the address is issued once.
        acknowledged = [(issue(connection_to(server), town, number), number) for number in in_doubt]
        assert all(code for code, _ in acknowledged)
        in_doubt, before = [], len(acknowledged)
        issuers = [threading.Thread(target=issue_until_cut, args=(server, town, issuer, trial, acknowledged, in_doubt))
                   for issuer in range(ISSUERS)]
        for issuer in issuers:
            issuer.start()
        wait_until(lambda: len(acknowledged) > before)
        time.sleep(0.25 * moments.random())
        server.kill()
        for issuer in issuers:
            issuer.join()
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
