#include "event_logs/variant_numbers.h"

#include <gmock/gmock.h>

#include "event_logs/event_log_builder.h"

namespace ledstang {
namespace {

EventLog log_of_cases(const std::vector<std::vector<std::string>>& cases) {
    EventLogBuilder builder;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        std::int64_t instant = 0;
        for (const auto& activity : cases[i])
            builder.add({.case_name = std::to_string(i), .activity = activity, .complete = ++instant});
    }
    return *std::move(builder).build();
}

TEST(VariantNumbers, FollowTheOrderOfNamesAndNotOfAppearance) {
    const auto log = log_of_cases({{"Ö", "A"}, {"B"}, {"A", "Ö"}, {"B", "A"}, {"Ö", "A"}, {"A", "Z"}});
    // A Z, A Ö, B, B A, Ö A: by code points, and a way that is the beginning of another before it.
    EXPECT_THAT(variant_numbers(log).values(), testing::ElementsAre(4U, 2U, 1U, 3U, 4U, 0U));
    EXPECT_THAT(log.case_variant(), testing::ElementsAre(4U, 2U, 1U, 3U, 4U, 0U));
    EXPECT_TRUE(EventLog().case_variant().empty());
}

// Longer than what is packed into a sort's key, and different only at the end.
TEST(VariantNumbers, TellLongCasesApartToTheirLastEvent) {
    std::vector<std::vector<std::string>> cases;
    for (const char* last : {"C", "A", "B", "A"}) {
        cases.emplace_back(200, "A");
        cases.back().emplace_back(last);
    }
    cases.emplace_back(200, "A");
    EXPECT_THAT(variant_numbers(log_of_cases(cases)).values(), testing::ElementsAre(3U, 1U, 2U, 1U, 0U));
}

}  // namespace
}  // namespace ledstang
