"""The region that a round is held in: its data folder, its people with their accounts, its server."""

import asyncio
import json
import os
import re
import shutil
import signal
import socket
import subprocess
from pathlib import Path

from round.line import Line
from round.times import Times
from support.ledstang import POSTGRES, PROGRAM, Installation, psql

TODAY, PERIOD = "2023-05-10", "2023-T1"  # the generated figures end with 2022-T3
REGION, ADMINISTRATOR = "pahittad_region", "administrator"
PASSWORD = "ett påhittat lösenord {}"


class Server:
    """`ledstang serve` that comes back on the same port however it went."""

    host = "127.0.0.1"

    def __init__(self, installation):
        self.installation = installation
        with socket.socket() as free:
            free.bind((self.host, 0))
            self.port = free.getsockname()[1]
        self.process = None
        self.processor_seconds = 0.0  # of those that have ended

    def start(self):
        log = open(self.installation.above / "server.log", "ab")
        self.process = subprocess.Popen(
            [PROGRAM, "--data", str(self.installation.folder), "serve", "--listen", f"{self.host}:{self.port}",
             "--today", TODAY, *self.installation.serve_words],
            stdout=subprocess.PIPE, stderr=log,
            env={k: v for k, v in os.environ.items() if not k.startswith("LEDSTANG_")},
        )  # fmt: skip
        log.close()
        if not self.process.stdout.readline():
            raise AssertionError("the server did not start:\n" + (self.installation.above / "server.log").read_text()[-2000:])

    def used(self):
        """Processor seconds so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return self.processor_seconds + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self, how=signal.SIGTERM):
        self.processor_seconds = self.used()
        self.process.send_signal(how)
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        return code


class Region(Installation):
    """`managers` units with a head each, the areas and divisions above them. Gone when it is closed."""

    def __init__(self, store, managers, serve_words=()):
        self.serve_words = list(serve_words)
        super().__init__(store)
        # A generated region has thirteen wards to an area, twelve divisions at most; some wards take no part.
        units = managers + managers // 3 + 4
        address = ["--store", self.address] if store == "postgresql" else []
        generator = Path(PROGRAM).with_name("generate_region")
        subprocess.run([generator, self.folder, "--units", str(units), "--measures", "25", "--periods", "6",
                        "--total-only", *address], check=True, stdout=subprocess.DEVNULL)  # fmt: skip
        listed = self.call("list_units", on=TODAY)["units"]
        parents = {unit["id"]: unit.get("parent") for unit in listed}
        wards = [unit["id"] for unit in listed if unit["level"] == "enhet"]
        self.managed = wards[:managers]
        self.parents = parents
        self.areas = sorted({parents[unit] for unit in self.managed})
        self.divisions = sorted({parents[area] for area in self.areas})
        made = self.run_or_fail("account", "create", "Runa Åkerblom", "--user-name", ADMINISTRATOR, "--role",
                                "administrator", "--unit", REGION)  # fmt: skip
        # The assignment holds from the day that it is; the round is held on another.
        person = re.search(r"\((\S+)\) är upplagd", made).group(1)
        self.call("add_assignment", person=person, role="administrator", unit=REGION, valid_from="2022-01-01")
        self.first_password = re.search(r"ngångslösenord:\s+(\S+)", made).group(1)

    @property
    def address(self):
        for line in (self.folder / "ledstang.toml").read_text().splitlines():
            if line.startswith("store = "):
                return json.loads(line.partition("= ")[2])
        raise AssertionError("ledstang.toml names no store")

    def below(self, unit, among):
        return [below for below in among if self.parents[below] == unit]

    def people(self):
        """User name, role, unit and the function held there, of everybody who takes part."""
        for unit in self.managed:
            yield f"chef_{unit}", "reporter", unit, "enhetschefer"
        for unit in self.areas:
            yield f"chef_{unit}", "approver", unit, "vo_chef"
        for unit in self.divisions:
            yield f"chef_{unit}", "approver", unit, "divisionschef"
        yield f"chef_{REGION}", "approver", REGION, "regiondirektor"

    async def admit(self, server):
        """An account with a password of its own and an assignment for everybody, and the period open."""
        boss = Line(server, Times())
        await _must(boss, "POST", "/session/password", {"user_name": ADMINISTRATOR, "password": self.first_password})
        await _must(boss, "PUT", "/session/password",
                    {"old_password": self.first_password, "new_password": PASSWORD.format(0)})  # fmt: skip
        calendar = (await _must(boss, "GET", "/calendar?year=2023"))["periods"]
        version = next(period["version"] for period in calendar if period["period"] == PERIOD)
        await _must(boss, "POST", f"/calendar/{PERIOD}/open", {"version": version})
        waiting = list(self.people())

        async def admit_some():
            line = Line(server, Times())
            line.cookie = boss.cookie
            while waiting:
                await self._admit(server, line, *waiting.pop())

        await asyncio.gather(*(admit_some() for _ in range(3)))

    async def _admit(self, server, line, user_name, role, unit, function):
        made = await _must(line, "POST", "/persons", {"name": f"Påhittad Chef {unit}", "user_name": user_name})
        person = made["person"]["id"]
        await _must(line, "POST", f"/persons/{person}/assignments",
                    {"role": role, "unit": unit, "valid_from": "2022-01-01"})  # fmt: skip
        await _must(line, "PUT", f"/units/{unit}/functions/{function}", {"person": person, "from": "2022-01-01"})
        own = Line(server, Times())
        once = made["one_time_password"]
        await _must(own, "POST", "/session/password", {"user_name": user_name, "password": once})
        await _must(own, "PUT", "/session/password", {"old_password": once, "new_password": PASSWORD.format(unit)})
        own.hang_up()


async def _must(line, method, path, value=None):
    for _ in range(100):
        answer = await line.ask("", method, path, value)
        if answer.code() != "session.busy":
            break
    if answer.status != 200:
        raise AssertionError(f"{method} {path} {value}: {answer}")
    return answer.json()


class Restored(Installation):
    """A backup of the region in a place of its own."""

    def __init__(self, region, backup):
        self.above = region.above / "restored"
        self.folder = self.above / "data"
        self.schema = self.database = None
        self.serve_words = []
        shutil.copytree(region.folder, self.folder, ignore=shutil.ignore_patterns("*.db*"))
        if region.schema:
            # A backup goes back into a schema of the same name, so it gets a database of its own.
            self.database = f"ledstang_restored_{os.getpid()}"
            psql(f"create database {self.database} template template0 encoding 'UTF8'")
            server = POSTGRES.rpartition("/")[0]
            psql(f"create schema {region.schema}", f"{server}/{self.database}")
            address = f"{server}/{self.database}?options=-csearch_path%3D{region.schema}"
            file = self.folder / "ledstang.toml"
            file.write_text(file.read_text().replace(region.address, address))
        self.run_or_fail("restore", backup, "--force")

    def close(self):
        shutil.rmtree(self.above, ignore_errors=True)
        if self.database:
            psql(f"drop database {self.database} with (force)")
