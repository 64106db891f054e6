#include "matters/effects.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "matters/checks.h"
#include "matters/read_actions.h"
#include "store/version.h"

namespace ledstang {
namespace {

struct ListEffects {
    std::string unit;
    std::optional<Period> period;
    template <class S = ListEffects>
    static constexpr auto described() {
        return describe("ListEffects", field("unit", &S::unit, "Enhet, med underliggande"),
                        field("period", &S::period, "Bara effekter som väntades eller nåddes i perioden"));
    }
};
struct EffectWish {
    std::string action;
    std::string measure, what, unit, method, owner;
    std::optional<Decimal> expected;
    std::optional<Date> expected_by;
    std::optional<Decimal> realised;
    std::optional<Date> realised_on;
    std::optional<Decimal> cost_before;
    std::optional<Decimal> saving;
    std::string cost_unit = "tkr";
};
template <class Wish, class... More>
constexpr auto described_wish(const char* name, More... more) {
    using W = Wish;
    return describe(name, field("action", &W::action, "Åtgärdens id"), more...,
                    optional_field("measure", &W::measure, "Mått som effekten syns i; tomt för en summa"),
                    field("what", &W::what, "Vad effekten är"), field("expected", &W::expected, "Väntad effekt"),
                    optional_field("unit", &W::unit, "Effektens enhet; måttets när den utelämnas"),
                    field("expected_by", &W::expected_by, "Väntas senast"),
                    field("realised", &W::realised, "Uppnådd effekt"),
                    field("realised_on", &W::realised_on, "Uppnådd den"),
                    optional_field("method", &W::method, "Hur effekten uppskattas och mäts"),
                    optional_field("owner", &W::owner, "Ansvarig: person, slag av funktion eller ord"),
                    field("cost_before", &W::cost_before, "Kvalitetsbristkostnad per år före"),
                    field("saving", &W::saving, "Besparing per år"),
                    optional_field("cost_unit", &W::cost_unit, "Kostnadernas enhet"));
}
struct AddEffect : EffectWish {
    static constexpr auto described() { return described_wish<AddEffect>("AddEffect"); }
};
struct PutEffect : EffectWish {
    std::string id;
    int version = 0;
    template <class S = PutEffect>
    static constexpr auto described() {
        return described_wish<PutEffect>("PutEffect", field("id", &S::id, "Effektens id"),
                                         field("version", &S::version, "Radens version"));
    }
};
struct RemoveEffect {
    std::string action, id;
    int version = 0;
    template <class S = RemoveEffect>
    static constexpr auto described() {
        return describe("RemoveEffect", field("action", &S::action, "Åtgärdens id"),
                        field("id", &S::id, "Effektens id"), field("version", &S::version, "Radens version"));
    }
};

const std::string fields =
    "select e.id, e.matter, m.title, u.id, e.measure, e.what, e.expected, e.unit, e.expected_by, e.realised, "
    "e.realised_on, e.method, e.owner, e.cost_before, e.saving, e.cost_unit, e.version from effect e join matter m on "
    "m.id = e.matter join unit u on u.number = m.unit ";

const auto effect_columns = columns(
    &Effect::id, &Effect::action, &Effect::action_title, &Effect::action_unit, &Effect::measure, &Effect::what,
    &Effect::expected, &Effect::unit, &Effect::expected_by, &Effect::realised, &Effect::realised_on, &Effect::method,
    &Effect::owner, &Effect::cost_before, &Effect::saving, &Effect::cost_unit, &Effect::version);

std::string owner_name(Sql& sql, const Configuration& configuration, const std::string& owner) {
    if (owner.empty()) return {};
    const FunctionKind* kind = configuration.function_kind(owner);
    return kind != nullptr ? kind->name : person_name(sql, configuration, owner);
}

void finish(Sql& sql, const Configuration& configuration, Effect& effect, const Date& today) {
    effect.owner_name = owner_name(sql, configuration, effect.owner);
    effect.overdue = !effect.realised && effect.expected_by && *effect.expected_by < today;
    if (effect.overdue) {
        effect.days_late =
            static_cast<int>((std::chrono::sys_days(today) - std::chrono::sys_days(*effect.expected_by)).count());
    }
}

std::optional<Effect> read_effect(Sql& sql, const std::string& id) {
    static const std::string query = fields + "where e.id = :id";
    auto found = sql.rows(effect_columns, query, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

bool in_period(const Effect& effect, const std::optional<Period>& period) {
    if (!period) return true;
    const auto within = [&](const std::optional<Date>& day) {
        return day && period->first_day() <= *day && *day <= period->last_day();
    };
    return within(effect.expected_by) || within(effect.realised_on);
}

class WishCheck {
 public:
    WishCheck(const EffectWish& wish, Sql& sql, const Date& today) : wish_(wish), sql_(sql), today_(today) {}

    Result<void> run() {
        if (is_blank(wish_.what)) add("what", "effect.what", "Skriv vad effekten är.");
        if (!wish_.expected && !wish_.saving && !wish_.cost_before)
            add("expected", "effect.expected", "Skriv hur stor effekt som väntas, eller kostnaden före.");
        if (wish_.expected && !wish_.expected_by)
            add("expected_by", "effect.expected_by", "Skriv när effekten väntas vara uppnådd.");
        if (is_blank(wish_.owner)) add("owner", "effect.owner", "Skriv vem som ansvarar för att effekten tas hem.");
        if (wish_.realised.has_value() != wish_.realised_on.has_value()) {
            add(wish_.realised ? "realised_on" : "realised", "effect.realised",
                "En uppnådd effekt har både storlek och datum.");
        }
        if (wish_.realised_on && today_ < *wish_.realised_on)
            add("realised_on", "effect.realised", "Datumet ligger framåt i tiden. Uppnådd är det som redan har hänt.");
        if ((wish_.cost_before || wish_.saving) && is_blank(wish_.method))
            add("method", "effect.method", "Skriv hur kostnaden eller besparingen är beräknad.");
        if (!wish_.measure.empty()) {
            const auto known = sql_.rows<std::string>("select id from measure order by id");
            if (std::ranges::find(known, wish_.measure) == known.end())
                add("measure", "measure.unknown", not_found("Måttet", wish_.measure, known));
        }
        if (faults_.empty()) return {};
        Refusal refusal{RefusalKind::invalid, faults_.front().code, faults_.front().message, {}};
        refusal.faults = std::move(faults_);
        return refuse(std::move(refusal));
    }

 private:
    void add(const char* name, std::string code, std::string message) {
        faults_.push_back(
            {std::move(code), std::move(message), std::string("/") + name, "", std::nullopt, std::nullopt});
    }

    const EffectWish& wish_;
    Sql& sql_;
    Date today_;
    std::vector<Fault> faults_;
};

Result<Matter> find_matter(Context& context, const std::string& action) {
    return context.store.read([&](Sql& sql) -> Result<Matter> {
        auto matter = read_matter(sql, action);
        if (matter && matter->type == action_type) return std::move(*matter);
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        return refuse(read_action(sql, context.configuration, organisation, action, context.today).error());
    });
}

std::string value_unit(Sql& sql, const EffectWish& wish) {
    if (!wish.unit.empty() || wish.measure.empty()) return wish.unit;
    const auto body = sql.row<std::string>("select body from measure where id = :id", wish.measure);
    const auto json = parse_json(body.value_or("{}"));
    return json ? json->value("unit", "") : std::string();
}

void put(Effect& effect, const EffectWish& wish, Sql& sql) {
    effect.measure = wish.measure;
    effect.what = wish.what;
    effect.expected = wish.expected;
    effect.unit = value_unit(sql, wish);
    effect.expected_by = wish.expected_by;
    effect.realised = wish.realised;
    effect.realised_on = wish.realised_on;
    effect.method = wish.method;
    effect.owner = wish.owner;
    effect.cost_before = wish.cost_before;
    effect.saving = wish.saving;
    effect.cost_unit = wish.cost_unit;
}

void store_effect(Sql& sql, const Effect& effect) {
    sql.execute(
        "update effect set measure = :measure, what = :what, expected = :expected, unit = :unit, expected_by = "
        ":expected_by, realised = :realised, realised_on = :realised_on, method = :method, owner = :owner, cost_before "
        "= :cost_before, saving = :saving, cost_unit = :cost_unit, version = :version where id = :id",
        effect.measure, effect.what, effect.expected, effect.unit, effect.expected_by, effect.realised,
        effect.realised_on, effect.method, effect.owner, effect.cost_before, effect.saving, effect.cost_unit,
        effect.version, effect.id);
}

Result<Effect> add_effect(Context& context, const AddEffect& wish) {
    const auto matter = find_matter(context, wish.action);
    if (!matter) return refuse(matter.error());
    if (auto allowed = require_within(context, matter->unit); !allowed) return refuse(allowed.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Effect> {
        Sql& sql = transaction.sql();
        if (auto right = WishCheck(wish, sql, context.today).run(); !right) return refuse(right.error());
        const auto number = sql.value<std::int64_t>(
            "select coalesce(max(number), 0) + 1 from effect where matter = :matter", matter->id);
        Effect effect;
        effect.id = fmt::format("{}-e{}", matter->id, number);
        effect.action = matter->id;
        effect.action_title = matter->title;
        effect.action_unit = matter->unit;
        put(effect, wish, sql);
        sql.execute(
            "insert into effect (id, matter, number, measure, what, unit, method, owner, cost_unit, version) values "
            "(:id, :matter, :number, '', '', '', '', '', '', 1)",
            effect.id, effect.action, number);
        store_effect(sql, effect);
        transaction.log("effect", effect.id, "", to_json(effect));
        finish(sql, context.configuration, effect, context.today);
        return effect;
    });
}

Result<Effect> known_effect(Sql& sql, const std::string& action, const std::string& id) {
    auto effect = read_effect(sql, id);
    if (effect && effect->action == action) return std::move(*effect);
    return refuse(RefusalKind::not_found, "effect.unknown",
                  fmt::format("Effekten {} finns inte hos åtgärden.", in_quotes(id)));
}

Result<Effect> put_effect(Context& context, const PutEffect& wish) {
    const auto matter = find_matter(context, wish.action);
    if (!matter) return refuse(matter.error());
    if (auto allowed = require_within(context, matter->unit); !allowed) return refuse(allowed.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Effect> {
        Sql& sql = transaction.sql();
        const auto before = known_effect(sql, wish.action, wish.id);
        if (!before) return refuse(before.error());
        if (auto right = WishCheck(wish, sql, context.today).run(); !right) return refuse(right.error());
        Effect effect = *before;
        put(effect, wish, sql);
        // A lost answer is asked for again: what is there already has been done.
        if (to_json(effect) != to_json(*before)) {
            if (auto current = expect_version(before->version == wish.version ? 1 : 0, "effekten"); !current)
                return refuse(current.error());
            ++effect.version;
            store_effect(sql, effect);
            transaction.log("effect", effect.id, to_json(*before), to_json(effect));
        }
        finish(sql, context.configuration, effect, context.today);
        return effect;
    });
}

Result<Effect> remove_effect(Context& context, const RemoveEffect& wish) {
    const auto matter = find_matter(context, wish.action);
    if (!matter) return refuse(matter.error());
    if (auto allowed = require_within(context, matter->unit); !allowed) return refuse(allowed.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Effect> {
        Sql& sql = transaction.sql();
        auto effect = known_effect(sql, wish.action, wish.id);
        if (!effect) return refuse(effect.error());
        if (auto current = expect_version(effect->version == wish.version ? 1 : 0, "effekten"); !current)
            return refuse(current.error());
        sql.execute("delete from effect where id = :id", wish.id);
        transaction.log("effect", effect->id, to_json(*effect), "");
        return effect;
    });
}

Result<EffectList> list_effects(Context& context, const ListEffects& wish) {
    return context.store.read([&](Sql& sql) -> Result<EffectList> {
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        const auto unit = require_unit(organisation, wish.unit);
        if (!unit) return refuse(unit.error());
        std::set<std::string> below;
        for (const UnitRow* row : organisation.subtree(wish.unit)) below.insert(row->id);
        EffectList list;
        list.unit = wish.unit;
        list.unit_name = unit->name;
        static const std::string query =
            fields + "order by case when e.expected_by is null then 1 else 0 end, e.expected_by, e.id";
        for (auto& effect : sql.rows(effect_columns, query)) {
            if (!below.contains(effect.action_unit) || !in_period(effect, wish.period)) continue;
            finish(sql, context.configuration, effect, context.today);
            list.overdue += effect.overdue ? 1 : 0;
            list.effects.push_back(std::move(effect));
        }
        list.sums = sums_of(list.effects, organisation);
        list.costs = costs_of(list.effects);
        return list;
    });
}

}  // namespace

void offer_effects(Operations& operations) {
    operations.get("list_effects", "/units/{unit}/effects", list_effects, {Permission::read},
                   "Väntade och uppnådda effekter av åtgärder, med summor");
    operations.post("add_effect", "/actions/{action}/effects", add_effect, {Permission::report},
                    "Lägg till en väntad effekt av en åtgärd");
    operations.put("put_effect", "/actions/{action}/effects/{id}", put_effect, {Permission::report},
                   "Ändra en effekt, eller skriv att den är uppnådd");
    operations.remove("remove_effect", "/actions/{action}/effects/{id}", remove_effect, {Permission::plan},
                      "Ta bort en effekt");
}

}  // namespace ledstang
