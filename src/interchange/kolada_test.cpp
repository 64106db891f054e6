// Kolada's pages in, on both databases: every fault with its path, what is missing kept as missing, and the page again.
#include "interchange/kolada.h"

#include <gmock/gmock.h>

#include "interchange/comparison_values.h"
#include "interchange/test_interchange.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Json row(const char* region, int year, const Json& values, const char* kpi = "U79092") {
    return {{"kpi", kpi}, {"municipality", region}, {"period", year}, {"values", values}};
}
Json total(const Json& value) {
    return {{{"gender", "T"}, {"count", 1}, {"status", ""}, {"value", value}, {"isdeleted", false}}};
}
std::string page(const std::vector<Json>& rows, const Json& next = nullptr) {
    return Json{{"values", rows}, {"count", rows.size()}, {"next_url", next}, {"previous_url", nullptr}}.dump();
}

class KoladaTest : public InterchangeTest {
 protected:
    Json import(const std::string& text, std::map<std::string, std::string> fields = {{"measure", measure}}) {
        const auto report = send("import_kolada", "kolada.json", text, fields);
        EXPECT_TRUE(report) << report.error().message;
        return report ? *report : Json::object();
    }
    std::vector<std::string> kept() {
        return store().read([&](Sql& sql) {
            std::vector<std::string> lines;
            for (const auto& value : comparison_values(sql, measure)) {
                lines.push_back(fmt::format("{} {} {} {} {} {}", value.region, value.period.to_string(),
                                            name_of(value.sex), value.value ? value.value->to_string() : "-",
                                            value.status, value.source));
            }
            return lines;
        });
    }
};

TEST_P(KoladaTest, a_page_is_read_and_a_missing_value_is_never_zero) {
    Json sexes = total(14.5);
    sexes.push_back({{"gender", "K"}, {"count", 1}, {"status", ""}, {"value", 13.9}});
    sexes.push_back({{"gender", "M"}, {"count", 1}, {"status", "Missing"}, {"value", nullptr}});
    Json taken_back = total(99.0);
    taken_back[0]["isdeleted"] = true;
    const auto report =
        import(page({row("0025", 2023, sexes), row("0001", 2023, taken_back), row("0000", 2023, total(15))}));
    EXPECT_EQ(report.at("added"), 5);
    EXPECT_TRUE(report.at("applied"));
    EXPECT_THAT(kept(), ElementsAre("0000 2023 T 15  Kolada U79092", "0001 2023 T - withdrawn Kolada U79092",
                                    "0025 2023 T 14.5  Kolada U79092", "0025 2023 K 13.9  Kolada U79092",
                                    "0025 2023 M - Missing Kolada U79092"));
}

TEST_P(KoladaTest, the_same_page_again_changes_nothing_and_a_newer_value_replaces) {
    import(page({row("0025", 2023, total(14.5)), row("0001", 2023, total(12))}));
    const auto before = head();
    const auto again = import(page({row("0025", 2023, total(14.5)), row("0001", 2023, total(12))}));
    EXPECT_EQ(again.at("unchanged"), 2);
    EXPECT_EQ(head(), before);
    EXPECT_EQ(import(page({row("0025", 2023, total(14.7))})).at("changed"), 1);
    EXPECT_THAT(kept(), ElementsAre("0001 2023 T 12  Kolada U79092", "0025 2023 T 14.7  Kolada U79092"));
}

TEST_P(KoladaTest, every_fault_has_its_path_and_nothing_is_kept) {
    const auto before = head();
    Json gender = total(1);
    gender[0]["gender"] = "X";
    Json no_value = total(1);
    no_value[0].erase("value");
    Json no_kpi = row("0025", 2023, total(1));
    no_kpi.erase("kpi");
    Json month = row("0025", 2022, total(1));
    month["period"] = "2022-01";
    const auto report =
        import(page({row("0025", 2023, total("många")), row("0025", 2021, gender), row("0025", 2020, no_value), no_kpi,
                     month, row("0180", 2023, total(3)), row("0012", 2023, total(3)), row("0012", 2023, total(3))}));
    EXPECT_THAT(faults_of(report),
                ElementsAre("kolada.value /values/0/values/0/value", "kolada.gender /values/1/values/0/gender",
                            "kolada.value /values/2/values/0/value", "kolada.field /values/3/kpi",
                            "kolada.period /values/4/period", "kolada.region /values/5/values/0",
                            "kolada.twice /values/7/values/0"));
    EXPECT_FALSE(report.at("applied"));
    EXPECT_EQ(head(), before);
}

