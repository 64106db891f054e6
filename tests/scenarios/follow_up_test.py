"""The round of follow-up beyond the scorecard: cases, responsible forums, gates, an indicator of one's own, areas."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import PERIOD, UNIT, Installation, Server  # noqa: E402

CLINIC = "vo_obstetrik_gynekologi"


class FollowUpTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        cls.server = Server(cls.installation, "--today", "2023-02-01")
        cls.chief = cls.server.client("demo_divisionschef")
        cls.controller = cls.server.client("demo_controller")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.installation.close()

    def done(self, answer):
        self.assertEqual(answer.status, 200, answer)
        return answer.json()

    def refused(self, answer):
        value = answer.json()
        self.assertGreaterEqual(answer.status, 400, answer)
        return [fault["path"] for fault in value.get("faults", [])] or [value["code"]]

    def test_a_case_is_not_closed_before_it_is_classified(self):
        # NB-32
        begun = self.done(self.chief.post("/matters", {
            "type": "event_review", "unit": UNIT, "title": "Fall i korridoren",
            "fields": {"handelse": "Halt golv efter städning.", "handelsedag": "2023-01-20", "granskare": "demo_divisionschef"},
            "units": [], "measures": [], "documents": []}))
        at = f"/matters/{begun['matter']}"

        def step(name, **fields):
            version = self.done(self.chief.get(at))["version"]
            return self.chief.post(f"{at}/steps", {"matter": begun["matter"], "step": name, "version": version, "fields": fields})

        self.done(step("review"))
        half = step("close", orsak="Golvet", atgard="Skyltar", allvarlighet="2 – måttlig")
        self.assertEqual(half.status, 422, half)
        self.assertIn("Klass", half.json()["message"] + str(half.json().get("faults")))
        self.assertFalse(self.done(self.chief.get(at))["summary"]["ended"])
        self.done(step("close", orsak="Golvet", atgard="Skyltar", allvarlighet="2 – måttlig", klass="Tillbud"))
        self.assertTrue(self.done(self.chief.get(at))["summary"]["ended"])

    def test_a_forum_is_responsible_for_action_23(self):
        # NB-108
        action = self.done(self.chief.get(f"/actions/{UNIT}-2022-23"))["action"]
        self.assertIn("relevanta omvårdnadsforum", [one["name"] for one in action["responsibles"]])

    def test_a_clinic_follows_its_own_indicator_in_one_place(self):
        # KR-57: defined, entered month by month and drawn as a run chart, all on the measure's page
        measure = {"id": "bristningar_grad_3_4", "name": "Bristningar grad 3 och 4 vid vaginal förlossning", "unit": "%",
                   "decimals": 1, "direction": "lower_is_better", "sex_split": ["K"], "level": "verksamhetsomrade",
                   "counted": "events", "purpose": "Färre ska få en svår bristning.",
                   "definition": "Vaginala förlossningar.", "numerator_definition": "Med bristning grad 3 eller 4.",
                   "denominator_definition": "Alla vaginala förlossningar."}
        self.done(self.controller.post("/measures", measure))
        for month in range(1, 13):
            births = 80 + month
            ruptures = 3 + month % 3
            self.done(self.controller.put(f"/units/{CLINIC}/outcomes", {
                "measure": measure["id"], "period": f"2022-{month:02}", "sex": "K", "numerator": ruptures,
                "denominator": births, "value": round(100 * ruptures / births, 1)}))
        chart = self.done(self.controller.get(f"/units/{CLINIC}/measures/{measure['id']}/chart"))
        series = chart["series"][0]
        self.assertEqual((series["sex"], len(series["points"])), ("K", 12))
        self.assertEqual([point["period"] for point in series["points"]], [f"2022-{month:02}" for month in range(1, 13)])
        self.assertTrue(series["verdict"])

    def test_a_measure_is_not_put_into_a_plan_before_it_says_why_and_how(self):
        # KR-59
        self.done(self.controller.post("/measures", {"id": "halvfardigt", "name": "Halvfärdigt", "unit": "%",
                                                     "level": "division", "direction": "higher_is_better"}))
        wish = {"measure": "halvfardigt", "factor": "god_vard_hog_tillganglighet",
                "target": {"text": "Minst 80 %", "operator": ">=", "value": 80}, "version": 0}
        put = lambda: self.controller.put(f"/units/{UNIT}/plan/measures/halvfardigt", {k: v for k, v in wish.items() if k != "measure"})
        self.assertEqual(self.refused(put()), ["/purpose", "/definition", "/numerator_definition", "/denominator_definition"])

    def test_each_of_the_five_areas_finds_what_has_it(self):
        # VG-08
        areas = ["nara_vard", "prioritering", "digitalisering", "utveckling_kompetens", "barnuppdraget"]
        actions = self.done(self.chief.get(f"/units/{UNIT}/actions"))["actions"]
        for area, action in zip(areas, actions):
            self.done(self.chief.put(f"/units/{UNIT}/labels/action/{action['id']}", {"set": "omstallning", "label": area, "on": True}))
        page = self.done(self.chief.get("/units/region_norrbotten/labels"))
        shipped = next(one for one in page["sets"] if one["id"] == "omstallning")
        self.assertEqual([one["id"] for one in shipped["labels"]], areas)
        for area, action in zip(areas, actions):
            found = self.done(self.chief.get("/units/region_norrbotten/labels", set="omstallning", label=area))["items"]
            self.assertEqual([one["subject"] for one in found], [action["id"]])

    def test_coverage_of_the_quality_dimensions_by_unit(self):
        # VG-09
        for dimension, measure in (("patientsaker", "vardrelaterade_fallskador_aldre"), ("patientsaker", "andel_lakemedelsberattelse_75plus"),
                                   ("tillganglig", "andel_vantat_90_forsta_besok")):
            self.done(self.chief.put(f"/units/{UNIT}/labels/measure/{measure}", {"set": "god_vard", "label": dimension, "on": True}))
        page = self.done(self.chief.get("/units/region_norrbotten/labels"))
        row = next(one for one in page["coverage"] if one["unit"] == UNIT)
        counts = {one["label"]: one["measures"] for one in row["counts"] if one["set"] == "god_vard"}
        self.assertEqual(counts, {"kunskapsbaserad": 0, "personcentrerad": 0, "patientsaker": 2, "jamlik": 0, "tillganglig": 1,
                                  "effektiv": 0, "halsoframjande": 0})

    def test_four_purposes_have_their_measures(self):
        # HA-90
        linked = {"kostnadstakt": "verksamhet_inom_budget", "ratt_vardniva": "andel_vtf_utskrivningsklar_over_1_dygn",
                  "verkningsgrad": "produktivitet_kpp", "farre_vardskador": "andel_vardskador_sluten_somatisk"}
        for purpose, measure in linked.items():
            # A measure has its labels where its plan is; the harm of patients is the region's measure.
            unit = "region_norrbotten" if purpose == "farre_vardskador" else UNIT
            self.done(self.controller.put(f"/units/{unit}/labels/measure/{measure}",
                                          {"set": "overgripande_syften", "label": purpose, "on": True}))
        page = self.done(self.controller.get("/units/region_norrbotten/labels", set="overgripande_syften"))
        self.assertEqual(next(len(one["labels"]) for one in page["sets"] if one["id"] == "overgripande_syften"), 4)
        self.assertEqual({one["label"]: one["subject"] for one in page["items"]}, linked)

    def test_two_groups_with_one_indicator_see_one_definition_and_the_same_values(self):
        # KR-62
        measure, pages = "sjukfranvaro", []
        for group, name in (("lpo_ortopedi", "LPO Ortopedi"), ("lpo_hjarta", "LPO Hjärta")):
            self.done(self.controller.post("/groups", {"id": group, "name": name, "kind": "lpo", "unit": "region_norrbotten", "from": "2022-01-01"}))
            begun = self.done(self.controller.post("/matters", {
                "type": "suggestion", "unit": UNIT, "group": group, "title": f"{name} minskar sjukfrånvaron",
                "fields": {"forslag": "Tidiga samtal."}, "units": [], "measures": [measure], "documents": []}))
            pages.append(self.done(self.controller.get(f"/matters/{begun['matter']}")))
        self.assertEqual(pages[0]["measures"], pages[1]["measures"])
        self.assertEqual([one["id"] for one in pages[0]["measures"]], [measure])
        using = self.done(self.controller.get("/matters", measure=measure))["matters"]
        self.assertEqual({one["group"] for one in using}, {"lpo_ortopedi", "lpo_hjarta"})
        # One measure with one owner: what either group follows is this page, and there is no other.
        page = self.done(self.controller.get(f"/units/{UNIT}/measures/{measure}", period=PERIOD))
        self.assertEqual(page["judged"]["rows"][0]["value"], 8.6)
        again = self.controller.post("/measures", {"id": measure, "name": "Sjukfrånvaro", "unit": "%", "level": "division", "direction": "lower_is_better"})
        self.assertEqual(again.json()["code"], "measure.exists")


if __name__ == "__main__":
    ledstang.main()
