"""Measures out of source data as those who follow them up see them: the same figure at every level, divided by cause and
group, beside each other, and with who has not delivered. Every row is made up."""

import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support import ledstang  # noqa: E402
from support.ledstang import UNIT, Installation  # noqa: E402

REGION, CLINIC, OTHER = "region_norrbotten", "vo_ortopedi", "vo_hjartsjukvard"
WARDS = ("avd_ett", "avd_tva")


def rows(heading, *lines):
    return "\r\n".join([heading, *lines]) + "\r\n"


def contacts():
    for number in range(1, 41):
        ward = WARDS[number % 2] if number <= 30 else OTHER
        form = "Distanskontakt" if number % 5 == 0 else "Mottagningsbesök"
        yield f"{number};2022-01-{number % 28 + 1:02};{ward};{'KM'[number % 3 == 0]};{form};{'ja' if number % 2 else 'nej'}"


def episodes():
    # H04C: 20 episodes of which 6 outliers at 200 000 kronor, the others 50 000. E47C: 30, of which 6 at 100 000.
    number = 0
    for drg, all_rows, outliers, dear, cheap in (("H04C", 20, 6, 200000, 50000), ("E47C", 30, 6, 100000, 40000)):
        for i in range(all_rows):
            number += 1
            yield (f"V-{number};2022-01-03;2022-01-10;{CLINIC};{'KM'[i % 2]};{drg};{dear if i < outliers else cheap};"
                   f"{'ja' if i < outliers else 'nej'}")


def readmissions():
    for i, cause in enumerate(["Läkemedel"] * 7 + ["Stödet i hemmet räckte inte"] * 6 + ["Vårdskada"] * 2):
        yield f"A-{i};2022-01-{i + 1:02};2022-01-{i + 10:02};{CLINIC};K;{cause};{'ja' if i % 2 else 'nej'}"


def reviews():
    # The hospital that reviewed most is the one that chance says something about.
    number = 0
    for unit, harmed, reviewed in (("vo_ortopedi", 2, 20), ("vo_hjartsjukvard", 1, 15), ("vo_allmankirurgi_urologi", 2, 18),
                                   ("vo_obstetrik_gynekologi", 84, 400)):
        for i in range(reviewed):
            number += 1
            yield f"G-{number};2022-01-15;{unit};{'ja' if i < harmed else 'nej'};{3 if i < harmed else ''}"


def studies():
    for start, women, men in (("2016-01-18", 4, 0), ("2016-08-29", 21, 4), ("2017-01-16", 3, 0), ("2017-08-28", 12, 0)):
        end = "2017-06-09" if start == "2016-01-18" else "2019-06-08"
        for i in range(women + men):
            sex = "K" if i < women else "M"
            yield f"2017-12-31;{start}-{i};{CLINIC};{sex};Specialistutbildning för sjuksköterskor;{start};{end}"


