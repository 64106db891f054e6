"""tools/check_names on small made-up trees."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOL = Path(__file__).resolve().parent.parent / "tools" / "check_names"


def check(**files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / f"{name}.cpp").write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, TOOL, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stderr


class CheckNames(unittest.TestCase):
    def test_two_files_may_not_define_one_name(self):
        code, said = check(a="namespace ledstang {\nstruct Cell {\n};\n}  // namespace ledstang\n",
                           b="namespace ledstang {\n\nclass Cell final : Base {\n};\n}  // namespace ledstang\n")  # fmt: skip
        self.assertEqual(code, 1)
        self.assertEqual(said, "src/b.cpp:3: ledstang::Cell is in src/a.cpp:2 too\n")

    def test_what_is_a_files_own_is_left_alone(self):
        own = "namespace ledstang {\nnamespace {\nstruct Cell {\n};\n}  // namespace\n}  // namespace ledstang\n"
        self.assertEqual(check(a=own, b=own), (0, ""))

    def test_two_descriptions_may_not_have_one_name(self):
        text = 'struct {0} {{\n    static auto described() {{\n        return describe(\n            "Point", 1);\n    }}\n}};\n'
        code, said = check(a=text.format("Dot"), b=text.format("Spot"))
        self.assertEqual((code, said), (1, 'src/b.cpp:3: describe("Point") is in src/a.cpp:3 too\n'))

    def test_namespaces_declarations_and_members_differ(self):
        text = "namespace {0} {{\nstruct Cell;\nstruct {1} {{\n    struct Cell {{\n    }};\n}};\n}}  // namespace {0}\n"
        self.assertEqual(check(a=text.format("ledstang", "Row"), b=text.format("ledstang", "Table"),
                               c=text.format("ledstang::parts", "Row")), (0, ""))  # fmt: skip


if __name__ == "__main__":
    unittest.main()
