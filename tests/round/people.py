"""Those who take part in a round, each as a script: what they read, write and decide, and how long they think."""

import asyncio
import random

from round.book import Save
from round.line import Gone, Line


class Unexpected(Exception):
    """An answer that nobody's script has a place for."""


class Person:
    def __init__(self, round_, user_name, password, unit):
        self.round, self.book = round_, round_.book
        self.user_name, self.password, self.unit = user_name, password, unit
        self.chance = random.Random(f"{round_.seed}/{user_name}")
        self.line = Line(round_.where, round_.times)

    async def think(self, seconds):
        """Between half and one and a half of it; not at all where the round goes at full speed."""
        if seconds:
            await asyncio.sleep(seconds * self.chance.uniform(0.5, 1.5))

    async def ask(self, label, method, path, value=None, expected=(200,)):
        """Asks until there is an answer: a server that went away comes back. What is asked can be asked twice."""
        while True:
            try:
                answer = await self.line.ask(label, method, path, value)
            except Gone:
                self.book.again += 1
                await asyncio.sleep(0.05)
                continue
            if answer.status not in expected:
                raise Unexpected(f"{self.user_name}: {label} {method} {path} {value}: {answer}")
            return answer

    async def log_in(self):
        """Tries again a moment later where too many log in at once, which the server says with a 503."""
        wish = {"user_name": self.user_name, "password": self.password}
        while (answer := await self.ask("log in", "POST", "/session/password", wish, expected=(200, 503))).status != 200:
            if answer.code() != "session.busy":
                raise Unexpected(f"{self.user_name}: log in: {answer}")
            self.book.told_to_wait += 1
            await asyncio.sleep(1)

    def path(self, rest="", unit=None):
        return f"/units/{unit or self.unit}/rounds/{self.round.period}{rest}"

    async def see_round(self, unit=None):
        return (await self.ask("see the round", "GET", self.path(unit=unit))).json()

    async def step(self, name, led_to, unit=None, **more):
        """Takes a step with a unit's report. What is found taken was taken by a request whose answer was lost."""
        unit = unit or self.unit
        for _ in range(20):
            seen = await self.see_round(unit)
            if seen["state"] == led_to:
                break
            answer = await self.ask(name, "POST", self.path(f"/{name}", unit), {"version": seen["version"], **more},
                                    expected=(200, 409))  # fmt: skip
            if answer.status == 200:
                break
            if "conflict" not in answer.code() and answer.code() != "round.step":
                raise Unexpected(f"{self.user_name}: {name} {unit}: {answer}")
        else:
            raise Unexpected(f"{self.user_name}: {name} {unit} never came through")
        self.book.states[unit] = led_to


