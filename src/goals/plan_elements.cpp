#include <fmt/format.h>

#include "base/swedish_text.h"
#include "described/json_read.h"
#include "goals/plan_store.h"
#include "store/version.h"

namespace ledstang {
namespace {

struct LoggedPerspective {
    std::int64_t position = 0;
    std::string name;
    bool in_report = true;
    std::string description, note;
    template <class P = LoggedPerspective>
    static constexpr auto described() {
        return describe("LoggedPerspective", field("position", &P::position, ""), field("name", &P::name, ""),
                        field("in_report", &P::in_report, ""), field("description", &P::description, ""),
                        field("note", &P::note, ""));
    }
    bool operator==(const LoggedPerspective&) const = default;
};
struct LoggedGoal {
    std::string perspective;
    std::int64_t position = 0;
    std::string name;
    template <class S = LoggedGoal>
    static constexpr auto described() {
        return describe("LoggedGoal", field("perspective", &S::perspective, ""), field("position", &S::position, ""),
                        field("name", &S::name, ""));
    }
    bool operator==(const LoggedGoal&) const = default;
};
struct LoggedFactor {
    std::string perspective;
    std::int64_t position = 0;
    std::string name, source, note;
    template <class F = LoggedFactor>
    static constexpr auto described() {
        return describe("LoggedFactor", field("perspective", &F::perspective, ""), field("position", &F::position, ""),
                        field("name", &F::name, ""), field("source", &F::source, ""), field("note", &F::note, ""));
    }
    bool operator==(const LoggedFactor&) const = default;
};
struct LoggedMeasure {
    std::string factor;
    std::string target;
    template <class S = LoggedMeasure>
    static constexpr auto described() {
        return describe("LoggedMeasure", field("factor", &S::factor, ""), field("target", &S::target, ""));
    }
    bool operator==(const LoggedMeasure&) const = default;
};

// A stored target in the form that it is written in today, so that one from before a field was added is still the same.
std::string as_written_now(const std::string& target) {
    if (target.empty()) return target;
    const auto read = from_json_text<Target>(target);
    return read ? to_json(*read) : target;
}

std::string log_id(const PlanPlace& place, const std::string& id) {
    return fmt::format("{}/{}/{}", place.unit_id, place.number, id);
}

// Adds or changes one row; what differs between the kinds of elements is their SQL.
template <class Element>
Result<Applied> apply(Transaction& transaction, const char* entity, const std::string& id,
                      const std::optional<Element>& present, std::int64_t present_version, const Element& wish,
                      int expected_version, std::string_view what, const std::function<void()>& insert,
                      const std::function<void()>& update) {
    if (!present) {
        insert();
        transaction.log(entity, id, "", to_json(wish));
        return Applied::added;
    }
    if (expected_version != 0 && present_version != expected_version) return refuse(expect_version(0, what).error());
    if (*present == wish) return Applied::unchanged;
    update();
    transaction.log(entity, id, to_json(*present), to_json(wish));
    return Applied::changed;
}

}  // namespace

Result<Applied> apply_perspective(Transaction& transaction, const PlanPlace& place, const PlanFilePerspective& wish,
                                  int expected_version) {
    Sql& sql = transaction.sql();
    using Row = std::tuple<std::int64_t, std::string, bool, std::string, std::string, std::int64_t>;
    const auto row = sql.row<Row>(
        "select position, name, in_report, description, note, version from plan_perspective where unit = :unit and "
        "plan = :plan and id = :id",
        place.unit, place.number, wish.id);
    std::optional<LoggedPerspective> present;
    if (row)
        present = LoggedPerspective{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row), std::get<3>(*row),
                                    std::get<4>(*row)};
    const LoggedPerspective wished{wish.order, wish.name, wish.in_report, wish.description, wish.note};
    return apply<LoggedPerspective>(
        transaction, "perspective", log_id(place, wish.id), present, row ? std::get<5>(*row) : 0, wished,
        expected_version, "perspektivet " + wish.name,
        [&] {
            sql.execute(
                "insert into plan_perspective (unit, plan, id, position, name, in_report, description, note, version) "
                "values (:unit, :plan, :id, :position, :name, :in_report, :description, :note, 1)",
                place.unit, place.number, wish.id, wished.position, wished.name, wished.in_report, wished.description,
                wished.note);
        },
        [&] {
            sql.execute(
                "update plan_perspective set position = :position, name = :name, in_report = :in_report, description = "
                ":description, note = :note, "
                "version = version + 1 where unit = :unit and plan = :plan and id = :id",
                wished.position, wished.name, wished.in_report, wished.description, wished.note, place.unit,
                place.number, wish.id);
        });
}

