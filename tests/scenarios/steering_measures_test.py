"""The fifteen measures of the example, each as its region asked for it: what is stored, judged, said and left unsaid."""

import csv
import io
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import PERIOD, UNIT, Installation  # noqa: E402


def plain(text):
    """Without what only sets type: a space that does not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


class SteeringMeasuresTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        cls.card = cls.scorecard()

    @classmethod
    def tearDownClass(cls):
        cls.installation.close()

    @classmethod
    def scorecard(cls, **more):
        return cls.installation.call("get_scorecard", unit=UNIT, period=PERIOD, **more)

    def measure(self, number, card=None):
        for perspective in (card or self.card)["perspectives"]:
            for factor in perspective["factors"]:
                for measure in factor["measures"]:
                    if measure["number"] == number:
                        return measure
        self.fail(f"no measure {number}")

    def row(self, number, sex="T", card=None):
        return next(row for row in self.measure(number, card)["rows"] if row["sex"] == sex)

    def judged(self, number, sex, printed, attainment, gap=None):
        row = self.row(number, sex)
        self.assertEqual(plain(row["printed"]), printed)
        self.assertEqual(row["attainment"], attainment)
        if gap is not None:
            self.assertEqual(row["gap"], gap)
        return row

    def further(self, number):
        return {(one["series"], one["sex"]): one for one in self.measure(number)["further"]}

    @staticmethod
    def report(installation):
        return plain(installation.run_or_fail("report", UNIT, PERIOD, "--format", "md", "--out", "-"))

    def test_waiting_is_not_missed_in_april_when_the_target_is_for_december(self):
        # NB-11
        for sex in ("K", "M"):
            row = self.judged(1, sex, "41 %", "not_yet")
            self.assertIn("i december 2022: ännu inte förfallet", plain(row["attainment_reason"]))
        # NB-12
        for sex, printed, gap in (("K", "42 %", 58), ("M", "48 %", 52), ("T", "44 %", 56)):
            row = self.judged(2, sex, printed, "not_yet", gap)
            self.assertIn(f"{gap} procentenheter kvar", plain(row["attainment_reason"]))

    def test_a_count_that_is_to_grow_is_compared_with_the_same_tertial_last_year(self):
        # NB-13, NB-34: both values with their periods
        for sex, before, attainment, direction in (("K", 12, "met", "better"), ("M", 7, "not_met", "worse")):
            row = self.row(3, sex)
            self.assertEqual((row["comparison_period"], row["comparison_value"]), ("2021-T1", before))
            self.assertEqual((row["attainment"], row["direction"]), (attainment, direction))
        self.assertEqual((self.row(3, "K")["value"], self.row(3, "M")["value"]), (29, 4))

    def test_the_small_count_cannot_be_worked_out_from_the_total(self):
        # NB-13: of 29, 4 and 33 the men's is withheld, and one more, or 33 − 29 gives it back
        masked = self.scorecard(masked="true")
        shown = {sex: self.row(3, sex, masked)["value"] for sex in "KMT"}
        self.assertIsNone(shown["M"])
        self.assertTrue(shown["K"] is None or shown["T"] is None, shown)
        for row in self.measure(3, masked)["rows"]:
            if row["value"] is None:
                self.assertNotIn("33", row["attainment_reason"])
                self.assertIsNone(row["change"])

    def test_a_derived_share_says_of_how_many(self):
        # NB-14
        admits = self.further(3)["andel_medger_vald", "T"]
        self.assertEqual(plain(admits["printed"]), "61 %")
        self.assertIn("33", admits["note"])

    def test_shares_and_counts_of_one_measure_stand_beside_each_other(self):
        # NB-15
        for sex, printed, count in (("K", "17 %", "617"), ("M", "12 %", "596")):
            self.judged(4, sex, printed, "undetermined")
            self.assertEqual(self.further(4)["antal_besok", sex]["printed"], count)
        self.assertIn("säger inte mot vad", self.row(4, "K")["attainment_reason"])

    def test_a_year_is_the_comparison_of_a_tertial_and_a_sub_unit_stands_below(self):
        # NB-16
        for sex, value in (("K", 20), ("M", 19)):
            row = self.row(5, sex)
            self.assertEqual((row["value"], row["comparison_period"], row["comparison_value"]), (value, "2021", 23))
        below = self.measure(5)["sub_units"]
        self.assertEqual([(one["unit_name"], plain(one["printed"])) for one in below], [("VO Inf/Hud/Reuma/Lunga", "46 %")])

    def test_limits_are_exact_and_may_differ_between_the_sexes(self):
        # NB-17
        self.judged(6, "T", "8,4 %", "not_met", 1.4)
        # NB-18
        for sex, printed, limit, change in (("K", "14,5 %", 16, -1.3), ("M", "14,7 %", 17.2, -1.5)):
            row = self.judged(7, sex, printed, "met")
            self.assertEqual((row["limit"], row["change"]), (limit, change))

    def test_under_means_under_and_a_measure_of_august_is_information_in_april(self):
        # NB-19
        row = self.judged(8, "T", "6,7 %", "not_met")
        self.assertEqual(row["value_unit"], "region_norrbotten")
        self.assertEqual(self.measure(8)["level_label"], "Regionmått")
        # NB-06
        self.assertEqual(self.card["follow_up"], "DÅ04")
        self.assertFalse(self.measure(8)["due"])
        self.assertIn("Upplysning: följs upp DÅ08, ÅR", row["flag_names"])
        due = [measure["number"] for perspective in self.card["perspectives"] for factor in perspective["factors"]
               for measure in factor["measures"] if measure["due"]]
        self.assertEqual(sorted(due), [number for number in range(1, 16) if number != 8])
        with Installation(example=True) as other:
            present = other.call("get_measure_page", unit="region_norrbotten", measure="andel_vardskador_sluten_somatisk",
                                 period=PERIOD)["judged"]["rows"][0]
            self.assertEqual(present["value"], 6.7)
            written = other.run("call", "record_outcome", "--unit", "region_norrbotten", "--measure",
                                "andel_vardskador_sluten_somatisk", "--period", "2022-T2", "--sex", "T", "--value", "6.5")
            self.assertEqual(written.code, 0, written)
            card = other.call("get_scorecard", unit=UNIT, period="2022-T2")
            self.assertEqual(self.row(8, "T", card)["attainment"], "not_met", "6,5 is not under 6,5")

    def test_half_of_a_year_that_nobody_has_written_down(self):
        # NB-20
        for sex in "KMT":
            self.assertEqual(self.row(9, sex)["attainment"], "baseline_missing")
            self.assertIsNone(self.row(9, sex)["limit"])
        with Installation(example=True) as other:
            for sex, value in (("K", 10), ("M", 4)):
                other.call("record_outcome", unit=UNIT, measure="vardrelaterade_fallskador_aldre", period="2020", sex=sex,
                           value=value)
            other.call("record_outcome", unit=UNIT, measure="vardrelaterade_fallskador_aldre", period="2022", sex="K", value=5)
            card = other.call("get_scorecard", unit=UNIT, period="2022")
            self.assertEqual(self.row(9, "K", card)["limit"], 5)
            self.assertEqual(self.row(9, "K", card)["attainment"], "met")

    def test_doubtful_counts_carry_their_flags_and_are_not_good_news(self):
        # NB-31
        for sex, value in (("K", 1), ("M", 0)):
            row = self.row(9, sex)
            self.assertEqual(row["value"], value)
            self.assertEqual(row["flag_names"], ["inte kvalitetssäkrat", "underrapporterat"])
            self.assertNotEqual(row["attainment"], "met")
            self.assertNotEqual(row["development"], "improved")
        # NB-30: beside the figure where it is printed, and in what is sent on
        printed = self.report(self.installation)
        falls = next(line for line in printed.splitlines() if line.startswith("|") and "underrapporterat" in line)
        self.assertIn("inte kvalitetssäkrat", falls)
        with Installation(example=True) as other:
            other.call("record_outcome", unit=UNIT, measure="sjukfranvaro", period="2022-T2", sex="T", value="8.1",
                       flags="not_quality_assured", note="Lönesystemet byttes i juni.")
            sent = other.run_or_fail("export", "outcomes", UNIT, "--measure", "sjukfranvaro", "--format", "csv-en", "--out", "-")
            flags = {line["period"]: line["flags"] for line in csv.DictReader(io.StringIO(sent.lstrip("\ufeff")))}
            self.assertEqual(flags, {"2022-T1": "", "2022-T2": "not_quality_assured"})

    def test_a_total_of_a_year_gives_no_trend_of_a_sex(self):
        # NB-21
        for sex, value in (("K", 59), ("M", 63)):
            row = self.row(10, sex)
            self.assertEqual(row["value"], value)
            self.assertIsNone(row["change"])
            self.assertEqual(row["development"], "not_comparable")
        page = self.installation.call("get_measure_page", unit=UNIT, measure="andel_lakemedelsberattelse_75plus", period=PERIOD)
        points = {(one["period"], one["sex"]): one["value"] for one in page["series"][0]["points"]}
        self.assertEqual(points["2021", "T"], 62)
        self.assertIn("mer än 5 läkemedel", page["measure"]["name"])

    def test_without_a_comparison_nothing_is_judged(self):
        # NB-22
        row = self.judged(11, "T", "5,3 %", "undetermined")
        self.assertIn("kan inte bedömas", row["attainment_reason"])
        self.assertIn("av total personalkostnad", self.measure(11)["name"])

    def test_a_deficit_is_called_one(self):
        # NB-24
        row = self.judged(13, "T", "−17,7 mnkr", "not_met")
        self.assertIn("underskott", row["attainment_reason"])

    def test_missing_data_is_a_state_and_no_figure(self):
        # NB-25, NB-26
        for number in (14, 15):
            row = self.judged(number, "T", "Data saknas", "no_data")
            self.assertIsNone(row["value"])
            self.assertEqual(row["development"], "not_comparable")
            self.assertIn("Informationsunderlag till styrmåttet saknas", row["attainment_reason"])
        self.assertIn("inner- och ytterfall", self.measure(15)["name"])
        printed = self.report(self.installation)
        for name in ("Produktivitet utifrån KPP", "Kostnadsandel öppenvård"):
            lines = [line for line in printed.splitlines() if line.startswith("|") and name in line]
            self.assertTrue(any("Data saknas" in line for line in lines), lines)

    def test_a_footnote_has_its_number_and_its_text_wherever_the_measure_stands(self):
        # NB-35
        with Installation(example=True) as other:
            page = other.call("get_measure_page", unit=UNIT, measure="andel_vantat_90_forsta_besok", period=PERIOD)
            self.assertEqual(page["measure"]["footnote_mark"], "4")
            other.call("change_measure", measure="andel_vantat_90_forsta_besok",
                       changes='{"footnote": "Patientvald väntan räknas inte."}', version=page["measure"]["version"])
            text = self.report(other)
            self.assertRegex(text, r"\|[^|]*specialiserad vård\\?\[4\\?\]")
            self.assertRegex(text, r"\\?\[4\\?\] Patientvald väntan räknas inte\.")


if __name__ == "__main__":
    ledstang.main()