DELIVERIES = {
    "care_contacts": rows("Kontakt-id;Kontaktdatum;Enhet;Kön;Kontaktform;Första besök", *contacts()),
    "care_episodes": rows("Vårdtillfälle;Inskrivningsdatum;Utskrivningsdatum;Enhet;Kön;DRG;Kostnad;Ytterfall", *episodes()),
    "readmission_reviews": rows("Granskning;Utskrivningsdatum;Återinskriven;Enhet;Kön;Huvudsaklig orsak;Undvikbar", *readmissions()),
    "record_reviews": rows("Granskning;Utskrivningsdatum;Enhet;Skada;Undvikbarhet", *reviews()),
    "studies_and_positions": rows("Mätdatum;Post;Enhet;Kön;Slag;Start;Planerat slut", *studies()),
    "waiting_list": rows(
        "Mätdatum;Väntan;Enhet;Kön;Väntar på;Väntar sedan;Senast granskad",
        f"2022-01-31;R-1;{CLINIC};K;Första besök;2021-06-01;2022-01-10",
        f"2022-01-31;R-2;{CLINIC};K;Första besök;2021-06-01;2021-08-15",
        f"2022-01-31;R-3;{CLINIC};M;Operation eller åtgärd;2021-03-01;",
        f"2022-01-31;R-4;{CLINIC};M;Första besök;2022-01-20;"),
    "hygiene_observations": rows(
        "Observationsdatum;Enhet;Yrkeskategori;Desinfektion före;Desinfektion efter;Naglar",
        *[f"2022-01-1{i};{CLINIC};Sjuksköterska;ja;{'nej' if i == 0 else 'ja'};ja" for i in range(10)],
        *[f"2022-01-1{i};{OTHER};Läkare;ja;ja;ja" for i in range(5)]).replace(";Naglar", ";Korta naglar utan lack"),
    "staff_hours": rows(
        "Månad;Enhet;Kön;Åldersgrupp;Ordinarie arbetstid;Sjukfrånvaro;Anställda",
        f"2022-01;{CLINIC};K;-29;960;48;6", f"2022-01;{CLINIC};M;-29;320;0;2",
        f"2022-01;{CLINIC};K;30-49;3200;256;20", f"2022-01;{CLINIC};K;50-;2400;144;15"),
    "process_events": rows(
        "Ärende;Process;Händelse;Händelsedatum;Enhet;Kön;Patient",
        f"F-1;levnadsvanor;fraga_tobak;2022-01-11;{CLINIC};K;19121212-1212"),
}


class SourceMeasuresTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.installation = Installation(example=True)
        for ward in WARDS:
            cls.installation.call("create_unit", id=ward, name=ward, level="enhet", parent=CLINIC, **{"from": "2015-01-01"})
        for dataset, text in DELIVERIES.items():
            path = cls.installation.above / f"{dataset}.csv"
            path.write_text(text, encoding="utf-8")
            cls.installation.run_or_fail("dataset", "import", dataset, path)
        cls.installation.run_or_fail("compute", "--add", "--now", "2022-02-01")

    @classmethod
    def tearDownClass(cls):
        cls.installation.close()

    def call(self, operation, **fields):
        return self.installation.call(operation, **fields)

    def point(self, measure, unit, period="2022-01", sex="T", every="month"):
        out = self.installation.run_or_fail("series", measure, unit, "--sex", sex, "--every", every, "--format", "json")
        points = {one["period"]: one for one in json.loads(out)["points"]}
        self.assertIn(period, points, (measure, unit))
        return points[period]

    def test_the_same_measure_at_four_levels_adds_up(self):
        # VG-53
        value = lambda unit: self.point("antal_besok", unit)["value"]
        levels = [value(REGION), value(UNIT), value(CLINIC), value(WARDS[0]), value(WARDS[1])]
        self.assertEqual(levels, [40, 40, 30, 15, 15])
        self.assertEqual(value(CLINIC) + value(OTHER), value(UNIT))
        # Small numbers are withheld in what is sent on, and the clinic's other ward with them is not given away.
        sent = self.installation.run_or_fail("export", "outcomes", CLINIC, "--measure", "antal_vantande_ej_granskade",
                                             "--format", "csv-en", "--out", "-")
        for line in sent.splitlines()[1:]:
            self.assertNotIn(",2,", line)

    def test_two_shares_with_different_denominators_stand_side_by_side(self):
        # NB-68
        of_all, of_returns = (self.point(measure, CLINIC) for measure in ("andel_distanskontakter", "andel_aterbesok_distans"))
        self.assertEqual((of_all["numerator"], of_all["denominator"]), (6, 30))
        self.assertEqual((of_returns["numerator"], of_returns["denominator"]), (3, 15))

    def test_those_on_the_waiting_list_that_nobody_has_looked_at(self):
        # NB-39
        self.assertEqual(self.point("antal_vantande_ej_granskade", CLINIC)["value"], 2)
        listed = self.call("open_outcome_rows", unit=CLINIC, measure="antal_vantande_ej_granskade", period="2022-01",
                           reason="Genomgång av väntelistan")
        at = listed["columns"].index("Väntan")
        self.assertEqual({row["values"][at] for row in listed["rows"]}, {"R-2", "R-3"})

    def test_hygiene_by_month_and_unit_with_those_who_have_not_observed(self):
        # NB-85
        self.assertEqual(self.point("bhk_foljsamhet", CLINIC)["value"], 90)
        self.assertEqual(self.point("bhk_foljsamhet", OTHER)["value"], 100)
        below = self.call("get_measure_below", unit=UNIT, measure="bhk_foljsamhet", every="month")
        with_value = {one["unit"] for one in below["units"] if one["value"] is not None}
        self.assertEqual(with_value, {CLINIC, OTHER})
        without = {one["unit"] for one in below["units"] if one["value"] is None}
        self.assertIn("vo_obstetrik_gynekologi", without)
        self.call("put_plan_measure", unit=UNIT, measure="bhk_foljsamhet", factor="hallbar_verksamhet_hog_sakerhet",
                  target='{"text": "100 %", "operator": ">=", "value": 100}')
        card = self.call("get_scorecard", unit=CLINIC, period="2022-01")
        row = next(measure["rows"][0] for perspective in card["perspectives"] for factor in perspective["factors"]
                   for measure in factor["measures"] if measure["id"] == "bhk_foljsamhet")
        self.assertEqual((row["value"], row["attainment"], row["gap"]), (90, "not_met", 10))

    def broken_down(self, measure, by, unit=CLINIC, period="2022-01"):
        told = self.call("get_measure_breakdown", unit=unit, measure=measure, period=period, by=by)
        self.assertEqual(told["by"], by)
        return told, {part["title"]: part for part in told["parts"]}

    def test_outliers_and_what_they_cost_in_each_group(self):
        # NB-104
        _, share = self.broken_down("andel_ytterfall", "drg")
        self.assertEqual({drg: (one["value"], one["numerator"], one["denominator"]) for drg, one in share.items()},
                         {"E47C": (20, 6, 30), "H04C": (30, 6, 20)})
        _, cost = self.broken_down("kostnadsandel_ytterfall", "drg")
        self.assertEqual({drg: (one["numerator"], one["denominator"]) for drg, one in cost.items()},
                         {"E47C": (600000, 1560000), "H04C": (1200000, 1900000)})
        told, whole = self.broken_down("kpp_kostnad_sluten_vard", "drg")
        self.assertEqual(told["whole"]["value"], 3.46)
        self.assertAlmostEqual(sum(one["value"] for one in whole.values()), 3.46)

    def test_causes_of_readmissions_are_counted_without_saying_whose(self):
        # NB-78
        told, causes = self.broken_down("antal_granskade_aterinskrivningar", "orsak")
        self.assertEqual(told["whole"]["value"], 15)
        # Two are so few that they are withheld, and another cause with them so that 15 - 7 - 6 does not tell.
        shown = {title: one["value"] for title, one in causes.items() if not one["withheld"]}
        self.assertEqual(set(causes), {"Läkemedel", "Stödet i hemmet räckte inte", "Vårdskada"})
        self.assertTrue(causes["Vårdskada"]["withheld"])
        self.assertEqual(len(shown), 1, causes)
        self.assertIn("visas inte", told["note"].replace("de inte visas", "visas inte"))
        opened = self.call("open_outcome_rows", unit=CLINIC, measure="antal_granskade_aterinskrivningar", period="2022-01",
                           reason="Sammanställning")
        self.assertEqual(opened["columns"], ["Granskning", "Utskrivningsdatum", "Återinskriven", "Enhet", "Kön",
                                             "Huvudsaklig orsak", "Undvikbar"])

    def test_a_rare_value_of_a_free_text_is_not_even_named(self):
        told, cases = self.broken_down("antal_fraga_tobak", "arende")
        self.assertEqual(cases, {})
        self.assertEqual(told["more"], 1)

    def test_staff_are_not_shown_in_groups_of_ten_or_fewer(self):
        # NB-23
        self.assertAlmostEqual(self.point("sjukfranvaro", CLINIC)["value"], 100 * 448 / 6880, places=5)
        _, ages = self.broken_down("sjukfranvaro", "aldersgrupp")
        young = ages["29 år eller yngre"]
        self.assertTrue(young["withheld"])
        self.assertIsNone(young["value"])
        # 8 of 43 are withheld; so is one more, since the whole and the others would give them.
        self.assertEqual(sum(one["withheld"] for one in ages.values()), 2)
        self.assertTrue(any(one["value"] in (8, 6) for one in ages.values() if not one["withheld"]))

    def test_a_column_that_cannot_divide_is_refused_with_those_that_can(self):
        done = self.installation.run("call", "get_measure_breakdown", "--unit", CLINIC, "--measure", "andel_ytterfall",
                                     "--period", "2022-01", "--by", "vardtillfalle_id")
        self.assertEqual(done.code, 3, done)
        self.assertIn("breakdown.column", done.errors)
        self.assertIn("drg", done.errors)

    def test_the_hospital_that_reviewed_most_is_the_one_that_says_something(self):
        # NB-45
        funnel = self.call("get_measure_funnel", unit=UNIT, measure="andel_vardskador_sluten_somatisk", period="2022-01")
        units = {one["unit"]: one for one in funnel["units"]}
        most = units["vo_obstetrik_gynekologi"]
        self.assertEqual((most["numerator"], most["denominator"], most["value"]), (84, 400, 21))
        width = lambda one: one["upper998"] - one["lower998"]
        self.assertEqual(min(units.values(), key=width), most)
        for unit in (CLINIC, OTHER):
            self.assertFalse(units[unit]["outside"])

    def test_a_flagged_value_takes_no_place(self):
        # NB-30
        name = lambda unit: self.call("get_scorecard", unit=unit, period="2022-01")["unit_name"]
        place = {"unit": UNIT, "measure": "andel_lakemedelsberattelse_75plus", "period": "2021-12"}
        for unit, numerator, flags in ((CLINIC, 50, ""), (OTHER, 90, "under_reported"), ("vo_allmankirurgi_urologi", 60, ""),
                                       ("vo_obstetrik_gynekologi", 55, "")):
            more = {"flags": flags, "note": "Ett register saknas."} if flags else {}
            self.call("record_outcome", unit=unit, measure=place["measure"], period=place["period"], sex="T", value=numerator,
                      numerator=numerator, denominator=100, **more)
        funnel = self.call("get_measure_funnel", **place)
        self.assertEqual(funnel["flagged"], [name(OTHER)])
        self.assertEqual({one["unit"] for one in funnel["units"]}, {CLINIC, "vo_allmankirurgi_urologi", "vo_obstetrik_gynekologi"})
        self.assertEqual(sorted(one["rank"] for one in funnel["units"]), [1, 2, 3])

    def test_nurses_who_began_by_term_and_those_in_training(self):
        # HA-85
        began = "sjukskoterskor_paborjat_specialistutbildning"
        terms = {term: self.point(began, CLINIC, term, every="term")["value"] for term in ("2016-VT", "2016-HT", "2017-VT", "2017-HT")}
        self.assertEqual(terms, {"2016-VT": 4, "2016-HT": 25, "2017-VT": 3, "2017-HT": 12})
        self.assertEqual(self.point(began, CLINIC, "2016-HT", sex="M", every="term")["value"], 4)
        self.call("put_plan_measure", unit=UNIT, measure=began, factor="ansvarsfullt_chefs_medarbetarskap")
        page = self.call("get_measure_page", unit=CLINIC, measure=began, period="2017-HT")
        self.call("change_measure", measure=began, version=page["measure"]["version"],
                  changes='{"footnote_mark": "1", "footnote": "Varav 4 män under HT16."}')
        page = self.call("get_measure_page", unit=CLINIC, measure=began, period="2017-HT")
        self.assertEqual((page["measure"]["footnote_mark"], page["measure"]["footnote"]), ("1", "Varav 4 män under HT16."))
        # HA-86
        self.assertEqual(self.point("sjukskoterskor_under_specialistutbildning", CLINIC, "2017", every="year")["value"], 40)
        self.assertEqual(self.point(began, CLINIC, "2017", every="year")["value"], 15)


if __name__ == "__main__":
    ledstang.main()
