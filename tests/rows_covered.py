#!/usr/bin/env python3
"""Which rows of the requirements have a check that names them.

    tests/rows_covered.py                      the rows of knowledge governance
    tests/rows_covered.py KR-01..KR-56 VG-10   these

A check names a row by its id: in a scenario, a browser test or a unit test, in its name or in a comment beside it. Prints a
line for each row with the files, then those that no check names; the exit code is how many those are, at most 99."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ("KR-01..KR-56 KR-66..KR-68 VG-10 VG-57..VG-59 NB-74 NB-76 NB-81..NB-83 NB-87 NB-106 NB-109 HA-49..HA-55 "
             "HA-62 HA-66 HA-81").split()
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
    yield from sorted((ROOT / "tests" / "browser").glob("*.test.mjs"))


def main():
    rows = rows_of(sys.argv[1:] or KNOWLEDGE)
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
