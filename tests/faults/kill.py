#!/usr/bin/env python3
"""Kills the server with SIGKILL at random moments while it is written to over HTTP, starts it again, and counts.

    tests/faults/kill.py [--writes 200] [--seed NUMBER]

A write is one figure recorded, or a file of figures imported. Lost: a write that was answered and is not there
afterwards. Torn: a file of which only some figures are there, or a figure without its entry in the change log. After
every kill `ledstang verify` must find the chain whole. Ends with 1 when anything was lost, torn or broken.

LEDSTANG_PROGRAM, LEDSTANG_SCENARIO_STORE and LEDSTANG_TEST_POSTGRES are as in tests/support/ledstang.py.
"""

import argparse
import http.client
import random
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import Installation, Server  # noqa: E402

PERIODS = [f"{year}-T{part}" for year in range(2010, 2020) for part in (1, 2, 3)]
UNITS = ["vo_ortopedi", "vo_hjartsjukvard", "vo_obstetrik_gynekologi"]
RECORDED = {"measure": "sjukfranvaro", "period": "2019", "sex": "T"}  # at vo_ortopedi
RECORDED_ID = "vo_ortopedi/sjukfranvaro/main/2019/T"
GONE = (OSError, http.client.HTTPException)  # what a client meets when the server dies


def file_of(number):
    """Figures that all have the same value: after a kill they must all have it, or none."""
    lines = ["measure_id,unit_id,period,sex,value"]
    lines += [f"sjukfranvaro,{unit},{period},T,{number}" for unit in UNITS for period in PERIODS]
    return ("\n".join(lines) + "\n").encode()


class Count:
    def __init__(self):
        self.tried = self.answered = self.kills = 0
        self.lost, self.torn, self.broken = [], [], []
        self.records = set()  # numbers whose recording was answered
        self.newest_file = 0  # the newest file that was answered
        self.unanswered_file = 0  # a later one that was under way when the server died


def write(client, number, count):
    """One write; says afterwards what was answered."""
    count.tried += 1
    if number % 3 == 0:
        count.unanswered_file = number
        answer = client.upload("outcomes", f"{number}.csv", file_of(number))
        if answer.status != 200 or not answer.json()["applied"]:
            raise AssertionError(f"write {number} was refused: {answer}")
        count.newest_file, count.unanswered_file = number, 0
    else:
        versions = history(client)
        wish = {**RECORDED, "value": number}
        if versions:
            wish["version"] = versions[0]["version"]
        answer = client.put("/units/vo_ortopedi/outcomes", wish)
        if answer.status != 200:
            raise AssertionError(f"write {number} was refused: {answer}")
        count.records.add(number)
    count.answered += 1


def history(client):
    return client.get(
        "/units/vo_ortopedi/measures/sjukfranvaro/history", period=RECORDED["period"], sex="T"
    ).json()["versions"]


def write_until_killed(server, numbers, count, chance):
    """Writes while another thread waits to kill. Gives back whether the kill came."""
    client = server.client("demo_controller")
    killer = threading.Timer(chance.uniform(0.002, 0.08), server.kill)
    killer.start()
    try:
        for number in numbers:
            write(client, number, count)
        return False
    except GONE:
        return True
    finally:
        killer.join()
        count.kills += 1


def check(server, installation, count):
    client = server.client("demo_controller")
    versions = history(client)
    values = [version["value"] for version in versions]
    count.lost += [f"figure {number}" for number in sorted(count.records - set(values))]
    changes = client.get("/changes", entity="outcome", id=RECORDED_ID).json()["changes"]
    if len(changes) != len(versions):
        count.torn.append(f"{len(versions)} values of the figure, {len(changes)} entries in the change log")
    found = set()
    for unit in UNITS:
        page = client.get(f"/units/{unit}/measures/sjukfranvaro", period=PERIODS[0]).json()
        main = next((series for series in page.get("series", []) if series["series"] == "main"), {"points": []})
        values = {point["period"]: point["value"] for point in main["points"] if point["sex"] == "T"}
        found |= {values.get(period) for period in PERIODS}
    if len(found) != 1:
        count.torn.append(f"a file's figures have the values {sorted(found, key=str)}")
    elif count.newest_file and found not in ({count.newest_file}, {count.unanswered_file}):
        count.lost.append(f"file {count.newest_file}: its figures are {found}")
    # What was under way is either saved or not; from now on only its successor counts.
    if count.unanswered_file and found == {count.unanswered_file}:
        count.newest_file = count.unanswered_file
    count.unanswered_file = 0
    verified = installation.run("verify")
    if verified.code != 0:
        count.broken.append(str(verified))


def go(writes, seed):
    chance = random.Random(seed)
    count = Count()
    numbers = iter(range(1, writes + 1))
    with Installation() as installation:
        assert installation.run("import", "plan", ledstang.EXAMPLE / "plan.json").code == 0
        while count.tried < writes:
            server = Server(installation)
            write_until_killed(server, numbers, count, chance)
            with Server(installation) as again:
                check(again, installation, count)
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--writes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    wish = parser.parse_args()
    if ledstang.STORE == "postgresql" and not ledstang.POSTGRES:
        print("LEDSTANG_TEST_POSTGRES is not set; run through tests/with_postgres")
        return ledstang.SKIPPED
    count = go(wish.writes, wish.seed)
    print(
        f"{ledstang.STORE}, seed {wish.seed}: tried {count.tried}, answered {count.answered}, "
        f"cut off {count.tried - count.answered}, kills {count.kills}, "
        f"lost {len(count.lost)}, torn {len(count.torn)}, verify failed {len(count.broken)}"
    )
    for line in (*count.lost, *count.torn, *count.broken):
        print(line)
    return 1 if count.lost or count.torn or count.broken or count.kills == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
