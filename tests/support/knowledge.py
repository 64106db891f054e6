"""A made-up knowledge organisation for scenarios: a region with twelve operations, their heads, groups and people who
log in. Everybody may read and nothing more; what they may do in a matter follows from what they are."""

import contextlib

from support.ledstang import Installation, Server

REGION = "region_norrbotten"
DIVISION = "div_lanssjukvard_2"
UNITS = [f"vo_{name}" for name in ("akut", "barn", "geriatrik", "hud", "infektion", "kirurgi", "lunga", "medicin",
                                   "neurologi", "onkologi", "rehab", "ogon")]
AUTHORS = ["agnes", "bertil", "cecilia"]
COUNCIL = ["radsordf", "radsledamot"]
DIRECTOR, LEADER = "direktor", "utvecklare"
HEADS = {unit: f"chef_{unit[3:]}" for unit in UNITS}
PEOPLE = AUTHORS + COUNCIL + [DIRECTOR, LEADER, *HEADS.values()]


class Region:
    """The region's data folder, and its server on the day that it is."""

    def __init__(self, day="2022-03-01", configure=None):
        self.installation = Installation(example=True)
        self.server = None
        self.clients = {}
        try:
            roles = self.installation.folder / "config" / "roles.toml"
            with roles.open("a", encoding="utf-8") as file:
                for person in PEOPLE:
                    file.write(f'\n[[demo_persons]]\nid = "{person}"\nname = "{name_of(person)}"\ntitle = ""\n'
                               'role = "reader"\nparts = []\n')
            if configure:
                configure(self.installation.folder / "config")
            self.on(day)
            self.found()
        except BaseException:
            self.close()
            raise

    def on(self, day):
        """The server again, on another day."""
        if self.server:
            self.server.stop()
        self.clients = {}
        self.server = Server(self.installation, "--today", day)

    def be(self, person):
        if person not in self.clients:
            self.clients[person] = self.server.client(person)
        return self.clients[person]

    def found(self):
        """Units, functions and groups."""
        admin = self.be("demo_controller")
        for unit in UNITS:
            done(admin.post("/units", {"id": unit, "name": "VO " + unit[3:].capitalize(), "level": "verksamhetsomrade",
                                       "parent": DIVISION, "from": "2020-01-01"}))
            self.hold("vo_chef", unit, HEADS[unit])
        self.hold("regiondirektor", REGION, DIRECTOR)
        self.group("lpo_sar", "LPO Sår", "lpo", [("agnes", "chair"), ("bertil", "member"), ("cecilia", "member")])
        self.group("radet", "Prioriterings- och evidensrådet", "rad",
                   [("radsordf", "chair"), ("radsledamot", "member")])
        done(admin.put("/areas/hud_kon/owner", {"group": "lpo_sar"}))

    def hold(self, function, unit, person):
        done(self.be("demo_controller").put(f"/units/{unit}/functions/{function}",
                                            {"person": person, "name": name_of(person), "from": "2020-01-01"}))

    def group(self, group, name, kind, members):
        admin = self.be("demo_controller")
        done(admin.post("/groups", {"id": group, "name": name, "kind": kind, "unit": REGION, "from": "2020-01-01"}))
        for person, role in members:
            done(admin.post(f"/groups/{group}/members",
                            {"person": person, "name": name_of(person), "role": role, "profession": "lakare",
                             "from": "2020-01-01"}))

    # Matters --------------------------------------------------------------------------------------------------------

    def begin(self, person, type_, title, **more):
        return done(self.be(person).post("/matters", {"type": type_, "unit": REGION, "title": title, **more}))["matter"]

    def see(self, person, matter):
        return done(self.be(person).get(f"/matters/{matter}"))

    def step(self, person, matter, step, words="", unit="", **fields):
        """The answer, whatever it is: 200, or a refusal."""
        page = self.see(person, matter)
        version = page["version"]
        if unit:
            version = next(one["version"] for one in page["units"] if one["unit"] == unit)
        return self.be(person).post(f"/matters/{matter}/steps", {"step": step, "version": version, "unit": unit,
                                                                "fields": fields, "words": words})

    def put_list(self, person, matter, kind, ids):
        version = self.see(person, matter)["version"]
        return done(self.be(person).put(f"/matters/{matter}/lists/{kind}", {"version": version, "ids": ids}))

    def statement(self, person, matter, unit, part, text):
        page = self.see(person, matter)
        version = next(one["version"] for one in page["statements"] if one["unit"] == unit)
        return self.be(person).put(f"/matters/{matter}/statements/{unit}/{part}", {"version": version, "text": text})

    def tasks(self, person):
        return done(self.be(person).get("/tasks"))["tasks"]

    def close(self):
        if self.server:
            with contextlib.suppress(Exception):
                self.server.stop()
        self.installation.close()


def name_of(person):
    return {"agnes": "Agnes Ek", "bertil": "Bertil Åkesson", "cecilia": "Cecilia Örn",
            "direktor": "Disa Rehn"}.get(person, person.replace("_", " ").capitalize())


def done(answer):
    if answer.status != 200:
        raise AssertionError(str(answer))
    return answer.json()
