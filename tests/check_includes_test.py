"""tools/check_includes on small made-up trees."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOL = Path(__file__).resolve().parent.parent / "tools" / "check_includes"

EDGES = """
# comment
room base:
room store: base
module measures: store base
module goals: measures base   # goals needs no store
library soci/: store
"""

GOOD = {
    "edges.txt": EDGES,
    "base/date.h": "#include <chrono>\n",
    "store/database.h": '#include <soci/soci.h>\n#include "base/date.h"\n',
    "measures/measures.h": '#include "base/date.h"\n',
    "measures/outcome.h": "",
    "measures/outcome.cpp": '#include "measures/outcome.h"\n#include "store/database.h"\n',
    "goals/goals.cpp": '#include "measures/measures.h"\n',
}


class CheckIncludes(unittest.TestCase):
    def run_on(self, **changed):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**GOOD, **{k.replace("__", "/").replace("_h", ".h"): v for k, v in changed.items()}}.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            done = subprocess.run([sys.executable, TOOL, folder], capture_output=True, text=True, check=False)
            return done.returncode, done.stderr

    def refused(self, reason, **changed):
        code, said = self.run_on(**changed)
        self.assertEqual(code, 1, said)
        self.assertIn(reason, said)
        self.assertEqual(len(said.splitlines()), 1, said)

    def test_a_tree_that_keeps_to_its_edges_passes_in_silence(self):
        self.assertEqual(self.run_on(), (0, ""))

    def test_a_new_edge_is_refused_with_its_place(self):
        self.refused("src/goals/plan.h:2: goals may not use store", goals__plan_h='\n#include "store/database.h"\n')

    def test_an_edge_against_the_direction_is_refused(self):
        self.refused("base may not use store", base__id_h='#include "store/database.h"\n')

    def test_the_inside_of_another_module_is_refused(self):
        self.refused('through "measures/measures.h" alone', goals__plan_h='#include "measures/outcome.h"\n')

    def test_a_library_outside_its_room_is_refused(self):
        self.refused("<soci/soci.h> belongs to store alone", measures__rows_h="  #  include <soci/soci.h>\n")

    def test_an_include_without_its_room_is_refused(self):
        self.refused('"outcome.h" names no room', measures__rows_h='#include "outcome.h"\n')

    def test_a_project_header_in_angle_brackets_is_refused(self):
        self.refused("included with quotes", measures__rows_h="#include <store/database.h>\n")

    def test_a_folder_that_is_no_room_is_refused(self):
        self.refused("src/cellar/wine.h:1: this folder is no room", cellar__wine_h="")

    def test_edges_in_a_circle_are_refused(self):
        code, said = self.run_on(**{"edges.txt": "room base: store\nroom store: base\n"})
        self.assertEqual(code, 2)
        self.assertIn("base → store → base", said)

    def test_an_edge_to_an_unknown_room_is_refused(self):
        code, said = self.run_on(**{"edges.txt": "room base: attic\n"})
        self.assertEqual(code, 2)
        self.assertIn("base names the room attic", said)


if __name__ == "__main__":
    unittest.main()
