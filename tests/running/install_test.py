"""`cmake --install` makes a tree that can be moved, and that an ordinary user can run the program from."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support.installed import BUILD, WEB, need, need_web_client, output_of  # noqa: E402

NOBODY = ["setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "--"] if os.geteuid() == 0 else []


def page(address):
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read()


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.above = Path(tempfile.mkdtemp(prefix="ledstang_install."))
        cls.above.chmod(0o755)
        cls.installed = cls.above / "installed"
        output_of("cmake", "--install", BUILD, "--prefix", cls.installed)
        cls.tree = cls.above / "moved"
        shutil.copytree(cls.installed, cls.tree, symlinks=True)
        cls.data = cls.above / "data"
        cls.data.mkdir()
        if os.geteuid() == 0:
            shutil.chown(cls.data, "nobody", "nogroup")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.above, ignore_errors=True)

    def serve(self, *words, **environment):
        """The server of the moved tree with nothing in its environment but this; and its address."""
        process = subprocess.Popen(
            [*NOBODY, self.tree / "bin" / "ledstang", "serve", *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LEDSTANG_LISTEN": "127.0.0.1:0", **environment},
        )
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        return process.stdout.readline().decode().split()[-1]

    def test_the_tree_is_whole(self):
        for path in (
            "bin/ledstang",
            "etc/default/ledstang",
            "lib/systemd/system/ledstang.service",
            "share/doc/ledstang/LICENSE",
            "share/ledstang/config/roles.toml",
            "share/ledstang/examples/Caddyfile",
            "share/ledstang/examples/nginx.conf",
            "share/ledstang/examples/norrbotten-2022/plan.json",
            "share/ledstang/handbok/index.md",
            "share/ledstang/web/index.html",
        ):
            self.assertTrue((self.tree / path).is_file(), path)

    def test_the_service_is_well_written_and_starts_the_program_of_the_tree(self):
        unit = self.installed / "lib" / "systemd" / "system" / "ledstang.service"
        self.assertIn(f"ExecStart={self.installed}/bin/ledstang serve", unit.read_text())
        if not shutil.which("systemd-analyze"):
            self.skipTest("systemd-analyze is not installed")
        done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, timeout=120)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))

    def test_an_ordinary_user_runs_it_from_where_it_was_moved(self):
        moved = self.tree / "bin" / "ledstang"
        output_of(*NOBODY, moved, "init", self.data, cwd="/")
        # What the tree supplies, not only what is inside the program.
        self.assertTrue((self.data / "config" / "roles.toml").is_file())
        contacts = self.tree / "share" / "ledstang" / "examples" / "datasets" / "care_contacts.csv"
        read_in = output_of(*NOBODY, moved, "--data", self.data, "dataset", "import", "care_contacts", contacts, cwd="/")
        self.assertIn("leverans 1 är inläst", read_in)
        # The library that Debian does not have is the tree's own.
        mapped = output_of("env", "-i", "ldd", moved)
        self.assertTrue("libduckdb.so => /usr" in mapped or f"libduckdb.so => {self.tree}/bin/../lib/ledstang/" in mapped,
                        mapped)
        address = self.serve(LEDSTANG_DATA=str(self.data))
        self.assertEqual(page(address + "/readyz"), b"ok\n")
        self.assertEqual(page(address), WEB.read_bytes())
        # Any route of the client.
        self.assertEqual(page(address + "/styrkort"), WEB.read_bytes())

        other = self.above / "other_web"
        other.mkdir()
        (other / "index.html").write_text("another client")
        for words, environment in (([], {"LEDSTANG_WEB": str(other)}), (["--web", other], {})):
            address = self.serve(*words, LEDSTANG_DATA=str(self.data), **environment)
            self.assertEqual(page(address), b"another client")

    def test_a_wrong_variable_stops_the_start_and_is_named(self):
        folder = self.above / "wrong"
        output_of(self.tree / "bin" / "ledstang", "init", folder)
        done = subprocess.run(
            [self.tree / "bin" / "ledstang", "serve"],
            env={"LEDSTANG_DATA": str(folder), "LEDSTANG_WORKERS": "fyra"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        self.assertEqual(done.returncode, 3)
        self.assertIn("LEDSTANG_WORKERS", done.stderr)


if __name__ == "__main__":
    need("cmake", "setpriv")
    need_web_client()
    unittest.main(verbosity=2)
