#!/usr/bin/env python3
"""Reading a log, its graph with times, its variants and a filter, by PM4Py and by Ledstång in one run, where PM4Py is
installed (its licence, the AGPL, keeps it out of the project).

    bench/process_pm4py.py LOG.xes LOG.loggfil FOLDER

The two files hold the same log, such as event_log_bench generates; FOLDER has event_log_bench and process_bench. Theirs
is the least of three times, ours of seven.
"""

import re
import resource
import subprocess
import sys
import time

try:
    import pm4py
except ImportError:
    print("skipped: PM4Py is not installed")
    sys.exit(0)


def least(work, times=3):
    shortest, answer = None, None
    for _ in range(times):
        begin = time.perf_counter()
        answer = work()
        took = (time.perf_counter() - begin) * 1000
        shortest = took if shortest is None else min(shortest, took)
    return shortest, answer


def ours(command):
    """Milliseconds by the name that the bench prints, and its largest memory in megabytes."""
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    took = {name.strip(): float(ms) for name, ms in re.findall(r"^(.*?)\s+([\d.]+) ms, ", text, re.M)}
    return took, max(float(megabytes) for megabytes in re.findall(r"peak (\d+) MB", text))


def main(xes, columns, folder):
    read, log = least(lambda: pm4py.read_xes(xes))
    graph, _ = least(lambda: pm4py.discover_performance_dfg(log, perf_aggregation_key="all"))
    variants, _ = least(lambda: pm4py.get_variants(log))
    # Of the activities the one that about half of the cases have, as process_bench chooses.
    cases = log["case:concept:name"].nunique()
    having = log.groupby("concept:name")["case:concept:name"].nunique()
    some = (having * 2 - cases).abs().idxmin()
    filtered, _ = least(
        lambda: pm4py.filter_event_attribute_values(log, "concept:name", [some], level="case", retain=True)
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took, our_memory = ours([f"{folder}/process_bench", columns, "7", "--without-duckdb"])
    our_read, our_read_memory = ours([f"{folder}/event_log_bench", "read", xes, "7"])
    rows = [
        ("reading", read, next(iter(our_read.values()))),
        ("graph with times", graph, took["graph, all figures"]),
        ("variants", variants, took["variants"]),
        ("filter", filtered, took["filter: contains an activity"]),
    ]
    print(f"{len(log)} events, {cases} cases")
    print(f"{'':<20}{'PM4Py, ms':>12}{'ours, ms':>12}{'times':>9}")
    for name, theirs, own in rows:
        print(f"{name:<20}{theirs:>12.1f}{own:>12.1f}{theirs / own:>9.1f}")
    print(f"{'most memory, MB':<20}{memory:>12.0f}{max(our_memory, our_read_memory):>12.0f}")


main(*sys.argv[1:4])
