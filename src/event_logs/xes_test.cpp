#include <gmock/gmock.h>
#include <zlib.h>

#include "event_logs/event_log_builder.h"
#include "event_logs/logs_for_tests.h"
#include "event_logs/read_log.h"
#include "event_logs/xes_reader.h"
#include "event_logs/xes_writer.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string log_of(std::string_view traces) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<log xes.version=\"1.0\">\n" + std::string(traces) +
           "</log>\n";
}

std::string event(std::string_view activity, std::string_view time, std::string_view more = "") {
    return "<event><string key=\"concept:name\" value=\"" + std::string(activity) +
           "\"/><date key=\"time:timestamp\" value=\"" + std::string(time) + "\"/>" + std::string(more) + "</event>\n";
}

std::string trace(std::string_view name, std::string_view content) {
    return "<trace><string key=\"concept:name\" value=\"" + std::string(name) + "\"/>\n" + std::string(content) +
           "</trace>\n";
}

Result<LogRead> read(std::string_view content, const LogReadWish& wish = {}) {
    const LogFolder folder;
    return read_log(folder.file("logg.xes", content), wish);
}

std::vector<std::string> lines(std::string_view content, const LogReadWish& wish = {}) {
    const auto log = read(content, wish);
    return log ? lines_of(log->log) : std::vector<std::string>{log.error().code + ": " + log.error().message};
}

std::string refusal(std::string_view content, const LogReadWish& wish = {}) {
    const auto log = read(content, wish);
    return log ? "läst" : log.error().code + ": " + log.error().message;
}

TEST(Xes, ReadsCasesEventsAndAttributes) {
    const std::string log = log_of(
        "<string key=\"meta_3TU:language\" value=\"swe\"/>\n"
        "<global scope=\"event\"><string key=\"concept:name\" value=\"DEFAULT\"/></global>\n" +
        trace("NA",
              "<string key=\"kön\" value=\"kvinna\"/><int key=\"ålder\" value=\"81\"/>" +
                  event("Ankomst", "2024-05-01T08:15:00.000+02:00",
                        "<string key=\"org:resource\" value=\"?\"/><float key=\"crp\" value=\"8.50\"/>") +
                  event("Hem", "2024-05-01T08:00:00.000+01:00",
                        "<boolean key=\"remiss\" value=\"true\"/><date key=\"svar\" value=\"2024-05-02T00:00:00Z\"/>"
                        "<id key=\"recept\" value=\"007\"/>")) +
        trace("1", event("Prov &amp; svar &lt;å&#228;&#xF6;&gt;", "2024-05-01T06:00:00Z")));
    EXPECT_THAT(lines(log), ElementsAre("NA kön=kvinna ålder=81", "  2024-05-01T06:15:00Z Ankomst /? crp=8.5",
                                        "  2024-05-01T07:00:00Z Hem remiss=true svar=2024-05-02T00:00:00Z recept=007",
                                        "1", "  2024-05-01T06:00:00Z Prov & svar <åäö>"));
}

TEST(Xes, NestedAttributesAndThoseOfTheHeaderAreNotOfEvents) {
    const std::string log = log_of(
        "<int key=\"meta:events\" value=\"2\"><int key=\"concept:name\" value=\"3\"/></int>\n" +
        trace("A",
              "<string key=\"a\" value=\"1\"><string key=\"concept:name\" value=\"fel\"/></string>"
              "<list key=\"diagnoser\"><values><string key=\"d\" value=\"J18\"/></values></list>" +
                  event("prov", "2024-05-01T06:00:00Z",
                        "<string key=\"b\" value=\"2\"><date key=\"time:timestamp\" value=\"x\"/><event/></string>"
                        "<container key=\"c\"><string key=\"concept:name\" value=\"fel\"/></container>")));
    EXPECT_THAT(lines(log), ElementsAre("A a=1", "  2024-05-01T06:00:00Z prov b=2"));
}

TEST(Xes, EqualInstantsKeepTheFilesOrder) {
    const std::string time = "2024-05-01T06:00:00Z";
    EXPECT_THAT(lines(log_of(trace("A", event("ö", time) + event("a", time) + event("m", "2024-05-01T05:59:59Z")))),
                ElementsAre("A", "  2024-05-01T05:59:59Z m", "  2024-05-01T06:00:00Z ö", "  2024-05-01T06:00:00Z a"));
}

