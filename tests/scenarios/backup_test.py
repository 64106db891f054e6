"""Backups, restoring them, and finding what was changed behind the program's back."""

import contextlib
import sqlite3
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import POSTGRES, ROOT, STORE, UNIT, Installation, Server, psql  # noqa: E402

REFUSED, DAMAGED = 3, 4
OUTCOME = {"unit": UNIT, "measure": "sjukfranvaro", "period": "2022-T2", "sex": "T", "value": "7.9"}


def change_behind_its_back(installation, *statements):
    """As somebody with the database's password, or the file, could. Triggers are not asked."""
    if STORE == "postgresql":
        psql(
            f"set search_path = {installation.schema}; set session_replication_role = replica; "
            + "; ".join(statements)
        )
        return
    connection = sqlite3.connect(installation.folder / "ledstang.db")
    triggers = connection.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"drop trigger {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def rows_of(query):
    return subprocess.run(["psql", "-X", "-At", "-c", query, POSTGRES], check=True, capture_output=True).stdout.decode()


def contents(installation):
    """Every table that there is, by name, with all its rows: whoever adds a table need not come here."""
    if STORE == "postgresql":
        tables = rows_of(f"select table_name from information_schema.tables where table_schema = '{installation.schema}' "
                         "and table_type = 'BASE TABLE' order by 1").split()  # fmt: skip
        return {table: rows_of(f'select * from {installation.schema}."{table}" t order by t::text') for table in tables}
    with contextlib.closing(sqlite3.connect(installation.folder / "ledstang.db")) as store:
        tables = store.execute("select name from sqlite_master where type = 'table' order by 1").fetchall()
        return {table: sorted(map(repr, store.execute(f'select * from "{table}"'))) for (table,) in tables}


class BackupTest(unittest.TestCase):
    def test_a_backup_holds_every_table_and_every_row(self):
        with Installation(example=True) as installation:
            installation.call("record_outcome", **OUTCOME)
            before = contents(installation)
            self.assertIn("change_log", before)
            self.assertTrue(before["outcome"])
            file = installation.above / "copy.backup"
            installation.run_or_fail("backup", file)
            change_behind_its_back(installation, "delete from outcome", "delete from period_comment")
            self.assertNotEqual(contents(installation), before)
            installation.run_or_fail("restore", file, "--force")
            after = contents(installation)
            self.assertEqual(sorted(after), sorted(before))
            for table, rows in before.items():
                self.assertEqual(after[table], rows, table)

    def test_what_lies_beside_the_store_is_what_the_manual_says(self):
        """A module that keeps something in a file of its own has to say so to those who take backups."""
        with Installation(example=True) as installation:
            with Server(installation) as server:
                self.assertEqual(server.client("demo_controller").get("/units").status, 200)
            beside = {file.name for file in installation.folder.iterdir() if not file.name.startswith("ledstang.db")}
            keys = {name for name in beside if name.endswith(".key")}
            self.assertEqual(beside - keys, {"ledstang.toml", "config"})
            manual = (ROOT / "docs" / "operation.md").read_text()
            self.assertIn("ledstang.toml config *.key", manual)

    def test_a_backup_brings_back_what_there_was(self):
        with Installation(example=True) as installation:
            file = installation.above / "copy.backup"
            taken = installation.run("backup", file)
            self.assertEqual(taken.code, 0, taken)
            end = installation.log_end()
            units = installation.call("list_units")
            installation.call("record_outcome", **OUTCOME)
            self.assertNotEqual(installation.log_end(), end)
            refused = installation.run("restore", file)
            self.assertEqual(refused.code, REFUSED, refused)
            self.assertNotEqual(installation.log_end(), end)
            done = installation.run("restore", file, "--force")
            self.assertEqual(done.code, 0, done)
            self.assertEqual(installation.log_end(), end)
            self.assertEqual(installation.call("list_units"), units)

    def test_a_backup_is_taken_while_the_server_runs(self):
        with Installation(example=True) as installation:
            file = installation.above / "copy.backup"
            with Server(installation) as server:
                client = server.client("demo_controller")
                taken = installation.run("backup", file)
                self.assertEqual(taken.code, 0, taken)
                self.assertEqual(client.get("/units").status, 200)
            again = installation.run("backup", file)
            self.assertEqual(again.code, REFUSED, again)
            self.assertIn("store.backup_exists", again.errors)

    def test_a_damaged_backup_is_refused_and_nothing_happens(self):
        with Installation(example=True) as installation:
            file = installation.above / "copy.backup"
            self.assertEqual(installation.run("backup", file).code, 0)
            end = installation.log_end()
            content = bytearray(file.read_bytes())
            content[len(content) // 2] ^= 1
            file.write_bytes(content)
            done = installation.run("restore", file, "--force")
            self.assertEqual(done.code, DAMAGED, done)
            self.assertIn("store.backup_damaged", done.errors)
            self.assertEqual(installation.log_end(), end)


class VerifyTest(unittest.TestCase):
    def assert_found(self, words, *statements):
        with Installation(example=True) as installation:
            self.assertEqual(installation.run("verify").code, 0)
            change_behind_its_back(installation, *statements)
            done = installation.run("verify")
            self.assertEqual(done.code, DAMAGED, done)
            self.assertIn(words, done.errors)

    def test_a_rewritten_entry_is_found(self):
        self.assert_found("post 2", "update change_log set person = 'nobody' where sequence = 2")

    def test_a_removed_entry_is_found(self):
        self.assert_found("post ", "delete from change_log where sequence = 3")

    def test_a_removed_end_is_found(self):
        self.assert_found("", "delete from change_log where sequence = (select max(sequence) from change_log)")

    def test_a_changed_figure_is_found(self):
        self.assert_found("Utfallen", "update outcome set value = 99000000 where value = 41000000")

    def test_a_removed_figure_is_found(self):
        self.assert_found("Utfallen", "delete from outcome where value = 41000000")


if __name__ == "__main__":
    ledstang.main()