Result<Applied> apply_goal(Transaction& transaction, const PlanPlace& place, const std::string& perspective,
                           int position, const PlanFileGoal& wish, int expected_version) {
    Sql& sql = transaction.sql();
    using Row = std::tuple<std::string, std::int64_t, std::string, std::int64_t>;
    const auto row = sql.row<Row>(
        "select perspective, position, name, version from plan_goal where unit = :unit and plan = :plan and id = :id",
        place.unit, place.number, wish.id);
    std::optional<LoggedGoal> present;
    if (row) present = LoggedGoal{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row)};
    const LoggedGoal wished{perspective, position, wish.name};
    return apply<LoggedGoal>(
        transaction, "strategic_goal", log_id(place, wish.id), present, row ? std::get<3>(*row) : 0, wished,
        expected_version, "målet " + wish.name,
        [&] {
            sql.execute(
                "insert into plan_goal (unit, plan, id, perspective, position, name, version) values (:unit, :plan, "
                ":id, :perspective, :position, :name, 1)",
                place.unit, place.number, wish.id, perspective, position, wish.name);
        },
        [&] {
            sql.execute(
                "update plan_goal set perspective = :perspective, position = :position, name = :name, version = "
                "version + 1 "
                "where unit = :unit and plan = :plan and id = :id",
                perspective, position, wish.name, place.unit, place.number, wish.id);
        });
}

Result<Applied> apply_factor(Transaction& transaction, const PlanPlace& place, int position, const PlanFileFactor& wish,
                             int expected_version) {
    Sql& sql = transaction.sql();
    using Row = std::tuple<std::string, std::int64_t, std::string, std::string, std::string, std::int64_t>;
    const auto row = sql.row<Row>(
        "select perspective, position, name, source, note, version from plan_factor where unit = :unit and plan = "
        ":plan and id = :id",
        place.unit, place.number, wish.id);
    std::optional<LoggedFactor> present;
    if (row)
        present =
            LoggedFactor{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row), std::get<3>(*row), std::get<4>(*row)};
    const LoggedFactor wished{wish.perspective, position, wish.name, to_json(static_cast<const FactorSource&>(wish)),
                              wish.note};
    return apply<LoggedFactor>(
        transaction, "success_factor", log_id(place, wish.id), present, row ? std::get<5>(*row) : 0, wished,
        expected_version, "framgångsfaktorn " + wish.name,
        [&] {
            sql.execute(
                "insert into plan_factor (unit, plan, id, perspective, position, name, source, note, version) "
                "values (:unit, :plan, :id, :perspective, :position, :name, :source, :note, 1)",
                place.unit, place.number, wish.id, wished.perspective, wished.position, wished.name, wished.source,
                wished.note);
        },
        [&] {
            sql.execute(
                "update plan_factor set perspective = :perspective, position = :position, name = :name, source = "
                ":source, note = :note, "
                "version = version + 1 where unit = :unit and plan = :plan and id = :id",
                wished.perspective, wished.position, wished.name, wished.source, wished.note, place.unit, place.number,
                wish.id);
        });
}

