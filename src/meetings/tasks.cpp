// What of meetings waits for a person.
#include <fmt/format.h>

#include <algorithm>

#include "meetings/meeting_page.h"
#include "meetings/meetings.h"

namespace ledstang {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Invitations are asked about, and items prepared, so long before; minutes are waited for so long after.
constexpr days to_answer{30}, to_prepare{14}, to_adjust{90};

Task task_about(const Meeting& meeting, const std::string& kind, std::string title, std::string detail) {
    Task task;
    task.id = fmt::format("{}/{}", kind, meeting.id);
    task.kind = kind;
    task.title = std::move(title);
    task.detail = std::move(detail);
    task.link = "/moten/" + meeting.id;
    return task;
}

class Gathering {
 public:
    Gathering(Sql& sql, const Configuration& configuration, const Caller& caller, const Date& today)
        : sql_(sql), caller_(caller), today_(today), rights_(sql, configuration, caller, today) {}

    std::vector<Task> all() {
        for (const auto& mine :
             my_meetings(sql_, rights_, Date{sys_days{today_} - to_adjust}, Date{sys_days{today_} + to_answer})) {
            const Meeting& meeting = mine.meeting;
            if (meeting.state == MeetingState::planned && today_ <= meeting.day &&
                mine.answer == InvitationAnswer::none) {
                add(task_about(meeting, "invitation", fmt::format("Svara på inbjudan till {}", meeting.title),
                               fmt::format("{} {}.", day_in_words(meeting.day), meeting.starts_at)),
                    meeting.day);
            }
            if (meeting.state == MeetingState::planned && meeting.day < today_ && mine.leads) {
                add(task_about(meeting, "close_meeting", fmt::format("Stäng {}", meeting.title),
                               "Skriv vad som beslutades och stäng mötet."),
                    std::nullopt);
            }
        }
        add_items();
        add_minutes();
        add_decisions();
        return std::move(tasks_);
    }

 private:
    void add(Task task, std::optional<Date> due) {
        task.due = due;
        task.late = due && *due < today_;
        tasks_.push_back(std::move(task));
    }

    void add_items() {
        for (const auto& [meeting, title, day, item] :
             sql_.rows<std::tuple<std::string, std::string, Date, std::string>>(
                 "select m.id, m.title, m.day, i.title from agenda_item i join meeting m on m.id = i.meeting where "
                 "i.presenter = :person and m.state = 'planned' and m.day >= :today and m.day <= :last order by m.day, "
                 "i.position",
                 caller_.person, today_, Date{sys_days{today_} + to_prepare})) {
            Meeting about;
            about.id = meeting;
            Task task = task_about(about, "agenda_item", fmt::format("Förbered {}", item), title + ".");
            task.id += "/" + item;
            add(std::move(task), day);
        }
    }

    // The chair adjusts, and any one of those who were there: until one has, it waits for all of them.
    void add_minutes() {
        using Row = std::tuple<std::string, std::string, std::string, std::int64_t, std::int64_t>;
        for (const auto& [id, title, chair, by_chair, by_others] : sql_.rows<Row>(
                 "select m.id, m.title, m.chair, (select count(*) from minutes_adjuster a where a.meeting = m.id and "
                 "a.person = m.chair), (select count(*) from minutes_adjuster a where a.meeting = m.id and a.person <> "
                 "m.chair) from meeting m join meeting_person p on p.meeting = m.id and p.person = :person and "
                 "p.attended = 1 where m.state = 'closed' and m.notes <> '' and m.day >= :first order by m.day, m.id",
                 caller_.person, Date{sys_days{today_} - to_adjust})) {
            const bool chaired = chair == caller_.person;
            if (chaired ? by_chair > 0 : by_others > 0) continue;
            Meeting about;
            about.id = id;
            add(task_about(about, "minutes", fmt::format("Justera protokollet från {}", title),
                           chaired ? "Du ledde mötet." : "Någon som var med justerar utöver ordföranden."),
                std::nullopt);
        }
    }

    void add_decisions() {
        using Row = std::tuple<std::string, std::string, std::int64_t, std::string, std::string, std::string,
                               std::optional<Date>>;
        for (const auto& [id, title, number, words, responsible, unit, due] : sql_.rows<Row>(
                 "select m.id, m.title, d.number, d.words, d.responsible, d.unit, d.due_by from decision d join "
                 "meeting "
                 "m on m.id = d.meeting where d.done_on is null and d.matter = '' and d.responsible <> '' order by "
                 "d.due_by, d.number")) {
            if (!rights_.has_function(responsible, unit)) continue;
            Meeting about;
            about.id = id;
            Task task = task_about(about, "decision", words, fmt::format("Beslutat på {}.", title));
            task.id = fmt::format("decision/{}", number);
            task.unit = unit;
            const UnitRow* row = rights_.organisation().find(unit);
            task.unit_name = row == nullptr ? unit : row->name;
            add(std::move(task), due);
        }
    }

    Sql& sql_;
    const Caller& caller_;
    const Date today_;
    const MeetingRights rights_;
    std::vector<Task> tasks_;
};

}  // namespace

std::vector<Task> meeting_tasks(Sql& sql, const Configuration& configuration, const Caller& caller, const Date& today) {
    if (caller.person.empty()) return {};
    return Gathering(sql, configuration, caller, today).all();
}

}  // namespace ledstang
