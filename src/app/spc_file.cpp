#include "app/spc_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "base/date.h"
#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "exchange/row_reader.h"
#include "exchange/table.h"

namespace ledstang {
namespace {

// Full precision in machine form; what people write goes by way of the Swedish reader and its six decimals.
std::optional<double> number_in(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && std::isfinite(number)) return number;
    const auto swedish = parse_swedish_number(text);
    if (!swedish || !swedish->unit.empty() || swedish->approximate) return std::nullopt;
    return swedish->value.to_double();
}

double read_number(RowReader& cells, std::string_view column) {
    const std::string text = cells.optional_text(column);
    if (text.empty()) return no_value;
    if (const auto number = number_in(text)) return *number;
    cells.fault(column, "spc.number",
                fmt::format("{} är inget tal. Skriv ett tal utan enhet, eller lämna cellen tom om värdet saknas.",
                            in_quotes(text)));
    return no_value;
}

// A row's place in time: a day (a period's first) or a number.
struct Moment {
    enum class Kind { day, period, number };
    Kind kind = Kind::number;
    double place = 0;
    Date day{};
    bool same_as(const Moment& other) const {
        return (kind == Kind::number) == (other.kind == Kind::number) && place == other.place;
    }
};

std::optional<Moment> moment_in(std::string_view text) {
    const auto on = [](Moment::Kind kind, const Date& day) {
        return Moment{kind, static_cast<double>(std::chrono::sys_days(day).time_since_epoch().count()), day};
    };
    if (const auto day = parse_date(text)) return on(Moment::Kind::day, *day);
    if (const auto number = number_in(text)) return Moment{Moment::Kind::number, *number, {}};
    if (const auto period = Period::parse(text)) return on(Moment::Kind::period, period->first_day());
    return std::nullopt;
}

struct TimedPoint {
    Moment moment;
    std::string time;
    SpcPoint point;
};

SpcPoint read_point(const Table& table, RowReader& cells) {
    SpcPoint point;
    point.numerator = read_number(cells, table.column("y") ? "y" : "num");
    if (!table.column("den")) return point;
    point.denominator = read_number(cells, "den");
    if (point.denominator < 0) {
        cells.fault("den", "spc.denominator", "En nämnare kan inte vara negativ. Rätta den, eller lämna cellen tom.");
    }
    return point;
}

Result<Table> read_with_columns(const std::string& file, std::string_view bytes, std::string_view first) {
    auto table = read_table(file, bytes);
    if (!table) return refuse(table.error());
    const std::string_view value = table->column("y") && first == "t" ? "y" : "num";
    auto complete =
        first == "t" ? require_columns(*table, {first, value}) : require_columns(*table, {first, value, "den"});
    if (!complete) return refuse(complete.error());
    return table;
}

}  // namespace

std::optional<std::size_t> SpcSeries::at(std::string_view time) const {
    const auto wanted = moment_in(time);
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (times[i] == time) return i;
        const auto here = moment_in(times[i]);
        if (wanted && here && wanted->same_as(*here)) return i;
    }
    return std::nullopt;
}

Result<SpcSeries> read_spc_series(const std::string& file, std::string_view bytes) {
    const auto table = read_with_columns(file, bytes, "t");
    if (!table) return refuse(table.error());
    TableFaults faults(table->file);
    std::vector<TimedPoint> read;
    std::map<double, int> lines;  // where each moment stands
    for (const auto& row : table->rows) {
        RowReader cells(*table, row, faults);
        const std::string time = cells.text("t");
        const SpcPoint point = read_point(*table, cells);
        if (time.empty()) continue;
        const auto moment = moment_in(time);
        const bool numbers = !read.empty() && read.front().moment.kind == Moment::Kind::number;
        if (!moment || (!read.empty() && (moment->kind == Moment::Kind::number) != numbers)) {
            cells.fault(
                "t", "spc.time",
                fmt::format("{} är {}. Skriv dagar (2022-04-30), perioder (2022-04) eller punktnummer, samma slag "
                            "i alla rader.",
                            in_quotes(time), moment ? "av ett annat slag än de förra" : "ingen tidpunkt"));
            continue;
        }
        const auto [before, is_new] = lines.emplace(moment->place, row.line);
        if (!is_new) {
            cells.fault("t", "spc.time_twice",
                        fmt::format("{} står redan på rad {}. Ta bort den ena.", in_quotes(time), before->second));
            continue;
        }
        read.push_back({*moment, time, point});
    }
    if (!faults.empty()) return refuse(faults.refusal());
    std::stable_sort(read.begin(), read.end(),
                     [](const TimedPoint& a, const TimedPoint& b) { return a.moment.place < b.moment.place; });
    SpcSeries series;
    std::vector<Date> days;
    for (auto& one : read) {
        if (one.moment.kind != Moment::Kind::number) days.push_back(one.moment.day);
        series.times.push_back(std::move(one.time));
        series.points.push_back(one.point);
    }
    // Numbers such as 2019 are years.
    const bool years =
        days.empty() && !read.empty() && read.front().moment.place >= 1900 && read.back().moment.place < 2200;
    series.step = years ? step_of(Period::Kind::year) : step_of(days);
    return series;
}

Result<SpcGroups> read_spc_groups(const std::string& file, std::string_view bytes) {
    const auto table = read_with_columns(file, bytes, "group");
    if (!table) return refuse(table.error());
    TableFaults faults(table->file);
    SpcGroups read;
    std::map<std::string, std::size_t> place;
    for (const auto& row : table->rows) {
        RowReader cells(*table, row, faults);
        const std::string name = cells.text("group");
        const SpcPoint point = read_point(*table, cells);
        const auto [found, is_new] = place.emplace(name, read.groups.size());
        if (is_new) {
            read.names.push_back(name);
            read.groups.push_back({0, 0});
        }
        read.groups[found->second].numerator += point.numerator;
        read.groups[found->second].denominator += point.denominator;
    }
    if (!faults.empty()) return refuse(faults.refusal());
    return read;
}

}  // namespace ledstang
