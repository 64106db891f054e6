"""The same alignments by PM4Py, where it is installed (its licence, the AGPL, keeps it out of the project).

    bench/alignment_pm4py.py MODEL.pnml VARIANTS.csv

One case of each variant is aligned, by the library's own choice of method; the least of three rounds.
"""

import csv
import sys
import time

try:
    import pandas
    import pm4py
except ImportError:
    print("skipped: PM4Py is not installed")
    sys.exit(0)


def main(model, variants):
    net, initial, final = pm4py.read_pnml(model)
    rows = []
    with open(variants, encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            start = pandas.Timestamp("2020-01-01", tz="UTC")
            rows += [
                {"case:concept:name": str(number), "concept:name": name, "time:timestamp": start + pandas.Timedelta(minutes=i)}
                for i, name in enumerate(row["sequence"].split("|"))
            ]
    log = pandas.DataFrame(rows)
    least = None
    for _ in range(3):
        begin = time.perf_counter()
        aligned = pm4py.conformance_diagnostics_alignments(log, net, initial, final)
        seconds = time.perf_counter() - begin
        least = seconds if least is None else min(least, seconds)
    print(f"{len(aligned)} variants, {least * 1000:.0f} ms")


main(*sys.argv[1:3])