TEST(Xes, GroupIsTheResourceWhereNobodyIsNamed) {
    const std::string group = "<string key=\"org:group\" value=\"Akuten\"/>";
    const std::string time = "2024-05-01T06:00:00Z";
    EXPECT_THAT(lines(log_of(trace("A", event("a", time, group) + event("b", time)))),
                ElementsAre("A", "  2024-05-01T06:00:00Z a /Akuten", "  2024-05-01T06:00:00Z b"));
    EXPECT_THAT(lines(log_of(trace("A", event("a", time, group + "<string key=\"org:resource\" value=\"Eva\"/>")))),
                ElementsAre("A", "  2024-05-01T06:00:00Z a /Eva org:group=Akuten"));
}

TEST(Xes, StartAndCompleteBecomeOneEvent) {
    const auto step = [](std::string_view name, std::string_view clock, std::string_view transition,
                         std::string_view more = "") {
        return event(
            name, "2024-05-01T" + std::string(clock) + ":00Z",
            "<string key=\"lifecycle:transition\" value=\"" + std::string(transition) + "\"/>" + std::string(more));
    };
    const std::string log =
        log_of(trace("A", step("röntgen", "08:00", "schedule") +
                              step("röntgen", "09:00", "START", "<string key=\"org:resource\" value=\"R1\"/>") +
                              step("prov", "09:10", "start") + step("prov", "09:20", "start") +
                              step("prov", "09:30", "complete", "<string key=\"svar\" value=\"1\"/>") +
                              step("röntgen", "10:00", "Complete") + step("prov", "09:40", "complete") +
                              step("hem", "11:00", "complete") + step("brev", "11:30", "start")) +
               trace("B", step("brev", "12:00", "start")));
    const auto read_log = read(log);
    ASSERT_TRUE(read_log);
    // The first start of an activity waits for its first completion.
    EXPECT_THAT(lines_of(read_log->log), ElementsAre("A", "  2024-05-01T09:00:00Z–2024-05-01T10:00:00Z röntgen /R1",
                                                     "  2024-05-01T09:10:00Z–2024-05-01T09:30:00Z prov svar=1",
                                                     "  2024-05-01T09:20:00Z–2024-05-01T09:40:00Z prov",
                                                     "  2024-05-01T11:00:00Z–2024-05-01T11:00:00Z hem"));
    EXPECT_EQ(read_log->report.source_events, 10U);
    EXPECT_EQ(read_log->report.other_transitions, 1U);
    EXPECT_EQ(read_log->report.starts_alone, 2U);
    EXPECT_EQ(read_log->log.activities().find("brev"), std::nullopt) << "what never was complete is not in the log";

    LogReadWish all;
    all.ignore_lifecycle = true;
    EXPECT_EQ(read(log, all)->log.events(), 10U);
    EXPECT_THAT(refusal(log_of(trace("B", step("brev", "12:00", "start")))), HasSubstr("process_log.no_events"));
}

TEST(Xes, CasesOfOneNameAreOneAndTheUnnamedGetAName) {
    const std::string time = "2024-05-01T06:00:00Z";
    const std::string log = log_of(trace("A", event("a", time)) + "<trace>" + event("b", time) + "</trace>" +
                                   trace("A", event("c", "2024-05-01T05:00:00Z")) + trace("tom", "") + "<trace/>");
    const auto read_log = read(log);
    ASSERT_TRUE(read_log);
    EXPECT_THAT(lines_of(read_log->log), ElementsAre("A", "  2024-05-01T05:00:00Z c", "  2024-05-01T06:00:00Z a",
                                                     "(fall 2 utan namn)", "  2024-05-01T06:00:00Z b"));
    EXPECT_EQ(read_log->report.unnamed_cases, 1U);
    EXPECT_EQ(read_log->report.empty_cases, 2U);
}

TEST(Xes, WrongTimesAreToldWithTheirPlacesOrLeftOut) {
    const std::string log =
        log_of(trace("A", event("a", "2024-02-30T06:00:00Z") + event("b", "2024-05-01T06:00:00Z") +
                              "<event><date key=\"time:timestamp\" value=\"2024-05-01\"/></event>\n" +
                              "<event><string key=\"concept:name\" value=\"å\"/>\n  </event>\n"));
    const auto refused = read(log);
    ASSERT_FALSE(refused);
    std::vector<std::string> faults;
    for (const auto& fault : refused.error().faults) {
        faults.push_back(fault.code + " " + std::to_string(*fault.line) + ":" + std::to_string(*fault.column));
    }
    EXPECT_THAT(faults, ElementsAre("process_log.time_wrong 4:46", "process_log.activity_missing 6:55",
                                    "process_log.time_missing 8:3"));
    EXPECT_THAT(refused.error().message,
                HasSubstr("logg.xes har 3 fel. Det första, rad 4, kolumn 46: ”2024-02-30T06:00:00Z” är ingen tid"));
    LogReadWish wish;
    wish.leave_out_faulty = true;
    const auto left = read(log, wish);
    ASSERT_TRUE(left);
    EXPECT_EQ(left->log.events(), 1U);
    EXPECT_EQ(left->report.faulty_events, 3U);
    EXPECT_EQ(left->report.source_events, 4U);
}