Result<Applied> apply_plan_measure(Transaction& transaction, const PlanPlace& place, const std::string& measure,
                                   const std::string& factor, const std::optional<Target>& target,
                                   int expected_version) {
    Sql& sql = transaction.sql();
    const auto number = measure_number(sql, measure);
    if (!number) return refuse(unknown_measure(sql, measure));
    if (target) {
        if (const auto wrong = target_fault(*target)) {
            Refusal refusal{RefusalKind::invalid, wrong->code,
                            fmt::format("Målet för måttet {}: {}.", in_quotes(measure), wrong->message)};
            if (!wrong->field.empty())
                refusal.faults.push_back({wrong->code, wrong->message, "/target/" + wrong->field, {}, {}, {}});
            return refuse(std::move(refusal));
        }
    }
    using Row = std::tuple<std::string, std::string, std::int64_t>;
    const auto row = sql.row<Row>(
        "select factor, target, version from plan_measure where unit = :unit and plan = :plan and measure = :measure",
        place.unit, place.number, *number);
    std::optional<LoggedMeasure> present;
    if (row) present = LoggedMeasure{std::get<0>(*row), as_written_now(std::get<1>(*row))};
    const LoggedMeasure wished{factor, target ? to_json(*target) : std::string{}};
    return apply<LoggedMeasure>(
        transaction, "target", log_id(place, measure), present, row ? std::get<2>(*row) : 0, wished, expected_version,
        "målet",
        [&] {
            sql.execute(
                "insert into plan_measure (unit, plan, measure, factor, target, version) values (:unit, :plan, "
                ":measure, :factor, :target, 1)",
                place.unit, place.number, *number, wished.factor, wished.target);
        },
        [&] {
            sql.execute(
                "update plan_measure set factor = :factor, target = :target, version = version + 1 where unit = :unit "
                "and plan = :plan and measure = :measure",
                wished.factor, wished.target, place.unit, place.number, *number);
        });
}

Applied apply_plan_words(Transaction& transaction, const PlanPlace& place, const PlanFileModel& model,
                         const KeptSource& source) {
    Sql& sql = transaction.sql();
    const std::string words = to_json(model);
    const std::string document = to_json(source);
    const auto before = sql.value<std::tuple<std::string, std::string>>(
        "select model_text, document from plan_version where unit = :unit and number = :number", place.unit,
        place.number);
    if (before == std::tuple(words, document)) return Applied::unchanged;
    sql.execute(
        "update plan_version set model_text = :model, document = :document where unit = :unit and number = :number",
        words, document, place.unit, place.number);
    transaction.log("plan_words", log_id(place, ""), std::get<1>(before), document);
    return Applied::changed;
}

Result<void> remove_element(Transaction& transaction, const PlanPlace& place, const std::string& kind,
                            const std::string& id) {
    Sql& sql = transaction.sql();
    const auto count = [&](const char* query) { return sql.value<std::int64_t>(query, place.unit, place.number, id); };
    std::int64_t hanging = 0;
    std::int64_t removed = 0;
    if (kind == "perspective") {
        hanging = count(
            "select (select count(*) from plan_goal where unit = :unit and plan = :plan and perspective = :id) + "
            "(select count(*) from plan_factor where unit = :unit and plan = :plan and perspective = :id)");
        if (hanging == 0)
            removed = sql.execute("delete from plan_perspective where unit = :unit and plan = :plan and id = :id",
                                  place.unit, place.number, id);
    } else if (kind == "goal") {
        removed = sql.execute("delete from plan_goal where unit = :unit and plan = :plan and id = :id", place.unit,
                              place.number, id);
    } else if (kind == "factor") {
        hanging = count("select count(*) from plan_measure where unit = :unit and plan = :plan and factor = :id");
        if (hanging == 0)
            removed = sql.execute("delete from plan_factor where unit = :unit and plan = :plan and id = :id",
                                  place.unit, place.number, id);
    } else {
        removed = sql.execute(
            "delete from plan_measure where unit = :unit and plan = :plan and measure = (select number from measure "
            "where id = :id)",
            place.unit, place.number, id);
    }
    if (hanging > 0) {
        return refuse(
            RefusalKind::conflict, "plan.not_empty",
            fmt::format("{} används av {} andra delar av planen. Ta bort dem först.", in_quotes(id), hanging));
    }
    if (removed == 0)
        return refuse(RefusalKind::not_found, "plan.element_unknown",
                      fmt::format("{} finns inte i den här planen.", in_quotes(id)));
    transaction.log(kind, log_id(place, id), "{}", "");
    return {};
}

}  // namespace ledstang
