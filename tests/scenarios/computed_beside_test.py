"""The example's fifteen measures computed from made-up source rows: what was printed is judged, what the rows give stands
beside it, and where it is another figure it says so - in the scorecard and in every form of the report."""

import csv
import io
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang, source_rows  # noqa: E402
from support.ledstang import EXAMPLE, PERIOD, UNIT, Installation  # noqa: E402

BESIDE = "Beräknat ur källdata"


class ComputedBesideTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        cls.before = cls.scorecard(cls)
        for path in source_rows.write(cls.installation.above):
            cls.installation.run_or_fail("dataset", "import", path.stem, path)
        cls.installation.run_or_fail("compute", "--now", "2022-06-15")
        cls.after = cls.scorecard(cls)

    @classmethod
    def tearDownClass(cls):
        cls.installation.close()

    def scorecard(self):
        out = self.installation.run_or_fail("scorecard", UNIT, PERIOD, "--format", "csv")
        return list(csv.DictReader(io.StringIO(out)))

    def test_every_measure_has_its_computed_figure_beside_the_printed_one(self):
        with (EXAMPLE / "outcomes.csv").open(encoding="utf-8") as file:
            fifteen = {row["measure_id"] for row in csv.DictReader(file)}
        told = {}
        for row in self.after:
            for flag in row["flags"].split(";"):
                if flag.startswith("computed_"):
                    told.setdefault(row["measure_id"], set()).add(flag)
        self.assertEqual(len(told), 15, set(row["measure_id"] for row in self.after) - set(told))
        self.assertLessEqual(set(told), fifteen)
        for measure, flags in told.items():
            expected = "computed_differs" if measure in source_rows.DIFFERENT else "computed_same"
            self.assertEqual(flags, {expected}, measure)

    def test_what_was_printed_is_judged(self):
        # Sexes that nobody had printed have come from the rows; nothing has gone.
        after = {(row["measure_id"], row["sex"]): row for row in self.after}
        printed = [row for row in self.before if row["value"]]
        self.assertGreater(len(printed), 20)
        for before in printed:
            for column in ("value", "attainment", "attainment_reason", "change", "development"):
                now = after[before["measure_id"], before["sex"]]
                self.assertEqual(before[column], now[column], (column, before["measure_id"], before["sex"]))

    def test_the_report_tells_it_in_every_form(self):
        for form in ("html", "md", "docx", "xlsx"):
            path = self.installation.above / f"rapport.{form}"
            self.installation.run_or_fail("report", UNIT, PERIOD, "--format", form, "--out", path)
            told = text_of(path)
            self.assertIn(BESIDE, told, form)
            self.assertIn("skiljer sig", told, form)


def text_of(path):
    if path.suffix in (".docx", ".xlsx"):
        import zipfile

        with zipfile.ZipFile(path) as parts:
            return "".join(parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith(".xml"))
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    ledstang.main()
