"""Every store that an earlier version left (tests/fixtures) is taken over with its configuration, and says the same."""

import json
import os
import shutil
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.facts import FACTS  # noqa: E402
from support.ledstang import POSTGRES, ROOT, STORE, Server, psql, run  # noqa: E402

FIXTURES = sorted((ROOT / "tests" / "fixtures").glob("schema_*.tar.gz"))


class Kept(ledstang.Installation):
    """A data folder as an earlier version left it, with an empty database that its backup is to be restored into."""

    def __init__(self, fixture):
        self.above = Path(tempfile.mkdtemp(prefix="ledstang_upgrade."))
        self.folder = self.above / "data"
        self.schema = self.database = None
        self.folder.mkdir()
        with tarfile.open(fixture) as archive:
            archive.extractall(self.above)
        (self.above / "config").rename(self.folder / "config")
        address = "sqlite:ledstang.db"
        if STORE == "postgresql":
            # A backup goes back into a schema of the same name, so each has a database of its own.
            name = f"ledstang_upgrade_{os.getpid()}"
            psql(f"create database {name} template template0 encoding 'UTF8'")
            self.database = name
            server = POSTGRES.rpartition("/")[0]
            address = f"{server}/{name}?options=-csearch_path%3Dledstang"
            psql("create schema ledstang", f"{server}/{name}")
        (self.folder / "ledstang.toml").write_text(f"store = {json.dumps(address)}\n")
        told = json.loads((self.above / "facts.json").read_text())
        self.told = next(store["facts"] for store in told if store["store"] == STORE)

    def close(self):
        shutil.rmtree(self.above, ignore_errors=True)
        if self.database:
            psql(f"drop database {self.database} with (force)")


class UpgradeTest(unittest.TestCase):
    def assert_says_the_same(self, before, now):
        """Rows may have got columns since; what there was is there."""
        if isinstance(before, list) and before and isinstance(before[0], dict):
            self.assertEqual(len(before), len(now))
            for old, new in zip(before, now):
                self.assertEqual(old, {name: new.get(name) for name in old})
        else:
            self.assertEqual(before, now)

    def test_there_is_a_fixture(self):
        self.assertTrue(FIXTURES)

    def test_every_earlier_store_is_taken_over(self):
        for fixture in FIXTURES:
            with self.subTest(fixture.name), Kept(fixture) as kept:
                # Restoring opens the store, which brings it up to date, and verifies it.
                restored = kept.run("restore", kept.above / f"{STORE}.backup", "--force")
                self.assertEqual(restored.code, 0, restored)
                for name, before in kept.told.items():
                    self.assert_says_the_same(before, FACTS[name](kept))
                with Server(kept) as server:
                    self.assertEqual(server.client().ask("GET", "/readyz").status, 200)
                again = kept.above / "again.backup"
                kept.run_or_fail("backup", again)
                kept.run_or_fail("restore", again, "--force")
                self.assert_says_the_same(kept.told["chain"], FACTS["chain"](kept))

    def test_a_file_of_the_configuration_that_did_not_exist_then_is_added(self):
        with Kept(FIXTURES[0]) as kept:
            fresh = kept.above / "fresh"
            self.assertEqual(run("init", fresh).code, 0)
            supplied = sorted(file.relative_to(fresh) for file in (fresh / "config").rglob("*") if file.is_file())
            own = kept.folder / "config" / "roles.toml"
            before = own.read_bytes()
            (kept.folder / "config" / "import.toml").unlink()
            kept.run_or_fail("verify")
            there = sorted(file.relative_to(kept.folder) for file in (kept.folder / "config").rglob("*") if file.is_file())
            self.assertEqual(there, supplied)
            self.assertEqual(own.read_bytes(), before)


if __name__ == "__main__":
    ledstang.main()
