"""From a guideline in a group to changed practice in twelve operations, and back to those who wrote it."""

import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.knowledge import (AUTHORS, DIRECTOR, HEADS, LEADER, REGION, UNITS, Region, done)  # noqa: E402

COSTS = json.dumps([{"enhet": UNITS[0], "ar": "2022", "kostnad": "250"},
                    {"enhet": UNITS[1], "ar": "2022", "besparing": "310,5"}])
DECISION = {"beslut": "Införs", "genomforandeledare": LEADER}


class KnowledgeStoryTest(unittest.TestCase):
    """One story, told in order; each chapter begins where the former ended."""

    @classmethod
    def setUpClass(cls):
        cls.region = Region("2022-03-01")

    @classmethod
    def tearDownClass(cls):
        cls.region.close()

    def refused(self, answer, code, *words):
        self.assertNotEqual(answer.status, 200, answer)
        refusal = answer.json()
        self.assertEqual(refusal["code"], code, refusal)
        for word in words:
            self.assertIn(word, refusal["message"])
        return refusal

    def stage(self, matter):
        return self.region.see("agnes", matter)["summary"]["stage"]

    def test_story(self):
        self.a_question_reaches_the_group_without_its_name()
        matter = self.a_group_of_three_begins()
        self.units_comment_and_are_answered(matter)
        old = self.something_is_phased_out(matter)
        self.the_council_recommends_and_another_decides(matter)
        self.heads_take_it_in(matter)
        self.the_measure_moves(matter)
        self.the_old_method_reaches_zero(matter, old)
        self.it_ends_with_feedback(matter)
        self.the_authors_see_what_happened(matter)

    # KR-11 KR-31
    def a_question_reaches_the_group_without_its_name(self):
        r = self.region
        asked = r.begin(HEADS["vo_hud"], "question", "Hur ofta byts förband?", area="hud_kon",
                        fields={"fraga": "Vi gör olika på dag och natt."})
        self.assertIn(asked, [task["link"].rpartition("/")[2] for task in r.tasks("bertil")])
        self.assertEqual(done(r.step("bertil", asked, "answer", svar="Vart tredje dygn."))["stage"], "answered")
        self.assertEqual(r.see("bertil", asked)["summary"]["first_answer"], "2022-03-01")

    # KR-30
    def a_group_of_three_begins(self):
        r = self.region
        matter = r.begin("agnes", "introduction", "Ny riktlinje för svårläkta sår", group="lpo_sar", area="hud_kon",
                         fields={"vad": "Kompression först"})
        alike = done(r.be("bertil").get("/similar-matters", title="Riktlinje svårläkta sår"))["matters"]
        self.assertEqual([one["id"] for one in alike], [matter])
        self.refused(r.step("agnes", matter, "accept"), "flow.hindered", "Patientnytta")
        self.assertEqual(done(r.step("agnes", matter, "accept", patientnytta="stor"))["stage"], "evidence")
        r.put_list("bertil", matter, "units", UNITS[:2])
        self.refused(r.step(LEADER, matter, "send_out"), "flow.actor")
        sent = r.step("cecilia", matter, "send_out", evidens="Tre översikter", gap="Vi lägger om oftare",
                      analysansvarig=LEADER, ekonomi="Inom ram",
                      ersatter="en metod utmönstras", konsekvens=COSTS)
        self.assertEqual(done(sent)["stage"], "comments")
        return matter

    # HA-52 KR-34
    def units_comment_and_are_answered(self, matter):
        r = self.region
        for unit, words in zip(UNITS[:2], ("Bra, men vi behöver utbildning.", "Vi avstår gärna."), strict=True):
            self.assertTrue(any(task["kind"] == "flow_statement" for task in r.tasks(HEADS[unit])))
            self.refused(r.statement("radsordf", matter, unit, "answer", "Jag då?"), "flow.actor")
            done(r.statement(HEADS[unit], matter, unit, "answer", words))
        done(r.statement("agnes", matter, UNITS[0], "reply", "Utbildning ingår."))
        self.refused(r.step("agnes", matter, "to_council", sammanstallning="Två yttranden"), "flow.hindered",
                     "Varje yttrande ska få ett svar", "utmönstringen")
        done(r.statement("agnes", matter, UNITS[1], "reply", "Ni kan avstå med skäl."))
        nets = {row["unit"]: row["net"] for row in r.see("agnes", matter)["nets"] if row["year"] == "2022"}  # KR-52
        self.assertEqual(nets, {UNITS[0]: "250", UNITS[1]: "-310.5", "": "-60.5"})

    # HA-53
    def something_is_phased_out(self, matter):
        r = self.region
        old = r.begin("agnes", "phase_out", "Gasväv på svårläkta sår", group="lpo_sar", parent=matter, units=UNITS[:3],
                      fields={"metod": "Gasväv", "skal": "Fastnar i såret", "ersattning": "Silikonförband"})
        self.assertEqual(r.see("agnes", old)["parent"]["id"], matter)
        self.assertEqual(done(r.step("agnes", matter, "to_council", sammanstallning="Två yttranden"))["stage"],
                         "council")
        return old

    # HA-49 HA-50 HA-51 HA-54 HA-55 KR-15 KR-21 KR-49 KR-50
    def the_council_recommends_and_another_decides(self, matter):
        r = self.region
        self.refused(r.step("agnes", matter, "recommend"), "flow.actor")
        # Without the economic consequence nothing can be decided, not even what has come so far.
        page = r.see("agnes", matter)
        recommended = r.step("radsordf", matter, "recommend", rekommendation="Inför i hela regionen",
                             rad_yttrande="Inte begärt")
        self.assertEqual(done(recommended)["stage"], "decision")
        self.assertEqual(page["summary"]["phase"], "Kunskapssamordning")
        self.region.hold("regiondirektor", REGION, "radsordf")
        self.refused(r.step("radsordf", matter, "decide", **DECISION), "flow.same_person", "någon annan")
        self.region.hold("regiondirektor", REGION, DIRECTOR)
        self.refused(r.step("radsledamot", matter, "decide", **DECISION), "flow.actor")
        version = r.see("agnes", matter)["version"]
        done(r.be("radsordf").get(f"/matters/{matter}"))
        cleared = r.be("agnes").put(f"/matters/{matter}", {"version": version, "fields": {"ekonomi": ""}})
        self.assertEqual(cleared.status, 200, cleared)
        refusal = self.refused(r.step(DIRECTOR, matter, "decide", **DECISION), "flow.hindered",
                               "Implementeringsstrategi", "Ekonomisk konsekvens", "resursrad")
        self.assertEqual([fault["path"] for fault in refusal["faults"]],
                         ["fields/strategi", "fields/ekonomi", "fields/resurser"])
        r.put_list("agnes", matter, "units", UNITS)
        resources = json.dumps([{"vad": "Utbildningsdag", "belopp": "0"}])
        decided = r.step(DIRECTOR, matter, "decide", strategi="Utbilda under våren", ekonomi="Ingen",
                         resurser=resources, **DECISION)
        self.assertEqual(done(decided)["stage"], "introduction")
        steps = {one["text"].partition(" →")[0]: one["who"] for one in r.see("agnes", matter)["timeline"]
                 if one["kind"] == "step"}
        actors = {steps["Lämna till rådet"], steps["Rekommendera införande"], steps["Besluta om införande"]}
        self.assertEqual(len(actors), 3, "examiner, adviser and decider are three")

    # KR-08 KR-14 KR-40 KR-54
    def heads_take_it_in(self, matter):
        r = self.region
        r.on("2022-03-20")
        for unit in UNITS:
            mine = [task for task in r.tasks(HEADS[unit]) if task["link"].endswith(matter)]
            self.assertEqual([task["unit"] for task in mine], [unit])
        self.refused(r.step("agnes", matter, "adopt", unit=UNITS[0]), "flow.actor")
        self.refused(r.step(HEADS[UNITS[11]], matter, "decline", unit=UNITS[11]), "flow.hindered", "varför")
        done(r.step(HEADS[UNITS[11]], matter, "decline", "Vi behandlar inga sår.", unit=UNITS[11]))
        for unit in UNITS[:9]:
            done(r.step(HEADS[unit], matter, "adopt", unit=unit))
            done(r.step(HEADS[unit], matter, "train", unit=unit, utbildade="14"))
        for unit in UNITS[:9]:
            done(r.step(HEADS[unit], matter, "use", unit=unit, kunskap="klart", arbetssatt="klart",
                        varderingar="pågår"))
        page = r.see("agnes", matter)
        self.assertEqual(page["summary"]["roll_up"], "Avstår: 1 av 12. I bruk: 9. Informerad: 2.")
        trained = sum(int(unit["fields"].get("utbildade", "0")) for unit in page["units"])
        self.assertEqual(trained, 9 * 14)

    # KR-32
    def the_measure_moves(self, matter):
        r = self.region
        r.on("2022-09-01")
        measure = "andel_vardskador_sluten_somatisk"
        r.put_list("agnes", matter, "measures", [measure])
        for period, value in (("2021-T3", 9.4), ("2022-T2", 6.1)):
            done(r.be("demo_controller").put(f"/units/{REGION}/outcomes",
                                             {"measure": measure, "period": period, "sex": "T", "value": value}))
        told = [one for one in r.see("agnes", matter)["timeline"] if one["kind"] == "outcome"]
        self.assertEqual([one["at"] for one in told], ["2022-04-30"], "the first after the decision, and that alone")

    def the_old_method_reaches_zero(self, matter, old):
        r = self.region
        done(r.step("agnes", old, "send_out"))
        for unit in UNITS[:3]:
            done(r.statement(HEADS[unit], old, unit, "answer", "Det går bra."))
            done(r.statement("agnes", old, unit, "reply", "Tack."))
        done(r.step("agnes", old, "recommend", ekonomi="40 tkr, stannar på enheten"))
        self.refused(r.step("agnes", old, "decide"), "flow.same_person")
        done(r.step(DIRECTOR, old, "decide", beslut="Utmönstras", sista_dag="2022-09-01"))
        for unit, uses in zip(UNITS[:2], ("12", "3"), strict=True):
            done(r.step(HEADS[unit], old, "begin", unit=unit, anvandning=uses))
            self.refused(r.step(HEADS[unit], old, "stop", unit=unit, anvandning=uses), "flow.hindered")
            done(r.step(HEADS[unit], old, "stop", unit=unit, anvandning="0"))
        r.put_list("agnes", old, "measures", ["andel_vardskador_sluten_somatisk"])
        self.refused(r.step("agnes", old, "close", aterkoppling="Klart"), "flow.hindered", "fortfarande")
        self.refused(r.step(HEADS[UNITS[2]], old, "except", unit=UNITS[2]), "flow.hindered")
        done(r.step(HEADS[UNITS[2]], old, "except", "Två patienter tål inte silikon.", unit=UNITS[2],
                    undantag="Två patienter, till årets slut"))
        done(r.step("agnes", old, "close", aterkoppling="Ingen använder gasväv, utom i ett undantag."))
        page = r.see("agnes", old)
        self.assertEqual(page["summary"]["roll_up"], "Undantag: 1 av 3. Används inte: 2.")
        self.assertEqual([unit["fields"].get("anvandning") for unit in page["units"]][:2], ["0", "0"])

    # KR-33
    def it_ends_with_feedback(self, matter):
        r = self.region
        self.refused(r.step("agnes", matter, "all_in_use"), "flow.hindered", "inte tagit ställning")
        for unit in UNITS[9:11]:
            done(r.step(HEADS[unit], matter, "decline", "Görs av hemsjukvården.", unit=unit))
        done(r.step(LEADER, matter, "all_in_use"))
        for unit in UNITS[:9]:
            done(r.step(HEADS[unit], matter, "followed", unit=unit, resultat="Färre omläggningar"))
        self.refused(r.step(DIRECTOR, matter, "close"), "flow.hindered", "Återkoppling till gruppen")
        done(r.step(DIRECTOR, matter, "close", aterkoppling="Skadorna har minskat. Tack!"))
        self.assertEqual(self.stage(matter), "closed")

    # KR-32
    def the_authors_see_what_happened(self, matter):
        r = self.region
        for author in AUTHORS:
            timeline = [one["text"] for one in r.see(author, matter)["timeline"]]
            for wanted in ("Besluta om införande → Införs", "VO Hud: Används i vardagen → I bruk",
                           "VO Ogon: Avstå → Avstår", "Avsluta → Avslutat"):
                self.assertIn(wanted, timeline)
            self.assertTrue(any("Första utfallet" in text for text in timeline))
            self.assertGreater(done(r.be(author).get("/notices"))["unseen"], 0)
        days = {row["stage"]: row["days"] for row in r.see("agnes", matter)["times"]}  # HA-49: time per stage
        self.assertEqual(days["introduction"], 184)


if __name__ == "__main__":
    ledstang.main()
