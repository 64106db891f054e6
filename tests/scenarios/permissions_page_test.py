"""docs/permissions.md is what the program prints: `ledstang permissions > docs/permissions.md`."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import ROOT, Installation, run  # noqa: E402


class PermissionsPageTest(unittest.TestCase):
    def test_the_page_is_as_the_program_prints_it(self):
        page = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")
        self.assertEqual(run("permissions").out, page, "run: ledstang permissions > docs/permissions.md")

    def test_every_operation_says_how_far_it_reaches(self):
        self.assertNotIn("**okänd**", run("permissions").out, "a line in src/app/rights.cpp is missing")

    def test_a_region_prints_its_own_roles(self):
        with Installation() as installation:
            roles = installation.folder / "config" / "roles.toml"
            roles.write_text(roles.read_text(encoding="utf-8").replace("Controller", "Verksamhetscontroller", 1))
            self.assertIn("Verksamhetscontroller", installation.run("permissions").out)


if __name__ == "__main__":
    ledstang.main()
