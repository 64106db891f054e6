#include "rounds/digest.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>

#include "flows/flows.h"
#include "rounds/tasks.h"

namespace ledstang {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

struct Reachable {
    std::string person;
    std::string name;
    std::string address;
};

std::vector<Reachable> everybody(Sql& sql) {
    std::vector<Reachable> people;
    for (const auto& [person, name, address] : sql.rows<std::tuple<std::string, std::string, std::string>>(
             "select p.id, p.name, p.email from person p where p.email <> '' and "
             "not exists (select 1 from account a "
             "where a.person = p.id and a.disabled = 1) order by p.id")) {
        people.push_back({person, name, address});
    }
    return people;
}

std::set<std::string> ids_of_last(Sql& sql, const std::string& person, const Date& today) {
    const auto last = sql.rows<std::string>(
        "select tasks from digest where person = :person "
        "and day < :today order by day desc limit 1",
        person, today);
    if (last.empty()) return {};
    const auto ids = from_json_text<std::vector<std::string>>(last.front());
    return ids ? std::set<std::string>(ids->begin(), ids->end()) : std::set<std::string>{};
}

// The days on which a report that is not handed in is worth a mail.
bool is_reminder_day(Sql& sql, const Configuration& configuration, const Task& task, const Date& today) {
    if (task.late) return true;
    if (!task.period) return false;
    const auto window = read_window(sql, *task.period, today);
    if (window.opens == today || window.deadline == today) return true;
    const auto occasion = occasion_of(configuration.calendar, *task.period);
    if (!occasion || !window.deadline) return false;
    return std::ranges::any_of(occasion->reminders,
                               [&](int before) { return Date{sys_days{*window.deadline} - days{before}} == today; });
}

bool is_worth_a_mail(Sql& sql, const Configuration& configuration, const Task& task, const std::set<std::string>& told,
                     const Date& today) {
    static const std::set<std::string> waited_for = {"returned", "question", "approve", "sign"};
    if (waited_for.contains(task.kind)) return true;
    if (task.kind == "round") return is_reminder_day(sql, configuration, task, today);
    return !told.contains(task.id);
}

// Marks the person as having had today's; false when that was so already.
bool claim(Store& store, const DigestPerson& person, const Date& today) {
    std::vector<std::string> ids;
    for (const auto& task : person.tasks) ids.push_back(task.id);
    const Result<bool> claimed = store.write({"", "remind"}, [&](Transaction& transaction) -> Result<bool> {
        Sql& sql = transaction.sql();
        const auto had = sql.value<std::int64_t>("select count(*) from digest where person = :person and day = :day",
                                                 person.person, today);
        if (had > 0) return false;
        sql.execute(
            "insert into digest (person, day, at, tasks) values "
            "(:person, :day, :at, :tasks)",
            person.person, today, transaction.now(), to_json(ids));
        return true;
    });
    return claimed && *claimed;
}

void forget(Store& store, const DigestPerson& person, const Date& today) {
    const auto forgotten = store.write({"", "remind"}, [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("delete from digest where person = :person and day = :day", person.person, today);
        return {};
    });
    if (!forgotten) spdlog::error("a digest that was not sent could not be forgotten: {}", forgotten.error().message);
}

}  // namespace

std::vector<DigestPerson> digests_for(Sql& sql, const Configuration& configuration, const Date& today) {
    std::vector<DigestPerson> digests;
    for (const auto& [person, name, address] : everybody(sql)) {
        auto tasks = tasks_of_person(sql, configuration, person, today);
        for (auto& notice : notice_tasks(sql, person)) tasks.push_back(std::move(notice));
        if (tasks.empty()) continue;
        const auto told = ids_of_last(sql, person, today);
        const bool worth = std::ranges::any_of(
            tasks, [&](const Task& task) { return is_worth_a_mail(sql, configuration, task, told, today); });
        if (worth) digests.push_back({person, name, address, std::move(tasks)});
    }
    return digests;
}

DigestReport send_digests(Store& store, const Configuration& configuration, const Date& today,
                          const std::string& address,
                          const std::function<Result<void>(const Mail&, const std::string& id)>& send) {
    const auto digests = store.read([&](Sql& sql) { return digests_for(sql, configuration, today); });
    DigestReport report;
    for (const auto& person : digests) {
        if (!claim(store, person, today)) {
            ++report.already;
            continue;
        }
        const std::string id = fmt::format("ledstang-{}-{}", to_string(today), person.person);
        if (const auto sent = send(digest_mail(person, address, today), id); sent) {
            ++report.sent;
        } else {
            forget(store, person, today);
            report.failures.push_back({person.person, sent.error().message});
        }
    }
    return report;
}

}  // namespace ledstang
