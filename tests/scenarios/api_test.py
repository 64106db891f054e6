"""The API as programs meet it: addresses, methods, refusals, kept answers, events, figures, stopping."""

import http.client
import json
import sys
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import EXAMPLE, PERIOD, UNIT, Installation, Server  # noqa: E402

SCORECARD = f"/scorecards/{UNIT}/{PERIOD}"


def refusal(answer):
    """Every refusal has the same shape."""
    assert answer.headers["content-type"] == "application/json", answer
    value = answer.json()
    assert value["code"] and value["message"], answer
    return value


class ApiTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        cls.server = Server(cls.installation)
        cls.client = cls.server.client("demo_controller")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.installation.close()

    def record(self, value, client=None):
        """Writes the division's sick leave of 2022-T2 anew."""
        client = client or self.client
        present = client.get(f"/units/{UNIT}/measures/sjukfranvaro/history", period="2022-T2", sex="T").json()["versions"]
        wish = {"measure": "sjukfranvaro", "period": "2022-T2", "sex": "T", "value": value}
        if present:
            wish["version"] = present[0]["version"]
        answer = client.put(f"/units/{UNIT}/outcomes", wish)
        self.assertEqual(answer.status, 200, answer)

    def test_what_is_not_there(self):
        for path in ("/api/finns_inte", "/api/", "/api", "/api/units/a/b/c/d/e"):
            answer = self.client.ask("GET", path)
            self.assertEqual(answer.status, 404, path)
            self.assertEqual(refusal(answer)["code"], "http.not_found")
        answer = self.client.ask("DELETE", "/api/units")
        self.assertEqual(answer.status, 405)
        self.assertEqual(refusal(answer)["code"], "http.method_not_allowed")
        self.assertEqual(answer.headers["allow"], "GET, POST")
        answer = self.client.get("/units/div_9")
        self.assertEqual(answer.status, 404)
        self.assertEqual(refusal(answer)["code"], "unit.unknown")

    def test_faults_have_their_places(self):
        answer = self.client.put(f"/units/{UNIT}/outcomes", {"measure": 7, "sex": "X", "färg": "röd"})
        self.assertEqual(answer.status, 422)
        faults = {fault["path"]: fault["code"] for fault in refusal(answer)["faults"]}
        self.assertEqual(faults["/measure"], "json.type")
        self.assertEqual(faults["/sex"], "text.choice")
        self.assertEqual(faults["/period"], "json.missing")
        self.assertEqual(faults["/färg"], "json.unknown_field")
        answer = self.client.ask("PUT", f"/api/units/{UNIT}/outcomes", b'{"measure":', {"Content-Type": "application/json"})
        self.assertEqual(refusal(answer)["code"], "json.syntax")
        answer = self.client.get("/units", on="igår", dag="x")
        faults = {fault["path"]: fault["code"] for fault in refusal(answer)["faults"]}
        self.assertEqual(faults, {"/on": "text.date", "/dag": "request.unknown_parameter"})

    def test_the_path_says_which_unit(self):
        answer = self.client.ask("GET", "/api/units/vo_ortopedi?unit=region_norrbotten")
        self.assertEqual(answer.status, 422)
        self.assertEqual(refusal(answer)["code"], "request.unknown_parameter")
        wish = {"unit": "region_norrbotten", "measure": "sjukfranvaro", "period": "2020-T1", "sex": "T", "value": 1}
        head = self.server.client("demo_vo_chef")
        written = head.put("/units/vo_ortopedi/outcomes", wish)
        self.assertIn(written.status, (200, 422), written)
        missing = self.client.get(
            "/units/region_norrbotten/measures/sjukfranvaro/history", period="2020-T1", sex="T"
        ).json()
        self.assertEqual(missing.get("versions", []), [])

    def test_two_cannot_overwrite_each_other(self):
        self.record(7.1)
        stale = {"measure": "sjukfranvaro", "period": "2022-T2", "sex": "T", "value": 9, "version": 1}
        self.record(7.2)
        answer = self.client.put(f"/units/{UNIT}/outcomes", stale)
        self.assertEqual(answer.status, 409)
        self.assertEqual(refusal(answer)["code"], "store.version_conflict")

    def test_a_kept_answer_is_the_same_until_somebody_writes(self):
        first = self.client.get(SCORECARD)
        again = self.client.get(SCORECARD)
        self.assertEqual(first.status, 200)
        self.assertEqual(again.body, first.body)
        self.assertEqual(again.headers["etag"], first.headers["etag"])
        known = self.client.ask("GET", "/api" + SCORECARD, headers={"If-None-Match": first.headers["etag"]})
        self.assertEqual((known.status, known.body), (304, b""))
        page = f"/scorecards/{UNIT}/2022-T2"
        before = self.client.get(page)
        self.record(6.6)
        after = self.client.get(page)
        self.assertNotEqual(after.body, before.body)
        self.assertIn(b'"value":6.6', after.body)

    def test_kept_answers_are_for_those_who_may(self):
        self.assertEqual(self.client.get(SCORECARD).status, 200)
        self.assertEqual(self.server.client().get(SCORECARD).status, 401)
        other = self.server.client("demo_lasare")
        self.assertEqual(other.get(SCORECARD).status, 200)
        self.assertEqual(other.get("/session").json()["person"], "demo_lasare")
        self.assertEqual(self.client.get("/session").json()["person"], "demo_controller")

    def test_another_process_is_noticed(self):
        page = f"/units/{UNIT}/measures/sjukfranvaro/history"
        self.record(5.5)
        before = self.client.get(page, period="2022-T2", sex="T").json()["versions"]
        self.installation.call(
            "record_outcome", unit=UNIT, measure="sjukfranvaro", period="2022-T2", sex="T", value="5.4",
            version=str(before[0]["version"])
        )
        for _ in range(100):
            after = self.client.get(page, period="2022-T2", sex="T").json()["versions"]
            if len(after) > len(before):
                break
            time.sleep(0.1)
        self.assertEqual(after[0]["value"], 5.4)

    def test_answers_are_compressed_for_those_who_ask(self):
        import gzip

        plain = self.client.get(SCORECARD)
        packed = self.client.ask("GET", "/api" + SCORECARD, headers={"Accept-Encoding": "gzip"})
        self.assertEqual(packed.headers["content-encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed.body), plain.body)

    def test_files_have_names_and_pages_are_shown_in_place(self):
        sheet = self.client.get(f"/reports/{UNIT}/{PERIOD}/file", format="xlsx")
        self.assertEqual(sheet.status, 200, sheet)
        self.assertTrue(sheet.headers["content-disposition"].startswith("attachment; "))
        self.assertIn("filename*=UTF-8''", sheet.headers["content-disposition"])
        self.assertTrue(sheet.body.startswith(b"PK"))
        page = self.client.get(f"/reports/{UNIT}/{PERIOD}/file", format="html")
        self.assertEqual(page.status, 200)
        self.assertTrue(page.headers["content-disposition"].startswith("inline; "))
        self.assertTrue(page.headers["content-type"].startswith("text/html"))
        self.assertIn("frame-ancestors 'self'", page.headers["content-security-policy"])
        self.assertIn("default-src 'none'", page.headers["content-security-policy"])

    def test_an_import_over_http_reports_as_on_the_command_line(self):
        content = (EXAMPLE / "outcomes.csv").read_bytes()
        same = self.client.upload("outcomes", "utfall åäö.csv", content)
        self.assertEqual(same.status, 200, same)
        report = same.json()
        self.assertEqual((report["file"], report["rows"], report["unchanged"]), ("utfall åäö.csv", 45, 45))
        self.assertFalse(report["applied"])
        broken = self.client.upload("outcomes", "o.csv", content.replace(b",41,", b",fyrtio,", 1), dry_run="true")
        self.assertEqual(broken.status, 200, broken)
        fault = broken.json()["faults"][0]
        self.assertEqual((fault["file"], fault["line"], fault["column"]), ("o.csv", 2, 8))
        empty = self.client.upload("outcomes", "o.csv", b"")
        self.assertEqual(refusal(empty)["code"], "table.empty")

    def test_too_large_is_told(self):
        answer = self.client.put(f"/units/{UNIT}/comments", {"text": "x" * 2_000_000})
        self.assertEqual(answer.status, 413)
        self.assertEqual(refusal(answer)["code"], "http.body_too_large")
        self.client.close()  # the server ended that connection
        # A file of the same size is welcome where files are.
        large = b"a,b\n" + b"1,2\n" * 500_000
        answer = self.client.upload("outcomes", "o.csv", large)
        self.assertNotEqual(answer.status, 413)
        for path in (
            "/api/datasets/care_contacts/deliveries?file_name=o.csv&dry_run=true",
            "/api/process-logs/preview?file_name=o.csv",
            "/api/processes/okand/log?file_name=o.csv",
        ):
            answer = self.client.ask("POST", path, large, {"Content-Type": "application/octet-stream"})
            self.assertNotEqual(answer.status, 413, path)

    def test_search_finds_anything(self):
        def found(question, person=self.client):
            return [(hit["kind"], hit["id"]) for hit in person.get("/search", q=question).json()["hits"]]

        self.assertEqual(found("VO Ortopedi")[0], ("unit", "vo_ortopedi"))
        self.assertIn(("measure", "sjukfranvaro"), found("sjukfrånvaro"))
        self.assertIn(("measure", "sjukfranvaro"), found("SJUKFRANVARO"))
        self.assertIn(("factor", "hallbar_arbetsmiljo"), found("arbetsmiljö"))
        self.assertTrue(any(kind == "action" for kind, _ in found("kökortning")))
        self.assertIn(("unit", "vo_inf_hud_reuma_lunga"), found("Infektion/hud"))  # another spelling
        self.assertEqual(found("finns inte någonstans"), [])
        self.assertEqual(found("  "), [])
        self.assertLessEqual(len(found("a")), 20)

    def test_periods_to_choose_among(self):
        answer = self.client.get("/periods").json()
        ids = [period["id"] for period in answer["periods"]]
        self.assertLess(ids.index("2022-T1"), ids.index("2021-T1"))  # newest first
        self.assertEqual(len(ids), len(set(ids)))
        self.assertFalse([name for name in ids if "Q" in name])
        april = answer["periods"][ids.index("2022-T1")]
        self.assertEqual((april["follow_up"], april["follow_up_name"]), ("DÅ04", "Delårsrapport april"))
        self.assertIn(answer["latest"], ids)

    def test_open_pages_hear_of_changes(self):
        listener = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        listener.request("GET", "/api/events", headers={"Cookie": self.client.cookie})
        stream = listener.getresponse()
        self.assertEqual(stream.status, 200)
        self.assertTrue(stream.getheader("Content-Type").startswith("text/event-stream"))
        writer = threading.Timer(0.3, lambda: self.record(6.1, self.server.client("demo_controller")))
        writer.start()
        lines = []
        while not (lines and lines[-1].startswith("data:")) and len(lines) < 50:
            lines.append(stream.readline().decode("utf-8").strip())
        writer.join()
        self.assertIn("event: changed", lines)
        self.assertGreater(json.loads(lines[-1].removeprefix("data:"))["generation"], 1)
        listener.close()

    def test_those_who_watch_the_server(self):
        nobody = self.server.client()
        self.assertEqual(nobody.ask("GET", "/healthz").body, b"ok\n")
        self.assertEqual(nobody.ask("GET", "/readyz").body, b"ok\n")
        self.client.get(SCORECARD)
        figures = nobody.ask("GET", "/metrics").body.decode("utf-8")
        self.assertIn("ledstang_app_kept_answers ", figures)
        self.assertIn('route="/api/scorecards/{unit}/{period}"', figures)
        self.assertNotIn(UNIT, figures)  # patterns, never addresses

    def test_every_answer_keeps_to_its_site(self):
        for path in ("/api" + SCORECARD, "/api/finns_inte", "/healthz"):
            headers = self.client.ask("GET", path).headers
            self.assertEqual(headers["x-content-type-options"], "nosniff", path)
            self.assertIn("frame-ancestors", headers["content-security-policy"], path)


class StoppingTest(unittest.TestCase):
    def test_a_stop_finishes_what_was_accepted(self):
        with Installation(example=True) as installation, Server(installation) as server:
            client = server.client("demo_controller")
            answers = []
            upload = lambda: answers.append(
                client.upload("actions", "actions.csv", (EXAMPLE / "actions.csv").read_bytes()).status
            )
            busy = threading.Thread(target=upload)
            busy.start()
            time.sleep(0.05)
            self.assertEqual(server.stop(), 0)
            busy.join()
            self.assertEqual(answers, [200])

    def test_the_log_is_one_object_a_line_and_holds_no_secret(self):
        with Installation() as installation:
            with Server(installation) as server:
                client = server.client("demo_controller")
                token = client.cookie.partition("=")[2]
                client.get("/search", q="hemligt ord")
                client.get("/units/åäö")
            lines = (installation.above / "server.log").read_text(encoding="utf-8").splitlines()
            events = [json.loads(line) for line in lines]
            self.assertIn("request", [event.get("event") for event in events])
            self.assertIn("operation", [event.get("event") for event in events])
            for event in events:
                self.assertTrue(event["time"] and event["level"], event)
            whole = "\n".join(lines)
            self.assertNotIn(token, whole)
            self.assertNotIn("hemligt", whole)


if __name__ == "__main__":
    ledstang.main()
