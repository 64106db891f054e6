"""The real program for tests: data folders on both stores, the command line, a running server and who is logged in.

LEDSTANG_PROGRAM names the program. LEDSTANG_SCENARIO_STORE is sqlite (default) or postgresql, whose server
LEDSTANG_TEST_POSTGRES names (tests/with_postgres sets it).
"""

import http.client
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "examples" / "norrbotten-2022"
PROGRAM = os.environ.get("LEDSTANG_PROGRAM", str(ROOT / "build" / "debug" / "bin" / "ledstang"))
STORE = os.environ.get("LEDSTANG_SCENARIO_STORE", "sqlite")
POSTGRES = os.environ.get("LEDSTANG_TEST_POSTGRES", "")
SKIPPED = 77  # the exit code that ctest takes for a test that was left out

UNIT, PERIOD = "div_lanssjukvard_2", "2022-T1"
# In the order of ./dev run: what is imported, and from which file.
IMPORTS = [
    ("plan", "plan.json"),
    ("outcomes", "outcomes.csv"),
    ("comments", "comments.csv"),
    ("actions", "actions.csv"),
    ("action-targets", "action_targets.csv"),
    ("production", "production.csv"),
]
_numbers = itertools.count(1)


class Finished:
    """How a command ended."""

    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.errors = done.stderr.decode("utf-8")

    def __str__(self):
        return f"exit code {self.code}\n--- out\n{self.out}\n--- errors\n{self.errors}"


def run(*words, folder=None, environment=None, given=None):
    """Runs the program with these words, as a person would in an empty environment."""
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("LEDSTANG_")} | (environment or {})
    return Finished(
        subprocess.run(
            [PROGRAM, *map(str, words)], cwd=folder, env=surroundings, input=given, capture_output=True, timeout=300
        )
    )


def psql(statement, address=POSTGRES):
    subprocess.run(
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement, address],
        check=True,
        env={**os.environ, "PGOPTIONS": "-c client_min_messages=warning"},
    )


class Installation:
    """A data folder of its own, and a database of its own; both gone when it is closed."""

    def __init__(self, store=STORE, example=False, schema=None, demo=True):
        self.above = Path(tempfile.mkdtemp(prefix="ledstang_scenario."))
        self.folder = self.above / "data"
        self.schema = None
        words = ["init", self.folder] + (["--demo"] if demo else [])
        if store == "postgresql":
            self.schema = schema or f"ledstang_scenario_{os.getpid()}_{next(_numbers)}"
            psql(f"create schema {self.schema}")
            words += ["--store", f"{POSTGRES}?options=-csearch_path%3D{self.schema}"]
        made = run(*words)
        if made.code != 0:
            self.close()
            raise AssertionError(f"init failed: {made}")
        if example:
            self.import_example()

    def import_example(self):
        for kind, file in IMPORTS:
            done = self.run("import", kind, EXAMPLE / file)
            if done.code != 0:
                raise AssertionError(f"import {kind} failed: {done}")

    def run(self, *words, **more):
        return run("--data", self.folder, *words, **more)

    def run_or_fail(self, *words, **more):
        done = self.run(*words, **more)
        if done.code != 0:
            raise AssertionError(f"{words[0]} failed: {done}")
        return done.out

    def call(self, operation, **fields):
        """What `ledstang call` answers, as Python values."""
        words = itertools.chain.from_iterable((f"--{name}", value) for name, value in fields.items())
        return json.loads(self.run_or_fail("call", operation, *words))

    def log_end(self):
        """Entries and last hash of the change log: the same before and after when nothing was written."""
        return self.run_or_fail("verify")

    def close(self):
        shutil.rmtree(self.above, ignore_errors=True)
        if self.schema:
            psql(f"drop schema {self.schema} cascade")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    def json(self):
        return json.loads(self.body)

    def __str__(self):
        return f"{self.status} {self.body[:2000].decode('utf-8', 'replace')}"


class Client:
    """A browser's part: one connection, and the cookie that the log-in gave."""

    def __init__(self, port, person=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = None
        if person:
            answer = self.post("/session", {"person": person})
            if answer.status != 200:
                raise AssertionError(f"log-in failed: {answer}")

    def ask(self, method, path, body=None, headers=None):
        sent = dict(headers or {})
        if self.cookie:
            sent.setdefault("Cookie", self.cookie)
        self.connection.request(method, path, body, sent)
        answer = Answer(self.connection.getresponse())
        given = answer.headers.get("set-cookie", "")
        if given.startswith("ledstang_session="):
            self.cookie = given.partition(";")[0]
        return answer

    def _json(self, method, path, value):
        return self.ask(method, "/api" + path, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def get(self, path, **parameters):
        question = "?" + urlencode(parameters) if parameters else ""
        return self.ask("GET", "/api" + quote(path) + question)

    def post(self, path, value):
        return self._json("POST", path, value)

    def put(self, path, value):
        return self._json("PUT", path, value)

    def delete(self, path, **parameters):
        question = "?" + urlencode(parameters) if parameters else ""
        return self.ask("DELETE", "/api" + path + question)

    def upload(self, kind, name, content, **parameters):
        question = urlencode({"file_name": name, **parameters})
        return self.ask(
            "POST", f"/api/imports/{kind}?{question}", content, {"Content-Type": "application/octet-stream"}
        )

    def close(self):
        self.connection.close()

    def __del__(self):
        self.close()


class Server:
    """`ledstang serve` on a free port, until it is stopped or killed."""

    def __init__(self, installation, *words):
        self.log = open(installation.above / "server.log", "ab")
        self.process = subprocess.Popen(
            [PROGRAM, "--data", str(installation.folder), "serve", "--listen", "127.0.0.1:0", *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=self.log,
            env={k: v for k, v in os.environ.items() if not k.startswith("LEDSTANG_")},
        )
        said = self.process.stdout.readline().decode("utf-8").strip()
        if not said:
            self.process.wait()
            raise AssertionError(f"the server did not start; see {self.log.name}:\n{Path(self.log.name).read_text()}")
        self.port = int(said.rpartition(":")[2])

    def client(self, person=None):
        return Client(self.port, person)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._closed()

    def stop(self):
        """Asks it to stop and gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        self._closed()
        return code

    def _closed(self):
        self.process.stdout.close()
        self.log.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()


def main():
    """Runs the calling file's tests; leaves them out where the wished store's server is not at hand."""
    if STORE == "postgresql" and not POSTGRES:
        print("LEDSTANG_TEST_POSTGRES is not set; run through tests/with_postgres")
        sys.exit(SKIPPED)
    unittest.main(verbosity=2)
