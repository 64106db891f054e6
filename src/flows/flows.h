// The public face of matters that go through stages: questions to the knowledge organisation, introductions and
// phase-outs, assignments, investigations. Which types there are, with their stages, fields, gates and who may do what,
// is configuration (flows/*.toml). docs/flows.md says how it works.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "flows/answer_times.h"
#include "operations/task.h"

namespace ledstang {

class Operations;
class Sql;
class Transaction;
struct Configuration;

// What waits for the person: steps to take, statements to give, and what has run out of time.
std::vector<Task> flow_tasks(Sql& sql, const Configuration& configuration, const std::string& person,
                             const Date& today);

// What the person has been told and not yet seen, as the daily mail lists it.
std::vector<Task> notice_tasks(Sql& sql, const std::string& person);
// Tells authors and followers, once, of the first outcome that a linked measure has after the matter's decision. Run
// daily, before the mail. How many outcomes were told of.
int tell_first_outcomes(Transaction& transaction, const Configuration& configuration);

// A matter as an agenda or a group's page shows it.
struct MatterSummary {
    std::string id;
    std::string type;
    std::string type_name;
    std::string title;
    std::string unit;
    std::string unit_name;
    std::string group;
    std::string group_name;
    std::string area;
    std::string stage;
    std::string stage_name;
    std::string phase;
    Date since{};
    std::optional<Date> due;
    bool late = false;
    bool ended = false;
    Date created{};
    std::optional<Date> first_answer;
    std::vector<std::string> priority;  // the choices of the fields that the type ranks by, in its order; "" unanswered
    std::string roll_up;                // "I bruk: 9 av 12. Avstår: 1."; empty without units
    template <class S = MatterSummary>
    static constexpr auto described() {
        return describe(
            "MatterSummary", field("id", &S::id, "Id"), field("type", &S::type, "Ärendetyp"),
            field("type_name", &S::type_name, "Ärendetypens namn"), field("title", &S::title, "Rubrik"),
            field("unit", &S::unit, "Enhet"), field("unit_name", &S::unit_name, "Enhetens namn"),
            field("group", &S::group, "Grupp som leder"), field("group_name", &S::group_name, "Gruppens namn"),
            field("area", &S::area, "Område"), field("stage", &S::stage, "Läge"),
            field("stage_name", &S::stage_name, "Läget i ord"), field("phase", &S::phase, "Skede"),
            field("since", &S::since, "I läget sedan"), field("due", &S::due, "Klart med läget senast"),
            field("late", &S::late, "Om den dagen har passerat"), field("ended", &S::ended, "Om det är avslutat"),
            field("created", &S::created, "Upplagt"), field("first_answer", &S::first_answer, "Första svar"),
            field("priority", &S::priority, "Val som det rangordnas efter"),
            field("roll_up", &S::roll_up, "Läget på enheterna i ord"));
    }
};
// Matters not yet ended that the group leads or takes part in, those that have stood longest in their stage first.
std::vector<MatterSummary> open_matters_of_group(Sql& sql, const Configuration& configuration, const std::string& group,
                                                 const Date& today);

// Whether a text is a matter type that the region can use: its faults with line and column where it is not. `name` is
// the file's, with .toml.
Result<void> check_matter_type_text(const Configuration& configuration, const std::string& text,
                                    const std::string& name);

void offer_flows(Operations& operations);

}  // namespace ledstang
