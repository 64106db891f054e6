"""Deliveries of source data through the command line: what is broken is told, what is right comes in, all or nothing.

LEDSTANG_DATASET_ROWS rows (20 000 when nothing is said), one in a hundred of them broken in one of fifteen ways. By hand
with more rows, it also tells how long the import took and the most memory that it had:

    LEDSTANG_PROGRAM=build/release/bin/ledstang LEDSTANG_DATASET_ROWS=5000000 python3 tests/scenarios/dataset_test.py
"""

import csv
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support.ledstang import PROGRAM, ROOT, STORE, Installation  # noqa: E402

ROWS = int(os.environ.get("LEDSTANG_DATASET_ROWS", "20000"))
REFUSED = 3
DATASET = "care_contacts"
HEADER = ["Kontakt-id", "Kontaktdatum", "Enhet", "Kön", "Ålder", "Patient", "Kontaktform", "Planerad", "Remissdatum",
          "Huvuddiagnos", "DRG-poäng", "Kostnad"]
UNITS = ["vo_ortopedi", "vo_hjartsjukvard", "vo_allmankirurgi_urologi", "sunderby_sjukhus"]


def check_digit(nine):
    products = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(nine))
    return str((10 - sum(product // 10 + product % 10 for product in products) % 10) % 10)


def personal_number(chance):
    nine = f"{chance.randrange(30, 100):02}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}{chance.randrange(1000):03}"
    return f"19{nine[:6]}-{nine[6:]}{check_digit(nine)}"


def row(number, chance):
    return [f"{number}", f"2024-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}", chance.choice(UNITS),
            chance.choice("KM"), str(chance.randrange(100)), personal_number(chance), "Mottagningsbesök", "ja", "2023-12-30",
            chance.choice(["M169", "I500", "C509", ""]), f"0,{chance.randrange(1000, 10000)}", f"{chance.randrange(300, 9000)},50"]


def put(column, text):
    def change(cells):
        cells[HEADER.index(column)] = text
        return ";".join(cells)
    return change


def wrong_check_digit(cells):
    right = cells[5]
    return put("Patient", right[:-1] + str((int(right[-1]) + 1) % 10))(cells)


# How a row is broken, and the code and column that it must be told with.
BROKEN = [
    ("cell.missing", 2, put("Kontaktdatum", "")),
    ("cell.not_a_date", 2, put("Kontaktdatum", "2024-02-30")),
    ("cell.in_future", 2, put("Kontaktdatum", "2999-01-01")),
    ("cell.too_early", 9, put("Remissdatum", "1899-12-30")),
    ("unit.unknown", 3, put("Enhet", "vo_finns_inte")),
    ("cell.not_allowed", 4, put("Kön", "X")),
    ("cell.too_large", 5, put("Ålder", "140")),
    ("cell.not_an_integer", 5, put("Ålder", "sjuttio")),
    ("patient.check_digit", 6, wrong_check_digit),
    ("patient.day", 6, put("Patient", "19501345-1234")),
    ("patient.form", 6, put("Patient", "okänd")),
    ("number.not_a_number", 12, put("Kostnad", "gratis")),
    ("table.cell_count", 12, lambda cells: ";".join(cells[:-1])),
    ("table.quote", 10, lambda cells: ";".join([*cells[:9], '"' + cells[9], *cells[10:]])),
    ("row.duplicate", 1, put("Kontakt-id", "1")),
]


def write_delivery(path, rows, seed=1):
    """Writes the file; the lines that are broken, with their code and column."""
    chance = random.Random(seed)
    expected = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(";".join(HEADER) + "\r\n")
        for number in range(1, rows + 1):
            cells = row(number, chance)
            line = ";".join(cells)
            if number % 100 == 50:
                code, column, change = BROKEN[number // 100 % len(BROKEN)]
                line = change(cells)
                expected[number + 1] = (code, column)
            file.write(line + "\r\n")
    return expected


class DatasetTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.base = Installation(example=True)
        cls.files = cls.base.above
        cls.expected = write_delivery(cls.files / "kontakter.csv", ROWS)

    @classmethod
    def tearDownClass(cls):
        cls.base.close()

    def setUp(self):
        for name in ("warehouse.duckdb", "warehouse.duckdb.wal", "patient.key"):
            (self.base.folder / name).unlink(missing_ok=True)
        shutil.rmtree(self.base.folder / "rejected", ignore_errors=True)

    def dataset(self, *words):
        return self.base.run("dataset", *words)

    def take(self, *words):
        return self.dataset("import", DATASET, self.files / "kontakter.csv", *words)

    def batches(self):
        return [line.split() for line in self.dataset("batches").out.splitlines() if line.split()[:1] and line.split()[0].isdigit()]

    def command(self):
        return [PROGRAM, "--data", str(self.base.folder), "dataset", "import", DATASET, str(self.files / "kontakter.csv")]

    def test_exactly_the_broken_rows_are_rejected_with_their_reasons(self):
        began = time.monotonic()
        timed = ["/usr/bin/time", "-f", "%U %S %M"] if Path("/usr/bin/time").exists() else []
        done = subprocess.run([*timed, *self.command()], capture_output=True, text=True, check=False,
                              env={k: v for k, v in os.environ.items() if not k.startswith("LEDSTANG_")})
        took = time.monotonic() - began
        self.assertEqual(done.returncode, REFUSED, done.stderr)
        with (self.base.folder / "rejected" / f"{DATASET}-kontakter.csv").open(encoding="utf-8-sig", newline="") as file:
            told = {int(line["Rad"]): (line["Kod"], int(line["Kolumn"])) for line in csv.DictReader(file, delimiter=";")}
        self.assertEqual(told, self.expected)
        kept = f"{ROWS - len(self.expected):,}".replace(",", "\u00a0")
        self.assertIn(f"{kept} av", done.stdout)
        if timed and ROWS > 100_000:
            user, system, most = done.stderr.split()[-3:]
            print(f"{ROWS} rows in {took:.1f} s ({user} s of processor time in the program, {system} in the system), "
                  f"at most {int(most) / 1024:.0f} MB of memory, "
                  f"{(self.files / 'kontakter.csv').stat().st_size} bytes of CSV, "
                  f"{(self.base.folder / 'warehouse.duckdb').stat().st_size} of warehouse", file=sys.stderr)

    def test_no_identity_is_left_anywhere(self):
        chance = random.Random(7)
        numbers = [personal_number(chance) for _ in range(3)]
        delivery = self.files / "patienter.csv"
        delivery.write_text(
            "Kontakt-id;Kontaktdatum;Enhet;Patient;Huvuddiagnos\n"
            f"1;2024-01-01;vo_ortopedi;{numbers[0]};M169\n"
            f"2;2024-01-01;{numbers[1]};{numbers[2][:-1]}x;M169\n", encoding="utf-8")
        done = self.dataset("import", DATASET, delivery, "--most-rejected", "100")
        self.assertEqual(done.code, REFUSED, done)
        self.assertTrue((self.base.folder / "rejected").is_dir())
        left = done.out.encode() + done.errors.encode()
        for path in self.base.folder.rglob("*"):
            if path.is_file():
                left += path.read_bytes()
        for number in numbers:
            for form in (number, number[2:], number.replace("-", ""), number[2:].replace("-", ""), number[2:8] + "-" + number[9:12]):
                self.assertNotIn(form.encode(), left)

    def test_killed_in_the_middle_it_is_complete_or_as_before(self):
        seen = set()
        for wait in (0.05, 0.1, 0.15, 0.2, 0.3, 0.5):
            self.setUp()
            process = subprocess.Popen(self.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env={k: v for k, v in os.environ.items() if not k.startswith("LEDSTANG_")})
            time.sleep(wait * max(1, ROWS / 100_000))
            process.send_signal(signal.SIGKILL)
            process.wait()
            found = self.batches()
            seen.add(len(found))
            if found:
                self.assertEqual(self.take().code, REFUSED)  # the same file
                self.assertEqual(len(self.batches()), 1)
            else:
                again = self.take()
                self.assertEqual(again.code, REFUSED, again)
                self.assertIn("leverans 1 är inläst", again.out)
        self.assertIn(0, seen)  # at least once it was killed before its end

    def test_stopped_by_ctrl_c_it_says_so_and_keeps_nothing(self):
        process = subprocess.Popen(self.command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   env={k: v for k, v in os.environ.items() if not k.startswith("LEDSTANG_")})
        deadline = time.monotonic() + 20
        while not (self.base.folder / "warehouse.duckdb").exists() and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=60)
        if "är inläst" not in out:  # it may have come to its end first
            self.assertIn("avbröts", errors)
            self.assertEqual(self.batches(), [])

    def test_the_same_file_is_taken_once_until_it_is_taken_back(self):
        self.assertEqual(self.take().code, REFUSED)
        renamed = self.files / "samma igen.csv"
        shutil.copy(self.files / "kontakter.csv", renamed)
        again = self.dataset("import", DATASET, renamed)
        self.assertEqual(again.code, REFUSED)
        self.assertIn("delivery.already", again.errors)
        undone = self.dataset("undo", "1")
        self.assertEqual(undone.code, 0, undone)
        self.assertIn("delivery.already", again.errors)
        self.assertIn("batch.undone", self.dataset("undo", "1").errors)
        self.assertIn("leverans 2 är inläst", self.dataset("import", DATASET, renamed).out)
        self.assertEqual(len(self.batches()), 2)

    def test_a_dry_run_tells_the_same_and_keeps_nothing(self):
        tried = self.take("--dry-run")
        self.assertEqual(tried.code, REFUSED, tried)
        self.assertIn("Ingenting är sparat", tried.out)
        self.assertEqual(self.batches(), [])
        taken = self.take()
        self.assertEqual(tried.errors, taken.errors)

    def test_every_example_comes_in_and_is_listed(self):
        sources = self.base.folder / "config" / "sources"
        sources.mkdir(exist_ok=True)
        (sources / "bok.toml").write_text(
            'dataset = "ledger_balances"\n[values.enhet]\n4110 = "vo_ortopedi"\n4120 = "vo_hjartsjukvard"\n', encoding="utf-8")
        examples = sorted((ROOT / "examples" / "datasets").glob("*.*"))
        names = [path for path in examples if path.suffix in (".csv", ".se")]
        self.assertGreater(len(names), 12)
        for path in names:
            source = ["--source", "bok"] if path.suffix == ".se" else []
            done = self.dataset("import", path.stem, path, *source)
            self.assertEqual(done.code, 0, f"{path.name}: {done}")
        listed = self.dataset("list").out
        for path in names:
            self.assertIn(path.stem, listed)
        self.assertIn("drg_poang", self.dataset("list", DATASET).out)

    def test_it_can_be_done_through_the_interface_too_and_is_in_the_change_log(self):
        contacts = ROOT / "examples" / "datasets" / "care_contacts.csv"
        took = self.base.run("call", "import_delivery", "--dataset", DATASET, "--file", contacts)
        self.assertEqual(took.code, 0, took)
        answer = json.loads(took.out)
        self.assertEqual((answer["batch"]["rows_kept"], answer["batch"]["file"]), (5, "care_contacts.csv"))
        self.assertIn("delivery.already", self.base.run("call", "import_delivery", "--dataset", DATASET, "--file", contacts).errors)
        listed = json.loads(self.base.run("call", "list_batches").out)["batches"]
        self.assertEqual([batch["undone_at"] for batch in listed], [""])
        shipped = list((ROOT / "config" / "datasets").glob("*.toml"))
        self.assertEqual(len(json.loads(self.base.run("call", "list_datasets").out)["datasets"]), len(shipped))
        undone = self.base.run("call", "undo_delivery", "--batch", str(listed[0]["id"]))
        self.assertEqual(undone.code, 0, undone)
        with sqlite3.connect(self.base.folder / "ledstang.db") as store:
            logged = store.execute("select operation from change_log where entity = 'delivery' order by sequence").fetchall()
        self.assertEqual([operation for (operation,) in logged[-2:]], ["import_delivery", "undo_delivery"])

    def test_what_cannot_be_done_is_said(self):
        self.assertIn("Menade du care_contacts?", self.dataset("list", "care_contact").errors)
        self.assertIn("source.unknown", self.take("--source", "cosmic").errors)
        self.assertIn("file.unreadable", self.dataset("import", DATASET, self.files / "finns-inte.csv").errors)
        self.assertIn("batch.unknown", self.dataset("undo", "7").errors)
        (self.base.folder / "warehouse.duckdb").write_text("inget källdatalager", encoding="utf-8")
        self.assertIn("warehouse.unreadable", self.dataset("list").errors)


if __name__ == "__main__":
    if STORE != "sqlite":
        sys.exit(77)  # the warehouse is the same whatever the store is
    unittest.main()
