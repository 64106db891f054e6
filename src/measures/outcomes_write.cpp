// Writing outcomes: the present value, its history, and one digest in the change log over what was written.
#include <algorithm>
#include <map>

#include "measures/measures.h"
#include "measures/outcome_codes.h"
#include "store/bulk_insert.h"
#include "store/next_key.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

using Figure = std::optional<Decimal>;

// The outcome's place and content in the store's own numbers.
struct Stored {
    std::int64_t unit, period, measure, series, sex;
    Figure value, numerator, denominator;
    std::int64_t flags = 0;
    std::optional<std::int64_t> detail;
    std::int64_t version = 1;
    auto place() const { return std::tie(unit, period, measure, series, sex); }
};

struct Detail {
    std::string source_id, period_basis, value_unit, printed, origin, note, missing_reason;
    auto operator<=>(const Detail&) const = default;
    bool empty() const { return *this == Detail{}; }
};

Detail detail_of(const Outcome& outcome) {
    return {outcome.id,     outcome.period_basis, outcome.unit,          outcome.printed,
            outcome.origin, outcome.note,         outcome.missing_reason};
}

// Looks up ids once each; makes new series as they come.
class Numbers {
 public:
    explicit Numbers(Sql& sql) : sql_(sql) {}
    std::int64_t unit(const std::string& id) { return known(units_, id, "select number from unit where id = :id"); }
    std::int64_t measure(const std::string& id) {
        return known(measures_, id, "select number from measure where id = :id");
    }
    std::int64_t series(const std::string& name) {
        if (const auto found = series_.find(name); found != series_.end()) return found->second;
        auto number = sql_.row<std::int64_t>("select number from series where name = :name", name);
        if (!number) {
            number = sql_.value<std::int64_t>("select max(number) + 1 from series");
            sql_.execute("insert into series (number, name) values (:number, :name)", *number, name);
        }
        return series_[name] = *number;
    }

 private:
    std::int64_t known(std::map<std::string, std::int64_t>& cache, const std::string& id, const char* query) {
        if (const auto found = cache.find(id); found != cache.end()) return found->second;
        return cache[id] = sql_.value<std::int64_t>(query, id);
    }
    Sql& sql_;
    std::map<std::string, std::int64_t> units_, measures_, series_;
};

std::string text_of(const Figure& figure) {
    return figure ? figure->to_string() : std::string{};
}

void add_to_digest(Blake2b& digest, const Stored& row, const Detail& detail) {
    for (const auto number : {row.unit, row.period, row.measure, row.series, row.sex, row.flags, row.version})
        digest.field(std::to_string(number));
    for (const auto& figure : {row.value, row.numerator, row.denominator}) digest.field(text_of(figure));
    for (const auto* text : {&detail.source_id, &detail.period_basis, &detail.value_unit, &detail.printed,
                             &detail.origin, &detail.note, &detail.missing_reason}) {
        digest.field(*text);
    }
}

using DetailRow = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::string>;

constexpr auto detail_query =
    "select source_id, period_basis, value_unit, printed, origin, note, missing_reason from outcome_detail where "
    "number = :number";

Detail read_detail(Sql& sql, const std::optional<std::int64_t>& number) {
    if (!number) return {};
    const auto [source_id, period_basis, value_unit, printed, origin, note, missing_reason] =
        sql.value<DetailRow>(detail_query, *number);
    return {source_id, period_basis, value_unit, printed, origin, note, missing_reason};
}

struct Pending {
    Stored row;
    Detail detail;
    std::optional<std::int64_t> replaced;  // version of the present row that this replaces
};

// In the order of the table's key.
std::vector<Pending> in_store_form(Sql& sql, const std::vector<Outcome>& outcomes) {
    Numbers numbers(sql);
    std::vector<Pending> items;
    items.reserve(outcomes.size());
    for (const auto& outcome : outcomes) {
        items.push_back({{numbers.unit(outcome.unit_id), period_code(outcome.period), numbers.measure(outcome.measure),
                          numbers.series(outcome.series), sex_code(outcome.sex), outcome.value, outcome.numerator,
                          outcome.denominator, flag_bits(outcome.flags), std::nullopt, 1},
                         detail_of(outcome),
                         std::nullopt});
    }
    std::sort(items.begin(), items.end(),
              [](const Pending& a, const Pending& b) { return a.row.place() < b.row.place(); });
    return items;
}

