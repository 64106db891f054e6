"""The example's scorecard and actions as the command line gives them, against what was written down by hand."""

import csv
import io
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import PERIOD, UNIT, Installation  # noqa: E402

EXPECTED = Path(__file__).with_name("expected_scorecard.csv")
# Columns of expected_scorecard.csv that name what a reason must mention, divided by "|".
REASONS = ("attainment_reason", "development_reason")
COLUMNS = (
    "measure_id,sex,period,value,unit,target_text,attainment,attainment_reason,comparison_period,comparison_value,"
    "change,change_percent,direction,development,development_reason,flags"
)


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


class ScorecardTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)

    @classmethod
    def tearDownClass(cls):
        cls.installation.close()

    def printed(self, *words):
        done = self.installation.run(*words)
        self.assertEqual(done.code, 0, done)
        self.assertEqual(done.errors, "")
        return done.out

    def test_every_measure_and_sex_is_judged_as_written_down(self):
        out = self.printed("scorecard", UNIT, PERIOD, "--format", "csv")
        self.assertEqual(out.splitlines()[0], COLUMNS)
        rows = rows_of(out)
        expected = rows_of(EXPECTED.read_text(encoding="utf-8"))
        key = lambda row: (row["measure_id"], row["sex"])
        self.assertEqual([key(row) for row in rows], [key(row) for row in expected])
        for row, wanted in zip(rows, expected):
            for column in COLUMNS.split(","):
                with self.subTest(row=key(row), column=column):
                    if column in REASONS:
                        for words in filter(None, wanted[column].split("|")):
                            self.assertIn(words, row[column].replace("\u00a0", " "))
                        self.assertTrue(row[column].endswith("."), row[column])
                    else:
                        self.assertEqual(row[column], wanted[column])

    def test_fifteen_measures_none_of_them_lost(self):
        rows = rows_of(self.printed("scorecard", UNIT, PERIOD, "--format", "csv"))
        self.assertEqual(len({row["measure_id"] for row in rows}), 15)

    def test_a_flagged_figure_is_never_good_news(self):
        for row in rows_of(self.printed("scorecard", UNIT, PERIOD, "--format", "csv")):
            if "under_reported" in row["flags"] or "not_quality_assured" in row["flags"]:
                self.assertNotEqual(row["attainment"], "met")
                self.assertNotEqual(row["development"], "improved")

    def test_the_table_has_symbols_with_words(self):
        out = self.printed("scorecard", UNIT, PERIOD)
        for words in ("Division Länssjukvård 2", "✔ Uppfyllt", "✖ Ej uppfyllt", "Data saknas", "kvinnor", "Regionmått"):
            self.assertIn(words, out)

    def test_unknown_units_and_periods_are_refused_with_help(self):
        done = self.installation.run("scorecard", "div_lanssjukvard_3", PERIOD)
        self.assertEqual(done.code, 3, done)
        self.assertIn("unit.unknown", done.errors)
        self.assertIn("div_lanssjukvard_2", done.errors)
        done = self.installation.run("scorecard", UNIT, "2022-T4")
        self.assertEqual(done.code, 3, done)
        self.assertIn("text.period", done.errors)

    def late(self, day):
        rows = rows_of(self.printed("actions", UNIT, "--on", day, "--format", "csv"))
        self.assertEqual([int(row["number"]) for row in rows], list(range(1, 41)))
        return {int(row["number"]): row["timeliness"] for row in rows}

    def test_what_is_overdue_follows_the_timetables(self):
        """Read off actions.csv: due days and start days passed on the day, no status being reported for any."""
        with open(ledstang.EXAMPLE / "actions.csv", encoding="utf-8", newline="") as file:
            timetable = {int(row["action_no"]): (row["start_by"], row["due_by"]) for row in csv.DictReader(file)}
        for day in ("2022-05-01", "2023-01-15"):
            found = self.late(day)
            for number, (start_by, due_by) in timetable.items():
                with self.subTest(day=day, action=number):
                    if due_by and due_by < day:
                        self.assertEqual(found[number], "overdue")
                    elif start_by and start_by < day:
                        self.assertEqual(found[number], "start_overdue")
                    else:
                        self.assertIn(found[number], ("on_time", "no_date"))
        may, january = self.late("2022-05-01"), self.late("2023-01-15")
        overdue = lambda found: {number for number, timeliness in found.items() if timeliness == "overdue"}
        # Action 3 was to be done in the first tertial; action 2 before the end of the year.
        self.assertIn(3, overdue(may))
        self.assertNotIn(2, overdue(may))
        self.assertLess(overdue(may), overdue(january))
        self.assertIn(2, overdue(january))


if __name__ == "__main__":
    ledstang.main()
