"""Who may change what: the roles and parts of config/roles.toml, on the real example."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import PERIOD, UNIT, Installation, Server  # noqa: E402

OUTCOME = {"measure": "sjukfranvaro", "period": "2022-T2", "sex": "T", "value": 7.9}


class PermissionsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        cls.server = Server(cls.installation)
        cls.reader = cls.server.client("demo_lasare")
        cls.reporter = cls.server.client("demo_vo_chef")
        cls.owner = cls.server.client("demo_divisionschef")
        cls.administrator = cls.server.client("demo_controller")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.installation.close()

    def assert_refused(self, answer, status, code):
        self.assertEqual(answer.status, status, answer)
        self.assertEqual(answer.json()["code"], code)
        self.assertTrue(answer.json()["message"])

    def test_everybody_reads(self):
        paths = ("/units", f"/units/{UNIT}/plan", f"/scorecards/{UNIT}/{PERIOD}", f"/units/{UNIT}/actions", "/periods")
        for path in paths:
            for client in (self.reader, self.reporter, self.owner, self.administrator):
                self.assertEqual(client.get(path).status, 200, path)

    def test_a_reader_writes_nothing(self):
        before = self.installation.log_end()
        for unit in (UNIT, "vo_ortopedi"):
            self.assert_refused(self.reader.put(f"/units/{unit}/outcomes", OUTCOME), 403, "permission.missing")
        comment = {"scope": "measure", "scope_id": "sjukfranvaro", "period": PERIOD, "text": "Nej."}
        self.assert_refused(self.reader.put(f"/units/{UNIT}/comments", comment), 403, "permission.missing")
        upload = self.reader.upload("outcomes", "outcomes.csv", (ledstang.EXAMPLE / "outcomes.csv").read_bytes())
        self.assert_refused(upload, 403, "permission.missing")
        self.assertEqual(self.installation.log_end(), before)

    def test_a_head_of_operation_reports_for_the_own_unit_alone(self):
        self.assertEqual(self.reporter.put("/units/vo_ortopedi/outcomes", OUTCOME).status, 200)
        for unit in (UNIT, "vo_hjartsjukvard", "region_norrbotten"):
            self.assert_refused(self.reporter.put(f"/units/{unit}/outcomes", OUTCOME), 403, "permission.outside_part")

    def test_a_head_of_operation_does_not_change_the_plan(self):
        factor = {"perspective": "medborgare", "name": "Något nytt"}
        self.assert_refused(
            self.reporter.put("/units/vo_ortopedi/plan/factors/nagot_nytt", factor), 403, "permission.missing"
        )

    def test_a_head_of_division_reports_for_the_division_and_below(self):
        for unit in (UNIT, "vo_hjartsjukvard"):
            answer = self.owner.put(f"/units/{unit}/outcomes", {**OUTCOME, "period": "2022-T3"})
            self.assertEqual(answer.status, 200, answer)
        self.assert_refused(
            self.owner.put("/units/region_norrbotten/outcomes", OUTCOME), 403, "permission.outside_part"
        )

    def test_a_head_of_division_cannot_change_the_regions_goals(self):
        perspectives = self.owner.get(f"/units/{UNIT}/plan").json()["perspectives"]
        goal = next(goal for perspective in perspectives for goal in perspective["goals"])
        wish = {"perspective": perspectives[0]["id"], "name": "Ett annat mål", "version": goal["version"]}
        own = self.owner.put(f"/units/{UNIT}/plan/goals/{goal['id']}", wish)
        self.assertGreaterEqual(own.status, 400, own)
        self.assertLess(own.status, 500, own)
        self.assert_refused(
            self.owner.put(f"/units/region_norrbotten/plan/goals/{goal['id']}", wish), 403, "permission.outside_part"
        )
        after = self.owner.get(f"/units/{UNIT}/plan").json()["perspectives"]
        self.assertEqual(after, perspectives)

    def test_only_an_administrator_organises_and_imports(self):
        move = {"name": "VO Rörelseorganen", "from": "2023-01-01"}
        for client in (self.reader, self.reporter, self.owner):
            self.assert_refused(client.post("/units/vo_ortopedi/rename", move), 403, "permission.missing")
        self.assertEqual(self.administrator.post("/units/vo_ortopedi/rename", move).status, 200)

    def test_the_log_says_who(self):
        wish = {**OUTCOME, "measure": "andel_kostnad_inhyrda", "period": "2022-T3"}
        self.assertEqual(self.reporter.put("/units/vo_ortopedi/outcomes", wish).status, 200)
        changes = self.reader.get(
            "/changes", entity="outcome", id="vo_ortopedi/andel_kostnad_inhyrda/main/2022-T3/T"
        ).json()["changes"]
        self.assertEqual([change["person"] for change in changes], ["demo_vo_chef"])
        self.assertEqual(changes[0]["operation"], "record_outcome")


if __name__ == "__main__":
    ledstang.main()
