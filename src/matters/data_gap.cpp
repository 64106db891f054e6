#include "matters/data_gap.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "matters/gates.h"
#include "matters/plan_words.h"
#include "matters/progress.h"
#include "store/version.h"

namespace ledstang {
namespace {

constexpr const char* data_gap_type = "data_gap";

const MatterType* type_of(const Configuration& configuration) {
    const auto found = configuration.matters.find(data_gap_type);
    return found == configuration.matters.end() ? nullptr : &found->second;
}

bool is_ended(const MatterType& type, const std::string& status) {
    const auto found = std::ranges::find(type.statuses, status, &StatusName::id);
    return found != type.statuses.end() && found->ended;
}

// The first status with which work has neither begun nor ended, or ended.
std::string status_where(const MatterType& type, bool ended) {
    const auto found =
        std::ranges::find_if(type.statuses, [&](const StatusName& status) { return status.ended == ended; });
    return found == type.statuses.end() ? "" : found->id;
}

std::string last_status(Sql& sql, const std::string& matter) {
    return sql
        .row<std::string>("select status from matter_status where matter = :matter order by number desc limit 1",
                          matter)
        .value_or("");
}

std::optional<std::string> open_gap(Sql& sql, const MatterType& type, const std::string& unit,
                                    const std::string& measure) {
    for (const auto& id : sql.rows<std::string>(
             "select m.id from matter m join matter_link l on l.matter = m.id and l.kind = 'measure' where m.unit = "
             "(select number from unit where id = :unit) and m.type = :type and l.target = :measure order by m.id",
             unit, data_gap_type, measure)) {
        if (!is_ended(type, last_status(sql, id))) return id;
    }
    return std::nullopt;
}

// A person's id, a kind of function, or words.
void put_responsible(Sql& sql, const Configuration& configuration, const std::string& wish, Matter& matter) {
    matter.responsibles.clear();
    matter.set_field("person", "");
    if (const FunctionKind* kind = configuration.function_kind(wish)) {
        matter.responsibles.push_back({kind->id, ""});
        matter.responsible = kind->name;
        return;
    }
    matter.responsible = person_name(sql, configuration, wish);
    if (matter.responsible != wish) matter.set_field("person", wish);
}

Result<void> require_responsible(const std::string& responsible) {
    if (!is_blank(responsible)) return {};
    return refuse("data_gap.responsible", "Skriv vem som ska få fram data.");
}

DataGap gap_of(Sql& sql, const MatterType& type, const Matter& matter, const std::string& unit_name,
               const std::string& measure_name, const Date& today) {
    const std::string status = last_status(sql, matter.id);
    const bool ended = is_ended(type, status);
    return {matter.id,
            matter.unit,
            unit_name,
            matter.measures.empty() ? "" : matter.measures.front(),
            measure_name,
            matter.field_text("period"),
            matter.field_text("reason"),
            matter.responsible,
            matter.field_text("person"),
            matter.responsibles.empty() ? "" : matter.responsibles.front().kind,
            matter.due_by,
            !ended && matter.due_by && *matter.due_by < today,
            status,
            status_name(type, status),
            ended,
            matter.version};
}

std::vector<DataGap> gaps(Sql& sql, const Configuration& configuration, const std::string& unit, const Date& today,
                          bool also_ended) {
    const MatterType* type = type_of(configuration);
    if (type == nullptr) return {};
    using Row = std::tuple<std::string, std::optional<std::string>>;
    const auto ids = sql.rows<Row>(
        "select m.id, i.name from matter m join unit u on u.number = m.unit left join unit_interval i on i.unit = "
        "m.unit and i.valid_from <= :day and (i.valid_to is null or :day < i.valid_to) where m.type = :type and "
        "(:unit = '' or u.id = :unit) order by case when m.due_by is null then 1 else 0 end, m.due_by, m.id",
        today, data_gap_type, unit);
    if (ids.empty()) return {};
    const auto names = measure_names(sql);
    std::vector<DataGap> list;
    for (const auto& [id, unit_name] : ids) {
        const auto matter = read_matter(sql, id);
        const auto name = matter->measures.empty() ? names.end() : names.find(matter->measures.front());
        auto gap = gap_of(sql, *type, *matter, unit_name.value_or(matter->unit),
                          name == names.end() ? std::string() : name->second, today);
        if (also_ended || !gap.ended) list.push_back(std::move(gap));
    }
    return list;
}

struct ListDataGaps {
    std::string unit;
    bool ended = false;
    template <class S = ListDataGaps>
    static constexpr auto described() {
        return describe("ListDataGaps", field("unit", &S::unit, "Enhet"),
                        optional_field("ended", &S::ended, "Ta med de avslutade"));
    }
};
struct DataGapList {
    std::vector<DataGap> gaps;
    template <class S = DataGapList>
    static constexpr auto described() {
        return describe("DataGapList", field("gaps", &S::gaps, "Dataluckor, tidigast datum först"));
    }
};
struct ChangeDataGap {
    std::string gap;
    std::string status, comment;
    std::optional<std::string> responsible;
    std::optional<Date> due_by;
    int version = 0;
    template <class C = ChangeDataGap>
    static constexpr auto described() {
        return describe("ChangeDataGap", field("gap", &C::gap, "Dataluckans id"),
                        optional_field("status", &C::status, "Ny status; utelämnad: oförändrad"),
                        optional_field("comment", &C::comment, "Vad som har gjorts"),
                        field("responsible", &C::responsible, "Person, slag av funktion eller ord"),
                        field("due_by", &C::due_by, "Klar senast"), field("version", &C::version, "Radens version"));
    }
};

Result<DataGapList> list_data_gaps(Context& context, const ListDataGaps& wish) {
    return context.store.read([&](Sql& sql) -> Result<DataGapList> {
        if (auto chain = unit_chain(sql, wish.unit, context.today); !chain) return refuse(chain.error());
        return DataGapList{gaps(sql, context.configuration, wish.unit, context.today, wish.ended)};
    });
}

Result<DataGap> change_data_gap(Context& context, const ChangeDataGap& wish) {
    const auto found = context.store.read([&](Sql& sql) { return read_matter(sql, wish.gap); });
    const MatterType* type = type_of(context.configuration);
    if (!found || found->type != data_gap_type || type == nullptr) {
        return refuse(RefusalKind::not_found, "data_gap.unknown",
                      fmt::format("Dataluckan {} finns inte. Välj en i enhetens lista.", in_quotes(wish.gap)));
    }
    if (auto allowed = require_within(context, found->unit); !allowed) return refuse(allowed.error());
    if (!wish.status.empty() &&
        std::ranges::find(type->statuses, wish.status, &StatusName::id) == type->statuses.end()) {
        return refuse("status.unknown", fmt::format("Statusen {} finns inte.", in_quotes(wish.status)));
    }
    if (wish.responsible) {
        if (auto named = require_responsible(*wish.responsible); !named) return refuse(named.error());
    }
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<DataGap> {
        Sql& sql = transaction.sql();
        const auto before = read_matter(sql, wish.gap);
        if (auto current = expect_version(before->version == wish.version ? 1 : 0, "dataluckan"); !current)
            return refuse(current.error());
        Matter after = *before;
        if (wish.responsible) put_responsible(sql, context.configuration, *wish.responsible, after);
        if (wish.due_by) after.due_by = wish.due_by;
        if (!wish.status.empty()) {
            if (auto open = require_gates(*type, after, wish.status, wish.comment); !open) return refuse(open.error());
        }
        save_matter(transaction, before, after);
        if (!wish.status.empty()) {
            add_status(transaction, after, {0, after.unit, std::nullopt, wish.status, wish.comment, "", ""});
        } else if (!wish.comment.empty()) {
            add_comment(transaction, after, {0, std::nullopt, "", wish.comment, "", ""});
        }
        const auto chain = unit_chain(sql, after.unit, context.today);
        const auto names = measure_names(sql);
        const auto name = after.measures.empty() ? names.end() : names.find(after.measures.front());
        return gap_of(sql, *type, *read_matter(sql, wish.gap), chain ? chain->front().name : after.unit,
                      name == names.end() ? std::string() : name->second, context.today);
    });
}

}  // namespace

