#include "processes/shared_way.h"

#include <map>

#include "base/secret_token.h"
#include "described/json_write.h"
#include "event_logs/event_log.h"
#include "process_analysis/activity_set.h"
#include "process_analysis/selection.h"
#include "process_analysis/swedish_calendar.h"
#include "processes/logs.h"
#include "processes/rights.h"
#include "processes/ways_of_patients.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

std::string hash_of(const std::string& token) {
    return Blake2b().field("patient way").field(token).hex();
}

}  // namespace

Result<SharedWay> share_patient_way(Context& context, const ShareWay& wish) {
    const auto found = require_in_process(context, wish.process);
    if (!found) return refuse(found.error());
    if (wish.until < context.today) return refuse("process.way_until", "Välj en dag som inte har varit.");
    std::string beginning;
    const auto there = use_process_log(context, wish.process, [&](const EventLog& log) -> Result<void> {
        const auto number = require_case(log, wish.case_name);
        if (!number) return refuse(number.error());
        beginning = beginning_of(log, *number);
        return {};
    });
    if (!there) return refuse(there.error());
    SharedWay shared{new_secret_token()};
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute(
            "insert into process_way_token (hash, process, case_name, beginning, until, person) values (:hash, "
            ":process, :case, :beginning, :until, :person)",
            hash_of(shared.token), found->process.number, wish.case_name, beginning, wish.until, context.caller.person);
        transaction.log("process_way_shared", wish.process + "/" + wish.case_name, "",
                        to_json(std::map<std::string, std::string>{{"until", to_string(wish.until)}}));
        return {};
    });
    if (!written) return refuse(written.error());
    return shared;
}

Result<PublicWay> get_public_way(Context& context, const PublicWayWish& wish) {
    using Row = std::tuple<std::string, std::string, std::string>;
    const auto row = context.store.read([&](Sql& sql) {
        return sql.row<Row>(
            "select p.id, t.case_name, t.beginning from process_way_token t join process p on p.number = t.process "
            "where "
            "t.hash = :hash and t.until >= :day",
            hash_of(wish.token), context.today);
    });
    const auto unknown = [] {
        return refuse(RefusalKind::not_found, "process.way_unknown",
                      "Länken gäller inte, eller inte längre. Be vården om en ny.");
    };
    if (!row) return unknown();
    const auto& [process, case_name, beginning] = *row;
    auto page = get_public_process(context, {process});
    if (!page) return unknown();
    PublicWay way{std::move(*page), {}};
    const auto whole = context.store.read([&](Sql& sql) { return require_whole_process(sql, process, context.today); });
    if (!whole) return unknown();
    const auto* model = model_on(whole->parts.models, context.today);
    const auto used = use_process_log(context, process, [&](const EventLog& log) -> Result<void> {
        const auto number = require_case(log, case_name);
        if (!number || model == nullptr) return {};
        // A new log may have given the name to somebody else. Links from before that was seen to have no beginning.
        if (!beginning.empty() && !begins_so(log, *number, beginning)) return unknown();
        for (const auto& milestone : model->milestones) {
            const ActivitySet activities(log, milestone.activities);
            const auto end = log.case_begin()[*number + 1];
            const auto event = activities.first(log.activity().data(), log.case_begin()[*number], end);
            PublicWayStep step{milestone.name, {}};
            if (event != end) step.day = Date{swedish_day(begins(log)[event])};
            way.steps.push_back(std::move(step));
        }
        return {};
    });
    if (!used) return refuse(used.error());
    return way;
}

}  // namespace ledstang
