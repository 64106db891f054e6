"""Accounts without the demo log-in: the first administrator, passwords, assignments, restarts and kills."""

import datetime
import json
import re
import sys
import threading
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import PERIOD, UNIT, Installation, Server  # noqa: E402

OWN = "ett eget långt lösenord"


def one_time_password(done):
    return re.search(r"Engångslösenord: +(\S+)", done.out)[1]


def log_in(client, user_name, password, **more):
    return client.post("/session/password", {"user_name": user_name, "password": password, **more})


class AccountTest(unittest.TestCase):
    def setUp(self):
        self.installation = Installation(example=True, demo=False)
        self.addCleanup(self.installation.close)
        made = self.installation.run(
            "account", "create", "Åsa Öberg", "--user-name", "asa.oberg", "--role", "administrator", "--unit",
            "region_norrbotten",
        )
        self.assertEqual(made.code, 0, made)
        self.password = one_time_password(made)

    def administrator(self, server):
        """Somebody who is logged in as the first administrator, with a password of her own."""
        client = server.client()
        first = log_in(client, "asa.oberg", self.password)
        if first.json().get("must_change_password"):
            wish = {"old_password": self.password, "new_password": OWN}
            self.assertEqual(client.put("/session/password", wish).status, 200)
            self.password = OWN
        self.assertEqual(client.get("/persons").status, 200)
        return client

    def add(self, client, name, user_name, *assignments):
        """A person with assignments; answers the one-time password."""
        made = client.post("/persons", {"name": name, "user_name": user_name})
        self.assertEqual(made.status, 200, made)
        person = made.json()["person"]["id"]
        for role, unit in assignments:
            wish = {"role": role, "unit": unit, "valid_from": "2022-01-01"}
            self.assertEqual(client.post(f"/persons/{person}/assignments", wish).status, 200)
        return made.json()["one_time_password"]

    def settled(self, server, user_name, password):
        client = server.client()
        self.assertEqual(log_in(client, user_name, password).status, 200)
        wish = {"old_password": password, "new_password": OWN}
        self.assertEqual(client.put("/session/password", wish).status, 200)
        return client

    def test_there_is_no_demo_log_in(self):
        with Server(self.installation) as server:
            client = server.client()
            self.assertEqual(client.get("/session/ways").json()["demo"], [])
            self.assertEqual(client.post("/session", {"person": "demo_controller"}).json()["code"], "session.unknown_person")
            self.assertEqual(client.get("/units").status, 401)

    def test_the_first_administrator_comes_in_and_adds_the_others(self):
        with Server(self.installation) as server:
            client = server.client()
            first = log_in(client, "ASA.OBERG", self.password).json()
            self.assertTrue(first["must_change_password"])
            self.assertEqual(client.get("/units").json()["code"], "session.must_change")
            administrator = self.administrator(server)
            self.assertEqual(log_in(server.client(), "asa.oberg", self.password).status, 200)
            password = self.add(administrator, "Bo Ek", "bo.ek", ("reporter", "vo_ortopedi"))
            bo = self.settled(server, "bo.ek", password)
            outcome = {"measure": "sjukfranvaro", "period": "2022-T2", "sex": "T", "value": 7.9}
            self.assertEqual(bo.put("/units/vo_ortopedi/outcomes", outcome).status, 200)
            self.assertEqual(bo.put(f"/units/{UNIT}/outcomes", outcome).json()["code"], "permission.outside_part")
            self.assertEqual(bo.get("/persons").json()["code"], "permission.missing")

    def test_with_several_assignments_one_is_chosen(self):
        with Server(self.installation) as server:
            administrator = self.administrator(server)
            password = self.add(administrator, "Bo Ek", "bo", ("reporter", "vo_ortopedi"), ("plan_owner", UNIT))
            bo = self.settled(server, "bo", password)
            session = bo.get("/session").json()
            self.assertEqual(session["assignment"], "")
            self.assertEqual(bo.get("/units").json()["code"], "permission.missing")
            for choice in session["assignments"]:
                before = bo.cookie
                chosen = bo.put("/session/assignment", {"assignment": choice["id"]})
                self.assertEqual(chosen.json()["role"], choice["role"])
                self.assertEqual(chosen.json()["parts"], [choice["unit"]])
                self.assertNotEqual(bo.cookie, before, "a new token")
                self.assertEqual(bo.get("/units").status, 200)

    def test_what_is_taken_away_is_gone_at_once(self):
        with Server(self.installation) as server:
            administrator = self.administrator(server)
            password = self.add(administrator, "Bo Ek", "bo", ("reader", ""))
            bo = self.settled(server, "bo", password)
            card = f"/scorecards/{UNIT}/{PERIOD}"
            for _ in range(3):  # the last ones are kept answers
                self.assertEqual(bo.get(card).status, 200)
            person = administrator.get("/persons", query="bo").json()["persons"][0]
            ended = administrator.put(
                f"/persons/{person['id']}/assignments/{person['assignments'][0]['id']}", {"valid_to": "2022-01-02"}
            )
            self.assertEqual(ended.status, 200, ended)
            self.assertEqual(bo.get(card).json()["code"], "permission.missing")
            wish = {"name": "Bo Ek", "user_name": "bo", "disabled": True, "version": person["version"]}
            self.assertEqual(administrator.put(f"/persons/{person['id']}", wish).status, 200)
            self.assertEqual(bo.get("/session").status, 401)
            self.assertEqual(log_in(server.client(), "bo", OWN).json()["code"], "session.wrong")

    def test_neither_restart_nor_kill_logs_anybody_out(self):
        with Server(self.installation) as server:
            client = self.administrator(server)
            cookie = client.cookie
        for end in ("stop", "kill"):
            server = Server(self.installation)
            again = server.client()
            again.cookie = cookie
            self.assertEqual(again.get("/session").json()["name"], "Åsa Öberg")
            getattr(server, end)()
        with Server(self.installation) as server:
            again = server.client()
            again.cookie = cookie
            self.assertEqual(again.get("/persons").status, 200)
            again.delete("/session")
            again.cookie = cookie
            self.assertEqual(again.get("/session").status, 401)

    def test_a_restart_does_not_help_who_guesses(self):
        with Server(self.installation) as server:
            for _ in range(5):
                self.assertEqual(log_in(server.client(), "asa.oberg", "gissning gissning").json()["code"], "session.wrong")
            self.assertEqual(log_in(server.client(), "asa.oberg", self.password).json()["code"], "session.wait")
        with Server(self.installation) as server:
            self.assertEqual(log_in(server.client(), "asa.oberg", self.password).json()["code"], "session.wait")

    def test_many_log_in_at_once(self):
        with Server(self.installation) as server:
            self.administrator(server)
            codes = []

            def one():
                client = server.client()
                codes.append(log_in(client, "asa.oberg", OWN).status)
                codes.append(client.get("/persons").status)

            threads = [threading.Thread(target=one) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(codes, [200] * 8)

    def test_a_lost_password_is_given_anew(self):
        with Server(self.installation) as server:
            held = self.administrator(server)
            done = self.installation.run("account", "reset", "asa.oberg")
            self.assertEqual(done.code, 0, done)
            self.assertEqual(log_in(server.client(), "asa.oberg", OWN).json()["code"], "session.wrong")
            session = log_in(server.client(), "asa.oberg", one_time_password(done)).json()
            self.assertTrue(session["must_change_password"])
            # Another process wrote: the server notices within its poll.
            held.get("/session")
        done = self.installation.run("account", "reset", "ingen")
        self.assertEqual(done.code, 3, done)
        self.assertIn("person.unknown", done.errors)

    def test_misspelt_roles_and_units_add_nobody(self):
        for words, code in (
            (["--user-name", "x", "--role", "kejsare"], "role.unknown"),
            (["--user-name", "x", "--role", "reporter", "--unit", "vo_finns_inte"], "unit.unknown"),
            (["--role", "reader"], "account.nameless"),
        ):
            done = self.installation.run("account", "create", "Ny Person", *words)
            self.assertEqual(done.code, 3, done)
            self.assertIn(code, done.errors)
        self.assertEqual(self.installation.call("list_persons", query="Ny Person")["persons"], [])

    def test_the_first_administrator_may_come_before_the_units(self):
        with Installation(demo=False) as empty:
            made = empty.run(
                "account", "create", "Åsa Öberg", "--user-name", "asa", "--role", "administrator", "--unit", "region_ny"
            )
            self.assertEqual(made.code, 0, made)
            with Server(empty) as server:
                client = self.settled(server, "asa", one_time_password(made))
                unit = {"id": "region_ny", "name": "Region Ny", "level": "region", "parent": None, "from": "2020-01-01"}
                self.assertEqual(client.post("/units", unit).status, 200)
                self.assertEqual(client.post("/units/region_ny/rename", {"name": "Nya", "from": "2022-01-01"}).status, 200)

    def test_in_production_mode_no_password_opens_anything(self):
        settings = self.installation.folder / "ledstang.toml"
        settings.write_text(settings.read_text() + "\nlocal_passwords = false\n")
        with Server(self.installation) as server:
            self.assertFalse(server.client().get("/session/ways").json()["password"])
            self.assertEqual(log_in(server.client(), "asa.oberg", self.password).json()["code"], "session.passwords_off")

    def test_the_deputy_gets_what_the_absent_would_have_had(self):
        with Server(self.installation) as server:
            administrator = self.administrator(server)
            bo = self.settled(server, "bo", self.add(administrator, "Bo Ek", "bo", ("reporter", "vo_ortopedi")))
            cia = self.settled(server, "cia", self.add(administrator, "Cia Dahl", "cia", ("reader", "")))
            outcome = {"measure": "sjukfranvaro", "period": "2022-T2", "sex": "T", "value": 7.9}
            self.assertEqual(cia.put("/units/vo_ortopedi/outcomes", outcome).status, 403)
            today = datetime.date.today()
            away = {"from": str(today), "to": str(today + datetime.timedelta(days=2)), "deputy": "cia_dahl"}
            self.assertEqual(bo.put("/session/absence", away).json()["deputy_name"], "Cia Dahl")
            lent = [a for a in cia.get("/session").json()["assignments"] if a["deputy_for_name"] == "Bo Ek"]
            self.assertEqual(len(lent), 1)
            self.assertEqual(cia.put("/session/assignment", {"assignment": lent[0]["id"]}).status, 200)
            self.assertEqual(cia.put("/units/vo_ortopedi/outcomes", outcome).status, 200)
            self.assertEqual(bo.put("/session/absence", {}).status, 200)
            self.assertEqual(cia.put("/units/vo_ortopedi/outcomes", outcome).status, 403)

    def test_no_secret_lies_where_it_can_be_read(self):
        with Server(self.installation) as server:
            client = self.administrator(server)
            secret = client.post("/session/second-factor", {}).json()["secret"]
        everything = (self.installation.above / "server.log").read_bytes()
        for entry in self.installation.call("list_changes", entity="account", id="asa_oberg")["changes"]:
            everything += json.dumps(entry).encode()
        for hidden in (OWN, secret, client.cookie.partition("=")[2]):
            self.assertNotIn(hidden.encode(), everything)


if __name__ == "__main__":
    ledstang.main()
