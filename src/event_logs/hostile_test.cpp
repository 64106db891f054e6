// Logs that somebody has made to hurt, or that are just strange: the right answer or a refusal with its place, and
// never more memory than what is asked for here. The memory is that of a process of its own, which has nothing else in
// it.
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "event_logs/logs_for_tests.h"
#include "event_logs/read_log.h"
#include "event_logs/xes_reader.h"

namespace ledstang {
namespace {

using ::testing::HasSubstr;

// Gives a document piece by piece: a beginning, something `times` times, an end.
class Pieces {
 public:
    Pieces(std::string begin, std::function<std::string(std::uint64_t)> piece, std::uint64_t times, std::string end)
        : begin_(std::move(begin)), piece_(std::move(piece)), times_(times), end_(std::move(end)) {}

    std::string_view operator()() {
        block_.clear();
        if (at_ == 0) block_ = begin_;
        while (at_ < times_ && block_.size() < 200'000) block_ += piece_(at_++);
        if (at_ == times_ && !ended_) {
            block_ += end_;
            ended_ = true;
        }
        given_ += block_.size();
        return block_;
    }
    std::uint64_t given() const { return given_; }

 private:
    std::string begin_;
    std::function<std::string(std::uint64_t)> piece_;
    std::uint64_t times_;
    std::string end_;
    std::string block_;
    std::uint64_t at_ = 0;
    bool ended_ = false;
    std::uint64_t given_ = 0;
};

struct Outcome {
    std::string code;  // "" when the log was read
    std::string message;
    std::uint64_t cases = 0;
    std::uint64_t events = 0;
    double megabytes = 0;  // most memory beyond what the process had before
};

double peak_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

// In a process of its own, so that its memory can be told from the other tests'.
Outcome alone(const std::function<Outcome()>& read) {
    int pipe_ends[2];
    if (::pipe(pipe_ends) != 0) throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        const double before = peak_megabytes();
        const Outcome outcome = read();
        const std::string text = outcome.code + "\n" + std::to_string(outcome.cases) + "\n" +
                                 std::to_string(outcome.events) + "\n" + std::to_string(peak_megabytes() - before) +
                                 "\n" + outcome.message;
        const bool wrote = ::write(pipe_ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size());
        ::_exit(wrote ? 0 : 1);
    }
    ::close(pipe_ends[1]);
    std::string text(10'000, '\0');
    std::size_t size = 0;
    for (ssize_t got = 1; got > 0 && size < text.size(); size += static_cast<std::size_t>(got > 0 ? got : 0)) {
        got = ::read(pipe_ends[0], text.data() + size, text.size() - size);
    }
    ::close(pipe_ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0) << "the process died";
    std::istringstream lines(text.substr(0, size));
    Outcome outcome;
    std::string line;
    std::getline(lines, outcome.code);
    if (std::getline(lines, line)) outcome.cases = std::stoull(line);
    if (std::getline(lines, line)) outcome.events = std::stoull(line);
    if (std::getline(lines, line)) outcome.megabytes = std::stod(line);
    std::getline(lines, outcome.message, '\0');
    return outcome;
}

// A sanitizer's own memory is not the reader's.
void expect_memory_below(double megabytes, const Outcome& outcome) {
#ifndef __SANITIZE_ADDRESS__
    EXPECT_LT(outcome.megabytes, megabytes);
#else
    (void)megabytes;
    (void)outcome;
#endif
}

Outcome read_alone(Pieces pieces, LogReadWish wish = {}) {
    return alone([&] {
        const auto read = XesReader("logg.xes", wish, [&] { return pieces(); }).read();
        if (!read) return Outcome{read.error().code, read.error().message};
        return Outcome{"", "", read->log.cases(), read->log.events()};
    });
}

std::string event(std::string_view activity, std::string_view time) {
    return "<event><string key=\"concept:name\" value=\"" + std::string(activity) +
           "\"/><date key=\"time:timestamp\" value=\"" + std::string(time) + "\"/></event>\n";
}
const std::string time = "2024-05-01T08:15:00Z";

TEST(HostileLog, EndlessNestingStopsAtTheBound) {
    // Ten gigabytes are offered; what is taken is the first piece.
    Pieces endless("<log><trace>", [](std::uint64_t) { return std::string("<list key=\"a\">"); }, 700'000'000, "");
    const LogReadWish wish;
    const auto read = XesReader("logg.xes", wish, [&] { return endless(); }).read();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "process_log.xml_deep");
    EXPECT_THAT(read.error().message, HasSubstr("rad 1, kolumn 2785"));
    EXPECT_LT(endless.given(), 1'000'000U);
}

TEST(HostileLog, LongNestedListsTakeNoMemory) {
    // Side by side rather than within each other: legal, and of no use. Forty megabytes.
    const auto outcome = read_alone(
        {"<log><trace><string key=\"concept:name\" value=\"A\"/>" + event("a", time) + "<list key=\"l\"><values>",
         [](std::uint64_t) {
             return "<list key=\"a\"><values><int key=\"b\" value=\"1\"/></values></list>\n" + std::string(200, ' ');
         },
         150'000, "</values></list></trace></log>"});
    EXPECT_EQ(outcome.code, "") << outcome.message;
    EXPECT_EQ(outcome.events, 1U);
    expect_memory_below(20, outcome);
}

TEST(HostileLog, EndlessAttributesAreRefusedBeforeTheyFillTheMemory) {
    const auto attribute = [](std::uint64_t) {
        return "<string key=\"k\" value=\"" + std::string(100'000, 'x') + "\"/>\n";
    };
    const std::string name = "<string key=\"concept:name\" value=\"A\"/>";
    for (const std::string begin : {"<log><trace>" + name, "<log><trace>" + name + "<event>"}) {
        const auto outcome = read_alone({begin, attribute, 3'000, ""});
        EXPECT_EQ(outcome.code, "process_log.xes");
        EXPECT_THAT(outcome.message, HasSubstr("över 64 megabyte attribut"));
        expect_memory_below(200, outcome);
    }
}

TEST(HostileLog, ALongCommentTakesNoMemoryAndALongTagIsRefused) {
    const auto comment = read_alone({"<log><!--", [](std::uint64_t) { return std::string(10'000, 'x'); }, 2'000,
                                     "--><trace>" + event("a", time) + "</trace></log>"});
    EXPECT_EQ(comment.events, 1U) << comment.message;
    expect_memory_below(20, comment);
    const auto tag =
        read_alone({"<log><trace><string key=\"", [](std::uint64_t) { return std::string(10'000, 'x'); }, 10'000, ""});
    EXPECT_EQ(tag.code, "process_log.xml");
    EXPECT_THAT(tag.message, HasSubstr("över fyra megabyte"));
    expect_memory_below(40, tag);
}

TEST(HostileLog, ACaseOfAMillionEventsOfOneInstantKeepsItsOrder) {
    const auto outcome = alone([] {
        Pieces pieces(
            "<log><trace><string key=\"concept:name\" value=\"NA\"/>",
            [](std::uint64_t i) { return event(i == 999'999 ? "sist" : "a", time); }, 1'000'000, "</trace></log>");
        const LogReadWish wish;
        const auto read = XesReader("logg.xes", wish, [&] { return pieces(); }).read();
        if (!read) return Outcome{read.error().code, read.error().message};
        const bool last = read->log.activities()[read->log.activity()[999'999]] == "sist";
        return Outcome{last ? "" : "wrong order", "", read->log.cases(), read->log.events()};
    });
    EXPECT_EQ(outcome.code, "") << outcome.message;
    EXPECT_EQ(outcome.cases, 1U);
    EXPECT_EQ(outcome.events, 1'000'000U);
    expect_memory_below(60, outcome);
}

TEST(HostileLog, AMillionCasesOfOneEvent) {
    const auto outcome = read_alone({"<log>",
                                     [](std::uint64_t i) {
                                         return "<trace><string key=\"concept:name\" value=\"" + std::to_string(i) +
                                                "\"/>" + event("a", time) + "</trace>";
                                     },
                                     1'000'000, "</log>"});
    EXPECT_EQ(outcome.code, "") << outcome.message;
    EXPECT_EQ(outcome.cases, 1'000'000U);
    EXPECT_EQ(outcome.events, 1'000'000U);
    expect_memory_below(120, outcome);
}

TEST(HostileLog, MoreAttributesThanThereIsRoomForAreLeftOut) {
    const auto outcome = alone([] {
        Pieces pieces(
            "<log><trace><string key=\"concept:name\" value=\"A\"/>",
            [](std::uint64_t i) {
                return "<event><string key=\"concept:name\" value=\"a\"/><date key=\"time:timestamp\" value=\"" + time +
                       "\"/><string key=\"attribut " + std::to_string(i) + "\" value=\"x\"/></event>";
            },
            100'000, "</trace></log>");
        const LogReadWish wish;
        const auto read = XesReader("logg.xes", wish, [&] { return pieces(); }).read();
        if (!read) return Outcome{read.error().code, read.error().message};
        return Outcome{"", "", read->report.left_out_attributes.size(), read->log.attributes().size()};
    });
    EXPECT_EQ(outcome.code, "") << outcome.message;
    EXPECT_EQ(outcome.cases, 100U) << "of those left out a hundred are named";
    EXPECT_EQ(outcome.events, 1000U);
    expect_memory_below(600, outcome);  // a thousand columns of a hundred thousand events
}

TEST(HostileLog, AMillionStartsWithoutEndAreCounted) {
    const auto outcome = read_alone({"<log><trace><string key=\"concept:name\" value=\"A\"/>" + event("klar", time),
                                     [](std::uint64_t) {
                                         return "<event><string key=\"concept:name\" value=\"a\"/><string "
                                                "key=\"lifecycle:transition\" value=\"start\"/>"
                                                "<date key=\"time:timestamp\" value=\"" +
                                                time + "\"/></event>";
                                     },
                                     300'000, "</trace></log>"});
    EXPECT_EQ(outcome.code, "") << outcome.message;
    EXPECT_EQ(outcome.events, 1U);
    expect_memory_below(40, outcome);
}

TEST(HostileLog, EveryEventWrongIsOneRefusalWithAHundredFaults) {
    const LogReadWish wish;
    Pieces pieces("<log><trace>", [](std::uint64_t) { return event("a", "i går"); }, 100'000, "</trace></log>");
    const auto read = XesReader("logg.xes", wish, [&] { return pieces(); }).read();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "process_log.time_wrong");
    EXPECT_EQ(read.error().faults.size(), 100U);
    EXPECT_THAT(read.error().message, HasSubstr("har 100000 fel"));
}

TEST(HostileLog, WhereTheBytesAreCutMakesNoDifference) {
    const std::string document =
        "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><!-- å --><log><trace><string key='concept:name' "
        "value='å&amp;&#228;'/>" +
        event("läkare", time) + "<list key='x'><![CDATA[ ]] > ]]></list></trace></log> ";
    for (const std::size_t size : {1U, 2U, 3U, 7U, 50U}) {
        std::size_t at = 0;
        const LogReadWish wish;
        const auto read = XesReader("logg.xes", wish, [&] {
                              const auto piece = std::string_view(document).substr(at, size);
                              at += piece.size();
                              return piece;
                          }).read();
        ASSERT_TRUE(read) << size << ": " << read.error().message;
        EXPECT_THAT(lines_of(read->log), testing::ElementsAre("å&ä", "  2024-05-01T08:15:00Z läkare"));
    }
    // Every cut end is refused, and never read past.
    for (std::size_t end = 0; end + 1 < document.size(); ++end) {
        bool given = false;
        const LogReadWish wish;
        const auto read = XesReader("logg.xes", wish, [&] {
                              const auto piece = given ? std::string_view() : std::string_view(document).substr(0, end);
                              given = true;
                              return piece;
                          }).read();
        EXPECT_FALSE(read) << end;
    }
}

}  // namespace
}  // namespace ledstang
