"""`ledstang spc`: every reference case through the program, and files that cannot be judged."""

import csv
import json
import math
import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import ROOT, run  # noqa: E402

FOLDER = Path(os.environ.get("LEDSTANG_SHARED", ROOT / ".." / "shared")) / "data" / "spc"
REFUSED, USAGE = 3, 2
NUMBERS = ("y", "value", "cl", "lcl", "ucl", "lcl_2sigma", "ucl_2sigma", "z", "ratio") + tuple(
    prefix + name for prefix in ("", "od_") for name in ("lcl95", "ucl95", "lcl998", "ucl998")
)
FLAGS = ("outside_limits", "close_to_limits", "rule_trend7", "rule_2of3", "rule_shift7", "sigma_signal", "runs_signal",
         "excluded", "starts_new_limits", "rule1", "rule2", "outlier")
TEXTS = ("special_cause_type", "point_type")
# Cases whose values are all the same: other programs leave the limits undefined, ours are the value itself, and a target
# that every value meets is met.
CONSTANT = {"nhs-syn-31": {"lcl", "ucl", "assurance"},
            "qic-edge-19": {"lcl", "ucl", "lcl_2sigma", "ucl_2sigma"}}
DATA_TYPES = {"PR": "share", "RC": "rate", "SR": "expected"}
CHARTS = {"XMR": "i", "C'": "i", "P'": "pp"}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    return None if text in ("", "NaN", None) else float(text)


def near(ours, theirs):
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-12)


def words_for(case):
    """The command line that asks what the case asked the other program."""
    params, group = case["params"], case["group"]
    words = ["--format", "json"]
    if group == "funnel":
        words += ["--chart", "funnel", "--funnel", DATA_TYPES[params["data_type"]]]
        return words + ([] if params["adjust_overdispersion"] else ["--no-adjustment"])
    chart = params.get("chart", "run" if group == "runcharter" else "xmr")
    words += ["--chart", CHARTS.get(chart, chart)]
    for name, option in (("improvement_direction", "--improvement"), ("target", "--target"),
                         ("fix_after_n_points", "--fix"), ("freeze_after_point", "--fix"),
                         ("known_centre_line", "--centre"), ("multiply", "--multiply"),
                         ("period_min", "--suggest-period"), ("shift_rule", "--suggest-shift"),
                         ("baseline_points", "--suggest-period"), ("run_length", "--suggest-shift"),
                         ("direction", "--suggest-direction")):
        if name in params:
            words += [option, str(params[name])]
    if not params.get("screen_outliers", True) or not params.get("screen_moving_ranges", True):
        words.append("--no-screening")
    if not params.get("y_may_be_negative", True):
        words.append("--not-negative")
    times = [row["t"] for row in rows(FOLDER / case["input"])] if group.startswith("qic_") else []
    for date in params.get("rebase_dates", []):
        words += ["--rebase", date]
    for last in params.get("new_part_after_points", []):
        words += ["--rebase", times[last]]
    for point in params.get("exclude_points", []):
        words += ["--exclude", times[point - 1]]
    if group == "auto_rebase" and chart == "P'":
        words += ["--multiply", "100"]
    if group in ("auto_rebase", "runcharter"):
        words.append("--suggest")
    return words


