"""From deliveries to the scorecard: source data read in, measures computed, what a person entered left alone."""

import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import ROOT, Installation, run  # noqa: E402

DATASETS = ROOT / "examples" / "datasets"
REGION, UNIT = "region_norrbotten", "vo_ortopedi"
REFUSED = 3


class ComputingTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        for name in ("staff_hours.csv", "staff_costs.csv", "waiting_list.csv", "care_contacts.csv"):
            cls.installation.run_or_fail("dataset", "import", name.removesuffix(".csv"), DATASETS / name)

    @classmethod
    def tearDownClass(cls):
        cls.installation.close()

    def compute(self, *words):
        return json.loads(self.installation.run_or_fail("compute", "--now", "2023-02-01", "--format", "json", *words))

    def series(self, measure, unit, *words):
        out = self.installation.run_or_fail("series", measure, unit, "--format", "json", *words)
        return {point["period"]: point for point in json.loads(out)["points"]}

    def test_1_nothing_is_computed_before_anything_is_delivered(self):
        with Installation(example=True) as empty:
            done = empty.run("compute")
            self.assertIn(done.code, (0, REFUSED), done)

    def test_2_the_example_is_computed_beside_what_was_printed(self):
        report = self.compute()
        self.assertGreater(report["readings"], 0)
        # staff_hours.csv, January: sickness 231 + 16 hours of 2 640 + 1 320.
        january = self.series("sjukfranvaro", UNIT)["2022-01"]
        self.assertEqual(january["numerator"], 247)
        self.assertEqual(january["denominator"], 3960)
        self.assertEqual(january["value"], 6.237374)
        self.assertEqual(january["origin"], "computed")
        # The printed figures of the division came from a table and still stand.
        division = self.series("sjukfranvaro", "div_lanssjukvard_2", "--every", "tertial")["2022-T1"]
        self.assertEqual(division["value"], 8.6)
        beside = self.series("sjukfranvaro", "div_lanssjukvard_2", "--every", "tertial", "--series", "computed")
        self.assertEqual(beside["2022-T1"]["origin"], "computed")
        kept = [row for row in report["kept"] if row["measure"] == "sjukfranvaro" and row["period"] == "2022-T1"]
        self.assertEqual(kept[0]["code"], "computing.entered")
        self.assertEqual(kept[0]["present"], "8.6")

    def test_3_the_scorecard_shows_what_was_computed(self):
        self.compute()
        scorecard = self.installation.run_or_fail("scorecard", UNIT, "2022-T1", "--format", "json")
        tertial = self.series("sjukfranvaro", UNIT, "--every", "tertial")["2022-T1"]
        self.assertIn(f'"value":{json.dumps(tertial["value"])}', scorecard.replace(" ", ""))

    def test_4_nothing_new_is_nothing_computed(self):
        self.compute()
        again = self.compute()
        self.assertTrue(all(row["untouched"] for row in again["measures"]), again)

    def test_5_the_rows_behind_are_opened_with_a_reason(self):
        self.compute()
        wish = {"unit": UNIT, "measure": "sjukfranvaro", "period": "2022-01"}
        self.assertEqual(self.installation.run("call", "open_outcome_rows", *words_of(wish)).code, REFUSED)
        before = self.installation.log_end()
        self.assertEqual(self.installation.call("open_outcome_rows", **wish, reason="prov")["all"], 2)
        self.assertNotEqual(self.installation.log_end(), before, "the reading stands in the change log")

    def test_6_a_series_goes_to_the_control_chart(self):
        self.compute()
        points = self.installation.run_or_fail("series", "sjukfranvaro", UNIT, "--format", "csv")
        self.assertEqual(points.splitlines()[0], "t,num,den")
        path = self.installation.folder / "serie.csv"
        path.write_text(points, encoding="utf-8")
        judged = run("spc", path, "--chart", "run", "--format", "json")
        self.assertEqual(judged.code, 0, judged)

    def test_7_a_definition_is_checked_with_its_place(self):
        path = self.installation.folder / "antal_besok.toml"
        text = (ROOT / "config" / "measures" / "antal_besok.toml").read_text(encoding="utf-8")
        path.write_text(text, encoding="utf-8")
        self.installation.run_or_fail("measure", "check", path)
        path.write_text(text.replace("vardform i", "vardfrm i"), encoding="utf-8")
        done = self.installation.run("measure", "check", path)
        self.assertEqual(done.code, REFUSED, done)
        self.assertIn("antal_besok.toml:", done.errors)
        self.assertIn("rule.unknown_name", done.errors)

    def test_8_a_value_with_other_capitals_than_the_rule_is_told_of_once(self):
        rows = (DATASETS / "deviations.csv").read_text(encoding="utf-8")
        self.assertIn(";fall;", rows, "the example has it as the shipped measure asks for it")
        path = self.installation.above / "avvikelser.csv"
        path.write_text(rows.replace(";fall;", ";Fall;"), encoding="utf-8")
        self.installation.run_or_fail("dataset", "import", "deviations", path)
        told = [note for note in self.compute("--add")["notes"] if "”Fall”" in note]
        self.assertEqual(len(told), 1)
        self.assertIn("vardrelaterade_fallskador_aldre letar efter ”fall”", told[0])
        self.assertFalse([note for note in self.compute()["notes"] if "”Fall”" in note], "nothing has come since")


def words_of(wish):
    return [word for key, value in wish.items() for word in (f"--{key}", value)]


if __name__ == "__main__":
    ledstang.main()
