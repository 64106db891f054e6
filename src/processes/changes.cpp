#include "processes/changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "described/json_write.h"
#include "knowledge/knowledge.h"
#include "operations/area_settings.h"
#include "organisation/organisation.h"
#include "processes/process_writes.h"
#include "processes/rights.h"
#include "store/next_key.h"
#include "store/version.h"

namespace ledstang {
namespace {

template <class Wish>
Result<void> check_words(const Context& context, const ProcessSettings& settings, const Wish& wish) {
    if (is_blank(wish.name)) return refuse("process.name", "Skriv processens namn.");
    for (const auto& priority : wish.priorities) {
        if (settings.priority(priority) == nullptr) {
            return refuse(
                "process.priority",
                fmt::format("Prioriteringen {} finns inte i processes.toml. Välj i listan.", in_quotes(priority)));
        }
    }
    if (wish.owner_function.empty() != wish.owner_unit.empty())
        return refuse("process.owner", "En ägare är en funktion vid en enhet. Välj båda, eller ingen.");
    if (!wish.owner_function.empty() && context.configuration.function_kind(wish.owner_function) == nullptr)
        return refuse("process.owner",
                      fmt::format("Funktionen {} finns inte. Välj i listan.", in_quotes(wish.owner_function)));
    if (!wish.area.empty()) {
        const auto areas = read_areas(context.configuration.folder);
        if (!areas) return refuse(areas.error());
        if (auto known = require_area(*areas, wish.area); !known) return refuse(known.error());
    }
    return {};
}

template <class Wish>
Result<void> check_stored(Sql& sql, const Wish& wish) {
    if (!wish.owner_unit.empty() && !unit_number(sql, wish.owner_unit))
        return refuse("unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(wish.owner_unit)));
    if (!wish.guideline.empty() && !document_exists(sql, wish.guideline))
        return refuse("document.unknown", fmt::format("Dokumentet {} finns inte.", in_quotes(wish.guideline)));
    return {};
}

Result<void> check_person(Sql& sql, const std::string& person) {
    if (sql.row<std::string>("select id from person where id = :id", person)) return {};
    return refuse("person.unknown",
                  fmt::format("Personen {} finns inte. Lägg till personen först.", in_quotes(person)));
}

void begin_role(Sql& sql, std::int64_t process, const std::string& person, const std::string& role, const Date& from) {
    sql.execute(
        "insert into process_person (process, person, role, valid_from) values (:process, :person, :role, :day) on "
        "conflict (process, person, role, valid_from) do update set valid_to = null",
        process, person, role, from);
}

// The role as the change log has it.
struct RoleInProcess {
    std::string person, role;
    Date day{};
    template <class S = RoleInProcess>
    static constexpr auto described() {
        return describe("RoleInProcess", field("person", &S::person, "Person"), field("role", &S::role, "Roll"),
                        field("day", &S::day, "Dag"));
    }
};

}  // namespace

Result<std::string> check_new_process(const Context& context, const ProcessSettings& settings,
                                      const CreateProcess& wish) {
    if (auto allowed = require_appointer(context, wish.owner_unit); !allowed) return refuse(allowed.error());
    if (auto right = check_words(context, settings, wish); !right) return refuse(right.error());
    if (std::ranges::none_of(settings.roles, &ProcessRole::edits))
        return refuse("process.configuration",
                      "Regionen har inga processer: processes.toml saknas eller har ingen roll.");
    const std::string id = wish.id.empty() ? ascii_slug(wish.name) : wish.id;
    if (id.empty() || id != ascii_slug(id))
        return refuse("process.id", "Ett id består av små bokstäver a–z, siffror och _.");
    return id;
}

Result<std::int64_t> write_process(Transaction& transaction, const Context& context, const ProcessSettings& settings,
                                   const CreateProcess& wish, const std::string& id) {
    Sql& sql = transaction.sql();
    if (auto right = check_stored(sql, wish); !right) return refuse(right.error());
    if (sql.row<std::string>("select id from process where id = :id", id)) {
        return refuse(RefusalKind::conflict, "process.exists",
                      fmt::format("Processen {} finns redan. Ge den nya ett annat namn eller id.", in_quotes(id)));
    }
    StoredProcess process{next_key(sql, "process"),
                          id,
                          wish.name,
                          wish.about,
                          wish.area,
                          wish.owner_function,
                          wish.owner_unit,
                          wish.guideline,
                          wish.priorities,
                          1};
    sql.execute(
        "insert into process (number, id, name, about, area, owner_function, owner_unit, guideline, priorities, "
        "version) values (:number, :id, :name, :about, :area, :function, :unit, :guideline, :priorities, 1)",
        process.number, id, wish.name, wish.about, wish.area, wish.owner_function,
        wish.owner_unit.empty() ? std::nullopt : unit_number(sql, wish.owner_unit), wish.guideline,
        to_json(wish.priorities));
    transaction.log("process", id, "", to_json(process));
    if (wish.leader.empty()) return process.number;
    if (auto known = check_person(sql, wish.leader); !known) return refuse(known.error());
    const auto editing = std::ranges::find(settings.roles, true, &ProcessRole::edits);
    begin_role(sql, process.number, wish.leader, editing->id, context.today);
    transaction.log("process_person", id, "", to_json(RoleInProcess{wish.leader, editing->id, context.today}));
    return process.number;
}

Result<ProcessPage> create_process(Context& context, const CreateProcess& wish) {
    const auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto id = check_new_process(context, *settings, wish);
    if (!id) return refuse(id.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) {
        return write_process(transaction, context, *settings, wish, *id);
    });
    if (!written) return refuse(written.error());
    return get_process(context, {*id});
}

Result<ProcessPage> change_process(Context& context, const ChangeProcess& wish) {
    const auto edited = require_edited(context, wish.process);
    if (!edited) return refuse(edited.error());
    if (auto right = check_words(context, edited->settings, wish); !right) return refuse(right.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        if (auto right = check_stored(sql, wish); !right) return right;
        const auto before = require_process(sql, wish.process);
        if (!before) return refuse(before.error());
        const auto changed = sql.execute(
            "update process set name = :name, about = :about, area = :area, owner_function = :function, owner_unit = "
            ":unit, guideline = :guideline, priorities = :priorities, version = version + 1 where id = :id and version "
            "= :version",
            wish.name, wish.about, wish.area, wish.owner_function,
            wish.owner_unit.empty() ? std::nullopt : unit_number(sql, wish.owner_unit), wish.guideline,
            to_json(wish.priorities), wish.process, wish.version);
        if (auto current = expect_version(changed, "processen " + before->name); !current) return current;
        transaction.log("process", wish.process, to_json(*before), to_json(*require_process(sql, wish.process)));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_process(context, {wish.process});
}

Result<ProcessPage> set_process_stage(Context& context, const SetProcessStage& wish) {
    const auto edited = require_edited(context, wish.process);
    if (!edited) return refuse(edited.error());
    if (edited->settings.stage(wish.stage) == nullptr) {
        return refuse("process.stage",
                      fmt::format("Steget {} finns inte i processes.toml. Välj i listan.", in_quotes(wish.stage)));
    }
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        const auto unit = wish.unit.empty() ? std::nullopt : unit_number(sql, wish.unit);
        if (!wish.unit.empty() && !unit)
            return refuse("unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(wish.unit)));
        StageOnDay stage;
        stage.stage = stage.stage_name = wish.stage;
        stage.unit = wish.unit;
        stage.patients = is_blank(wish.patients) ? "" : wish.patients;
        stage.from = wish.from.value_or(context.today);
        stage.note = wish.note;
        stage.planned = context.today < stage.from;
        // Said twice of one day, the later holds.
        sql.execute(
            "delete from process_stage where process = :process and coalesce(unit, -1) = :unit and patients = "
            ":patients and from_day = :day",
            edited->process.number, unit.value_or(-1), stage.patients, stage.from);
        sql.execute(
            "insert into process_stage (number, process, unit, stage, patients, from_day, note) values (:number, "
            ":process, :unit, :stage, :patients, :day, :note)",
            next_key(sql, "process_stage"), edited->process.number, unit, wish.stage, stage.patients, stage.from,
            wish.note);
        transaction.log("process_stage", wish.process, "", to_json(stage));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_process(context, {wish.process});
}

Result<ProcessPage> put_process_person(Context& context, const PutProcessPerson& wish) {
    const auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto process = context.store.read([&](Sql& sql) { return require_process(sql, wish.process); });
    if (!process) return refuse(process.error());
    if (auto allowed = require_appointer(context, process->owner_unit); !allowed) return refuse(allowed.error());
    if (settings->role(wish.role) == nullptr) {
        return refuse("process.role",
                      fmt::format("Rollen {} finns inte i processes.toml. Välj i listan.", in_quotes(wish.role)));
    }
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        if (auto known = check_person(sql, wish.person); !known) return known;
        const Date from = wish.from.value_or(context.today);
        const auto holds = sql.value<std::int64_t>(
            "select count(*) from process_person where process = :process and person = :person and role = :role and "
            "valid_from <= :day and (valid_to is null or :day < valid_to)",
            process->number, wish.person, wish.role, from);
        if (holds > 0) return {};
        begin_role(sql, process->number, wish.person, wish.role, from);
        transaction.log("process_person", wish.process, "", to_json(RoleInProcess{wish.person, wish.role, from}));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_process(context, {wish.process});
}

Result<ProcessPage> end_process_person(Context& context, const EndProcessPerson& wish) {
    const auto process = context.store.read([&](Sql& sql) { return require_process(sql, wish.process); });
    if (!process) return refuse(process.error());
    if (auto allowed = require_appointer(context, process->owner_unit); !allowed) return refuse(allowed.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        const Date on = wish.on.value_or(context.today);
        const auto gone = sql.execute(
            "delete from process_person where process = :process and person = :person and role = :role and valid_from "
            ">= :day",
            process->number, wish.person, wish.role, on);
        const auto ended = sql.execute(
            "update process_person set valid_to = :day where process = :process and person = :person and role = :role "
            "and (valid_to is null or valid_to > :day)",
            on, process->number, wish.person, wish.role);
        if (gone + ended == 0) {
            return refuse(RefusalKind::not_found, "process.person",
                          fmt::format("{} har ingen sådan roll i processen.", in_quotes(wish.person)));
        }
        transaction.log("process_person", wish.process, to_json(RoleInProcess{wish.person, wish.role, on}), "");
        return {};
    });
    if (!written) return refuse(written.error());
    return get_process(context, {wish.process});
}

}  // namespace ledstang
