"""What was sent and what was answered, kept by those who take part and not by the server: what the end is held against."""

import itertools


class Book:
    def __init__(self):
        self.moment = itertools.count(1)
        self.cells = {}  # (unit, measure, sex) → [Save], as they were acknowledged
        self.comments = {}  # (unit, measure) → [Save]
        self.states = {}  # unit → the state that the last acknowledged step led to
        self.told_to_wait = 0  # log-ins, when too many came at once
        self.again = 0  # requests that were sent once more since the server had gone

    def sent(self):
        return next(self.moment)


class Save:
    def __init__(self, what, sent, answered):
        self.what, self.sent, self.answered = what, sent, answered


class Check:
    """Collects what is not as the book says."""

    def __init__(self, book):
        self.book = book
        self.lost, self.doubled, self.wrong = [], [], []
        self.seen = 0

    def cell(self, unit, row, before=None):
        """`before`: only what was answered before this moment has to be there, what was sent later may be."""
        key = (unit, row["measure"], row["sex"])
        self._check(key, self.book.cells.get(key, []), row["version"], row.get("value"), before)

    def comment(self, unit, row, before=None):
        key = (unit, row["measure"])
        self._check(key, self.book.comments.get(key, []), row["comment_version"],
                    "\n\n".join(row.get("comments") or []), before)  # fmt: skip

    def _check(self, key, saves, version, found, before):
        self.seen += 1
        sure = [save for save in saves if before is None or save.answered < before]
        if version < len(sure):
            self.lost.append(f"{key}: {len(sure)} saves were answered, version {version} is there")
        elif version > len(saves):
            self.doubled.append(f"{key}: {len(saves)} saves, version {version} is there")
        elif version and found != saves[version - 1].what:
            self.wrong.append(f"{key}: {found!r}, saved was {saves[version - 1].what!r}")

    def faults(self):
        return self.lost + self.doubled + self.wrong
