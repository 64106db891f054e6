"""The built project and what it becomes when it is installed: for the tests under tests/running.

LEDSTANG_BUILD names the build folder.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from support.ledstang import ROOT, SKIPPED

BUILD = Path(os.environ.get("LEDSTANG_BUILD", ROOT / "build" / "debug"))
WEB = ROOT / "web" / "dist" / "index.html"


def leave_out(reason):
    """Ends the test as one that could not be made here."""
    print(reason)
    sys.exit(SKIPPED)


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            leave_out(f"{program} is not installed")


def need_web_client():
    if not WEB.exists():
        leave_out("web/dist is not built; ./dev test builds it")


def output_of(*words, **more):
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, timeout=600, **more)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout
