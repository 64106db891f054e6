"""The command line as a person meets it: help, data folders, exit codes, calls, imports."""

import json
import os
import re
import stat
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import EXAMPLE, IMPORTS, PERIOD, UNIT, Installation, run  # noqa: E402

COMMANDS = ("init", "serve", "import", "dataset", "measure", "compute", "series", "scorecard", "actions", "report", "export",
            "call", "account", "spc", "process", "openapi", "permissions", "verify", "backup")
USAGE, REFUSED = 2, 3


class CommandLineTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)

    @classmethod
    def tearDownClass(cls):
        cls.installation.close()

    def test_help_teaches_in_swedish(self):
        general = run("--help")
        self.assertEqual(general.code, 0, general)
        for words in ("Slutkoder", "LEDSTANG_DATA", *COMMANDS):
            self.assertIn(words, general.out)
        for command in COMMANDS:
            done = run(command, "--help")
            self.assertEqual(done.code, 0, done)
            self.assertIn("Exempel:", done.out, command)
            self.assertIn(f"ledstang {command}", done.out.replace("--data ./ledstang ", ""), command)
        for command in COMMANDS:
            listed = run(command, "--help").out.split("\nKommandon:\n")[1:]
            below = re.findall(r"^  (\w+) ", listed[0].split("\n\n")[0], re.MULTILINE) if listed else []
            for words in [[command], *([command, inner] for inner in below)]:
                done = run(*words, "--help")
                self.assertNotRegex(done.out, r"(Options|Subcommands|Usage|Print this)", words)

    def test_a_command_that_is_wrong_ends_with_2(self):
        wrong = (
            [],
            ["fel"],
            ["scorecard"],
            ["scorecard", UNIT],
            ["scorecard", UNIT, PERIOD, "--format", "xml"],
            ["import", "allt", "fil.csv"],
            ["import", "plan"],
            ["verify", "--fel"],
            ["report", UNIT, PERIOD, "--format", "odt", "--out", "x"],
            ["call", "finns_inte"],
            ["call", "get_unit", "--unit"],
        )
        for words in wrong:
            done = self.installation.run(*words)
            self.assertEqual(done.code, USAGE, f"{words}: {done}")
            self.assertEqual(done.out, "", words)
            self.assertTrue(done.errors, words)

    def test_the_data_folder_is_found_in_three_ways(self):
        folder = self.installation.folder
        question = ("call", "list_levels")
        wanted = self.installation.run(*question).out
        self.assertTrue(wanted)
        self.assertEqual(run(*question, folder=folder).out, wanted)
        self.assertEqual(run(*question, environment={"LEDSTANG_DATA": str(folder)}).out, wanted)
        self.assertEqual(run(*question, "--data", folder).out, wanted)
        self.assertEqual(run("call", "--data", folder, "list_levels").out, wanted)
        self.assertEqual(run("verify", "--data", folder).code, 0)
        # What is said on the command line counts before the environment.
        self.assertEqual(run("--data", folder, *question, environment={"LEDSTANG_DATA": "/nowhere"}).out, wanted)

    def test_a_folder_without_data_says_what_to_do(self):
        done = run("verify", folder=self.installation.above)
        self.assertEqual(done.code, REFUSED, done)
        self.assertIn("data.missing", done.errors)
        self.assertIn("ledstang init", done.errors)

    def test_init_touches_no_folder_with_something_in_it(self):
        before = sorted(os.listdir(self.installation.folder))
        done = run("init", self.installation.folder)
        self.assertEqual(done.code, REFUSED, done)
        self.assertIn("data.not_empty", done.errors)
        self.assertEqual(sorted(os.listdir(self.installation.folder)), before)

    def test_init_writes_the_configuration_and_keeps_secrets(self):
        config = self.installation.folder / "config"
        for source in (ledstang.ROOT / "config").rglob("*"):
            if source.is_file():
                copy = config / source.relative_to(ledstang.ROOT / "config")
                self.assertEqual(copy.read_bytes(), source.read_bytes(), copy)
        settings = self.installation.folder / "ledstang.toml"
        self.assertEqual(stat.S_IMODE(settings.stat().st_mode), 0o600)

    def test_init_that_fails_leaves_nothing(self):
        folder = self.installation.above / "never"
        done = run("init", folder, "--store", "postgresql://nobody@127.0.0.1:1/nothing")
        self.assertEqual(done.code, 1, done)
        self.assertTrue(done.errors)
        self.assertFalse(folder.exists() and os.listdir(folder))

    def test_a_fault_in_the_settings_says_where(self):
        with Installation() as other:
            settings = other.folder / "ledstang.toml"
            whole = settings.read_text(encoding="utf-8")
            settings.write_text(whole + "workers = \n", encoding="utf-8")
            done = other.run("verify")
            self.assertEqual(done.code, REFUSED, done)
            self.assertRegex(done.errors, r"(?m)^ledstang\.toml:\d+:\d+: .* \(configuration\.syntax\)$")
            settings.write_text(whole + 'wokers = 4\n', encoding="utf-8")
            done = other.run("verify")
            self.assertEqual(done.code, REFUSED, done)
            self.assertIn("wokers", done.errors)

    def test_call_lists_describes_and_runs_operations(self):
        listed = run("call")
        self.assertEqual(listed.code, 0, listed)
        self.assertIn("record_outcome", listed.out)
        described = run("call", "record_outcome", "--help")
        self.assertEqual(described.code, 0, described)
        self.assertRegex(described.out, r"\*--measure +Mått")
        self.assertRegex(described.out, r" --note +Anmärkning")
        units = self.installation.call("list_units", on="2022-04-30")["units"]
        self.assertIn("vo_ortopedi", [unit["id"] for unit in units])
        nearly = run("call", "record_outcom")
        self.assertIn("record_outcome", nearly.errors)

    def test_call_takes_fields_or_json_and_names_what_is_wrong(self):
        done = self.installation.run("call", "get_unit", "--enhet", "x")
        self.assertEqual(done.code, REFUSED, done)
        self.assertIn("/unit: fältet saknas (json.missing)", done.errors)
        self.assertIn("/enhet", done.errors)
        wish = {"unit": UNIT, "measure": "sjukfranvaro", "period": "2022-T3", "sex": "T", "value": "sju"}
        wrong = self.installation.run("call", "record_outcome", "--json", "-", given=json.dumps(wish).encode())
        self.assertEqual(wrong.code, REFUSED, wrong)
        self.assertIn("/value: ", wrong.errors)
        wish["value"] = 7.5
        right = self.installation.run("call", "record_outcome", "--json", "-", given=json.dumps(wish).encode())
        self.assertEqual(right.code, 0, right)
        self.assertEqual(json.loads(right.out)["value"], 7.5)
        changes = self.installation.call("list_changes", entity="outcome", id=f"{UNIT}/sjukfranvaro/main/2022-T3/T")
        self.assertTrue(changes["changes"][0]["person"].startswith("local:"))

    def test_call_writes_files(self):
        out = self.installation.above / "plan.json"
        done = self.installation.run("call", "export_plan", "--unit", UNIT, "--format", "json", "--out", out)
        self.assertEqual(done.code, 0, done)
        self.assertIn("perspectives", json.loads(out.read_text(encoding="utf-8")))

    def test_the_whole_example_twice_changes_nothing(self):
        with Installation(example=True) as other:
            before = other.log_end()
            for kind, file in IMPORTS:
                done = other.run("import", kind, EXAMPLE / file)
                self.assertEqual(done.code, 0, done)
                self.assertRegex(done.out, "Inget att spara|0 nya, 0 ändrade")
            self.assertEqual(other.log_end(), before)

    def test_a_dry_run_says_and_saves_nothing(self):
        with Installation() as other:
            before = other.log_end()
            done = other.run("import", "plan", EXAMPLE / "plan.json", "--dry-run")
            self.assertEqual(done.code, 0, done)
            self.assertIn("Prov:", done.out)
            self.assertEqual(other.log_end(), before)
            self.assertEqual(other.call("list_units")["units"], [])

    def test_a_missing_file_is_told(self):
        done = self.installation.run("import", "outcomes", "finns_inte.csv")
        self.assertEqual(done.code, REFUSED, done)
        self.assertIn("file.unreadable", done.errors)

    def test_the_report_is_whole_or_not_there(self):
        out = self.installation.above / "report.md"
        done = self.installation.run("report", UNIT, PERIOD, "--format", "md", "--out", out)
        self.assertEqual(done.code, 0, done)
        self.assertIn("Återinskrivningar".lower(), out.read_text(encoding="utf-8").lower())
        self.assertEqual([path for path in os.listdir(out.parent) if path.endswith(".unfinished")], [])
        nowhere = self.installation.run(
            "report", UNIT, PERIOD, "--format", "md", "--out", self.installation.above / "no" / "report.md"
        )
        self.assertEqual(nowhere.code, REFUSED, nowhere)
        self.assertIn("file.unwritable", nowhere.errors)


if __name__ == "__main__":
    ledstang.main()
