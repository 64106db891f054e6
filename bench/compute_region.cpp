#include "compute_region.h"

#include <fmt/format.h>

namespace ledstang::bench {
namespace {

constexpr int divisions = 5;
constexpr int areas = 24;
constexpr int leaves = 270;

}  // namespace

UnitPaths made_up_units() {
    const Date from = *parse_date("2000-01-01");
    const Date first_move = *parse_date("2023-01-01");
    const Date second_move = *parse_date("2024-07-15");
    std::vector<std::string> ids = {"region"};
    std::vector<UnitPaths::Interval> intervals = {{0, no_unit, from, {}}};
    for (int i = 0; i < divisions; ++i) {
        ids.push_back(fmt::format("division_{}", i));
        intervals.push_back({1 + i, 0, from, {}});
    }
    for (int i = 0; i < areas; ++i) {
        ids.push_back(fmt::format("omrade_{}", i));
        intervals.push_back({1 + divisions + i, 1 + i % divisions, from, {}});
    }
    const auto area = [](int number) { return static_cast<UnitIndex>(1 + divisions + number % areas); };
    for (int i = 0; i < leaves; ++i) {
        ids.push_back(fmt::format("enhet_{}", i));
        const auto unit = static_cast<UnitIndex>(ids.size() - 1);
        if (i % 9 == 0) {
            intervals.push_back({unit, area(i), from, first_move});
            intervals.push_back({unit, area(i + 7), first_move, {}});
        } else if (i % 23 == 1) {
            intervals.push_back({unit, area(i), from, second_move});
            intervals.push_back({unit, area(i + 5), second_move, {}});
        } else {
            intervals.push_back({unit, area(i), from, {}});
        }
    }
    return UnitPaths(std::move(ids), std::move(intervals), {});
}

// Pseudo-random by a hash of the row's number and one of its own for each column. A patient has twenty contacts on
// average, has one sex, and is known by a UUID.
void make_rows(Warehouse& warehouse, std::int64_t contacts) {
    const std::string rows =
        "(SELECT i, n, hash(i * 16 + 4) % greatest(people, 1) AS person FROM (SELECT range AS i, CAST($1 AS BIGINT) AS "
        "n, CAST($2 AS BIGINT) AS people FROM range(CAST($1 AS BIGINT))))";
    const std::string common =
        "CAST(i // greatest(n // 1096, 1) + 1 AS BIGINT) AS batch_id, CAST(i AS BIGINT) AS row_number, 'enhet_' || "
        "(hash(i * 16 + 1) % 270) AS enhet, CASE hash(person * 16 + 2) % 100 WHEN 99 THEN NULL ELSE CASE WHEN "
        "hash(person * 16 + 2) % 2 = 0 THEN 'K' ELSE 'M' END END AS kon, CAST(hash(i * 16 + 3) % 100 AS BIGINT) AS "
        "alder, md5(CAST(person AS VARCHAR))::UUID AS patient, ";
    const std::int64_t people = contacts / 20;
    warehouse.execute(
        {"CREATE TABLE care_contacts AS SELECT " + common +
             "DATE '2022-01-01' + CAST(i * 1096 // n AS INTEGER) AS kontaktdatum, "
             "['mottagning', 'mottagning', 'distans', 'hembesok', 'telefon', 'grupp', "
             "'dagsjukvard'][CAST(hash(i * 16 + 5) % 7 + 1 AS BIGINT)] AS vardform, ['lakare', 'sjukskoterska', "
             "'fysioterapeut', 'psykolog', 'ovrig'][CAST(hash(i * 16 + 6) % 5 + 1 AS BIGINT)] AS yrkeskategori, "
             "hash(i * 16 + 7) % 10 < 7 AS planerad, hash(i * 16 + 8) % 3 = 0 AS forsta_besok, ['C509', 'I109', "
             "'J189', 'E119', 'F329', 'M545', 'Z000', 'S720'][CAST(hash(i * 16 + 9) % 8 + 1 AS BIGINT)] AS diagnos, "
             "CAST(hash(i * 16 + 10) % 300 AS DOUBLE) / 1000 AS drg_poang, CAST(50000 + hash(i * 16 + 11) % 950000 AS "
             "DOUBLE) / 100 AS kostnad FROM " +
             rows,
         {contacts, people}});
    // Thirty-six counts at the months' ends.
    warehouse.execute(
        {"CREATE TABLE waiting_list AS SELECT " + common +
             "last_day(DATE '2022-01-01' + to_months(CAST(i * 36 // n AS INTEGER))) AS matdatum, "
             "['forsta_besok', 'atgard', 'aterbesok'][CAST(hash(i * 16 + 5) % 3 + 1 AS BIGINT)] AS vantar_pa, "
             "last_day(DATE '2022-01-01' + to_months(CAST(i * 36 // n AS INTEGER))) - CAST(hash(i * 16 + 6) % 200 AS "
             "INTEGER) AS vantar_sedan, CASE WHEN hash(i * 16 + 7) % 10 = 0 THEN true WHEN hash(i * 16 + 7) % 10 < 4 "
             "THEN false END AS patientvald, CAST(hash(i * 16 + 8) % 4 + 1 AS BIGINT) AS prioritet FROM " +
             rows,
         {contacts / 10, people}});
}

std::vector<BenchMeasure> measures() {
    const std::string visits = R"(vardform i {"mottagning", "hembesok", "distans", "grupp", "dagsjukvard"})";
    const std::string sql_visits = "vardform IN ('mottagning', 'hembesok', 'distans', 'grupp', 'dagsjukvard')";
    std::vector<BenchMeasure> all = {
        {"besok", "care_contacts", Counts::rows, visits, "", "", sql_visits, "", ""},
        {"lakarbesok", "care_contacts", Counts::rows, visits + R"( och yrkeskategori = "lakare")", "", "",
         sql_visits + " AND yrkeskategori = 'lakare'", "", ""},
        {"telefon", "care_contacts", Counts::rows, R"(vardform = "telefon")", "", "", "vardform = 'telefon'", "", ""},
        {"andel_distans", "care_contacts", Counts::share, visits, R"(vardform = "distans")", "", sql_visits,
         "vardform = 'distans'", ""},
        {"andel_aterbesok_distans", "care_contacts", Counts::share, visits + " och forsta_besok = falskt",
         R"(vardform = "distans")", "", sql_visits + " AND NOT forsta_besok", "vardform = 'distans'", ""},
        {"andel_planerade", "care_contacts", Counts::share, visits, "planerad", "", sql_visits, "planerad", ""},
        {"drg_poang", "care_contacts", Counts::sum, "", "", "drg_poang", "", "", "drg_poang"},
        {"kostnad", "care_contacts", Counts::sum, "", "", "kostnad", "", "", "kostnad"},
        {"kostnad_distans", "care_contacts", Counts::sum, R"(vardform = "distans")", "", "kostnad",
         "vardform = 'distans'", "", "kostnad"},
        {"medelkostnad", "care_contacts", Counts::mean, visits, "", "kostnad", sql_visits, "", "kostnad"},
    };
    for (const int age : {18, 40, 65, 75, 80, 85, 90}) {
        all.push_back({fmt::format("besok_{}_plus", age), "care_contacts", Counts::share, visits,
                       fmt::format("alder >= {}", age), "", sql_visits, fmt::format("alder >= {}", age), ""});
    }
    for (const char* code : {"C", "I1", "J18", "E11", "F", "M54", "S72"}) {
        all.push_back({fmt::format("diagnos_{}", code), "care_contacts", Counts::rows,
                       fmt::format(R"(diagnos börjar med "{}")", code), "", "",
                       fmt::format("starts_with(diagnos, '{}')", code), "", ""});
        all.push_back({fmt::format("diagnos_{}_aldre", code), "care_contacts", Counts::share,
                       fmt::format(R"(diagnos börjar med "{}")", code), "alder >= 65", "",
                       fmt::format("starts_with(diagnos, '{}')", code), "alder >= 65", ""});
    }
    const std::string not_chosen = "inte (patientvald finns och patientvald)";
    for (const char* what : {"forsta_besok", "atgard"}) {
        const std::string include = fmt::format(R"(vantar_pa = "{}" och {})", what, not_chosen);
        const std::string sql = fmt::format("vantar_pa = '{}' AND patientvald IS NOT TRUE", what);
        all.push_back({fmt::format("inom_90_{}", what), "waiting_list", Counts::share, include,
                       "dagar mellan vantar_sedan och matdatum <= 90 dagar", "", sql, "matdatum - vantar_sedan <= 90",
                       ""});
        all.push_back({fmt::format("vantande_{}", what), "waiting_list", Counts::rows, include, "", "", sql, "", ""});
    }
    all.push_back({"prioritet_1", "waiting_list", Counts::rows, "prioritet = 1", "", "", "prioritet = 1", "", ""});
    // What does not add up.
    all.push_back({"patienter", "care_contacts", Counts::patients, "", "", "", "", "", ""});
    all.push_back({"patienter_cancer", "care_contacts", Counts::patients, R"(diagnos börjar med "C")", "", "",
                   "starts_with(diagnos, 'C')", "", ""});
    all.push_back({"median_vantan", "waiting_list", Counts::median, R"(vantar_pa = "forsta_besok")", "",
                   "dagar mellan vantar_sedan och matdatum", "vantar_pa = 'forsta_besok'", "",
                   "matdatum - vantar_sedan"});
    all.push_back({"andel_grupp", "care_contacts", Counts::share, visits, R"(vardform = "grupp")", "", sql_visits,
                   "vardform = 'grupp'", ""});
    return all;
}

std::vector<Definition> definitions(const std::vector<BenchMeasure>& measures, const std::vector<Dataset>& datasets) {
    std::vector<Definition> read;
    for (const auto& measure : measures) {
        std::string toml =
            fmt::format("valid_from = '2020-01-01'\ndataset = '{}'\ncounts = '{}'\nperiods = ['month']\n",
                        measure.dataset, name_of(measure.counts));
        const auto line = [&](const char* key, const std::string& rule) {
            if (!rule.empty()) toml += fmt::format("{} = '{}'\n", key, rule);
        };
        line("include", measure.include);
        line("numerator", measure.numerator);
        line("value", measure.value);
        if (measure.dataset == "waiting_list") toml += "measured = 'month_end'\n";
        toml += fmt::format(
            "[measure]\nid = '{0}'\nname = '{0}'\nlevel = 'region'\ndirection = 'higher_is_better'\npurpose = "
            "'-'\ndefinition = '-'\nnumerator_definition = '-'\ndenominator_definition = '-'\n",
            measure.id);
        auto file = read_definition(toml, measure.id + ".toml", datasets);
        if (!file) throw std::runtime_error(file.error().message);
        read.push_back(std::move(file->definition));
    }
    return read;
}

}  // namespace ledstang::bench