bool same_scorecard(const Stored& a, const Stored& b) {
    return a.unit == b.unit && a.period == b.period;
}

struct PresentRow {
    std::int64_t measure, series, sex;
    Figure value, numerator, denominator;
    std::int64_t flags = 0;
    std::optional<std::int64_t> detail;
    std::int64_t version = 1;
    auto place() const { return std::tie(measure, series, sex); }
    bool same_figures(const Stored& row) const {
        return value == row.value && numerator == row.numerator && denominator == row.denominator && flags == row.flags;
    }
};

// What a unit and a period have now, read with one query for all that is to be written there.
class Present {
 public:
    explicit Present(Sql& sql) : sql_(sql) {}

    // For the items from `first` on that share its unit and period; they lie in the order of the key.
    void read(const std::vector<Pending>& items, std::size_t first) {
        using Row = std::tuple<std::int64_t, std::int64_t, std::int64_t, Figure, Figure, Figure, std::int64_t,
                               std::optional<std::int64_t>, std::int64_t>;
        const Stored& lowest = items[first].row;
        std::size_t end = first;
        while (end < items.size() && same_scorecard(items[end].row, lowest)) ++end;
        rows_.clear();
        sql_.each<Row>(
            "select measure, series, sex, value, numerator, denominator, flags, detail, version from outcome "
            "where unit = :unit and period = :period and measure between :lowest and :highest order by measure, "
            "series, sex",
            [&](const Row& columns) {
                const auto& [measure, series, sex, value, numerator, denominator, flags, detail, version] = columns;
                rows_.push_back({measure, series, sex, value, numerator, denominator, flags, detail, version});
            },
            lowest.unit, lowest.period, lowest.measure, items[end - 1].row.measure);
    }

    const PresentRow* find(const Stored& row) const {
        const auto wanted = std::tie(row.measure, row.series, row.sex);
        const auto found =
            std::lower_bound(rows_.begin(), rows_.end(), wanted,
                             [](const PresentRow& present, const auto& place) { return present.place() < place; });
        return found != rows_.end() && found->place() == wanted ? &*found : nullptr;
    }

    bool same(const PresentRow& present, const Pending& item) {
        if (!present.same_figures(item.row)) return false;
        if (!present.detail) return item.detail.empty();
        const auto [found, added] = details_.try_emplace(*present.detail);
        if (added) found->second = read_detail(sql_, present.detail);
        return found->second == item.detail;
    }

 private:
    Sql& sql_;
    std::vector<PresentRow> rows_;
    std::map<std::int64_t, Detail> details_;  // many rows may share one
};

struct LoggedBatch {
    std::string source;
    int added = 0;
    int changed = 0;
    std::string digest;
    template <class S = LoggedBatch>
    static constexpr auto described() {
        return describe("LoggedBatch", field("source", &S::source, ""), field("added", &S::added, ""),
                        field("changed", &S::changed, ""), field("digest", &S::digest, ""));
    }
};

void move_to_history(Sql& sql, const Stored& row, std::int64_t change) {
    sql.execute(
        "insert into outcome_history (unit, period, measure, series, sex, version, value, numerator, denominator, "
        "flags, detail, change, replaced_by) "
        "select unit, period, measure, series, sex, version, value, numerator, denominator, flags, detail, change, "
        ":change from outcome "
        "where unit = :unit and period = :period and measure = :measure and series = :series and sex = :sex",
        change, row.unit, row.period, row.measure, row.series, row.sex);
    sql.execute(
        "delete from outcome where unit = :unit and period = :period and measure = :measure and series = :series and "
        "sex = :sex",
        row.unit, row.period, row.measure, row.series, row.sex);
}

}  // namespace

