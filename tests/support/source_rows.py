"""Made-up source rows behind the example's printed figures: for each of its measures as many rows as give the figure that
was printed for tertial 1 2022, or, where DIFFERENT names the measure, another one. Nobody's real data: every identity is
made from a number, and no row was ever in a source system."""

import csv

UNIT, REGION_UNIT = "vo_ortopedi", "sunderby_sjukhus"
MONTH_ENDS = ("2022-01-31", "2022-02-28", "2022-03-31", "2022-04-30")
DIFFERENT = {
    "oplanerad_aterinskrivning_30d_65plus",  # nobody comes back
    "produktivitet_kpp",  # printed without a value
    "kostnadsandel_oppenvard_kpp",
}


def personal_number(number):
    """A made-up personnummer with a check digit that is right."""
    digits = f"{10 + number // 336 % 80:02}{1 + number // 28 % 12:02}{1 + number % 28:02}{100 + number // 26880:03}"
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits))
    return f"19{digits[:6]}-{digits[6:]}{-total % 10}"


def waiting_list():
    for what, parts in (("Första besök", {"K": (41, 100), "M": (41, 100)}),
                        ("Operation eller åtgärd", {"K": (42, 100), "M": (24, 50)})):
        for day in MONTH_ENDS:
            for sex, (within, all_rows) in parts.items():
                for i in range(all_rows):
                    since = day[:8] + "01" if i < within else "2021-06-01"
                    yield {"Mätdatum": day, "Väntan": f"{what}-{sex}-{i}", "Enhet": UNIT, "Kön": sex,
                           "Väntar på": what, "Väntar sedan": since, "Patientvald väntan": "nej"}


def process_events():
    def event(number, process, happened, sex, age="", outcome=""):
        return {"Ärende": f"{process}-{number}", "Process": process, "Händelse": happened,
                "Händelsedatum": "2022-02-10", "Enhet": UNIT, "Kön": sex, "Ålder": age,
                "Patient": personal_number(number), "Utfall": outcome}

    number = 0
    for process, happened, parts, inside, outside in (
        ("levnadsvanor", "fraga_vald", {"K": (29, 29), "M": (4, 4)}, {}, {}),
        ("akutmottagning", "ankomst", {"K": (105, 617), "M": (72, 596)}, {"age": 84}, {"age": 51}),
        ("palliativ", "behandlingsstrategi", {"K": (20, 100), "M": (19, 100)}, {"outcome": "dokumenterad"},
         {"outcome": "saknas"}),
    ):
        for sex, (some, all_rows) in parts.items():
            for i in range(all_rows):
                number += 1
                yield event(number, process, happened, sex, **(inside if i < some else outside))


def care_episodes():
    def episode(number, sex, age, told, waited):
        return {"Vårdtillfälle": f"V-{number}", "Inskrivningsdatum": "2022-02-01", "Utskrivningsdatum": "2022-02-11",
                "Utskrivningsklar": "2022-02-05" if waited else "2022-02-11", "Enhet": UNIT, "Kön": sex, "Ålder": age,
                "Planerat": "nej", "Utskriven till": "Hemmet", "Läkemedelsberättelse": told, "Antal läkemedel": 8,
                "DRG-poäng": "1,5", "Kostnad": "60000"}

    number = 0
    for sex, told in (("K", 59), ("M", 63)):
        for i in range(100):
            number += 1
            yield episode(number, sex, 80, "ja" if i < told else "nej", number <= 21)
    for _ in range(50):
        number += 1
        yield episode(number, "K", 40, "nej", False)


def care_contacts():
    for i in range(100):
        yield {"Kontakt-id": f"K-{i}", "Kontaktdatum": "2022-03-01", "Enhet": UNIT, "Kön": "K",
               "Kontaktform": "Mottagningsbesök", "DRG-poäng": "0,05", "Kostnad": "2500"}


def record_reviews():
    for i in range(1000):
        harmed = i < 67
        yield {"Granskning": f"G-{i}", "Utskrivningsdatum": "2022-01-20", "Enhet": REGION_UNIT, "Kön": "KM"[i % 2],
               "Skada": "ja" if harmed else "nej", "Undvikbarhet": 4 if harmed else ""}


def deviations():
    yield {"Avvikelse": "A-1", "Händelsedatum": "2022-03-02", "Enhet": UNIT, "Slag": "Vårdskada", "Område": "fall",
           "Kön": "K", "Ålder": 83}


def staff_costs():
    for month in range(1, 5):
        for kind, amount in (("Egen personal", 947_000), ("Hyrpersonal", 53_000)):
            yield {"Månad": f"2022-{month:02}", "Enhet": UNIT, "Slag": kind, "Belopp": amount}


def staff_hours():
    for month in range(1, 5):
        yield {"Månad": f"2022-{month:02}", "Enhet": UNIT, "Ordinarie arbetstid": 10_000, "Sjukfrånvaro": 860}


def ledger_balances():
    for kind, amount in (("PBUDGET", 100_000_000), ("PSALDO", 117_700_000)):
        yield {"Månad": "2022-03", "Slag": kind, "Konto": "5010", "Kontotyp": "K", "Enhet": UNIT, "Belopp": amount}


DATASETS = (waiting_list, process_events, care_episodes, care_contacts, record_reviews, deviations, staff_costs,
            staff_hours, ledger_balances)


def write(folder):
    """A CSV file for each dataset; its name is the dataset's."""
    for dataset in DATASETS:
        rows = list(dataset())
        path = folder / f"{dataset.__name__}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
        yield path