TEST_P(KoladaTest, the_right_values_are_kept_when_one_says_so) {
    const auto report = import(page({row("0025", 2023, total("många")), row("0012", 2023, total(3))}),
                               {{"measure", measure}, {"apply_valid", "true"}});
    EXPECT_EQ(report.at("refused"), 1);
    EXPECT_THAT(kept(), ElementsAre("0012 2023 T 3  Kolada U79092"));
}

TEST_P(KoladaTest, what_is_no_page_of_key_figures_is_refused) {
    for (const char* text : {"[]", "{}", R"({"values": 3})", "7"}) {
        const auto answer = send("import_kolada", "fel.json", text, {{"measure", measure}});
        ASSERT_FALSE(answer) << text;
        EXPECT_EQ(answer.error().code, "kolada.page") << text;
    }
    const auto broken = send("import_kolada", "fel.json", "{\"values\": [", {{"measure", measure}});
    ASSERT_FALSE(broken);
    EXPECT_THAT(broken.error().code, HasSubstr("json"));
}

TEST_P(KoladaTest, several_key_figures_need_one_to_be_chosen) {
    const auto both = page({row("0025", 2023, total(1)), row("0025", 2023, total(2), "U70020")}, "sida-2.json");
    const auto code = [&](std::map<std::string, std::string> fields) {
        const auto answer = send("import_kolada", "kolada.json", both, fields);
        return answer ? "done" : answer.error().code;
    };
    EXPECT_EQ(code({{"measure", measure}}), "kolada.several");
    EXPECT_EQ(code({{"measure", measure}, {"kpi", "U7909"}}), "kolada.kpi");
    EXPECT_EQ(code({{"measure", "finns_inte"}, {"kpi", "U70020"}}), "measure.unknown");
    EXPECT_EQ(code({}), "kolada.not_mapped");
    const auto chosen = import(both, {{"measure", measure}, {"kpi", "U70020"}});
    EXPECT_EQ(chosen.at("added"), 1);
    EXPECT_THAT(chosen.at("message").get<std::string>(), HasSubstr("1 värden hör till andra nyckeltal"));
    EXPECT_THAT(chosen.at("message").get<std::string>(), HasSubstr("sida-2.json"));
    EXPECT_THAT(kept(), ElementsAre("0025 2023 T 2  Kolada U70020"));
}

TEST_P(KoladaTest, only_who_administers_imports) {
    be("demo_vo_chef");
    const auto answer =
        send("import_kolada", "kolada.json", page({row("0025", 2023, total(1))}), {{"measure", measure}});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, RefusalKind::forbidden);
}

TEST_P(KoladaTest, what_is_written_is_read_back) {
    std::vector<KoladaValue> values;
    const auto add = [&](const char* code, const char* year, Sex sex, std::optional<Decimal> value,
                         const char* status) {
        values.push_back({measure, code, *Period::parse(year), sex, value, 1, status, ""});
    };
    add("0001", "2022", Sex::T, Decimal::parse("12.5"), "");
    add("0001", "2022", Sex::K, std::nullopt, "Missing");
    add("0001", "2023", Sex::T, std::nullopt, withdrawn);
    add("0025", "2023", Sex::M, Decimal::parse("-0.000001"), "");
    const auto back = read_kolada(write_kolada(values), "kolada.json");
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_TRUE(back->faults.empty());
    ASSERT_EQ(back->values.size(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto &was = values[i], &is = back->values[i];
        EXPECT_EQ(std::tie(is.kpi, is.municipality, is.period, is.sex, is.value, is.status),
                  std::tie(was.kpi, was.municipality, was.period, was.sex, was.value, was.status));
    }
}

LEDSTANG_ON_BOTH_STORES(KoladaTest);

}  // namespace
}  // namespace ledstang