class SpcTest(unittest.TestCase):
    def ask(self, case, given=None):
        path = FOLDER / case["input"]
        done = run("spc", path if given is None else "-", *words_for(case), given=given)
        self.assertEqual(done.code, 0, f"{case['id']}: {done}")
        return json.loads(done.out)

    def compare_points(self, case, ours, theirs):
        self.assertEqual(len(ours), len(theirs), case["id"])
        other = CONSTANT.get(case["id"], set())
        for row, (our, their) in enumerate(zip(ours, theirs), 1):
            for name in NUMBERS:
                if name in their and name not in other:
                    self.assertTrue(near(our[name], number(their[name])),
                                    f"{case['id']} row {row}, {name}: {our[name]}, expected {their[name]}")
            for name in FLAGS:
                if name in their and name not in other:
                    # Other programs leave a flag empty where a gap keeps them from deciding.
                    self.assertEqual(our[name], their[name] == "1", f"{case['id']} row {row}, {name}")
            for name in TEXTS:
                if name in their:
                    self.assertEqual(our[name], their[name], f"{case['id']} row {row}, {name}")

    def compare(self, case):
        expected, group = case["expected"], case["group"]
        other = CONSTANT.get(case["id"], set())
        theirs = rows(FOLDER / case["expected_points"]) if "expected_points" in case else []
        if group == "funnel" and case["params"]["data_type"] == "SR":
            # That program rounds expected numbers to two decimals before it judges; they stand so in its answer.
            given = "group,num,den\n" + "".join(f"{r['group']},{r['num']},{r['den']}\n" for r in theirs)
            answer = self.ask(case, given.encode())
            for row in theirs:
                del row["ratio"]
        else:
            answer = self.ask(case)
        if group == "runcharter":
            self.assertEqual(answer["suggestion"]["medians"], expected["medians"])
            return
        if group == "auto_rebase":
            suggestion = answer["suggestion"]
            self.assertEqual(suggestion["limits"], expected.get("limits", True))
            self.assertEqual(suggestion["rebase_at_points"], expected.get("rebase_at_points", []))
            for row in theirs:
                if row["starts_new_limits"] == "":
                    row["starts_new_limits"] = "0"
            theirs and self.compare_points(case, suggestion["points"], theirs)
            return
        if group == "funnel":
            order = {point["group"]: point for point in answer["points"]}
            self.compare_points(case, [order[row["group"]] for row in theirs], theirs)
            for name in ("phi", "tau2", "target"):
                self.assertTrue(near(answer[name], expected[name]), f"{case['id']}: {name}")
            self.assertEqual(answer["n_outliers"], expected["n_outliers"])
            return
        self.compare_points(case, answer["points"], theirs)
        for name in ("variation_icon", "assurance", "n_sigma_signals"):
            if name in expected and name not in other:
                self.assertEqual(answer[name], expected[name], f"{case['id']}: {name}")
        for name in ("segments", "parts"):
            for ours, part in zip(answer[name], expected.get(name, []), strict=name in expected):
                for key, value in part.items():
                    if key in other:
                        continue
                    if isinstance(value, float):
                        self.assertTrue(math.isclose(ours[key], value, rel_tol=1e-9), f"{case['id']}: {name} {key}")
                    else:
                        self.assertEqual(ours[key], value, f"{case['id']}: {name} {key}")

    def test_every_reference_case(self):
        if not FOLDER.is_dir():
            self.skipTest("skipped: there is no shared folder with reference cases")
        cases = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
        self.assertEqual(len(cases), 145)
        for case in cases:
            with self.subTest(case["id"]):
                self.compare(case)

    def judge(self, text, *words):
        return run("spc", "-", *words, given=text.encode())

    def test_the_verdict_comes_first_and_in_swedish(self):
        months = [98, 102, 97, 103] * 3 + [101, 102, 101, 103, 101]
        text = "t;y\n" + "".join(f"{2023 + i // 12}-{i % 12 + 1:02};{v},0\n" for i, v in enumerate(months))
        done = self.judge(text, "--improvement", "increase", "--target", "50")
        self.assertEqual(done.code, 0, done)
        self.assertTrue(done.out.startswith("Sex månader i rad över medel räcker inte; sju krävs."), done.out)
        self.assertIn("Målet nås varje månad så länge inget ändras.", done.out)

    def test_the_file_may_stand_after_the_wishes(self):
        done = run("spc", "--rebase", "3", "--rebase", "5", "-", given=b"t,y\n1,5\n2,7\n3,6\n4,8\n5,6\n6,9\n")
        self.assertEqual(done.code, 0, done)
        self.assertIn("\n3    5", done.out)

    def test_a_rebase_that_fits_no_point_is_told(self):
        done = self.judge("t,y\n1,5\n2,7\n3,6\n", "--rebase", "9")
        self.assertEqual(done.code, 0, done)
        self.assertIn("--rebase 9 står inte i serien; ingen ny del börjar där", done.out)

    def test_bad_files_are_refused_with_their_place(self):
        for text, code, place in (
            ("t,y\n2024-01,5\n2024-02,fem\n", "spc.number", ":3:2:"),
            ("t,y\n2024-01,5\n2024-13,6\n", "spc.time", ":3:1:"),
            ("t,y\n2024-01,5\n7,6\n", "spc.time", ":3:1:"),
            ("t,y\n2024-01,5\n2024-01-01,6\n", "spc.time_twice", ":3:1:"),
            ("t,num,den\n1,5,-2\n", "spc.denominator", ":2:3:"),
            ("t,y\n,5\n", "cell.missing", ":2:1:"),
            ("t,antal\n1,5\n", "table.column_missing", ":1"),
            ("", "table.empty", ""),
        ):
            done = self.judge(text)
            self.assertEqual(done.code, REFUSED, f"{text!r}: {done}")
            self.assertIn(f"({code})", done.errors, text)
            self.assertIn(place, done.errors, text)
            self.assertEqual(done.out, "", text)

    def test_wrong_wishes_are_refused(self):
        done = self.judge("t,y\n1,5\n", "--fix", "5")
        self.assertEqual(done.code, REFUSED, done)
        self.assertIn("spc.baseline", done.errors)
        for words in (("--chart", "x"), ("--shift", "1"), ("--multiply", "0"), ("--target", "ja"), ("--rebase",)):
            self.assertEqual(self.judge("t,y\n1,5\n", *words).code, USAGE, words)
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("file.unreadable", run("spc", Path(folder) / "ingen.csv").errors)


if __name__ == "__main__":
    ledstang.main()
