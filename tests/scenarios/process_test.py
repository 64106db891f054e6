"""`ledstang process`: the reference figures of a real log through the program, a made-up log in every command, and logs and
questions that are refused."""

import json
import math
import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support.ledstang import ROOT, Installation, run  # noqa: E402

FOLDER = Path(os.environ.get("LEDSTANG_SHARED", ROOT / ".." / "shared")) / "data" / "process"
SMALL = ROOT / "examples" / "processes" / "akuten.csv"
REFUSED, USAGE = 3, 2
# What the reference says of other programs, and of orders that are not the normative one.
NOT_OURS = {"format", "definitions", "tools", "verified_by", "crosscheck", "conformance", "known_deviations_of_peers",
            "tie_order_sensitivity", "filters_note", "declare4py", "declare4py_equal", "pm4py_declare", "note", "args",
            "resource_attribute", "log"}


def differences(ours, theirs, path=""):
    """Where ours lacks something of theirs or says otherwise; counts exactly, other figures to 1e-9."""
    if isinstance(theirs, dict):
        if not isinstance(ours, dict):
            return [f"{path}: {ours!r} is no object"]
        found = []
        for name in theirs.keys() - NOT_OURS:
            if name not in ours:
                found.append(f"{path}/{name} is missing")
            else:
                found += differences(ours[name], theirs[name], f"{path}/{name}")
        # A name in ours alone is a wrong figure where names are data: activities, variants below k.
        if path.endswith(("activities", "activity_counts", "below_k", "per_activity", "self_loops")):
            found += [f"{path}/{name} is one too many" for name in ours.keys() - theirs.keys()]
        return found
    if isinstance(theirs, list):
        if not isinstance(ours, list) or len(ours) != len(theirs):
            return [f"{path}: another length"]
        return [line for i, (a, b) in enumerate(zip(ours, theirs)) for line in differences(a, b, f"{path}/{i}")]
    if isinstance(theirs, float):
        near = isinstance(ours, (int, float)) and math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-12)
        return [] if near else [f"{path}: {ours!r}, expected {theirs!r}"]
    return [] if ours == theirs else [f"{path}: {ours!r}, expected {theirs!r}"]


def by_ends(rows):
    return {(row["from"], row["to"]): row for row in rows}


def of_case(**condition):
    return {"filter": {"all_of": [condition]}}


HALF_YEAR = {"from": "2014-01-01T00:00:00Z", "to": "2014-06-30T23:59:59Z"}
# The reference describes its filters in words; here they are in ours, in the reference's order.
FILTERS = [
    ("variants_top_k", of_case(common_variants=5)),
    ("case_duration", of_case(case_duration={"least": 0, "most": 86400})),
    ("case_size", of_case(case_size={"least": 1, "most": 10})),
    ("time_range", {"cut": {"events_in_time": HALF_YEAR}}),
    ("time_range", of_case(time=HALF_YEAR | {"match": "traces_contained"})),
    ("time_range", of_case(time=HALF_YEAR | {"match": "traces_intersecting"})),
    ("start_activity", of_case(starts_with=["ER Registration"])),
    ("end_activity", of_case(ends_with=["Release A"])),
    ("contains_activity", of_case(contains=["IV Antibiotics"])),
    ("not_contains_activity", {"filter": {"none_of": [{"contains": ["IV Antibiotics"]}]}}),
    ("events_of_activity", {"cut": {"events_of": ["IV Antibiotics"]}}),
    ("directly_follows", of_case(directly_follows=[{"from": ["ER Triage"], "to": ["ER Sepsis Triage"]}])),
    ("eventually_follows", of_case(eventually_follows=[{"from": ["ER Sepsis Triage"], "to": ["IV Antibiotics"]}])),
    ("path_duration", of_case(directly_follows=[{"from": ["IV Liquid"], "to": ["IV Antibiotics"],
                                                 "least": 0, "most": 3600}])),
    ("rework", of_case(repeats=[{"activity": "Admission NC", "least": 2}])),
    ("between", {"cut": {"between": {"from": ["ER Registration"], "to": ["ER Sepsis Triage"]}}}),
]


