"""Backups, restoring them, and finding what was changed behind the program's back."""

import sqlite3
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import STORE, UNIT, Installation, Server, psql  # noqa: E402

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


class BackupTest(unittest.TestCase):
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
