// A group's answers in figures. Inside the module.
#pragma once

#include "flows/answer_times.h"
#include "operations/context.h"

namespace ledstang {

struct GetGroupFigures {
    std::string group;
    std::optional<Date> from, to;
    template <class G = GetGroupFigures>
    static constexpr auto described() {
        return describe("GetGroupFigures", field("group", &G::group, "Grupp"),
                        field("from", &G::from, "Svar från och med; utelämnas: ett år"),
                        field("to", &G::to, "Svar till och med; utelämnas: i dag"));
    }
};
struct GroupFigures {
    std::string group;
    Date from{}, to{};
    int answered = 0;  // first answers given on these days
    int late_answers = 0;
    std::optional<Decimal> median, percentile_90;  // days
    int open = 0;                                  // matters that the group leads, today
    int unanswered = 0;                            // of these, promised an answer and without one
    int overdue = 0;                               // of these, beyond the promised day
    template <class G = GroupFigures>
    static constexpr auto described() {
        return describe("GroupFigures", field("group", &G::group, "Grupp"), field("from", &G::from, "Från och med"),
                        field("to", &G::to, "Till och med"), field("answered", &G::answered, "Första svar under tiden"),
                        field("late_answers", &G::late_answers, "Av dem senare än utlovat"),
                        field("median", &G::median, "Median, dagar till första svar"),
                        field("percentile_90", &G::percentile_90, "90:e percentilen, dagar till första svar"),
                        field("open", &G::open, "Öppna ärenden i dag"),
                        field("unanswered", &G::unanswered, "Väntar på första svar"),
                        field("overdue", &G::overdue, "Av dem längre än utlovat"));
    }
};
// Refuses with flow.group.
Result<GroupFigures> get_group_figures(Context& context, const GetGroupFigures& wish);

// Whether each group gives feedback on what it is asked: the sign of its coupling that its matters tell.
struct FindGroupFeedback {
    std::optional<Date> on;
    template <class G = FindGroupFeedback>
    static constexpr auto described() {
        return describe("FindGroupFeedback", field("on", &G::on, "Dag; utelämnas: i dag"));
    }
};
struct GroupFeedback {
    std::string group;
    int due = 0;         // matters that were to have their first answer in the year up to the day, or got it then
    int answered = 0;    // of these
    bool given = false;  // all of them
    std::optional<bool> previous;  // the same a year before; nothing where the group was asked nothing
    template <class G = GroupFeedback>
    static constexpr auto described() {
        return describe("GroupFeedback", field("group", &G::group, "Grupp"),
                        field("due", &G::due, "Ärenden som skulle få sitt första svar under ett år till och med dagen"),
                        field("answered", &G::answered, "Av dem har fått det"),
                        field("given", &G::given, "Om alla har fått det"),
                        field("previous", &G::previous, "Likadant ett år tidigare; saknas när inget frågades"));
    }
};
struct GroupFeedbackList {
    std::vector<GroupFeedback> groups;  // those that have been asked something, by id
    template <class G = GroupFeedbackList>
    static constexpr auto described() {
        return describe("GroupFeedbackList", field("groups", &G::groups, "Grupper som har fått frågor eller uppdrag"));
    }
};
Result<GroupFeedbackList> list_group_feedback(Context& context, const FindGroupFeedback& wish);

}  // namespace ledstang
