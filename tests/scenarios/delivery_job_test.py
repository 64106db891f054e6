"""A delivery of source data over HTTP: begun by an upload, followed while it is read, stopped, and cut off."""

import sys
import time
import unittest
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dataset_test import DATASET, write_delivery  # noqa: E402
from support import ledstang  # noqa: E402
from support.ledstang import Installation, Server  # noqa: E402

FEW = 3_000
MANY = 400_000  # takes seconds to read: there is time to stop in the middle


class DeliveryJobTest(unittest.TestCase):
    def setUp(self):
        self.base = Installation(example=True)
        self.addCleanup(self.base.close)
        self.serve()

    def serve(self):
        self.server = Server(self.base)
        self.addCleanup(lambda server=self.server: server.process.poll() is None and server.stop())
        self.client = self.server.client("demo_controller")

    def delivery(self, rows):
        path = self.base.above / f"kontakter-{rows}.csv"
        expected = write_delivery(path, rows)
        return path.read_bytes(), expected

    def begin(self, content, client=None, **parameters):
        question = urlencode({"file_name": "kontakter.csv", **parameters})
        return (client or self.client).ask("POST", f"/api/datasets/{DATASET}/delivery-jobs?{question}", content,
                                           {"Content-Type": "application/octet-stream"})  # fmt: skip

    def begun(self, content, **parameters):
        answer = self.begin(content, **parameters)
        self.assertEqual(answer.status, 200, answer)
        return answer.json()["id"]

    def job(self, job):
        return self.client.get(f"/delivery-jobs/{job}").json()

    def ended(self, job):
        while (told := self.job(job))["state"] in ("reading", "stopping"):
            time.sleep(0.05)
        return told

    def batches(self):
        return self.client.get("/deliveries").json()["batches"]

    def left(self):
        uploads = self.base.folder / "uploads"
        return list(uploads.iterdir()) if uploads.exists() else []

    def test_it_is_followed_to_its_end_and_tells_every_broken_row(self):
        content, expected = self.delivery(FEW)
        tried = self.ended(self.begun(content, dry_run="true"))
        self.assertEqual(tried["state"], "done", tried)
        self.assertEqual(self.batches(), [])
        job = self.begun(content)
        told = self.ended(job)
        self.assertEqual(told["state"], "done", told)
        self.assertEqual((told["share"], told["rows_read"], told["rows_rejected"]), (1, FEW, len(expected)))
        faults = {fault["line"]: (fault["code"], fault["column"]) for fault in told["answer"]["first_faults"]}
        self.assertEqual(faults, expected)
        self.assertTrue(all(fault["message"] for fault in told["answer"]["first_faults"]))
        self.assertEqual([batch["rows_kept"] for batch in self.batches()], [FEW - len(expected)])
        self.assertEqual([one["id"] for one in self.client.get("/delivery-jobs").json()["jobs"]][0], job)
        self.assertEqual(self.left(), [], "the file is gone, with the identities in it")
        again = self.ended(self.begun(content))
        self.assertEqual((again["state"], again["code"]), ("refused", "delivery.already"))

    def test_stopped_in_the_middle_nothing_is_kept_and_the_same_file_comes_in_later(self):
        content, expected = self.delivery(MANY)
        job = self.begun(content)
        second = self.begin(content)
        self.assertEqual((second.status, second.json()["code"]), (409, "delivery.running"))
        while self.job(job)["rows_read"] == 0:
            time.sleep(0.01)
        self.assertIn(self.client.post(f"/delivery-jobs/{job}/stop", {}).json()["state"], ("stopping", "stopped"))
        told = self.ended(job)
        self.assertEqual((told["state"], told["code"]), ("stopped", "delivery.stopped"))
        self.assertLess(told["share"], 1)
        self.assertEqual(self.batches(), [])
        self.assertEqual(self.left(), [])
        self.assertEqual(self.ended(self.begun(content))["rows_rejected"], len(expected))

    def test_a_killed_server_leaves_it_complete_or_as_before(self):
        content, _ = self.delivery(MANY)
        job = self.begun(content)
        while self.job(job)["rows_read"] == 0:
            time.sleep(0.01)
        self.server.kill()
        self.assertEqual(len(self.left()), 1, "killed in the middle")
        self.serve()
        unknown = self.client.get(f"/delivery-jobs/{job}")
        self.assertEqual((unknown.status, unknown.json()["code"]), (404, "delivery.job_unknown"))
        before = len(self.batches())
        again = self.ended(self.begun(content))
        self.assertEqual(again["code"] if before else again["state"], "delivery.already" if before else "done", again)
        self.assertEqual(len(self.batches()), 1)
        self.assertEqual(self.left(), [], "what the killed server left is gone too")

    def test_a_server_that_is_asked_to_stop_stops_it_first(self):
        content, _ = self.delivery(MANY)
        job = self.begun(content)
        while self.job(job)["rows_read"] == 0:
            time.sleep(0.01)
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(self.left(), [])
        self.serve()
        self.assertEqual(self.batches(), [])

    def test_only_an_administrator_begins_follows_and_stops(self):
        reader = self.server.client("demo_lasare")
        self.assertEqual(self.begin(b"", reader).status, 403)
        for path in ("/delivery-jobs", "/delivery-jobs/1"):
            self.assertEqual(reader.get(path).status, 403)
        self.assertEqual(reader.post("/delivery-jobs/1/stop", {}).status, 403)


if __name__ == "__main__":
    ledstang.main()
