#!/usr/bin/env python3
"""Which rows of the requirements have a check that names them.

    tests/rows_covered.py                      the rows of knowledge governance, follow-up, measures and care processes
    tests/rows_covered.py KR-01..KR-56 VG-10   these

A check names a row by its id: in a scenario, a browser test, a unit test or a measure's answer worked out by hand, in its
name or in a comment beside it. Prints a line for each row with the files, then those that no check names; the exit code is
how many those are, at most 99."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ("KR-01..KR-56 KR-66..KR-68 VG-10 VG-57..VG-59 NB-74 NB-76 NB-81..NB-83 NB-87 NB-106 NB-109 HA-49..HA-55 "
             "HA-62 HA-66 HA-81").split()
# The round of follow-up: plan, report, approve, sign.
FOLLOW_UP = ("NB-05 NB-06 NB-29..NB-36 NB-53 NB-60 NB-64 NB-86 NB-101..NB-104 NB-107 NB-108 HA-47 HA-58 HA-67 HA-89 HA-94 "
             "KR-57..KR-64 VG-03 VG-07..VG-09 VG-50..VG-54 VG-64").split()
# Measures from source data.
MEASURES = ("NB-11..NB-26 NB-37..NB-40 NB-43..NB-45 NB-49 NB-55 NB-68 NB-78 NB-85 VG-18 VG-66 HA-15 HA-16 HA-32 HA-33 "
            "HA-36 HA-64 HA-85 HA-86 HA-90 HA-91").split()
# Care processes.
PROCESSES = "HA-11..HA-22 HA-24 HA-25 HA-32 HA-33 NB-40 NB-54 NB-62 NB-65 NB-70 NB-74".split()
ID = re.compile(r"\b(KR|NB|VG|HA|HF)-(\d{2,3})(?!\d)(?:\.\.(?:KR|NB|VG|HA|HF)-(\d{2,3}))?")


def rows_of(words):
    rows = []
    for word in words:
        found = ID.fullmatch(word)
        if not found:
            sys.exit(f"{word} is no row: write KR-01 or KR-01..KR-56")
        first, last = int(found[2]), int(found[3] or found[2])
        rows += [f"{found[1]}-{number:02}" for number in range(first, last + 1)]
    return rows


def checks():
    yield from sorted((ROOT / "src").rglob("*_test.cpp"))
    yield from sorted(path for path in (ROOT / "tests").rglob("*_test.py") if "node_modules" not in path.parts)
    for folder in ("browser", "openid"):
        yield from sorted((ROOT / "tests" / folder).glob("*.test.mjs"))
    yield from sorted((ROOT / "tests" / "measures").glob("*.csv"))


def main():
    rows = rows_of(sys.argv[1:] or KNOWLEDGE + FOLLOW_UP + MEASURES + PROCESSES)
    named = {row: [] for row in rows}
    for path in checks():
        text = path.read_text(encoding="utf-8")
        for row in {f"{found[1]}-{int(found[2]):02}" for found in ID.finditer(text)}:
            if row in named:
                named[row].append(str(path.relative_to(ROOT)))
    for row in rows:
        if named[row]:
            print(f"{row:7} {', '.join(named[row])}")
    missing = [row for row in rows if not named[row]]
    print(f"\n{len(rows) - len(missing)} of {len(rows)} rows have a check that names them.")
    if missing:
        print("Without: " + ", ".join(missing))
    return min(len(missing), 99)


if __name__ == "__main__":
    sys.exit(main())