@unittest.skipUnless(FOLDER.is_dir(), "the reference log is not here (../shared)")
class Reference(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.reference = json.loads((FOLDER / "sepsis.reference.json").read_text(encoding="utf-8"))

    def questions(self, folder):
        rules = [{name: rule[name] for name in ("template", "a", "b") if rule[name] is not None}
                 for rule in self.reference["declarative"]]
        times = [{name: time[name] for name in ("name", "from", "to", "target_seconds")}
                 for time in self.reference["lead_times"]]
        file = Path(folder) / "questions.json"
        file.write_text(json.dumps({"lead_times": times, "declarative": rules,
                                    "filters": [{"name": name, **filter} for name, filter in FILTERS]}),
                        encoding="utf-8")
        return file

    def compare(self, ours):
        theirs = dict(self.reference)
        # Equally frequent edges may come in another order.
        for path in (("dfg",), ("handover", "pairs")):
            a, b = ours, theirs
            for name in path:
                a, b = a[name], b[name]
            self.assertEqual(len(a), len(b))
            a, b = by_ends(a), by_ends(b)
            self.assertEqual(a.keys(), b.keys())
            for ends in b:
                self.assertEqual(differences(a[ends], b[ends], f"{path[-1]}/{ends}"), [])
        del theirs["dfg"]
        theirs["handover"] = {name: value for name, value in theirs["handover"].items() if name != "pairs"}
        self.assertEqual(differences(ours, theirs), [])
        names = {"between"} | {filter["filter"] for filter in theirs["filters"]}
        self.assertEqual(names, {name for name, _ in FILTERS})

    def test_every_figure_is_the_references(self):
        for name in ("sepsis.xes.gz", "sepsis.csv"):
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                done = run("process", "stats", FOLDER / name, "--format", "json",
                           "--questions", self.questions(folder))
                self.assertEqual(done.code, 0, done)
                self.compare(json.loads(done.out))

    def test_a_named_log_gives_the_same(self):
        with Installation() as ledstang, tempfile.TemporaryDirectory() as folder:
            done = ledstang.run("process", "import", FOLDER / "sepsis.xes.gz", "--name", "sepsis")
            self.assertEqual(done.code, 0, done)
            self.assertIn("15\u00a0214 händelser, 1\u00a0050 fall, 16 aktiviteter", done.out)
            done = ledstang.run("process", "stats", "sepsis", "--format", "json",
                                "--questions", self.questions(folder))
            self.assertEqual(done.code, 0, done)
            self.compare(json.loads(done.out))
            one = self.reference["lead_times"][2]
            done = ledstang.run("process", "leadtime", "sepsis", "--from", one["from"][0], "--to", one["to"][0],
                                "--target", one["target_seconds"], "--format", "json")
            self.assertEqual(differences(json.loads(done.out) | {"name": one["name"]}, one), [])


class SmallLog(unittest.TestCase):
    """examples/processes/akuten.csv: six visits, whose answers are worked out by hand."""

    def answer(self, *words):
        done = run("process", *words)
        self.assertEqual(done.code, 0, done)
        return done.out

    def test_stats(self):
        stats = json.loads(self.answer("stats", SMALL, "--format", "json"))
        self.assertEqual((stats["events"], stats["cases"], stats["activities"], stats["variants"]), (23, 6, 5, 4))
        self.assertEqual(stats["time_span_utc"], ["2024-03-04T07:00:00+00:00", "2024-03-04T10:20:00+00:00"])
        self.assertEqual(stats["case_duration_seconds"]["median"], 92.5 * 60)
        self.assertEqual(stats["rework"]["cases_with_repeat_per_activity"], {"Läkare": 1})
        text = self.answer("stats", SMALL)
        self.assertIn("23 händelser, 6 fall, 5 aktiviteter, 4 olika vägar.", text)

    def test_map(self):
        edges = by_ends(json.loads(self.answer("map", SMALL, "--format", "json"))["edges"])
        self.assertEqual(len(edges), 7)
        self.assertEqual(edges["Triage", "Läkare"]["median"], 25 * 60)
        self.assertEqual(edges["Läkare", "Hem"]["share_of_time"], 210 / 615)
        text = self.answer("map", SMALL)
        self.assertIn("Mest tid går från Läkare till Hem: 34,1\u00a0% av all tid.", text)
        self.assertIn("Längst tid i mitten tar det från Läkare till Hem: 60\u00a0min.", text)
        picture = self.answer("map", SMALL, "--format", "svg", "--label", "time")
        self.assertIn("Triage → Läkare: 4 gånger, median 25\u00a0min", picture)
        least = by_ends(json.loads(self.answer("map", SMALL, "--format", "json", "--detail", "0"))["edges"])
        self.assertEqual(set(least), {("Ankomst", "Triage"), ("Triage", "Läkare"), ("Läkare", "Hem"),
                                      ("Läkare", "Inlagd")})
        table = self.answer("map", SMALL, "--format", "csv").splitlines()
        self.assertTrue(table[0].startswith("from,to,count,cases,median_seconds"))
        self.assertEqual(len(table), 8)

    def test_variants(self):
        table = self.answer("variants", SMALL, "--format", "csv", "--top", "1").splitlines()
        self.assertEqual(table, ["count,length,sequence", "3,4,Ankomst|Triage|Läkare|Hem"])
        self.assertIn("6 fall går 4 olika vägar.", self.answer("variants", SMALL))

    def test_lead_times(self):
        words = ("leadtime", SMALL, "--from", "Ankomst", "--to", "Triage", "--target", "600")
        text = self.answer(*words)
        self.assertIn("6 av 6 fall började, 5 nådde fram.", text)
        self.assertIn("Inom 10 min: 3 fall, 60,0 % av dem som nådde fram och 50,0 % av alla som började."
                      .replace(" min", "\u00a0min").replace(" %", "\u00a0%"), text)
        months = json.loads(self.answer(*words, "--by-month", "--format", "json"))
        self.assertEqual(months, [{"month": "2024-03", "started": 6, "reached": 5, "within_target": 3,
                                   "median": 600.0, "p90": 26 * 60}])

    def test_a_filter_is_given_as_json_or_as_a_file(self):
        women = {"all_of": [{"attribute": [{"name": "kön", "values": ["K"]}]}]}
        stats = json.loads(self.answer("stats", SMALL, "--format", "json", "--filter", json.dumps(women)))
        self.assertEqual(stats["cases"], 3)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "kvinnor.json"
            file.write_text(json.dumps(women), encoding="utf-8")
            self.assertEqual(stats, json.loads(self.answer("stats", SMALL, "--format", "json", "--filter", file)))

    def test_a_log_is_kept_under_a_name(self):
        with Installation() as ledstang:
            self.assertEqual(ledstang.run("process", "import", SMALL, "--name", "akuten").code, 0)
            self.assertIn("6 fall går", ledstang.run("process", "variants", "akuten").out)
            done = ledstang.run("process", "map", "akutan")
            self.assertEqual(done.code, REFUSED, done)
            self.assertIn("Menade du ”akuten”?", done.errors)
            done = ledstang.run("process", "import", SMALL, "--name", "../akuten")
            self.assertEqual(done.code, REFUSED, done)
            self.assertIn("process.log_name", done.errors)

    def test_what_cannot_be_answered_is_refused(self):
        for words, code in (
                (("map", "ingen_sadan"), "process.log_unknown"),
                (("leadtime", SMALL, "--from", "Ankomst", "--to", "Läkarn"), "process.activity_unknown"),
                (("stats", SMALL, "--filter", '{"all_of": [{"contains": ["Läkare"], "antal": 3}]}'), "antal"),
                (("stats", SMALL, "--filter", '{"all_of": [{"attribute": [{"name": "ålder"}]}]}'),
                 "process.attribute_unknown"),
                (("stats", SMALL, "--filter", '{"all_of": [{"case_size": {"least": 9}}]}'), "process.no_cases")):
            with self.subTest(code):
                done = run("process", *words)
                self.assertEqual(done.code, REFUSED, done)
                self.assertIn(code, done.errors)
        for words in (("map",), ("map", SMALL, "--detail", "2"), ("stats", SMALL, "--format", "xml"),
                      ("leadtime", SMALL, "--from", "Ankomst")):
            with self.subTest(words):
                self.assertEqual(run("process", *words).code, USAGE)
        for words, limits in ((("map", SMALL, "--detail", "2"), "ett tal från 0 till 1 med decimalpunkt"),
                              (("discover", SMALL, "--out", "m.bpmn", "--noise", "3"), "ett tal från 0 till 1 med decimalpunkt"),
                              (("variants", SMALL, "--top", "-1"), "ett heltal som är minst 0"),
                              (("variants", SMALL, "--top", "1.5"), "ett heltal som är minst 0"),
                              (("leadtime", SMALL, "--from", "Ankomst", "--to", "Hem", "--target", "-5"),
                               "ett tal som är minst 0"),
                              (("leadtime", SMALL, "--from", "Ankomst", "--to", "Hem", "--target", "nan"),
                               "ett tal som är minst 0")):
            with self.subTest(words):
                done = run("process", *words)
                self.assertEqual(done.code, USAGE)
                self.assertIn(limits, done.errors)


if __name__ == "__main__":
    unittest.main(verbosity=1)