TEST(Xes, WhatIsNotALogIsRefusedWithItsPlace) {
    const std::string good = trace("A", event("a", "2024-05-01T06:00:00Z"));
    EXPECT_THAT(refusal("<html><body/></html>"), HasSubstr("process_log.not_a_log"));
    EXPECT_THAT(refusal(log_of("")), HasSubstr("process_log.no_events"));
    EXPECT_THAT(refusal("<log>\n<trace>\n  <event></trace>"),
                HasSubstr("rad 3, kolumn 10: Sluttaggen </trace> står där </event> skulle stå"));
    EXPECT_THAT(refusal("<log>\n" + good), HasSubstr("innan <log> är avslutad"));
    EXPECT_THAT(refusal("<log>\n<trace><event"), HasSubstr("process_log.xml"));
    EXPECT_THAT(refusal("<log>" + good + "</log><log/>"), HasSubstr("mer än ett yttersta element"));
    EXPECT_THAT(refusal("<log>" + good + "</log>hej"), HasSubstr("text efter dokumentets slut"));
    EXPECT_THAT(refusal("<log a=\"1\" a=\"2\"/>"), HasSubstr("står två gånger"));
    EXPECT_THAT(refusal("<log><trace><string key=\"å\" value=\"a & b\"/>"),
                HasSubstr("kolumn 38: Tecknet & står för sig självt"));
    EXPECT_THAT(refusal("<log a=\"<\"/>"), HasSubstr("inte välformad"));
    EXPECT_THAT(refusal("<log a=1/>"), HasSubstr("inte välformad"));
    EXPECT_THAT(refusal("<log>&nbsp;</log>"), HasSubstr("egna entiteter läses inte"));
    EXPECT_THAT(refusal("<log>&#0;</log>"), HasSubstr("process_log.xml"));
    EXPECT_THAT(refusal("<log><!-- </log>"), HasSubstr("En kommentar är inte avslutad"));
    EXPECT_THAT(refusal("<log><trace><string value=\"1\"/></trace></log>"), HasSubstr("<string> saknar key"));
    EXPECT_THAT(refusal(std::string("<log>\x01</log>")), HasSubstr("process_log.encoding"));
    EXPECT_THAT(refusal("<log>\xE5</log>"), HasSubstr("rad 1, kolumn 6: Filen är inte UTF-8"));
    EXPECT_THAT(refusal(std::string("\xFF\xFE<\0l\0o\0g\0/\0>\0", 14)), HasSubstr("UTF-16"));
    EXPECT_THAT(refusal("<?xml version='1.0' encoding='KOI8-R'?><log/>"), HasSubstr("process_log.encoding"));
}

TEST(Xes, ReadsLatin1WhereTheFileSaysSo) {
    const std::string log = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><log>" +
                            trace("A", event("r\xF6ntgen \x96 svar", "2024-05-01T06:00:00Z")) + "</log>";
    EXPECT_THAT(lines(log), ElementsAre("A", "  2024-05-01T06:00:00Z röntgen – svar"));
}

TEST(Xes, CommentsInstructionsAndPrefixesMakeNoDifference) {
    const std::string log =
        "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <event> -->\n<x:log xmlns:x='http://www.xes-standard.org/'>"
        "<?pi <event>?><x:trace><x:string value='A' key='concept:name' /><![CDATA[<event>]]><x:event >"
        "<x:string key='concept:name' value='a\r\nb'></x:string>"
        "<x:date value='2024-05-01T06:00:00Z' key='time:timestamp'/></x:event></x:trace></x:log>\n<!-- slut -->";
    EXPECT_THAT(lines(log), ElementsAre("A", "  2024-05-01T06:00:00Z a b"));
}

