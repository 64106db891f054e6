"""What a partner outside the region sees: the shared measures and actions, and nothing around them."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import PERIOD, UNIT, Installation, Server  # noqa: E402

MEASURE = "sjukfranvaro"


class SharingTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        cls.server = Server(cls.installation, "--today", "2022-05-20")
        cls.guest = cls.server.client("demo_gast")
        cls.owner = cls.server.client("demo_divisionschef")
        cls.action = cls.owner.get(f"/units/{UNIT}/actions").json()["actions"][0]

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.installation.close()

    def share(self, kind, target, **more):
        return self.owner.put(f"/units/{UNIT}/shares", {"kind": kind, "target": target, "person": "demo_gast", **more})

    def tearDown(self):
        for share in self.owner.get(f"/units/{UNIT}/shares").json()["shares"]:
            self.owner.delete(f"/units/{UNIT}/shares/{share['number']}")

    def test_a_guest_sees_what_is_shared_and_nothing_else(self):
        # VG-64
        self.assertEqual(self.guest.get("/shared").json()["items"], [])
        self.assertEqual(self.guest.get(f"/shared/measure/{MEASURE}").json()["code"], "share.unknown")
        self.assertEqual(self.share("measure", MEASURE).status, 200)
        self.assertEqual(self.share("action", self.action["id"]).status, 200)
        items = self.guest.get("/shared").json()["items"]
        self.assertEqual([(item["kind"], item["target"]) for item in items],
                         [("measure", MEASURE), ("action", self.action["id"])])
        self.assertTrue(items[0]["figures"])
        self.assertTrue(items[0]["figures"][0]["printed"])
        self.assertEqual(items[1]["title"], self.action["title"])
        own = self.guest.get(f"/shared/measure/{MEASURE}").json()
        self.assertEqual(own["sharing"]["word"], "Delat ansvar")
        self.assertEqual(own["sharing"]["names"], ["Jonas Berg"])
        for path in ("/units", f"/scorecards/{UNIT}/{PERIOD}", f"/units/{UNIT}/measures/{MEASURE}?period={PERIOD}",
                     f"/actions/{self.action['id']}", "/search?q=vo", f"/units/{UNIT}/shares", "/persons/names"):
            self.assertEqual(self.guest.ask("GET", "/api" + path).json()["code"], "permission.missing", path)
        another = next(a for a in self.owner.get(f"/units/{UNIT}/actions").json()["actions"] if a["id"] != self.action["id"])
        self.assertEqual(self.guest.get(f"/shared/action/{another['id']}").status, 404)

    def test_both_owners_comment_and_the_page_says_that_it_is_shared(self):
        # NB-53
        self.share("measure", MEASURE)
        page = f"/units/{UNIT}/measures/{MEASURE}"
        said = {"text": "Kommunen har anställt en samordnare."}
        self.assertEqual(self.guest.post(f"/shared/measure/{MEASURE}/comments", said).status, 200)
        answer = {"text": "Bra, vi möts i juni."}
        self.assertEqual(self.owner.post(f"/shared/measure/{MEASURE}/comments", answer).status, 200)
        sharing = self.owner.get(page, period=PERIOD).json()["sharing"]
        self.assertEqual(sharing["word"], "Delat ansvar")
        self.assertEqual([comment["person_name"] for comment in sharing["comments"]], ["Jonas Berg", "Per Öhman"])
        self.assertEqual(self.guest.post(f"/shared/measure/{MEASURE}/comments", {"text": " "}).json()["code"],
                         "share.comment_empty")
        other = self.owner.get(f"/units/{UNIT}/measures/andel_kostnad_inhyrda", period=PERIOD).json()["sharing"]
        self.assertEqual(other, {"word": "", "names": [], "comments": []})

    def test_a_share_ends(self):
        self.share("measure", MEASURE, valid_to="2022-05-20")
        self.assertEqual(self.guest.get("/shared").json()["items"], [])
        self.share("measure", MEASURE, valid_to="2022-05-21")
        self.assertEqual(len(self.guest.get("/shared").json()["items"]), 1)
        number = self.owner.get(f"/units/{UNIT}/shares").json()["shares"][0]["number"]
        self.assertEqual(self.owner.delete(f"/units/{UNIT}/shares/{number}").status, 200)
        self.assertEqual(self.guest.get("/shared").json()["items"], [])

    def test_only_what_is_ones_own_can_be_shared(self):
        refusals = (
            (f"/units/{UNIT}/shares", {"kind": "measure", "target": "finns_inte", "person": "demo_gast"}, "measure.unknown"),
            (f"/units/{UNIT}/shares", {"kind": "action", "target": "finns_inte", "person": "demo_gast"}, "action.unknown"),
            (f"/units/{UNIT}/shares", {"kind": "dokument", "target": "x", "person": "demo_gast"}, "share.kind"),
            (f"/units/{UNIT}/shares", {"kind": "measure", "target": MEASURE, "person": "ingen"}, "person.unknown"),
            ("/units/region_norrbotten/shares", {"kind": "measure", "target": MEASURE, "person": "demo_gast"},
             "permission.outside_part"),
        )
        for path, wish, code in refusals:
            self.assertEqual(self.owner.put(path, wish).json()["code"], code)


if __name__ == "__main__":
    ledstang.main()
