"""The same source data in a file and on a ClickHouse cluster: moved there and back, every outcome stays what it was.

Starts a cluster of its own from Debian's package, since it stops a server of it.
"""

import contextlib
import json
import os
import shutil
import signal
import sys
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import ROOT, SKIPPED, Installation  # noqa: E402

DATASETS = ROOT / "examples" / "datasets"
UNIT, MONTH, YEAR = "vo_ortopedi", "2022-01", "2022"
REFUSED = 3
OWN = "LEDSTANG_SCENARIO_CLUSTER"  # set beside the cluster that this file has started


class Down:
    """A server that is killed each time it is started again."""

    def __init__(self, number):
        self.pid = Path(os.environ["LEDSTANG_CLICKHOUSE_FOLDER"]) / str(number) / "pid"
        self.up = threading.Event()
        self.killing = threading.Thread(target=self.kill)

    def kill(self):
        while not self.up.is_set():
            with contextlib.suppress(ValueError, ProcessLookupError):  # the file is being written, or nothing is there
                os.kill(int(self.pid.read_text()), signal.SIGKILL)
            self.up.wait(0.05)

    def __enter__(self):
        self.killing.start()

    def __exit__(self, *_):
        self.up.set()
        self.killing.join()


class ClusterTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        for file in sorted(DATASETS.glob("*.csv")):
            cls.installation.run_or_fail("dataset", "import", file.stem, file)

    @classmethod
    def tearDownClass(cls):
        cls.installation.close()

    def compute(self, *words):
        return json.loads(self.installation.run_or_fail("compute", "--now", "2023-02-01", "--format", "json", *words))

    def move(self, to):
        self.installation.run_or_fail("warehouse", "move", "--to", to, "--use", folder=self.installation.folder)

    def figures(self):
        """What people see: outcomes, the rows behind one, and a definition that is tried."""
        text = (ROOT / "config" / "measures" / "antal_besok.toml").read_text(encoding="utf-8")
        told = {"try": self.installation.call("try_definition", text=text, unit=UNIT, period=YEAR)}
        told["series"] = [
            self.installation.run_or_fail("series", measure, UNIT, "--every", every, "--format", "json")
            for measure in ("antal_besok", "sjukfranvaro", "median_vantetid_forsta_besok", "antal_patienter_oppen_vard")
            for every in ("month", "year")
        ]
        for measure in ("sjukfranvaro", "andel_vantat_90_forsta_besok", "oplanerad_aterinskrivning_30d_65plus"):
            told[measure] = self.installation.call(
                "open_outcome_rows", unit=UNIT, measure=measure, period=YEAR, reason="prov"
            )
        return told

    def assert_nothing_differs(self, report):
        self.assertGreater(sum(row["figures"] for row in report["measures"]), 500)
        self.assertFalse([row for row in report["measures"] if row["added"] or row["changed"] or row["untouched"]])

    def test_1_the_cluster_gives_the_figures_of_the_file_and_so_does_the_file_again(self):
        first = self.compute("--add")
        self.assertGreater(sum(row["added"] for row in first["measures"]), 500)
        before = self.figures()
        self.assertGreater(before["sjukfranvaro"]["all"], 0)
        self.move(os.environ["LEDSTANG_CLICKHOUSE"])
        self.assertTrue((self.installation.folder / "warehouse.toml").exists())
        (self.installation.folder / "warehouse.duckdb").rename(self.installation.above / "moved.duckdb")

        self.assertTrue(all(row["untouched"] for row in self.compute()["measures"]))
        on_cluster = self.compute("--all")
        self.assert_nothing_differs(on_cluster)
        self.assertEqual([row["figures"] for row in on_cluster["measures"]], [row["figures"] for row in first["measures"]])
        self.assertEqual(on_cluster["notes"], first["notes"])
        self.assertEqual(self.figures(), before)

        self.move(".")
        self.assertTrue((self.installation.folder / "warehouse.duckdb").exists())
        self.assertFalse((self.installation.folder / "warehouse.toml").exists())
        self.assert_nothing_differs(self.compute("--all"))
        self.assertEqual(self.figures(), before)

    def test_2_what_comes_to_the_cluster_is_computed_and_no_more(self):
        self.move(os.environ["LEDSTANG_CLICKHOUSE"])
        more = self.installation.above / "fler.csv"
        with open(DATASETS / "staff_hours.csv", encoding="utf-8-sig") as file:
            head, line = file.readline(), file.readline()
        more.write_text(head + line.replace("2022-01", "2022-11").replace("vo_ortopedi", "vo_hjartsjukvard"), encoding="utf-8")
        self.installation.run_or_fail("dataset", "import", "staff_hours", more)
        report = {row["measure"]: row for row in self.compute()["measures"]}
        self.assertGreater(report["sjukfranvaro"]["added"], 0)
        self.assertTrue(report["antal_besok"]["untouched"])
        # Rows of batches on the cluster are found again by the file that is made of them.
        self.move(".")
        self.assert_nothing_differs(self.compute("--all"))

    def test_3_a_server_that_is_down_stops_the_computing_and_nothing_is_written(self):
        self.move(os.environ["LEDSTANG_CLICKHOUSE"])
        before = self.installation.log_end()
        with Down(2):
            done = self.installation.run("compute", "--now", "2023-02-01", "--all")
        self.assertEqual(done.code, REFUSED, done)
        self.assertIn("warehouse.unreachable", done.errors)
        self.assertEqual(self.installation.log_end(), before)
        for _ in range(300):
            again = self.installation.run("compute", "--now", "2023-02-01", "--all", "--format", "json")
            if again.code == 0:
                break
            self.assertIn("warehouse.unreachable", again.errors)
            time.sleep(0.2)
        self.assert_nothing_differs(json.loads(again.out))


if __name__ == "__main__":
    if OWN not in os.environ:
        if shutil.which("clickhouse-server") is None:
            print("clickhouse-server is not on this machine; skipped")
            sys.exit(SKIPPED)
        start = str(ROOT / "tests" / "with_clickhouse")
        os.execve(start, [start, sys.executable, *sys.argv], {**os.environ, OWN: "1"})
    ledstang.main()
