"""A broken copy of each file of the example gives its faults with places, and leaves the store as it was."""

import csv
import io
import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import EXAMPLE, Installation  # noqa: E402

REFUSED = 3


class Sheet:
    """A CSV file of the example, to be broken."""

    def __init__(self, name):
        self.name = name
        self.text = (EXAMPLE / name).read_text(encoding="utf-8")
        self.rows = list(csv.reader(io.StringIO(self.text)))

    def column(self, name):
        return self.rows[0].index(name)

    def written(self):
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(self.rows)
        return out.getvalue().encode()

    def line_of(self, row):
        """The line of the file on which the row of that index (header: 0) begins."""
        return 1 + sum(1 + sum(cell.count("\n") for cell in above) for above in self.rows[:row])


def in_latin_1(sheet):
    return sheet.text.encode("latin-1", errors="replace")


def without_column(name):
    def broken(sheet):
        place = sheet.column(name)
        for row in sheet.rows:
            del row[place]
        return sheet.written()

    return broken


def with_row_twice(sheet):
    sheet.rows.append(list(sheet.rows[3]))
    return sheet.written()


def with_cell(row, column, text):
    def broken(sheet):
        sheet.rows[row][sheet.column(column)] = text
        return sheet.written()

    return broken


def cut_in_a_row(sheet):
    """Half of the file, ending after a comma: the last row has too few cells, or an open quotation mark."""
    half = sheet.text[: len(sheet.text) // 2]
    return half[: half.rindex(",") + 1].encode()


# File, what is broken, how, the code that must be told, and its row (index, header 0) and column where it is a cell.
TABLES = [
    ("outcomes.csv", "encoding", in_latin_1, "table.encoding", None),
    ("outcomes.csv", "column", without_column("measure_id"), "table.column_missing", None),
    ("outcomes.csv", "twice", with_row_twice, "outcome.duplicate", None),
    ("outcomes.csv", "unit", with_cell(4, "unit_id", "div_lanssjukvard_9"), "unit.unknown", (4, "unit_id")),
    ("outcomes.csv", "text", with_cell(5, "value", "fyrtiotvå"), "number.not_a_number", (5, "value")),
    ("outcomes.csv", "ambiguous", with_cell(5, "value", "1.234"), "number.ambiguous", (5, "value")),
    ("outcomes.csv", "cut", cut_in_a_row, "table.cell_count|table.quote", None),
    ("comments.csv", "encoding", in_latin_1, "table.encoding", None),
    ("comments.csv", "column", without_column("text"), "table.column_missing", None),
    ("comments.csv", "twice", with_row_twice, "comment.duplicate_id", None),
    ("comments.csv", "text", with_cell(2, "paragraph", "första"), "number.not_a_number", (2, "paragraph")),
    ("comments.csv", "cut", cut_in_a_row, "table.cell_count|table.quote", None),
    ("actions.csv", "encoding", in_latin_1, "table.encoding", None),
    ("actions.csv", "column", without_column("title"), "table.column_missing", None),
    ("actions.csv", "twice", with_row_twice, "action.duplicate", None),
    ("actions.csv", "text", with_cell(7, "action_no", "sju"), "number.not_a_number", (7, "action_no")),
    ("actions.csv", "day", with_cell(7, "due_by", "31 december"), "cell.not_a_date", (7, "due_by")),
    ("actions.csv", "cut", cut_in_a_row, "table.cell_count|table.quote", None),
    ("action_targets.csv", "encoding", in_latin_1, "table.encoding", None),
    ("action_targets.csv", "column", without_column("what"), "table.column_missing", None),
    ("action_targets.csv", "twice", with_row_twice, "sub_target.duplicate", None),
    ("action_targets.csv", "unknown", with_cell(2, "action_no", "99"), "action.unknown", (2, "action_no")),
    ("action_targets.csv", "text", with_cell(1, "value", "hundra"), "number.not_a_number", (1, "value")),
    ("action_targets.csv", "cut", cut_in_a_row, "table.cell_count|table.quote", None),
    ("production.csv", "encoding", in_latin_1, "table.encoding", None),
    ("production.csv", "column", without_column("value"), "table.column_missing", None),
    ("production.csv", "twice", with_row_twice, "production.duplicate", None),
    ("production.csv", "unit", with_cell(1, "unit_id", "div_9"), "unit.unknown", (1, "unit_id")),
    ("production.csv", "text", with_cell(1, "value", "elva"), "number.not_a_number", (1, "value")),
    ("production.csv", "cut", cut_in_a_row, "table.cell_count|table.quote", None),
]


def plan_with(change):
    plan = json.loads((EXAMPLE / "plan.json").read_text(encoding="utf-8"))
    change(plan)
    return json.dumps(plan, ensure_ascii=False, indent=1).encode()


def plan_latin_1():
    return (EXAMPLE / "plan.json").read_text(encoding="utf-8").encode("latin-1", errors="replace")


def plan_cut():
    whole = (EXAMPLE / "plan.json").read_bytes()
    return whole[: len(whole) // 2]


# What is broken, the file's bytes, the code and the place that must be told.
PLANS = [
    ("encoding", plan_latin_1, "json.syntax", r"plan\.json:\d+:\d+: "),
    ("field", lambda: plan_with(lambda plan: plan["measures"][0].pop("id")), "json.missing", r"/measures/0/id"),
    ("twice", lambda: plan_with(lambda plan: plan["measures"].append(plan["measures"][3])), "plan.duplicate_id", r"/measures/15"),
    ("unit", lambda: plan_with(lambda plan: plan["organisation"].update(unit="div_9")), "unit.unknown|plan.unit_unknown", r""),
    ("text", lambda: plan_with(lambda plan: plan["measures"][0]["target"].update(value="hundra")), "json.type", r"/measures/0/target/value"),
    ("cut", plan_cut, "json.syntax", r"plan\.json:\d+:\d+: "),
]


class BrokenFilesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        cls.end = cls.installation.log_end()

    @classmethod
    def tearDownClass(cls):
        cls.installation.close()

    def refused(self, kind, name, content, *words):
        folder = self.installation.above / "broken"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
        done = self.installation.run("import", kind, folder / name, *words)
        self.assertEqual(done.code, REFUSED, done)
        self.assertEqual(done.out, "")
        self.assertEqual(self.installation.log_end(), self.end, "the store was touched")
        return done.errors

    def test_tables(self):
        for name, what, broken, codes, cell in TABLES:
            with self.subTest(file=name, broken=what):
                sheet = Sheet(name)
                content = broken(sheet)
                place = r"\d+(:\d+)?"
                if cell:
                    place = f"{sheet.line_of(cell[0])}:{sheet.column(cell[1]) + 1}"
                errors = self.refused(name.removesuffix(".csv").replace("_", "-"), name, content)
                self.assertRegex(errors, rf"(?m)^{name}:{place}: .+ \(({codes})\)$")

    def test_plans(self):
        for what, content, codes, place in PLANS:
            with self.subTest(broken=what):
                errors = self.refused("plan", "plan.json", content())
                self.assertRegex(errors, rf"(?m)^.*{place}.*\(({codes})\)$")

    def test_a_unit_that_the_command_line_names_must_exist(self):
        for name in ("comments.csv", "actions.csv", "action_targets.csv"):
            with self.subTest(file=name):
                kind = name.removesuffix(".csv").replace("_", "-")
                content = (EXAMPLE / name).read_bytes()
                errors = self.refused(kind, name, content, "--unit", "div_9", "--period", "2022-T1")
                self.assertIn("(unit.unknown)", errors)

    def test_every_fault_is_told_at_once(self):
        sheet = Sheet("outcomes.csv")
        for row in (2, 9, 30):
            sheet.rows[row][sheet.column("value")] = "okänt"
        errors = self.refused("outcomes", "outcomes.csv", sheet.written())
        self.assertEqual(errors.count("(number.not_a_number)"), 3)
        self.assertIn("3 av 45 rader har fel", errors)

    def test_right_rows_are_saved_only_when_wished(self):
        with Installation() as other:
            for kind, name in (("plan", "plan.json"),):
                self.assertEqual(other.run("import", kind, EXAMPLE / name).code, 0)
            sheet = Sheet("outcomes.csv")
            sheet.rows[5][sheet.column("value")] = "okänt"
            file = other.above / "outcomes.csv"
            file.write_bytes(sheet.written())
            done = other.run("import", "outcomes", file, "--apply-valid")
            self.assertEqual(done.code, REFUSED, done)
            self.assertIn("44 nya", done.errors)
            again = other.run("import", "outcomes", EXAMPLE / "outcomes.csv")
            self.assertEqual(again.code, 0, again)
            self.assertIn("1 nya, 0 ändrade, 44 oförändrade", again.out)


if __name__ == "__main__":
    ledstang.main()
