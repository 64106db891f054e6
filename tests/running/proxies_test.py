"""Behind nginx and Caddy, with the configuration that examples/ shows: only addresses and files are put in its place."""

import contextlib
import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.installed import leave_out  # noqa: E402
from support.ledstang import ROOT, Installation, Server  # noqa: E402

NAME = "ledstang.example.org"
BROWSER = "127.0.0.7"  # where the requests come from, to be told from the proxy


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def put(text, *pairs):
    """Each pair's first text, which must be there, by its second."""
    for old, new in pairs:
        if old not in text:
            raise AssertionError(f"the example no longer says {old!r}")
        text = text.replace(old, new)
    return text


class Nginx:
    program = "nginx"

    def __init__(self, folder, upstream, tls):
        self.http, self.https = free_port(), free_port()
        shown = put(
            (ROOT / "examples" / "nginx.conf").read_text(),
            ("server 127.0.0.1:8080", f"server 127.0.0.1:{upstream}"),
            ("listen 80", f"listen 127.0.0.1:{self.http}"),
            ("listen 443 ssl http2", f"listen 127.0.0.1:{self.https}" + (" ssl http2" if tls else "")),
            ("/etc/ssl/ledstang/chain.pem", str(folder / "certificate.pem")),
            ("/etc/ssl/private/ledstang.pem", str(folder / "key.pem")),
        )
        (folder / "ledstang.conf").write_text(shown)
        paths = "".join(f"{kind}_temp_path {folder}/{kind};\n"
                        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))  # fmt: skip
        (folder / "nginx.conf").write_text(
            f"daemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\nerror_log stderr;\n"
            f"events {{ worker_connections 256; }}\n"
            f"http {{\naccess_log off;\n{paths}include {folder}/ledstang.conf;\n}}\n"
        )
        self.command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]


class Caddy:
    program = "caddy"

    def __init__(self, folder, upstream, tls):
        self.http, self.https = free_port(), free_port()
        https, off = (self.https, "") if tls else (free_port(), "auto_https off\n")
        shown = put(
            (ROOT / "examples" / "Caddyfile").read_text(),
            ("grace_period 10s", f"grace_period 1s\nadmin off\ndefault_bind 127.0.0.1\nhttp_port {self.http}\n"
             f"https_port {https}\nstorage file_system {folder}/storage\n{off}"),
            ("reverse_proxy 127.0.0.1:8080", f"reverse_proxy 127.0.0.1:{upstream}"),
            ("tls /etc/ssl/ledstang/chain.pem /etc/ssl/private/ledstang.pem",
             f"tls {folder}/certificate.pem {folder}/key.pem" if tls else ""),
            (f"\n{NAME} {{", f"\n{NAME} {{" if tls else f"\nhttp://{NAME}:{self.https} {{"),
        )  # fmt: skip
        (folder / "Caddyfile").write_text(shown)
        self.command = ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


class Browser:
    """Knows the server by its public name; keeps its cookie."""

    def __init__(self, port, folder, tls):
        self.port, self.tls, self.cookie = port, tls, None
        self.context = ssl.create_default_context(cafile=str(folder / "certificate.pem")) if tls else None
        self.origin = f"{'https' if tls else 'http'}://{NAME}:{port}"

    def connect(self):
        connection = http.client.HTTPConnection(NAME, self.port, timeout=60)
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=60, source_address=(BROWSER, 0))
        connection.sock = self.context.wrap_socket(raw, server_hostname=NAME) if self.tls else raw
        return connection

    def send(self, method, path, body=None, headers=None):
        connection = self.connect()
        sent = {"Origin": self.origin, "X-Forwarded-For": "203.0.113.9", **(headers or {})}
        if self.cookie:
            sent["Cookie"] = self.cookie
        connection.request(method, path, body, sent)
        return connection

    def ask(self, method, path, body=None, headers=None):
        with contextlib.closing(self.send(method, path, body, headers)) as connection:
            answer = ledstang.Answer(connection.getresponse())
        if answer.headers.get("set-cookie", "").startswith("ledstang_session="):
            self.cookie = answer.headers["set-cookie"].partition(";")[0]
        return answer

    def json(self, method, path, value):
        return self.ask(method, path, json.dumps(value).encode(), {"Content-Type": "application/json"})


