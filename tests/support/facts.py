"""What a store says of the example, to be said again by every later version of the program.

A fact is a name and a function of an Installation. Facts are added when there is more to say; those that a fixture
already holds are never changed.
"""

import csv
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


FACTS = {
    "scorecard": _scorecard,
    "history": _history,
    "actions": _actions,
    "units": _units,
    "chain": _chain,
}


def facts(installation):
    return {name: tell(installation) for name, tell in FACTS.items()}
