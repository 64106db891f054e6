"""`ledstang process conform` and `discover`: the reference costs of a real log through the program, a made-up log against
a drawing with answers worked out by hand, and models that are refused."""

import csv
import json
import math
import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support.ledstang import ROOT, run  # noqa: E402

FOLDER = Path(os.environ.get("LEDSTANG_SHARED", ROOT / ".." / "shared")) / "data" / "process"
LOG = ROOT / "examples" / "processes" / "akuten.csv"
DRAWING = ROOT / "examples" / "processes" / "akuten.bpmn"
REFUSED = 3


@unittest.skipUnless(FOLDER.exists(), "skipped: no shared folder beside the project")
class RealLog(unittest.TestCase):
    def test_costs_of_every_variant_are_the_references(self):
        reference = json.loads((FOLDER / "sepsis.reference.json").read_text(encoding="utf-8"))["conformance"]
        for name in ("imf02", "declared"):
            with self.subTest(name):
                done = run("process", "conform", FOLDER / "sepsis.xes.gz", "--model", FOLDER / f"sepsis_{name}.pnml",
                           "--alignments", "--format", "json")
                self.assertEqual(done.code, 0, done)
                ours = json.loads(done.out)
                theirs = reference[name]["alignment"]
                for figure in ("total_cost", "cases_fit", "cases", "shortest_model_path_visible"):
                    self.assertEqual(ours[figure], theirs[figure], figure)
                for figure in ("percentage_fit", "average_trace_fitness", "log_fitness"):
                    self.assertTrue(math.isclose(ours[figure], theirs[figure], rel_tol=1e-9), figure)
                with open(FOLDER / f"sepsis_{name}_variants.csv", encoding="utf-8", newline="") as file:
                    costs = {row["sequence"]: int(row["align_cost"]) for row in csv.DictReader(file)}
                self.assertEqual({"|".join(one["sequence"]): one["align_cost"] for one in ours["variants"]}, costs)

    def test_a_model_discovered_without_noise_fits_every_case(self):
        with tempfile.TemporaryDirectory() as folder:
            drawing = Path(folder) / "sepsis.bpmn"
            done = run("process", "discover", FOLDER / "sepsis.csv", "--out", drawing, "--noise", "0", "--format", "json")
            self.assertEqual(json.loads(done.out)["percentage_fit"], 100)
            done = run("process", "conform", FOLDER / "sepsis.csv", "--model", drawing, "--format", "json")
            answer = json.loads(done.out)
            self.assertEqual((answer["total_cost"], answer["cases_fit"], answer["model_faults"]), (0, 1050, []))


class MadeUpLog(unittest.TestCase):
    """Six visits against examples/processes/akuten.bpmn: A, B and E follow it; C sees a doctor twice, D leaves after
    triage (two steps lacking), F has triage before arrival (one step too many, one lacking)."""

    def conform(self, *more):
        done = run("process", "conform", LOG, "--model", DRAWING, *more)
        self.assertEqual(done.code, 0, done)
        return done.out

    def test_deviations(self):  # HA-21
        answer = json.loads(self.conform("--format", "json", "--alignments"))
        self.assertEqual((answer["cases"], answer["cases_fit"], answer["total_cost"]), (6, 3, 5))
        self.assertEqual(answer["percentage_fit"], 50)
        self.assertEqual(answer["shortest_model_path_visible"], 4)
        # Lengths 4, 4, 5, 2, 4, 4 (A to F) and the four steps of the drawing.
        self.assertAlmostEqual(answer["log_fitness"], 1 - 5 / (8 + 8 + 9 + 6 + 8 + 8))
        self.assertAlmostEqual(answer["average_trace_fitness"], (3 + (1 - 1 / 9) + (1 - 2 / 6) + (1 - 2 / 8)) / 6)
        self.assertEqual(answer["model_faults"], [])
        said = {one["sentence"]: one["example_cases"] for one in answer["deviations"]}
        self.assertEqual(said["”Läkare” skedde en gång till, efter ”Läkare”, trots att modellen inte upprepar det där."],
                         ["C"])
        self.assertEqual(said["”Läkare” saknas där det skulle ha skett efter ”Triage”."], ["D"])
        moved = [one for one in answer["deviations"] if one["kind"] in ("too_early", "too_late")]
        self.assertEqual([one["example_cases"] for one in moved], [["F"]])
        self.assertEqual(sum(one["times"] for one in answer["deviations"]), 4)
        for variant in answer["variants"]:
            self.assertEqual([step["activity"] for step in variant["steps"] if step["move"] != "model"],
                             variant["sequence"])

    def test_in_words(self):
        text = self.conform()
        self.assertIn("3 av 6 fall följer modellen Akutmottagningen (50,0\u00a0%).", text)
        self.assertIn("”Läkare” saknas.", text)
        self.assertIn("Ankomst → Triage → (Läkare)", self.conform("--alignments"))

    def test_a_filter_chooses_the_cases(self):
        women = '{"all_of": [{"attribute": [{"name": "kön", "values": ["K"]}]}]}'
        self.assertEqual(json.loads(self.conform("--filter", women, "--format", "json"))["cases"], 3)

    def test_discover_writes_a_drawing_or_a_net(self):
        with tempfile.TemporaryDirectory() as folder:
            for ending in ("bpmn", "pnml"):
                model = Path(folder) / f"akuten.{ending}"
                done = run("process", "discover", LOG, "--out", model, "--noise", "0")
                self.assertEqual(done.code, 0, done)
                self.assertIn("100,0\u00a0% av fallen följer den", done.out)
                done = run("process", "conform", LOG, "--model", model, "--format", "json")
                self.assertEqual(json.loads(done.out)["total_cost"], 0, done)


class Refusals(unittest.TestCase):
    def refused(self, code, *words):
        done = run("process", *words)
        self.assertEqual(done.code, REFUSED, done)
        self.assertIn(f"({code})", done.errors)
        return done.errors

    def test_models_that_are_not(self):
        self.refused("xml.broken", "conform", LOG, "--model", LOG)
        self.refused("file.unreadable", "conform", LOG, "--model", "finns_inte.bpmn")
        self.refused("process.model_kind", "discover", LOG, "--out", "modell.txt")
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "m.bpmn"
            model.write_text("<svg/>", encoding="utf-8")
            self.refused("process.model_kind", "conform", LOG, "--model", model)
            model.write_text(DRAWING.read_text(encoding="utf-8").replace("exclusiveGateway", "complexGateway"),
                             encoding="utf-8")
            said = self.refused("bpmn.faults", "conform", LOG, "--model", model)
            self.assertIn("m.bpmn:", said)
            self.assertIn("av slaget complexGateway stöds inte. (bpmn.unsupported)", said)


if __name__ == "__main__":
    unittest.main()
