"""Debian's package: made, installed, run as its own user, upgraded, removed and purged.

All of it happens on a copy-on-write view of this machine that is gone afterwards, so the test needs root; the machine
itself is not touched. In there this file is started again, with the word `inside`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support.installed import BUILD, ROOT, leave_out, need, need_web_client, output_of  # noqa: E402
from support.ledstang import SKIPPED  # noqa: E402

DATA = Path("/var/lib/ledstang")
PACKAGE = Path("/srv/ledstang.deb")
# Mounts the view at $1 and runs the rest of the words in it. A machine that allows no such mount ends with 77.
VIEW = r"""
set -e
view=$1; shift
mount -t tmpfs tmpfs "$view" || exit 77
mkdir "$view/changed" "$view/work" "$view/all"
mount -t overlay overlay -o "lowerdir=/,upperdir=$view/changed,workdir=$view/work" "$view/all" || exit 77
mount -t proc proc "$view/all/proc"
mount --rbind /dev "$view/all/dev"
mount -t tmpfs -o mode=1777 tmpfs "$view/all/tmp"
# Nobody's services are started or stopped from in there.
printf '#!/bin/sh\nexit 101\n' >"$view/all/usr/sbin/policy-rc.d"
chmod 755 "$view/all/usr/sbin/policy-rc.d"
cp "$1" "$view/all/srv/ledstang.deb"; shift
exec chroot "$view/all" "$@"
"""


def dpkg(*words, **environment):
    return output_of("dpkg", *words, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", **environment})


class Package(unittest.TestCase):
    """One test, since each step needs the one before."""

    def serve_and_ask(self):
        """As the service does: the package's user, its data folder, nothing else said."""
        process = subprocess.Popen(
            ["runuser", "-u", "ledstang", "--", "env", "-i", "PATH=/usr/bin:/bin", f"LEDSTANG_DATA={DATA}",
             "LEDSTANG_LISTEN=127.0.0.1:0", "/usr/bin/ledstang", "serve"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", start_new_session=True,
        )  # fmt: skip
        try:
            address = process.stdout.readline().decode().split()[-1]
            for path, expected in (("/readyz", b"ok\n"), ("/", Path("/usr/share/ledstang/web/index.html").read_bytes())):
                with urllib.request.urlopen(address + path, timeout=60) as answer:
                    self.assertEqual(answer.read(), expected)
            server = int(output_of("pgrep", "-u", "ledstang", "-f", "ledstang serve").split()[-1])
            os.kill(server, signal.SIGTERM)
            self.assertEqual(process.wait(timeout=60), 0)
        finally:
            process.kill()
            process.stdout.close()

    def test_a_package_comes_and_goes(self):
        dpkg("--install", PACKAGE)
        user = pwd.getpwnam("ledstang")
        self.assertNotEqual(user.pw_uid, 0)
        self.assertTrue(user.pw_shell.endswith("nologin"), user.pw_shell)
        self.assertEqual((DATA.stat().st_uid, DATA.stat().st_mode & 0o777), (user.pw_uid, 0o750))
        self.assertTrue((DATA / "ledstang.db").is_file())
        self.assertIn("/etc/default/ledstang", dpkg("--status", "ledstang"))
        self.serve_and_ask()

        # An upgrade leaves data and configuration as they are.
        own = DATA / "config" / "roles.toml"
        own.write_text(own.read_text() + "# vår egen rad\n")
        before = (DATA / "ledstang.toml").read_bytes()
        dpkg("--install", PACKAGE)
        self.assertTrue(own.read_text().endswith("# vår egen rad\n"))
        self.assertEqual((DATA / "ledstang.toml").read_bytes(), before)
        self.serve_and_ask()

        dpkg("--remove", "ledstang")
        self.assertFalse(Path("/usr/bin/ledstang").exists())
        self.assertFalse(Path("/usr/share/ledstang").exists())
        self.assertTrue(Path("/etc/default/ledstang").exists())
        self.assertTrue((DATA / "ledstang.db").is_file())

        self.assertIn(str(DATA), dpkg("--purge", "ledstang"))
        self.assertFalse(Path("/etc/default/ledstang").exists())
        self.assertTrue((DATA / "ledstang.db").is_file())

        # What was left is taken up again.
        dpkg("--install", PACKAGE)
        self.assertTrue(own.read_text().endswith("# vår egen rad\n"))
        self.serve_and_ask()
        dpkg("--purge", "ledstang", LEDSTANG_PURGE_DATA="yes")
        self.assertFalse(DATA.exists())
        with self.assertRaises(KeyError):
            pwd.getpwnam("ledstang")


class Contents(unittest.TestCase):
    """What can be seen of the package from outside."""

    package = None

    def field(self, name):
        return output_of("dpkg-deb", "--field", self.package, name)

    def test_it_depends_on_the_libraries_and_recommends_the_programs(self):
        depends = self.field("Depends")
        for name in ("libc6", "libsqlite3-0", "libsoci-core", "libsodium23", "libpq5", "adduser"):
            self.assertIn(name, depends)
        self.assertNotIn("weasyprint", depends)
        for name in ("weasyprint", "pandoc", "fonts-crosextra-carlito"):
            self.assertIn(name, self.field("Recommends"))

    def test_it_holds_what_is_installed_and_nothing_of_the_build(self):
        listed = output_of("dpkg-deb", "--contents", self.package)
        paths = {line.split(None, 5)[5].lstrip(".") for line in listed.splitlines()}
        for path in ("/usr/bin/ledstang", "/usr/share/ledstang/web/index.html", "/etc/default/ledstang",
                     "/usr/lib/systemd/system/ledstang.service", "/usr/share/doc/ledstang/copyright"):  # fmt: skip
            self.assertIn(path, paths)
        self.assertEqual([path for path in paths if str(ROOT) in path], [])
        for line in listed.splitlines():
            self.assertEqual(line.split()[1], "root/root", line)
        service = output_of("sh", "-c", 'dpkg-deb --fsys-tarfile "$1" | tar -xO ./usr/lib/systemd/system/ledstang.service',
                            "sh", self.package)  # fmt: skip
        self.assertIn("ExecStart=/usr/bin/ledstang serve", service)
        self.assertNotIn("@", service.replace("@system-service", "").replace("@privileged", ""))


def outside():
    if os.geteuid() != 0:
        leave_out("not root: the package is installed on a view of the machine, which takes root to make")
    need("dpkg", "dpkg-shlibdeps", "cpack", "unshare", "runuser", "pgrep")
    need_web_client()
    with tempfile.TemporaryDirectory(prefix="ledstang_package.") as above:
        # Quick to pack; the contents are the same.
        output_of("cpack", "-G", "DEB", "--config", BUILD / "CPackConfig.cmake", "-B", above,
                  "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip")  # fmt: skip
        Contents.package = next(Path(above).glob("ledstang_*.deb"))
        suite = unittest.defaultTestLoader.loadTestsFromTestCase(Contents)
        good = unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful()
        view = Path(above) / "view"
        view.mkdir()
        done = subprocess.run(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", VIEW, "view", view,
             Contents.package, sys.executable, Path(__file__).resolve(), "inside"],
            timeout=600,
        )  # fmt: skip
        shutil.rmtree(view, ignore_errors=True)
    if done.returncode == SKIPPED and good:
        leave_out("this machine allows no copy-on-write view of itself; the package was only looked at")
    sys.exit(done.returncode if good else 1)


if __name__ == "__main__":
    if sys.argv[1:] == ["inside"]:
        sys.argv.pop()
        suite = unittest.defaultTestLoader.loadTestsFromTestCase(Package)
        sys.exit(0 if unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful() else 1)
    outside()
