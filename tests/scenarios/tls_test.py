"""The server with a certificate of its own, and with a new one while it runs."""

import http.client
import signal
import ssl
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import Installation, Server  # noqa: E402


def make_certificate(folder, name):
    """Signed by itself, for 127.0.0.1."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", f"/CN={name}", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True,
        capture_output=True,
    )  # fmt: skip


class TlsTest(unittest.TestCase):
    def setUp(self):
        self.installation = Installation()
        self.folder = self.installation.above
        make_certificate(self.folder, "first")
        self.files = ("--tls-certificate", self.folder / "certificate.pem", "--tls-key", self.folder / "key.pem")

    def tearDown(self):
        self.installation.close()

    def ask(self, port, method, path, body=None):
        trusting = ssl.create_default_context(cafile=str(self.folder / "certificate.pem"))
        connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=60, context=trusting)
        connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = ledstang.Answer(connection.getresponse())
        connection.close()
        return answer

    def test_cookies_and_pages_stay_on_tls(self):
        with Server(self.installation, *self.files) as server:
            answer = self.ask(server.port, "POST", "/api/session", b'{"person":"demo_lasare"}')
            self.assertEqual(answer.status, 200)
            self.assertIn("; Secure", answer.headers["set-cookie"])
            self.assertIn("max-age", answer.headers["strict-transport-security"])

    def test_a_new_certificate_is_read_at_sighup(self):
        with Server(self.installation, *self.files) as server:
            self.assertEqual(self.ask(server.port, "GET", "/healthz").status, 200)
            make_certificate(self.folder, "second")
            with self.assertRaises(ssl.SSLError):
                self.ask(server.port, "GET", "/healthz")
            server.process.send_signal(signal.SIGHUP)
            for _ in range(100):
                try:
                    self.assertEqual(self.ask(server.port, "GET", "/healthz").status, 200)
                    break
                except ssl.SSLError:
                    time.sleep(0.1)
            else:
                self.fail("the new certificate was never served")

    def test_a_key_of_another_certificate_stops_the_start(self):
        other = self.folder / "other"
        other.mkdir()
        make_certificate(other, "other")
        done = self.installation.run("serve", "--listen", "127.0.0.1:0", *self.files[:3], other / "key.pem")
        self.assertEqual(done.code, 1, done)
        self.assertTrue(done.errors)


if __name__ == "__main__":
    ledstang.main()
