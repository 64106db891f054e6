// How every process stands: of each target the share within its limit in the latest tertial that has ended, held
// against the aim and against the tertial before. Inside the module.
#pragma once

#include "described/text_read.h"
#include "processes/process.h"
#include "processes/selections.h"

namespace ledstang {

// Of those who reached the end of a stretch during a tertial.
struct StandingShare {
    std::string group;  // "T" all, "K" women, "M" men
    bool withheld = false;
    std::int64_t reached = 0;
    std::int64_t within = 0;
    std::optional<double> share;  // percent; absent: withheld, or none has reached the end
    template <class S = StandingShare>
    static constexpr auto described() {
        return describe("ProcessStandingShare", field("group", &S::group, "T alla, K kvinnor, M män"),
                        field("withheld", &S::withheld, "För få för att visas"),
                        field("reached", &S::reached, "Har nått fram under tertialet"),
                        field("within", &S::within, "Inom gränsen"),
                        field("share", &S::share, "Inom gränsen, procent"));
    }
};

struct StretchStanding {
    std::string process, target, name;
    std::string limit;                  // in words: "28 dagar"
    std::optional<Decimal> aim;         // percent
    std::optional<Period> period;       // the latest tertial that has ended, in which somebody reached the end
    std::vector<StandingShare> latest;  // T, and K and M where the log tells sex; none without a period
    StandingShare before;               // of all, the tertial before
    std::string verdict;                // met | not_met | no_aim | too_few
    std::string trend;  // better | worse | unsure: chance alone may have moved it that far | none: nothing to compare
    template <class S = StretchStanding>
    static constexpr auto described() {
        return describe(
            "ProcessStretchStanding", field("process", &S::process, "Processens id"),
            field("target", &S::target, "Målvärdets id"), field("name", &S::name, "Målvärdets namn"),
            field("limit", &S::limit, "Gränsen i ord"), field("aim", &S::aim, "Andel som ska klara gränsen, procent"),
            field("period", &S::period, "Senaste avslutade tertial då någon nått fram"),
            field("latest", &S::latest, "Alla, kvinnor och män det tertialet"),
            field("before", &S::before, "Alla tertialet före"),
            field("verdict", &S::verdict, "met, not_met, no_aim eller too_few"),
            field("trend", &S::trend, "better, worse, unsure (kan vara slumpen) eller none (inget att jämföra med)"));
    }
};
// A process whose events cannot be read.
struct UnreadProcess {
    std::string process, words;
    template <class S = UnreadProcess>
    static constexpr auto described() {
        return describe("UnreadProcess", field("process", &S::process, "Processens id"),
                        field("words", &S::words, "Varför"));
    }
};
struct ProcessStanding {
    int fewest_shown = 0;
    std::vector<StretchStanding> stretches;  // by process and target
    std::vector<UnreadProcess> unread;
    template <class S = ProcessStanding>
    static constexpr auto described() {
        return describe("ProcessStanding", field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("stretches", &S::stretches, "Målvärden med händelser"),
                        field("unread", &S::unread, "Processer vars händelser inte går att läsa"));
    }
};

struct StandingWish {
    template <class S = StandingWish>
    static constexpr auto described() {
        return describe("ProcessStandingWish");
    }
};
// Processes without events or without a target that has begun are not in it.
Result<ProcessStanding> get_process_standing(Context& context, const StandingWish& wish);

}  // namespace ledstang
