"""What a store says of the example, to be said again by every later version of the program.

A fact is a name and a function of an Installation. Facts are added when there is more to say; those that a fixture
already holds are never changed.
"""

import csv
import hashlib
import io

from support.ledstang import PERIOD, UNIT


def _scorecard(installation):
    """The columns that the handbook promises, row by row."""
    shown = installation.run("scorecard", UNIT, PERIOD, "--format", "csv")
    if shown.code != 0:
        raise AssertionError(f"scorecard failed: {shown}")
    return list(csv.DictReader(io.StringIO(shown.out)))


def _history(installation):
    page = installation.call("get_outcome_history", unit=UNIT, measure="sjukfranvaro", period=PERIOD, sex="T")
    return [{name: version[name] for name in ("version", "value", "note")} for version in page["versions"]]


def _actions(installation):
    actions = installation.call("list_actions", unit=UNIT)["actions"]
    return [{name: action[name] for name in ("id", "title", "number")} for action in actions]


def _units(installation):
    return [[unit["id"], unit["name"]] for unit in installation.call("list_units", on="2022-12-31")["units"]]


def _chain(installation):
    return installation.log_end()


def _signed(installation):
    """A signed report's bytes, written again from the store, whatever version writes them."""
    versions = installation.call("list_signed", unit=UNIT, period=PERIOD)["versions"]
    told = []
    for version in versions:
        page = installation.run("call", "download_signed", "--unit", UNIT, "--period", PERIOD, "--version",
                                version["version"])  # fmt: skip
        if page.code != 0:
            raise AssertionError(f"the signed report is not written again: {page}")
        told.append([version["version"], version["hash"], hashlib.sha256(page.out.encode()).hexdigest()])
    return told


FACTS = {
    "scorecard": _scorecard,
    "history": _history,
    "actions": _actions,
    "units": _units,
    "chain": _chain,
    "signed": _signed,
}


def facts(installation):
    return {name: tell(installation) for name, tell in FACTS.items()}
