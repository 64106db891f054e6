#include "app/installation.h"

#include <fmt/format.h>

#include <ctime>

#include "accounts/accounts.h"
#include "app/answer_outcomes.h"
#include "app/deviations.h"
#include "app/lookups.h"
#include "calendar/calendar.h"
#include "computing/computing.h"
#include "deliveries/deliveries.h"
#include "entry/entry.h"
#include "flows/flows.h"
#include "forms/forms.h"
#include "goals/goals.h"
#include "groups/groups.h"
#include "interchange/interchange.h"
#include "knowledge/knowledge.h"
#include "labels/labels.h"
#include "matters/matters.h"
#include "measures/measures.h"
#include "meetings/meetings.h"
#include "organisation/organisation.h"
#include "packages/packages.h"
#include "processes/processes.h"
#include "reports/reports.h"
#include "rounds/rounds.h"

namespace ledstang {
namespace {

// Roles name permissions as texts; a misspelt one would silently allow nothing.
Result<void> check_permissions(const Configuration& configuration) {
    for (const auto& role : configuration.roles.roles) {
        for (const auto& permission : role.permissions) {
            if (!value_named<Permission>(permission)) {
                return refuse(
                    "configuration.permission",
                    fmt::format("roles.toml: rollen {} har rättigheten ”{}”, som inte finns.", role.id, permission));
            }
        }
    }
    return {};
}

Date day_now() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return Date{std::chrono::year(local.tm_year + 1900), std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
                std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

}  // namespace

Operations all_operations() {
    Operations operations;
    offer_accounts(operations);
    offer_organisation(operations);
    offer_groups(operations);
    offer_measures(operations);
    offer_computing(operations);
    offer_goals(operations);
    offer_matters(operations);
    offer_flows(operations);
    offer_entry(operations);
    offer_reports(operations);
    offer_calendar(operations);
    offer_rounds(operations);
    offer_labels(operations);
    offer_forms(operations);
    offer_processes(operations);
    offer_packages(operations);
    offer_interchange(operations);
    offer_knowledge(operations);
    offer_meetings(operations);
    offer_answer_outcomes(operations);
    offer_deviations(operations);
    offer_search(operations);
    offer_changes(operations);
    offer_history(operations);
    offer_deliveries(operations);
    offer_periods(operations);
    offer_shares(operations);
    return operations;
}

std::string_view program_version() {
    return LEDSTANG_VERSION;
}

Installation::~Installation() {
    if (store) stop_delivery_jobs(*store);
}

Date Installation::today() const {
    return fixed_today.value_or(day_now());
}

Context Installation::context(const Caller& caller) {
    return Context{caller, *store, configuration, *scope, today()};
}

Result<std::unique_ptr<Installation>> open_installation(DataFolder folder, StoreOptions options) {
    add_missing_config(folder);
    auto configuration = load_configuration(folder.config());
    if (!configuration) return refuse(configuration.error());
    if (auto checked = check_permissions(*configuration); !checked) return refuse(checked.error());
    auto installation = std::make_unique<Installation>();
    installation->configuration = std::move(*configuration);
    auto& log_in = installation->configuration.log_in;
    log_in.demo = folder.settings.demo;
    log_in.local_passwords = folder.settings.local_passwords;
    log_in.folder = folder.path.string();
    installation->store = Store::open(folder.store_address(), options);
    installation->scope = organisation_scope();
    installation->operations = all_operations();
    installation->folder = std::move(folder);
    return installation;
}

}  // namespace ledstang