Result<std::string> open_data_gap(Transaction& transaction, const Configuration& configuration,
                                  const DataGapWish& wish) {
    const MatterType* type = type_of(configuration);
    if (type == nullptr) {
        return refuse("data_gap.not_configured",
                      "Regionen har ingen ärendetyp för dataluckor (config/matters/data_gap.toml). Spara utan åtgärd.");
    }
    if (auto named = require_responsible(wish.responsible); !named) return refuse(named.error());
    Sql& sql = transaction.sql();
    std::optional<Matter> before;
    if (const auto open = open_gap(sql, *type, wish.unit, wish.measure)) before = read_matter(sql, *open);
    Matter after = before.value_or(Matter{});
    if (!before) {
        after.type = data_gap_type;
        after.unit = wish.unit;
        after.year = wish.period.year();
        after.number = next_number(sql, data_gap_type, after.unit, after.year);
        after.id = matter_id(data_gap_type, after.unit, after.year, after.number);
        const auto names = measure_names(sql);
        const auto name = names.find(wish.measure);
        after.title = "Data saknas: " + (name == names.end() ? wish.measure : name->second);
        after.measures = {wish.measure};
        after.schedule_kind = "klart_senast";
        after.set_field("period", wish.period.to_string());
    }
    after.due_by = wish.due_by;
    after.set_field("reason", wish.reason);
    put_responsible(sql, configuration, wish.responsible, after);
    const std::string id = after.id;
    save_matter(transaction, before, after);
    if (!before)
        add_status(transaction, after, {0, after.unit, wish.period, status_where(*type, false), wish.reason, "", ""});
    return id;
}

void end_data_gap(Transaction& transaction, const Configuration& configuration, const std::string& unit,
                  const std::string& measure, const Period& period, const std::string& comment) {
    const MatterType* type = type_of(configuration);
    if (type == nullptr) return;
    const auto open = open_gap(transaction.sql(), *type, unit, measure);
    if (!open) return;
    const auto matter = read_matter(transaction.sql(), *open);
    add_status(transaction, *matter, {0, unit, period, status_where(*type, true), comment, "", ""});
}

std::string data_gap_of(Sql& sql, const Configuration& configuration, const std::string& unit,
                        const std::string& measure) {
    const MatterType* type = type_of(configuration);
    return type == nullptr ? std::string() : open_gap(sql, *type, unit, measure).value_or("");
}

std::vector<DataGap> open_data_gaps(Sql& sql, const Configuration& configuration, const std::string& unit,
                                    const Date& today) {
    return gaps(sql, configuration, unit, today, false);
}

void offer_data_gaps(Operations& operations) {
    operations.get("list_data_gaps", "/units/{unit}/data-gaps", list_data_gaps, {Permission::read},
                   "Enhetens dataluckor, med ansvarig och datum");
    operations.put("change_data_gap", "/data-gaps/{gap}", change_data_gap, {Permission::report},
                   "Ändra en dataluckas ansvarige, datum eller status");
}

}  // namespace ledstang
