#include <gmock/gmock.h>

#include "event_logs/logs_for_tests.h"
#include "event_logs/read_log.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

// A referral that becomes two visits of one patient.
constexpr std::string_view referral = R"({
"objectTypes": [{"name": "patient", "attributes": [{"name": "kön", "type": "string"}]}, {"name": "remiss", "attributes": []}],
"eventTypes": [{"name": "Remiss skickad", "attributes": []}],
"events": [
  {"id": "e1", "type": "Remiss skickad", "time": "2024-05-01T08:00:00Z", "attributes": [{"name": "resource", "value": "VC Öst"}],
   "relationships": [{"objectId": "p1", "qualifier": "gäller"}, {"objectId": "r1", "qualifier": "skapar"}]},
  {"id": "e2", "type": "Besök", "time": "2024-05-09T10:00:00+02:00", "attributes": [{"name": "minuter", "value": 30}],
   "relationships": [{"objectId": "p1", "qualifier": "deltar"}, {"objectId": "p1", "qualifier": "bokad"}, {"objectId": "p2", "qualifier": "deltar"}]},
  {"id": "e3", "type": "Möte", "time": "2024-05-09T08:00:00Z", "attributes": []},
  {"id": "e4", "type": "Remiss besvarad", "time": "2024-05-08T08:00:00.5Z", "relationships": [{"objectId": "r1", "qualifier": "avslutar"}, {"objectId": "okänd", "qualifier": ""}]}
],
"objects": [
  {"id": "p1", "type": "patient", "attributes": [{"name": "ort", "time": "2023-01-01T00:00:00Z", "value": "Boden"},
     {"name": "ort", "time": "1970-01-01T00:00:00Z", "value": "Luleå"}, {"name": "ålder", "time": "1970-01-01T00:00:00Z", "value": 81}]},
  {"id": "r1", "type": "remiss", "relationships": [{"objectId": "p1", "qualifier": "gäller"}]},
  {"attributes": [{"name": "ålder", "time": "1970-01-01T00:00:00Z", "value": 7}], "type": "patient", "id": "p2"},
  {"id": "p3", "type": "patient"}
]})";

Result<LogRead> read(std::string_view content, const std::string& type) {
    const LogFolder folder;
    LogReadWish wish;
    wish.object_type = type;
    return read_log(folder.file("logg.jsonocel", content), wish);
}

std::string refusal(std::string_view content, const std::string& type = "") {
    const auto log = read(content, type);
    return log ? "läst" : log.error().code + ": " + log.error().message;
}

TEST(Ocel, EachObjectOfTheTypeIsACase) {
    const auto patients = read(referral, "patient");
    ASSERT_TRUE(patients) << patients.error().message;
    EXPECT_THAT(lines_of(patients->log),
                ElementsAre("p1 ort=Luleå ålder=81", "  2024-05-01T08:00:00Z Remiss skickad /VC Öst",
                            "  2024-05-09T08:00:00Z Besök minuter=30", "p2 ålder=7",
                            "  2024-05-09T08:00:00Z Besök minuter=30"));
    EXPECT_EQ(patients->report.events_without_case, 2U);
    EXPECT_EQ(patients->report.empty_cases, 1U);
    EXPECT_EQ(patients->report.format, LogFormat::ocel);
    const auto referrals = read(referral, "remiss");
    ASSERT_TRUE(referrals);
    EXPECT_THAT(lines_of(referrals->log), ElementsAre("r1", "  2024-05-01T08:00:00Z Remiss skickad /VC Öst",
                                                      "  2024-05-08T08:00:00.500Z Remiss besvarad"));
}

TEST(Ocel, TheTypesAreToldWithTheirObjects) {
    const LogFolder folder;
    const auto types = ocel_object_types(folder.file("logg.json", referral));
    ASSERT_TRUE(types);
    EXPECT_THAT(*types, ElementsAre(Pair("patient", 3U), Pair("remiss", 1U)));
    EXPECT_THAT(refusal(referral),
                HasSubstr("process_log.object_type: Välj vilken typ av objekt som ska vara fall. Filen "
                          "logg.jsonocel har ”patient” och ”remiss”"));
    EXPECT_THAT(refusal(referral, "läkare"), HasSubstr("process_log.object_type"));
}

TEST(Ocel, WhatIsWrongIsToldWithItsPlace) {
    EXPECT_THAT(refusal("{\n \"objects\": [{\"id\": 1,,}]}"),
                HasSubstr("rad 2, kolumn 23: Filen är inte välformad JSON"));
    EXPECT_THAT(refusal("{\"objects\": ["), HasSubstr("process_log.json"));
    EXPECT_THAT(refusal("{\"objects\": {}}"), HasSubstr("process_log.not_a_log"));
    EXPECT_THAT(refusal("{\"ocel:global-log\": {}}"), HasSubstr("OCEL 1.0"));
    EXPECT_THAT(refusal("{\"objects\": [{\"id\": \"a\", \"type\": \"b\"}], \"events\": []}"),
                HasSubstr("process_log.no_events"));
    const std::string wrong_time =
        "{\"objects\": [{\"id\": \"a\", \"type\": \"b\"}], \"events\":\n [{\"id\": \"e\", \"type\": \"t\", \"time\": "
        "\"i går\", "
        "\"relationships\": [{\"objectId\": \"a\"}]}]}";
    EXPECT_THAT(refusal(wrong_time),
                HasSubstr("process_log.time_wrong: Filen logg.jsonocel, rad 2, kolumn 3: ”i går” är ingen tid"));
}

TEST(Ocel, DepthAndLengthHaveBounds) {
    EXPECT_THAT(refusal("{\"objects\": " + std::string(100'000, '[')), HasSubstr("över 100 nivåer"));
    EXPECT_THAT(refusal("{\"objects\": [\"" + std::string(5U << 20U, 'x') + "\"]}"), HasSubstr("över fyra megabyte"));
    std::string values;
    for (int i = 0; i < 70; ++i) values += "{\"name\": \"a\", \"value\": \"" + std::string(1U << 20U, 'x') + "\"},";
    EXPECT_THAT(refusal("{\"objects\": [{\"id\": \"o\", \"type\": \"t\", \"attributes\": [" + values + "{}]}]}"),
                HasSubstr("över 64 megabyte"));
}

}  // namespace
}  // namespace ledstang