class BehindProxy:
    """What holds behind either of them."""

    proxy = None

    @contextlib.contextmanager
    def running(self, tls=True):
        with tempfile.TemporaryDirectory(prefix="ledstang_proxy.") as above, Installation(example=True) as installation:
            folder = Path(above)
            folder.chmod(0o755)  # nginx's worker has another user than root
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                 "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}",
                 "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
                check=True, capture_output=True,
            )  # fmt: skip
            settings = installation.folder / "ledstang.toml"
            settings.write_text(settings.read_text() + f'hosts = ["{NAME}"]\nbehind_proxy = true\nupload_limit = 3\n')
            with Server(installation) as server:
                proxy = self.proxy(folder, server.port, tls)
                with open(folder / "proxy.log", "wb") as log:
                    surroundings = {**os.environ, "HOME": above, "XDG_DATA_HOME": above, "XDG_CONFIG_HOME": above}
                    process = subprocess.Popen(proxy.command, stdout=log, stderr=log, env=surroundings)
                try:
                    self.wait_for(process, proxy.https, folder / "proxy.log")
                    self.http_port, self.installation = proxy.http, installation
                    yield Browser(proxy.https, folder, tls)
                finally:
                    process.terminate()
                    process.wait(timeout=60)

    def wait_for(self, process, port, log):
        for _ in range(600):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return
            if process.poll() is not None:
                break
            time.sleep(0.1)
        self.fail(f"the proxy does not answer:\n{log.read_text()}")

    def log_in(self, browser):
        answer = browser.json("POST", "/api/session", {"person": "demo_controller"})
        self.assertEqual(answer.status, 200, answer)
        return answer

    def peers(self):
        lines = (self.installation.above / "server.log").read_text().splitlines()
        told = [json.loads(line) for line in lines if line.startswith("{")]
        return {line["peer"] for line in told if line.get("event") == "request" and line["path"].startswith("/api")}

    def test_over_tls(self):
        with self.running() as browser:
            given = self.log_in(browser)
            self.assertIn("; Secure", given.headers["set-cookie"])
            self.assertIn("HttpOnly", given.headers["set-cookie"])
            self.assertIn("max-age", given.headers["strict-transport-security"])
            self.assertEqual(browser.ask("GET", "/api/units").status, 200)
            # Where the browser is, not what it says of itself, and not the proxy.
            self.assertEqual(self.peers(), {BROWSER})
            self.assertEqual(browser.ask("GET", "/metrics").status, 404)
            stranger = browser.ask("POST", "/api/units", b"{}",
                                   {"Content-Type": "application/json", "Origin": "https://evil.example"})  # fmt: skip
            self.assertEqual((stranger.status, stranger.json()["code"]), (403, "session.cross_site"))
            plain = http.client.HTTPConnection("127.0.0.1", self.http_port, timeout=60)
            plain.request("GET", "/styrkort?period=2022-T1", headers={"Host": NAME})
            moved = plain.getresponse()
            self.assertIn(moved.status, (301, 308))
            self.assertTrue(moved.getheader("Location").startswith(f"https://{NAME}"), moved.getheader("Location"))
            self.assertTrue(moved.getheader("Location").endswith("/styrkort?period=2022-T1"))
            plain.close()

    def test_without_tls_the_cookie_is_not_bound_to_it(self):
        with self.running(tls=False) as browser:
            given = self.log_in(browser)
            self.assertNotIn("Secure", given.headers["set-cookie"])
            self.assertEqual(browser.ask("GET", "/api/units").status, 200)
            self.assertEqual(self.peers(), {BROWSER})

    def test_events_come_as_they_happen(self):
        with self.running() as browser:
            self.log_in(browser)
            connection = browser.send("GET", "/api/events")
            self.addCleanup(connection.close)
            stream = connection.getresponse()
            self.addCleanup(stream.close)
            self.assertEqual(stream.status, 200)
            self.assertIn("text/event-stream", stream.getheader("Content-Type"))
            wish = {"measure": "sjukfranvaro", "period": "2019", "sex": "T", "value": 7}
            recorded = browser.json("PUT", "/api/units/vo_ortopedi/outcomes", wish)
            self.assertEqual(recorded.status, 200, recorded)
            # The stream is still open, so a line that comes was not held back until its end.
            lines = []
            while "event: changed" not in lines:
                line = stream.readline()
                self.assertTrue(line, f"the stream ended after {lines}")
                lines.append(line.decode().strip())

    def test_large_files_pass_until_the_programs_own_limit(self):
        with self.running() as browser:
            self.log_in(browser)
            address = "/api/imports/outcomes?file_name=stor.csv&dry_run=true"
            kind = {"Content-Type": "application/octet-stream"}
            head = b"measure_id,unit_id,period,sex,value,note\n"
            row = b"sjukfranvaro,vo_ortopedi,%d,T,7," + b"x" * 1000 + b"\n"
            file = head + b"".join(row % year for year in range(1000, 3400))
            self.assertGreater(len(file), 2 << 20)
            passed = browser.ask("POST", address, file, kind)
            self.assertEqual(passed.status, 200, passed)
            self.assert_refused(browser, address, file + file, kind)


@unittest.skipUnless(shutil.which("nginx"), "nginx is not installed")
class NginxTest(BehindProxy, unittest.TestCase):
    proxy = Nginx

    def assert_refused(self, browser, *wish):
        refused = browser.ask("POST", *wish)
        self.assertEqual(refused.status, 413)
        self.assertIn("code", refused.json())  # Ledstång's own words, not the proxy's

    def test_what_is_far_too_large_is_stopped_before_it_is_sent(self):
        with self.running() as browser, contextlib.closing(browser.connect()) as connection:
            self.log_in(browser)
            connection.putrequest("POST", "/api/imports/outcomes?file_name=stor.csv")
            for name, value in (("Content-Length", str(70 << 20)), ("Cookie", browser.cookie)):
                connection.putheader(name, value)
            connection.endheaders(b"x" * 100)
            self.assertEqual(connection.getresponse().status, 413)


@unittest.skipUnless(shutil.which("caddy"), "caddy is not installed")
class CaddyTest(BehindProxy, unittest.TestCase):
    proxy = Caddy

    def assert_refused(self, browser, *wish):
        # Caddy passes the file on as it comes, and may hang up once Ledstång has refused it.
        with contextlib.suppress(ssl.SSLError, ConnectionError):
            self.assertEqual(browser.ask("POST", *wish).status, 413)


if __name__ == "__main__":
    if not (shutil.which("nginx") or shutil.which("caddy")):
        leave_out("neither nginx nor caddy is installed")
    ledstang.main()
