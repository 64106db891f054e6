#!/usr/bin/env python3
"""A whole region's follow-up round, by script: managers report, heads of area return and approve, divisions sign.

    tests/with_postgres tests/round/round.py --managers 400 --pace 8 --arrive 60 --store sqlite
    tests/with_postgres --durable tests/round/round.py --managers 400 --pace 6 --arrive 120 --store both
    tests/with_postgres tests/round/round.py --managers 40 --pace 1 --kills 5 --backup

Each manager logs in with a password, reads the list of tasks, opens the grid, enters twenty outcomes with a comment each
and hands in. A head of area returns one report of eight with a question on one row, which is corrected and answered, and
approves; reports the sums upwards; the division approves, reports, and signs when the region has approved.

--pace is what a person thinks before each cell, in seconds (half to one and a half of it); 0 is full speed. --arrive is
the time over which the managers log in. --kills kills the server (SIGKILL) that many times while they work and starts
it again. --backup takes a backup half-way and looks at what it holds. --pages gives each manager an open page. --store both
holds the same round on one store after the other and prints how they compare.

What the server holds at the end is compared with what those who take part were answered. Ends with 1 when anything is
lost, there twice or wrong, when an answer was a failure of the server, or when the chain of the change log is broken.
"""

import argparse
import asyncio
import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from round.book import Book, Check  # noqa: E402
from round.page import Page  # noqa: E402
from round.people import Approver, Head, Manager, Person  # noqa: E402
from round.place import PASSWORD, PERIOD, REGION, Region, Restored, Server  # noqa: E402
from round.times import Times  # noqa: E402
from support.ledstang import POSTGRES, PROGRAM, SKIPPED, STORE  # noqa: E402

STORES = ("sqlite", "postgresql")


class Round:
    """Who waits for whom, as those who take part know it from each other."""

    def __init__(self, region, server, wish):
        self.region, self.where, self.wish = region, server, wish
        self.period, self.pace, self.seed = PERIOD, wish.pace, wish.seed
        self.book, self.times = Book(), Times()
        self.logged_in = 0
        self.inbox = {}  # unit → reports below it that were handed in
        self.decided = {}  # unit → whether its report came back

    def handed_in(self, unit):
        self.inbox.setdefault(self.region.parents[unit], asyncio.Queue()).put_nowait(unit)

    async def next_handed_in(self, unit):
        return await self.inbox.setdefault(unit, asyncio.Queue()).get()

    def give_back(self, unit):
        self.decided.setdefault(unit, asyncio.Queue()).put_nowait(True)

    def approve(self, unit):
        self.decided.setdefault(unit, asyncio.Queue()).put_nowait(False)

    async def returned(self, unit):
        return await self.decided.setdefault(unit, asyncio.Queue()).get()

    approved = returned

    def person(self, kind, unit):
        return kind(self, f"chef_{unit}", PASSWORD.format(unit), unit)

    async def hold(self):
        chance = random.Random(self.seed)
        managers = [self.person(Manager, unit) for unit in self.region.managed]
        tasks = [manager.take_part(chance.uniform(0, self.wish.arrive)) for manager in managers]
        for area in self.region.areas:
            below = self.region.below(area, self.region.managed)
            tasks.append(self.person(Approver, area).take_part(below, chance.uniform(0, self.wish.arrive)))
        for division in self.region.divisions:
            tasks.append(self.division(division))
        tasks.append(self.region_approves())
        pages = []
        if self.wish.pages:
            pages = [asyncio.create_task(self.open_page(manager)) for manager in managers]
        helpers = [asyncio.create_task(self.kill_at_times(), name="kill"),
                   asyncio.create_task(self.back_up_half_way(), name="backup")]  # fmt: skip
        await asyncio.gather(*tasks)
        for page in pages:
            page.cancel()
        await asyncio.gather(*helpers)

    async def division(self, unit):
        head = self.person(Head, unit)
        await head.take_part(self.region.below(unit, self.region.areas), 0)
        await head.sign()

    async def region_approves(self):
        head = self.person(Head, REGION)
        await head.log_in()
        for _ in self.region.divisions:
            unit = await self.next_handed_in(REGION)
            await head.step("approve", "approved", unit)
            self.approve(unit)

    async def open_page(self, manager):
        while not manager.line.cookie:
            await asyncio.sleep(0.5)
        addresses = [f"/units/{manager.unit}/entry/{PERIOD}", manager.path(), "/tasks"]
        await Page(manager, addresses).live()

    def cells_to_come(self):
        return 20 * len(self.region.managed)

    async def until(self, share):
        """Waits until that share of the outcomes has been saved."""
        while sum(map(len, self.book.cells.values())) < share * self.cells_to_come():
            await asyncio.sleep(0.02)

    async def kill_at_times(self):
        for number in range(self.wish.kills):
            await self.until((number + 1) / (self.wish.kills + 1))
            self.where.end(signal.SIGKILL)
            await asyncio.get_running_loop().run_in_executor(None, self.where.start)

    async def back_up_half_way(self):
        self.backup_begun = None
        if not self.wish.backup:
            return
        await self.until(0.5)
        self.backup_begun = self.book.sent()
        done = await asyncio.create_subprocess_exec(
            PROGRAM, "--data", str(self.region.folder), "backup", str(self.region.above / "round.backup"),
            stdout=subprocess.DEVNULL, env={k: v for k, v in os.environ.items() if not k.startswith("LEDSTANG_")},
        )  # fmt: skip
        if await done.wait() != 0:
            raise AssertionError("the backup failed")
        self.backup_ended = self.book.sent()


