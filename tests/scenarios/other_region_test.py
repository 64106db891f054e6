"""Another region's decision rights: a committee advises, the head of operation decides. Nothing but configuration."""

import shutil
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.knowledge import DIRECTOR, HEADS, UNITS, Region, done  # noqa: E402

HERE = Path(__file__).resolve().parent


def configure(config):
    """Medical groups (MG) under a medical committee (MK), and one type of matter in use."""
    groups = config / "groups.toml"
    text = groups.read_text(encoding="utf-8")
    groups.write_text(text + '\n[[kinds]]\nid = "mg"\nname = "Medicinsk grupp"\nplural = "Medicinska grupper"\n'
                      'abbreviation = "MG"\npurpose = "Äger sitt område."\n'
                      '\n[[kinds]]\nid = "mk"\nname = "Medicinsk kommitté"\nplural = "Medicinska kommittéer"\n'
                      'abbreviation = "MK"\npurpose = "Ger råd."\n', encoding="utf-8")
    for type_ in (config / "flows").glob("*.toml"):
        text = type_.read_text(encoding="utf-8")
        type_.write_text(text.replace("\nname = ", "\nin_use = false\nname = ", 1), encoding="utf-8")
    shutil.copytree(HERE / "other_region" / "flows", config / "flows", dirs_exist_ok=True)


class OtherRegionTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.region = Region("2022-03-01", configure)
        cls.region.group("mg_barn", "MG Barn", "mg", [("agnes", "chair"), ("bertil", "member")])
        cls.region.group("mk", "Medicinska kommittén", "mk", [("radsordf", "chair"), ("radsledamot", "member")])

    @classmethod
    def tearDownClass(cls):
        cls.region.close()

    # KR-02 KR-14 KR-15 KR-48 KR-49
    def test_the_committee_advises_and_heads_decide(self):
        r = self.region
        types = done(r.be("agnes").get("/matter-types"))
        self.assertEqual([one["type"]["name"] for one in types["types"]], ["Ny riktlinje"])
        self.assertEqual(types["refused"], [])
        rights = {one["right"]: one["who"] for one in types["types"][0]["rights"]}
        self.assertEqual(rights["decides"], ["VO-chef"])
        matter = r.begin("agnes", "introduction", "Astma hos barn", group="mg_barn", units=UNITS[:3],
                         fields={"vad": "Ny inhalator"})
        self.assertEqual(done(r.step("bertil", matter, "ask_advice"))["stage"], "advice")
        self.assertEqual(r.step("radsledamot", matter, "advise").json()["code"], "flow.actor", "only its chair")
        done(r.step("radsordf", matter, "advise", rad="Tillstyrker", roster="7"))
        self.assertEqual(r.step(DIRECTOR, matter, "decide", unit=UNITS[0]).json()["code"], "flow.actor",
                         "the director decides nothing here")
        head = HEADS[UNITS[0]]
        self.assertEqual(r.step(head, matter, "decide", unit=UNITS[0]).json()["code"], "flow.hindered")
        answer = r.step(head, matter, "decide", unit=UNITS[0], kostnad="40")
        self.assertIn("Ange hur kostnaden betalas", answer.json()["message"])
        done(r.step(head, matter, "decide", unit=UNITS[0], kostnad="40", finansiering="Egen ram"))
        done(r.step(HEADS[UNITS[1]], matter, "decide", unit=UNITS[1], kostnad="0"))
        self.assertEqual(r.step("agnes", matter, "close").json()["code"], "flow.hindered")
        done(r.step(HEADS[UNITS[2]], matter, "refuse", "Inga barn här.", unit=UNITS[2]))
        done(r.step("agnes", matter, "close"))
        self.assertEqual(r.see("agnes", matter)["summary"]["roll_up"], "Avböjd: 1 av 3. Införd: 2.")

    def test_a_faulty_type_stops_no_other(self):
        r = self.region
        broken = r.installation.folder / "config" / "flows" / "trasig.toml"
        broken.write_text('id = "trasig"\nname = "T"\nplural = "T"\npurpose = "T"\nstarts = ["kungen"]\n'
                          '[[matter.stages]]\nid = "a"\nname = "A"\n', encoding="utf-8")
        try:
            types = done(r.be("agnes").get("/matter-types"))
            self.assertEqual([one["type"]["id"] for one in types["types"]], ["introduction"])
            self.assertIn("trasig.toml", types["refused"][0]["message"])
            checked = done(r.be("agnes").post("/matter-types/trasig/check",
                                              {"text": broken.read_text(encoding="utf-8")}))
            places = {(fault["code"], fault["line"]) for fault in checked["faults"]}
            self.assertLessEqual({("flow.actor", 5), ("flow.dead_end", 7)}, places)
        finally:
            broken.unlink()


if __name__ == "__main__":
    ledstang.main()
