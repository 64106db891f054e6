"""Logging in and out, and what keeps others out."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import Installation, Server  # noqa: E402


class SessionTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation()
        cls.server = Server(cls.installation)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.installation.close()

    def test_nobody_reads_without_logging_in(self):
        client = self.server.client()
        for path in ("/units", "/measures", "/session", "/search?q=vo", "/events"):
            answer = client.ask("GET", "/api" + path)
            self.assertEqual(answer.status, 401, path)
            self.assertEqual(answer.json()["code"], "session.missing")
            self.assertIn("Logga in", answer.json()["message"])

    def test_a_person_logs_in_and_out(self):
        client = self.server.client()
        persons = client.get("/session/persons").json()["persons"]
        self.assertIn("demo_controller", [person["id"] for person in persons])
        answer = client.post("/session", {"person": "demo_controller"})
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.json()["name"], "Karin Åström")
        self.assertEqual(answer.json()["role_name"], "Administratör")
        self.assertIn("administer", answer.json()["permissions"])
        self.assertEqual(client.get("/session").json(), answer.json())
        self.assertEqual(client.get("/units").status, 200)
        held = client.cookie
        self.assertEqual(client.delete("/session").status, 200)
        self.assertEqual(client.get("/session").status, 401)
        # The cookie that was held does not hold any longer either.
        client.cookie = held
        self.assertEqual(client.get("/units").status, 401)

    def test_the_ways_to_log_in_are_told(self):
        ways = self.server.client().get("/session/ways").json()
        self.assertTrue(ways["password"])
        self.assertIn("Karin Åström", [person["name"] for person in ways["demo"]])
        self.assertEqual(ways["providers"], [])

    def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(self):
        given = self.server.client().post("/session", {"person": "demo_lasare"}).headers["set-cookie"]
        for word in ("HttpOnly", "SameSite=Strict", "Path=/"):
            self.assertIn(word, given)
        self.assertNotIn("Secure", given)  # not over plain HTTP on loopback: the browser would not give it back
        behind_tls = self.server.client().ask(
            "POST",
            "/api/session",
            b'{"person":"demo_lasare"}',
            {"Content-Type": "application/json", "X-Forwarded-Proto": "https"},
        )
        self.assertIn("; Secure", behind_tls.headers["set-cookie"])

    def test_unknown_persons_and_made_up_cookies_are_refused(self):
        client = self.server.client()
        answer = client.post("/session", {"person": "root"})
        self.assertEqual(answer.status, 422)
        self.assertEqual(answer.json()["code"], "session.unknown_person")
        self.assertNotIn("set-cookie", answer.headers)
        for cookie in ("ledstang_session=", "ledstang_session=AAAA", "ledstang_session=" + "x" * 5000):
            self.assertEqual(client.ask("GET", "/api/units", headers={"Cookie": cookie}).status, 401)

    def test_other_sites_cannot_act_for_a_person(self):
        client = self.server.client("demo_controller")
        unit = b'{"id":"vo_nytt","name":"VO Nytt","level":"verksamhetsomrade","from":"2022-01-01"}'
        kinds = (
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
        )
        for headers in kinds:
            answer = client.ask("POST", "/api/units", unit, {"Content-Type": "application/json", **headers})
            self.assertEqual(answer.status, 403, headers)
            self.assertEqual(answer.json()["code"], "session.cross_site")
        form = client.ask("POST", "/api/units", unit, {"Content-Type": "text/plain"})
        self.assertEqual(form.status, 415)
        self.assertEqual(form.json()["code"], "request.content_type")
        self.assertEqual(client.get("/units").json()["units"], [])
        own = {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{self.server.port}"}
        self.assertEqual(client.ask("POST", "/api/session", b'{"person":"demo_lasare"}', own).status, 200)

    def test_the_server_answers_for_its_own_names_only(self):
        # A name that somebody else has pointed to this machine (DNS rebinding).
        answer = self.server.client().ask("GET", "/api/session/persons", headers={"Host": "evil.example"})
        self.assertEqual(answer.status, 421)
        self.assertEqual(answer.json()["code"], "http.wrong_host")

    def test_the_demo_log_in_stays_on_the_machine(self):
        for address in ("0.0.0.0:0", "[::]:0", "192.0.2.1:0"):
            done = self.installation.run("serve", "--listen", address)
            self.assertEqual(done.code, 3, done)
            self.assertIn("listen.demo_login", done.errors)


if __name__ == "__main__":
    ledstang.main()