async def compare(round_, server, before=None):
    """What the server holds against the book. `before`: of a backup that was begun at that moment."""
    check = Check(round_.book)
    reader = Person(round_, f"chef_{REGION}", PASSWORD.format(REGION), REGION)
    reader.line.where, reader.line.times = server, Times()
    await reader.log_in()
    for unit in round_.region.managed:
        grid = (await reader.ask("compare", "GET", f"/units/{unit}/entry/{PERIOD}")).json()
        for row in grid["rows"]:
            check.cell(unit, row, before)
            check.comment(unit, row, before)
    if before is None:
        for unit, state in round_.book.states.items():
            found = (await reader.see_round(unit))["state"]
            if found != state:
                check.wrong.append(f"{unit}: {found}, was answered {state}")
    reader.line.hang_up()
    return check


def tell(round_, server, seconds, used, load):
    saves = sum(map(len, round_.book.cells.values()))
    comments = sum(map(len, round_.book.comments.values()))
    states = list(round_.book.states.values())
    wish = round_.wish
    print(f"{wish.store}: {len(round_.region.managed)} managers, {len(round_.region.areas)} heads of area, "
          f"{len(round_.region.divisions)} divisions; pace {wish.pace:g} s a cell, arriving over {wish.arrive:g} s"
          f"{', each with an open page' if wish.pages else ''}; {wish.kills} kills")  # fmt: skip
    print(f"{saves} outcomes saved, {comments} comments, {states.count('approved')} approved, "
          f"{states.count('signed')} signed, {round_.times.count('return')} returns; in {seconds:.1f} s: "
          f"{(saves + comments) / seconds:.1f} saves a second, {used:.1f} s of the server's processor; "
          f"load average {load[0]:.1f} before, {os.getloadavg()[0]:.1f} after")  # fmt: skip
    print(f"answers: {dict(sorted(round_.times.statuses.items()))}; sent again after a kill: {round_.book.again}; "
          f"log-ins told to wait: {round_.book.told_to_wait}\n")
    print(round_.times.table())


def verify(installation):
    done = installation.run("verify")
    return [] if done.code == 0 else [f"verify ended with {done.code}: {done.errors}"]


async def look_at_backup(round_):
    """Restored elsewhere it verifies, and lacks at most what was written after it was begun."""
    with Restored(round_.region, round_.region.above / "round.backup") as restored:
        faults = verify(restored)
        server = Server(restored)
        server.start()
        try:
            check = await compare(round_, server, before=round_.backup_begun)
        finally:
            server.end()
        found = sum(1 for _ in check.faults())
        print(f"\nThe backup taken half-way, restored: {check.seen} cells and comments looked at, {found} wrong, "
              f"verify {'whole' if not faults else 'broken'}.")  # fmt: skip
        return faults + check.faults()


async def go(wish):
    words = ["--log-level", "info"]
    with Region(wish.store, wish.managers, words) as region:
        server = Server(region)
        server.start()
        try:
            await region.admit(server)
            print("Everybody has an account; the round begins.", file=sys.stderr, flush=True)
            # The server that is measured has done nothing else.
            server.end()
            server.start()
            round_ = Round(region, server, wish)
            load, used, begun = os.getloadavg(), server.used(), time.perf_counter()
            await round_.hold()
            seconds = time.perf_counter() - begun
            used = server.used() - used
            tell(round_, server, seconds, used, load)
            check = await compare(round_, server)
            print(f"\nLooked at {check.seen} cells and comments and {len(round_.book.states)} reports: "
                  f"{len(check.lost)} lost, {len(check.doubled)} there twice, {len(check.wrong)} wrong.")  # fmt: skip
        finally:
            if server.process.poll() is None:
                server.end()
        faults = check.faults() + verify(region)
        if wish.backup:
            faults += await look_at_backup(round_)
        failures = round_.times.failures() - round_.book.told_to_wait
        if failures:
            faults.append(f"{failures} answers of 500 and above")
            faults += [line for line in (region.above / "server.log").read_text().splitlines() if '"error"' in line][:5]
        if wish.log:
            Path(wish.log).write_bytes((region.above / "server.log").read_bytes())
        for fault in faults[:20]:
            print(fault)
        return Outcome(bool(faults), round_.times, used)


class Outcome(NamedTuple):
    failed: bool
    times: Times
    processor: float  # seconds of the server's


def hold_both(wish):
    """The same round on either store, and how they compare."""
    outcomes = []
    for wish.store in STORES:
        outcomes.append(asyncio.run(go(wish)))
        print(flush=True)
    sqlite, postgresql = outcomes
    print(f"{STORES[1]} beside {STORES[0]}: {postgresql.processor / sqlite.processor:.2f} times the server's processor time\n")
    print(sqlite.times.beside(postgresql.times))
    return any(one.failed for one in outcomes)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", choices=[*STORES, "both"], default=STORE)
    parser.add_argument("--managers", type=int, default=400)
    parser.add_argument("--pace", type=float, default=8, help="seconds before each cell")
    parser.add_argument("--arrive", type=float, default=60, help="seconds over which the managers log in")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--backup", action="store_true")
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--log", help="a copy of the server's log")
    wish = parser.parse_args()
    if wish.store != "sqlite" and not POSTGRES:
        print("LEDSTANG_TEST_POSTGRES is not set; run through tests/with_postgres")
        return SKIPPED
    with contextlib.suppress(KeyboardInterrupt):
        return int(hold_both(wish) if wish.store == "both" else asyncio.run(go(wish)).failed)
    return 130


if __name__ == "__main__":
    sys.exit(main())
