"""The change log as people read it, prove it and take it out."""

import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import PERIOD, ROOT, Installation, Server  # noqa: E402

PART = "vo_ortopedi"
MEASURE = "andel_vantat_90_forsta_besok"
CELL = {"measure": MEASURE, "sex": "K"}


def verified(path, *words):
    return subprocess.run([sys.executable, ROOT / "tools" / "verify_history", path, *words], capture_output=True, text=True)


class HistoryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        cls.server = Server(cls.installation)
        cls.controller = cls.server.client("demo_controller")
        cls.manager = cls.server.client("demo_vo_chef")
        for value, version in ((41, 0), (43.5, 1)):
            answer = cls.manager.put(f"/units/{PART}/entry/{PERIOD}/cells", CELL | {"value": value, "version": version, "confirmed": True})
            assert answer.status == 200, answer

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.installation.close()

    def history(self, client, **asked):
        answer = client.get("/history", **asked)
        self.assertEqual(answer.status, 200, answer)
        return answer.json()

    def test_one_thing_in_words(self):
        page = self.history(self.manager, entity="outcome", id=f"{PART}/{MEASURE}/main/{PERIOD}/K")
        self.assertIsNone(page["next"])
        newest, first = page["entries"]
        self.assertEqual(newest["person_name"], "Sara Lindgren")
        self.assertEqual(newest["operation_name"], "Spara ett utfall i inmatningen")
        self.assertTrue(newest["what"].startswith("Ändrade utfall: "), newest["what"])
        for part in ("VO Ortopedi", "tertial 1 2022", "kvinnor"):
            self.assertIn(part, newest["what"])
        change = next(change for change in newest["changes"] if change["field"] == "value")
        self.assertEqual((change["before"], change["after"]), ("41", "43,5"))
        self.assertTrue(change["field_name"])
        self.assertTrue(first["what"].startswith("Lade till utfall: "), first["what"])

    def test_who_may_read_what(self):
        reader = self.server.client("demo_lasare")
        self.assertEqual(len(self.history(reader, entity="outcome", id=f"{PART}/{MEASURE}/main/{PERIOD}/K")["entries"]), 2)
        for asked in ({}, {"entity": "outcome"}, {"id": PART}, {"unit": PART}, {"entity": "account", "id": "x"}):
            answer = reader.get("/history", **asked)
            self.assertEqual((answer.status, answer.json()["code"]), (403, "permission.missing"), asked)
        self.assertEqual(reader.get("/changes", entity="account", id="x").status, 403)
        for path in ("/history/verification", "/history/file"):
            self.assertEqual(reader.get(path).status, 403)
            self.assertEqual(self.manager.get(path).status, 403)

    def test_pages_without_gaps(self):
        found, page = [], None
        while True:
            asked = {"length": 7} | ({"page": page} if page else {})
            answer = self.history(self.controller, **asked)
            found += [entry["sequence"] for entry in answer["entries"]]
            page = answer["next"]
            if page is None:
                break
        self.assertEqual(found, list(range(len(found), 0, -1)))
        self.assertGreater(len(found), 20)
        answer = self.controller.get("/history", length=201)
        self.assertEqual((answer.status, answer.json()["code"]), (422, "history.length"))

    def test_filters(self):
        mine = self.history(self.controller, person="demo_vo_chef", length=200)["entries"]
        self.assertTrue(mine)
        self.assertEqual({entry["person"] for entry in mine}, {"demo_vo_chef"})
        here = self.history(self.controller, unit=PART, length=200)["entries"]
        self.assertTrue(all(PART in entry["entity_id"] for entry in here))
        self.assertTrue(any(entry["entity"] == "outcome" for entry in here))
        self.assertEqual(self.history(self.controller, to="2001-01-01")["entries"], [])
        self.assertEqual(self.history(self.controller, **{"from": "2999-01-01"})["entries"], [])

    def test_every_entry_has_words(self):
        page = self.history(self.controller, length=200)
        for entry in page["entries"]:
            if entry["entity"] != "person":  # the same word
                self.assertNotEqual(entry["entity_name"], entry["entity"], entry)
            self.assertTrue(entry["person_name"], entry)
            for change in entry["changes"]:
                self.assertNotIn("{", change["field_name"])

    def test_is_proved(self):
        proof = self.controller.get("/history/verification").json()
        self.assertTrue(proof["intact"], proof)
        self.assertEqual(len(proof["last_hash"]), 64)

    def test_a_file_that_proves_itself(self):
        proof = self.controller.get("/history/verification").json()
        for form in ("csv", "json"):
            path = self.installation.above / f"log.{form}"
            answer = self.controller.get("/history/file", format=form)
            self.assertEqual(answer.status, 200)
            path.write_bytes(answer.body)
            done = verified(path, "--end", proof["last_hash"])
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn(f"{proof['entries']} entries hold", done.stdout)
            path.write_bytes(answer.body.replace(b"43.5", b"44.5"))
            self.assertEqual(verified(path).returncode, 1)
            lines = answer.body.splitlines(keepends=True)
            path.write_bytes(b"".join(lines[:3] + lines[4:]))
            self.assertEqual(verified(path).returncode, 1)
            self.assertEqual(verified(path, "--end", "0" * 64).returncode, 1)
        answer = self.controller.get("/history/file", format="xml")
        self.assertEqual(answer.json()["code"], "export.format")

    def test_no_secret_is_in_the_log(self):
        body = self.controller.get("/history/file", format="json").body
        for word in (b"argon2", b"password_hash", b"secret"):
            self.assertNotIn(word, body)


if __name__ == "__main__":
    ledstang.main()