TEST(Xes, ADocumentTypeIsRefusedBeforeAnyEntityExpands) {
    const std::string bomb =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE log [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
        "\"&a;&a;&a;&a;\">]>\n<log>&b;</log>";
    EXPECT_THAT(refusal(bomb), HasSubstr("process_log.xml_doctype: Filen logg.xes, rad 2, kolumn 1:"));
}

// What is said of a text that is no log, when it comes in pieces of so many bytes.
std::string refusal_in_pieces(std::string_view text, std::size_t step) {
    const auto read = XesReader("logg.xes", {}, [&] {
                          const auto piece = text.substr(0, step);
                          text.remove_prefix(piece.size());
                          return piece;
                      }).read();
    return read.error().code + read.error().message;
}

TEST(Xes, WhereTheTextIsCutMakesNoDifferenceToALongReference) {
    for (const std::size_t length : {5U, 63U, 64U, 65U, 100U}) {
        const std::string log = "<log a=\"&" + std::string(length, 'H') + ";\"/>";
        for (std::size_t step = 1; step < log.size(); ++step)
            EXPECT_EQ(refusal_in_pieces(log, step), refusal_in_pieces(log, log.size())) << length << ", " << step;
    }
}

TEST(Xes, WhereTheTextIsCutMakesNoDifferenceToALongDeclaration) {
    for (const std::size_t blanks : {10U, 980U, 1000U, 1024U, 2000U}) {
        const std::string log = "<?xml version=\"1.0\" " + std::string(blanks, ' ') + "encoding=\"EBCDIC\"?><log/>";
        for (const std::size_t step : {1U, 7U, 34U, 1023U, 1025U})
            EXPECT_EQ(refusal_in_pieces(log, step), refusal_in_pieces(log, log.size())) << blanks << ", " << step;
    }
}

TEST(LogFormat, IsToldByTheFirstBytesWhateverTheNameIs) {
    const LogFolder folder;
    const auto format = [&](std::string_view content) { return log_format(folder.file("logg.txt", content)).value(); };
    EXPECT_EQ(format("\xEF\xBB\xBF \n<log/>"), LogFormat::xes);
    EXPECT_EQ(format(std::string_view("\xFF\xFE<\0l\0", 6)), LogFormat::xes);
    EXPECT_EQ(format("\r\n{\"events\": []}"), LogFormat::ocel);
    EXPECT_EQ(format("forlopp;handelse\n"), LogFormat::table);
    EXPECT_EQ(format(""), LogFormat::table);
    EXPECT_EQ(log_format(folder.path("saknas")).error().code, "file.unreadable");
}

TEST(Xes, GzipIsUnpackedAndABrokenOneTold) {
    const LogFolder folder;
    EventLogBuilder builder;
    for (int i = 0; i < 5000; ++i) {
        builder.add({.case_name = std::to_string(i % 700),
                     .activity = "steg " + std::to_string(i % 9),
                     .complete = i * 1'000'000LL});
    }
    const EventLog log = *builder.build();
    const auto packed = folder.path("logg.xes.gz");
    write_xes(log, packed);
    const auto again = read_log(packed);
    ASSERT_TRUE(again);
    EXPECT_EQ(lines_of(again->log), lines_of(log));
    EXPECT_EQ(log_format(packed).value(), LogFormat::xes) << "by what is packed, not by the name";
    std::filesystem::resize_file(packed, std::filesystem::file_size(packed) / 2);
    const auto cut = read_log(packed);
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, "process_log.cut_off");
}

TEST(Xes, WhatIsWrittenReadsAgainAsTheSame) {
    const LogFolder folder;
    for (const bool intervals : {false, true}) {
        EventLogBuilder builder;
        const auto age = builder.attribute("ålder <år>", true);
        const auto value = builder.attribute("värde", false);
        const auto answer = builder.attribute("svar", false);
        const auto words = builder.attribute("ord", false);
        for (int i = 0; i < 200; ++i) {
            const std::string name = "fall \"" + std::to_string(i % 13) + "\" & co";
            EventIn event{
                .case_name = name, .activity = i % 2 ? "läkare\tb" : "prov\nsvar", .complete = i % 50 * 1'500'001LL};
            if (intervals) event.start = event.complete - i % 3 * 1'000'000LL;
            if (i % 5) event.resource = "Eva's";
            builder.add(event);
            builder.set_case_number(age, builder.case_number(name), i % 13 + 40);
            if (i % 3 == 0) builder.set_number(value, i / 7.0);
            if (i % 4 == 0) builder.set_instant(answer, i * 1'000'000LL);
            if (i % 7 == 0) builder.set_text(words, "åäö &<>");
        }
        const EventLog log = *builder.build();
        write_xes(log, folder.path("logg.xes"));
        const auto again = read_log(folder.path("logg.xes"));
        ASSERT_TRUE(again) << again.error().message;
        EXPECT_EQ(again->log.is_interval(), intervals);
        auto expected = lines_of(log);
        auto found = lines_of(again->log);
        EXPECT_EQ(found, expected);
    }
}

}  // namespace
}  // namespace ledstang
