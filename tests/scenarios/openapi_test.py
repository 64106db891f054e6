"""The API's description, read by a validator that is not ours, and held against what the server does."""

import json
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import Installation, Server, run  # noqa: E402

TESTS = Path(__file__).resolve().parent.parent
# Node.js where ./dev put it, else the system's.
NODE = next(iter(sorted(ledstang.ROOT.glob("tools/node/node_modules/node-linux-*/bin/node"))), shutil.which("node"))


class OpenApiTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = run("openapi")
        assert done.code == 0, done
        cls.text = done.out
        cls.api = json.loads(done.out)

    def test_a_validator_finds_it_right(self):
        done = subprocess.run([str(NODE), TESTS / "validate_openapi.mjs"], input=self.text.encode(), capture_output=True)
        self.assertEqual(done.returncode, 0, done.stdout.decode() + done.stderr.decode())
        self.assertEqual(self.api["openapi"], "3.1.0")

    def test_the_validator_finds_faults(self):
        broken = json.loads(self.text)
        broken["paths"]["/api/units"]["get"]["parameters"][0]["in"] = "nowhere"
        done = subprocess.run(
            [str(NODE), TESTS / "validate_openapi.mjs"], input=json.dumps(broken).encode(), capture_output=True
        )
        self.assertEqual(done.returncode, 1)

    def test_the_server_gives_the_same(self):
        with Installation() as installation, Server(installation) as server:
            served = server.client().ask("GET", "/api/openapi.json")
            self.assertEqual(served.status, 200)
            self.assertEqual(served.json(), self.api)

    def operations(self):
        for path, methods in self.api["paths"].items():
            for method, operation in methods.items():
                yield path, method, operation

    def test_every_operation_has_a_name_of_its_own_and_says_what_it_does(self):
        names = [operation["operationId"] for _, _, operation in self.operations()]
        self.assertEqual(len(names), len(set(names)))
        self.assertGreater(len(names), 40)
        for path, method, operation in self.operations():
            self.assertTrue(operation["summary"], f"{method} {path}")

    def test_every_path_parameter_is_described(self):
        for path, method, operation in self.operations():
            in_path = {part[1:-1] for part in path.split("/") if part.startswith("{")}
            described = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
            self.assertEqual(in_path, described, f"{method} {path}")

    def test_every_reference_leads_somewhere(self):
        schemas = self.api["components"]["schemas"]

        def references(value):
            if isinstance(value, dict):
                if "$ref" in value:
                    yield value["$ref"]
                for inner in value.values():
                    yield from references(inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from references(inner)

        for reference in set(references(self.api)):
            self.assertIn(reference.removeprefix("#/components/schemas/"), schemas)


if __name__ == "__main__":
    if NODE is None:
        print("Node.js is missing; ./dev setup fetches it")
        sys.exit(ledstang.SKIPPED)
    ledstang.main()