class Manager(Person):
    """Reports a unit: reads the list, opens the grid, fills it in cell by cell with a comment to each, hands it in."""

    async def take_part(self, arrives):
        await asyncio.sleep(arrives)
        await self.log_in()
        self.round.logged_in += 1
        tasks = (await self.ask("read the list", "GET", "/tasks")).json()["tasks"]
        if not any(task["unit"] == self.unit and task["period"] == self.round.period for task in tasks):
            raise Unexpected(f"{self.user_name}: the report is not among the tasks: {tasks}")
        await self.fill_in()
        await self.step("submit", "submitted")
        self.round.handed_in(self.unit)
        while await self.round.returned(self.unit):
            await self.answer()

    async def open_grid(self):
        grid = await self.ask("open the grid", "GET", f"/units/{self.unit}/entry/{self.round.period}")
        return [row for row in grid.json()["rows"]]

    async def fill_in(self):
        rows = await self.open_grid()
        for row in rows:
            await self.think(self.round.pace)
            await self.save(row, self.figure(row))
            await self.comment(row)
            # Now and then somebody sees at once that it was the wrong figure.
            if self.chance.random() < 0.05:
                await self.save(row, self.figure(row))

    def figure(self, row):
        before = row.get("previous_value")
        step = 10 ** -row["decimals"]
        size = max(abs(before), 10 * step) if before is not None else 50
        figure = (before or 50) + size * self.chance.uniform(-0.1, 0.1)
        figure = round(figure, row["decimals"])
        if row.get("value") == figure:
            figure = round(figure + step, row["decimals"])
        return int(figure) if row["decimals"] == 0 else figure

    async def save(self, row, value):
        wish = {"measure": row["measure"], "sex": row["sex"], "value": value, "version": row["version"],
                "seconds": int(self.round.pace)}  # fmt: skip
        path = f"/units/{self.unit}/entry/{self.round.period}/cells"
        sent = self.book.sent()
        answer = await self.ask("save a cell", "PUT", path, wish, expected=(200, 422))
        if answer.status == 422 and answer.code() == "entry.implausible":
            answer = await self.ask("save a cell", "PUT", path, {**wish, "confirmed": True})
        elif answer.status != 200:
            raise Unexpected(f"{self.user_name}: {wish}: {answer}")
        saved = answer.json()
        if saved["value"] != value or saved["version"] != row["version"] + 1:
            raise Unexpected(f"{self.user_name}: {wish} was answered with {saved}")
        row["version"], row["value"] = saved["version"], value
        self.book.cells.setdefault((self.unit, row["measure"], row["sex"]), []).append(
            Save(value, sent, self.book.sent())
        )

    async def comment(self, row):
        text = f"Påhittad kommentar till {row['measure_name']}: läget i juli är {row['value']}.\n\nÅtgärder pågår."
        wish = {"measure": row["measure"], "text": text, "version": row["comment_version"]}
        sent = self.book.sent()
        path = f"/units/{self.unit}/entry/{self.round.period}/comments"
        saved = (await self.ask("save a comment", "PUT", path, wish)).json()
        row["comment_version"] = saved["comment_version"]
        self.book.comments.setdefault((self.unit, row["measure"]), []).append(Save(text, sent, self.book.sent()))

    async def answer(self):
        """What came back: corrects the row that was asked about, answers, hands in again."""
        seen = await self.see_round()
        rows = {(row["measure"], row["sex"]): row for row in await self.open_grid()}
        for question in seen["questions"]:
            if not question["open"]:
                continue
            await self.think(self.round.pace)
            row = rows[(question["measure"], question["sex"])]
            await self.save(row, self.figure(row))
            await self.ask("answer a question", "POST", self.path(f"/questions/{question['id']}/answer"),
                           {"text": "Rättat efter kontroll."})  # fmt: skip
        await self.step("submit", "submitted")
        self.round.handed_in(self.unit)


class Approver(Person):
    """Answers for the units below: returns one of eight with a question, approves the others, then reports upwards."""

    asks_about = 1 / 8

    async def take_part(self, units, arrives):
        await asyncio.sleep(arrives)
        await self.log_in()
        await self.ask("read the list", "GET", "/tasks")
        waiting = set(units)
        asked_about = set()
        while waiting:
            unit = await self.round.next_handed_in(self.unit)
            await self.think(self.round.pace)
            rows = (await self.ask("open the grid", "GET", f"/units/{unit}/entry/{self.round.period}")).json()["rows"]
            if unit not in asked_about and self.chance.random() < self.asks_about:
                asked_about.add(unit)
                row = self.chance.choice(rows)
                question = {"measure": row["measure"], "sex": row["sex"], "text": "Stämmer värdet? Det skiljer sig åt."}
                await self.step("return", "returned", unit, questions=[question])
                self.round.give_back(unit)
                continue
            await self.step("approve", "approved", unit)
            self.round.approve(unit)
            waiting.discard(unit)
        await self.ask("look over", "GET", self.path("/overview"))
        await self.report_upwards()

    async def report_upwards(self):
        """The sums of what is below become the unit's own; what no sum gives has a reason."""
        rolled = await self.ask("roll up", "POST", self.path("/roll-up"), {}, expected=(200, 409))
        if rolled.status == 409 and rolled.code() != "roll_up.nothing":
            raise Unexpected(f"{self.user_name}: roll up {self.unit}: {rolled}")
        grid = (await self.ask("open the grid", "GET", f"/units/{self.unit}/entry/{self.round.period}")).json()
        for row in grid["rows"]:
            if row["version"] == 0:
                wish = {"measure": row["measure"], "sex": row["sex"], "version": 0,
                        "missing_reason": "Räknas inte samman för denna nivå."}  # fmt: skip
                await self.ask("give a reason", "PUT", f"/units/{self.unit}/entry/{self.round.period}/cells", wish)
        await self.step("submit", "submitted", text="Alla underliggande enheter som deltar är med.")
        self.round.handed_in(self.unit)


class Head(Approver):
    """Of a division: approves the areas, whose sums have nothing to correct, reports, signs when the region has approved."""

    asks_about = 0

    async def sign(self):
        await self.round.approved(self.unit)
        await self.step("sign", "signed")