OutcomeCounts write_outcomes(Transaction& transaction, std::vector<Outcome> outcomes, const std::string& source) {
    Sql& sql = transaction.sql();
    OutcomeCounts counts;
    std::vector<Pending> given = in_store_form(sql, outcomes);
    std::vector<Pending> pending;
    pending.reserve(given.size());
    Present present(sql);
    for (std::size_t i = 0; i < given.size(); ++i) {
        Pending& item = given[i];
        if (i == 0 || !same_scorecard(given[i - 1].row, item.row)) present.read(given, i);
        const PresentRow* found = present.find(item.row);
        if (found == nullptr) {
            ++counts.added;
        } else if (present.same(*found, item)) {
            ++counts.unchanged;
            continue;
        } else {
            item.row.version = found->version + 1;
            item.replaced = found->version;
            ++counts.changed;
        }
        pending.push_back(std::move(item));
    }
    if (pending.empty()) return counts;

    Blake2b digest;
    for (const auto& item : pending) add_to_digest(digest, item.row, item.detail);
    const auto change = transaction.log("outcomes", source, "",
                                        to_json(LoggedBatch{source, counts.added, counts.changed, digest.hex()}));

    auto next_detail = next_key(sql, "outcome_detail");
    // What many say alike is written once: a computation's outcomes by the million.
    std::map<Detail, std::int64_t> known;
    std::vector<const std::pair<const Detail, std::int64_t>*> written;
    for (auto& item : pending) {
        if (!item.detail.empty()) {
            const auto [found, added] = known.try_emplace(item.detail, next_detail);
            if (added) {
                ++next_detail;
                written.push_back(&*found);
            }
            item.row.detail = found->second;
        }
        if (item.replaced) move_to_history(sql, item.row, change);
    }
    BulkInsert details(
        sql, "outcome_detail",
        {"number", "source_id", "period_basis", "value_unit", "printed", "origin", "note", "missing_reason"});
    for (const auto* entry : written) {
        const auto& [detail, number] = *entry;
        details.add(number, detail.source_id, detail.period_basis, detail.value_unit, detail.printed, detail.origin,
                    detail.note, detail.missing_reason);
    }
    details.finish();
    BulkInsert rows(sql, "outcome",
                    {"unit", "period", "measure", "series", "sex", "value", "numerator", "denominator", "flags",
                     "detail", "version", "change"});
    for (const auto& [row, detail, replaced] : pending) {
        rows.add(row.unit, row.period, row.measure, row.series, row.sex, row.value, row.numerator, row.denominator,
                 row.flags, row.detail, row.version, change);
    }
    rows.finish();
    return counts;
}

OutcomeCheck verify_outcomes(Sql& sql) {
    using Row = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, Figure,
                           Figure, Figure, std::int64_t, std::int64_t, std::optional<std::string>,
                           std::optional<std::string>, std::optional<std::string>, std::optional<std::string>,
                           std::optional<std::string>, std::optional<std::string>, std::optional<std::string>>;
    OutcomeCheck check;
    std::map<std::int64_t, Blake2b> digests;
    const std::string fields =
        "o.change as change, o.unit as unit, o.period as period, o.measure as measure, o.series as series, o.sex as "
        "sex, o.value, o.numerator, "
        "o.denominator, o.flags, o.version as version, d.source_id, d.period_basis, d.value_unit, d.printed, d.origin, "
        "d.note, d.missing_reason ";
    sql.each<Row>(
        "select " + fields + "from outcome o left join outcome_detail d on d.number = o.detail union all select " +
            fields +
            "from outcome_history o left join outcome_detail d on d.number = o.detail order by unit, period, measure, "
            "series, sex, version",
        [&](const Row& columns) {
            const auto& [change, unit, period, measure, series, sex, value, numerator, denominator, flags, version,
                         source_id, period_basis, value_unit, printed, origin, note, missing_reason] = columns;
            ++check.outcomes;
            const Stored row{unit,      period,      measure, series,       sex,    value,
                             numerator, denominator, flags,   std::nullopt, version};
            add_to_digest(digests.try_emplace(change).first->second, row,
                          {source_id.value_or(""), period_basis.value_or(""), value_unit.value_or(""),
                           printed.value_or(""), origin.value_or(""), note.value_or(""), missing_reason.value_or("")});
        });
    sql.each<std::tuple<std::int64_t, std::string>>(
        "select sequence, after_json from change_log where entity = 'outcomes' order by sequence",
        [&](const std::tuple<std::int64_t, std::string>& entry) {
            const auto& [sequence, after] = entry;
            ++check.entries;
            const auto batch = from_json_text<LoggedBatch>(after);
            const auto found = digests.find(sequence);
            if (!batch || found == digests.end() || found->second.hex() != batch->digest) {
                check.broken.push_back(sequence);
            }
            if (found != digests.end()) digests.erase(found);
        });
    for (const auto& [sequence, digest] : digests) check.broken.push_back(sequence);
    return check;
}

}  // namespace ledstang
