// How the process goes, held against its targets: one row for each stretch that has had one. Inside the module.
#pragma once

#include "described/text_read.h"
#include "processes/process.h"
#include "processes/selections.h"

namespace ledstang {

// Times in the target's unit. Nothing is told of fewer patients than the region shows.
struct StretchFigures {
    std::string group;  // "T" all, "K" women, "M" men
    std::int64_t started = 0;
    std::int64_t reached = 0;
    std::int64_t judged = 0;  // of those who reached it: a limit held when they began
    std::int64_t within = 0;
    bool withheld = false;        // too few: all figures here are 0 or absent
    bool share_withheld = false;  // too few have begun since a limit holds: judged, within and the shares are
    std::optional<double> median, p80, p90;
    std::optional<double> share_of_reached, share_of_started;  // percent of those for whom a limit held
    template <class S = StretchFigures>
    static constexpr auto described() {
        return describe("StretchFigures", field("group", &S::group, "T alla, K kvinnor, M män"),
                        field("started", &S::started, "Har nått den första milstolpen"),
                        field("reached", &S::reached, "Har nått den andra"),
                        field("judged", &S::judged, "Har nått den andra, och en gräns gällde när de började"),
                        field("within", &S::within, "Inom gränsen"),
                        field("withheld", &S::withheld, "För få för att visas"),
                        field("share_withheld", &S::share_withheld,
                              "För få har börjat sedan en gräns gäller: andelarna visas inte"),
                        field("median", &S::median, "Hälften tog högst så lång tid"),
                        field("p80", &S::p80, "Åtta av tio tog högst så lång tid"),
                        field("p90", &S::p90, "Nio av tio tog högst så lång tid"),
                        field("share_of_reached", &S::share_of_reached,
                              "Inom gränsen, procent av dem som nått fram och hade en gräns"),
                        field("share_of_started", &S::share_of_started,
                              "Inom gränsen, procent av dem som börjat när en gräns gällde"));
    }
};

struct StretchMonth {
    Period period = empty_value<Period>();  // in which the stretch began
    StretchFigures figures;                 // of all
    std::optional<Decimal> limit;           // that held on the month's first day; absent: none
    std::optional<Decimal> share;
    std::vector<StretchFigures> sexes;  // K and M where the log tells sex
    bool unfinished = false;            // the log ends before the limit has passed for all who began in it
    template <class S = StretchMonth>
    static constexpr auto described() {
        return describe("StretchMonth", field("period", &S::period, "Månad då tiden började"),
                        field("figures", &S::figures, "Alla"), field("limit", &S::limit, "Gräns som gällde"),
                        field("share", &S::share, "Andel som skulle klara den, procent"),
                        field("sexes", &S::sexes, "Kvinnor och män"),
                        field("unfinished", &S::unfinished,
                              "Loggen slutar innan gränsen har gått ut för alla som började: siffrorna kan ändras"));
    }
};

// Those who came to one end of several that have limits of their own.
struct OutcomeFigures {
    std::string name;        // "": outcomes that have none
    Decimal limit;           // of the target that is shown
    StretchFigures figures;  // of those who have reached the end
    template <class S = OutcomeFigures>
    static constexpr auto described() {
        return describe("ProcessOutcomeFigures", field("name", &S::name, "Namn; tomt för övriga utfall"),
                        field("limit", &S::limit, "Gräns"), field("figures", &S::figures, "De som nått fram"));
    }
};

struct BoardRow {
    ProcessTarget target;  // the newest that has begun
    std::string from_name, to_name;
    std::vector<StretchFigures> groups;    // T, and K and M where the log tells sex
    std::vector<OutcomeFigures> outcomes;  // where some have limits of their own
    std::vector<StretchMonth> months;      // oldest first, at most 36
    std::string verdict;                   // met | not_met | no_aim | too_few
    std::string sentence;                  // Swedish: the answer in one
    template <class S = BoardRow>
    static constexpr auto described() {
        return describe("ProcessBoardRow", field("target", &S::target, "Målvärde"),
                        field("from_name", &S::from_name, "Från"), field("to_name", &S::to_name, "Till"),
                        field("groups", &S::groups, "Alla, kvinnor och män"),
                        field("outcomes", &S::outcomes, "Utfall med egna gränser, och de övriga"),
                        field("months", &S::months, "Månad för månad"),
                        field("verdict", &S::verdict, "met, not_met, no_aim eller too_few"),
                        field("sentence", &S::sentence, "Svaret i en mening"));
    }
};

struct ProcessBoard {
    std::int64_t cases = 0;  // in the choice; 0 when too few to be shown
    bool withheld = false;
    std::string first_day, last_day;  // of the log's events
    int fewest_shown = 0;
    std::vector<BoardRow> rows;
    template <class S = ProcessBoard>
    static constexpr auto described() {
        return describe("ProcessBoard", field("cases", &S::cases, "Patientförlopp i urvalet"),
                        field("withheld", &S::withheld, "För få för att visas"),
                        field("first_day", &S::first_day, "Loggens första dag"),
                        field("last_day", &S::last_day, "Loggens sista dag"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("rows", &S::rows, "Målvärden"));
    }
};
Result<ProcessBoard> get_process_board(Context& context, const CasesWish& wish);

}  // namespace ledstang
