#include "event_logs/event_log_builder.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "event_logs/log_columns.h"
#include "event_logs/owned_column.h"

namespace ledstang {

// Where each event of the source stands in the log; both empty when all of them stand where they stood.
struct EventLogBuilder::Order {
    GrowingColumn<std::uint32_t> source;  // by place in the log
    GrowingColumn<std::uint32_t> place;   // by place in the source
};

namespace {

template <class T>
GrowingColumn<T> put_in_order(GrowingColumn<T> column, const GrowingColumn<std::uint32_t>& source) {
    if (source.empty() || column.empty()) return column;
    GrowingColumn<T> ordered;
    ordered.resize(column.size());
    for (std::size_t i = 0; i < column.size(); ++i) ordered[i] = column[source[i]];
    return ordered;
}

// Takes away the names that no number of the column is of, and says what each number becomes; nothing when all are
// used.
GrowingColumn<std::uint32_t> drop_unused(NameNumbers& names, GrowingColumn<std::uint32_t>& column) {
    GrowingColumn<std::uint32_t> becomes(names.size(), absent);
    for (const std::uint32_t number : column.values()) {
        if (number != absent) becomes[number] = 0;
    }
    if (std::ranges::find(becomes.values(), absent) == becomes.values().end()) return {};
    NameNumbers used;
    for (std::uint32_t number = 0; number < names.size(); ++number) {
        if (becomes[number] != absent) becomes[number] = used.number(names[number]);
    }
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (column[i] != absent) column[i] = becomes[column[i]];
    }
    names = std::move(used);
    return becomes;
}

}  // namespace

void EventLogBuilder::drop_what_has_no_events() {
    drop_unused(activities_, activity_);
    drop_unused(resources_, resource_);
    const auto becomes = drop_unused(case_names_, case_);
    if (becomes.empty()) return;
    for (SparseColumn& attribute : attributes_) {
        if (attribute.of_case()) attribute.move_rows(becomes.values());
    }
}

std::uint32_t EventLogBuilder::kept(std::uint32_t number) {
    full_ = full_ || number == absent;
    return number;
}

void EventLogBuilder::add(const EventIn& event) {
    const std::uint32_t of_case = case_number(event.case_name);
    const std::uint32_t activity = activity_number(event.activity);
    add(of_case, activity, event.complete, event.start,
        event.resource.empty() ? absent : resource_number(event.resource));
}

void EventLogBuilder::add(std::uint32_t case_number, std::uint32_t activity, std::int64_t complete,
                          std::optional<std::int64_t> start, std::uint32_t resource) {
    full_ = full_ || complete_.size() + 1 >= absent;
    if (full_) return;
    if (start && start_.empty()) {
        start_.reserve(complete_.size() + 1);
        for (const std::int64_t instant : complete_.values()) start_.push_back(instant);
    }
    if (start || !start_.empty()) start_.push_back(start.value_or(complete));
    if (resource != absent && resource_.empty()) resource_ = GrowingColumn<std::uint32_t>(complete_.size(), absent);
    if (resource != absent || !resource_.empty()) resource_.push_back(resource);
    case_.push_back(case_number);
    activity_.push_back(activity);
    complete_.push_back(complete);
}

void EventLogBuilder::leave_out(std::string_view attribute_name) {
    if (left_out_.size() < 100) left_out_.emplace_back(attribute_name);
}

std::size_t EventLogBuilder::attribute(std::string_view name, bool of_case) {
    NameNumbers& names = attribute_names_[of_case ? 1 : 0];
    if (const auto known = names.find(name)) return attribute_numbers_[of_case ? 1 : 0][*known];
    if (attributes_.size() == most_attributes) {
        if (std::ranges::find(left_out_, name) == left_out_.end()) leave_out(name);
        return most_attributes;
    }
    names.number(name);
    attribute_numbers_[of_case ? 1 : 0].push_back(attributes_.size());
    attributes_.emplace_back(std::string(name), of_case);
    return attributes_.size() - 1;
}

// Null when the attribute is left out, or nothing more is taken.
SparseColumn* EventLogBuilder::column(std::size_t attribute) {
    return attribute < attributes_.size() && !full_ ? &attributes_[attribute] : nullptr;
}

// The same, with a value in that row to come.
SparseColumn* EventLogBuilder::column(std::size_t attribute, std::uint32_t row) {
    SparseColumn* const values = column(attribute);
    if (values != nullptr && row >= (values->of_case() ? cases() : events()))
        throw std::out_of_range("EventLogBuilder: a value of an event or a case that has not been added");
    return values;
}

std::uint32_t EventLogBuilder::last_row(std::size_t attribute) {
    if (events() == 0) return absent;
    const SparseColumn* const values = column(attribute);
    return values != nullptr && values->of_case() ? case_[events() - 1] : events() - 1;
}
void EventLogBuilder::set_text(std::size_t attribute, std::string_view value) {
    set_case_text(attribute, last_row(attribute), value);
}
void EventLogBuilder::set_number(std::size_t attribute, double value) {
    set_case_number(attribute, last_row(attribute), value);
}
void EventLogBuilder::set_instant(std::size_t attribute, std::int64_t microseconds) {
    set_case_instant(attribute, last_row(attribute), microseconds);
}
void EventLogBuilder::set_case_text(std::size_t attribute, std::uint32_t row, std::string_view value) {
    if (SparseColumn* const values = column(attribute, row); values != nullptr && !value.empty())
        values->put_text(row, value);
}
void EventLogBuilder::set_case_number(std::size_t attribute, std::uint32_t row, double value) {
    if (SparseColumn* const values = column(attribute, row))
        values->put_number(row, AttributeColumn::Kind::number, value);
}
void EventLogBuilder::set_case_instant(std::size_t attribute, std::uint32_t row, std::int64_t microseconds) {
    SparseColumn* const values = column(attribute, row);
    if (values != nullptr) values->put_number(row, AttributeColumn::Kind::instant, static_cast<double>(microseconds));
}

bool EventLogBuilder::use_as_resource(std::string_view attribute_name) {
    const auto known = attribute_names_[0].find(attribute_name);
    SparseColumn* const values = known ? column(attribute_numbers_[0][*known]) : nullptr;
    if (values == nullptr || values->size() == 0) return false;
    auto [texts, names] = std::move(*values).texts(events());
    resource_ = std::move(texts);
    resources_ = std::move(names);
    *values = SparseColumn(std::string(attribute_name), false);
    return true;
}

EventLogBuilder::Order EventLogBuilder::order() const {
    const std::size_t count = complete_.size();
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        if (!start_.empty() && start_[a] != start_[b]) return start_[a] < start_[b];
        return complete_[a] < complete_[b];
    };
    bool as_it_stands = true;
    for (std::uint32_t i = 1; i < count && as_it_stands; ++i) {
        as_it_stands = case_[i - 1] < case_[i] || (case_[i - 1] == case_[i] && !before(i, i - 1));
    }
    Order order;
    if (as_it_stands) return order;

    GrowingColumn<std::uint32_t> next(case_names_.size() + 1, 0);
    for (const std::uint32_t one : case_.values()) ++next[one + 1];
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    order.source.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) order.source[next[case_[i]]++] = i;
    // `next` now tells where each case ends.
    std::uint32_t* const source = order.source.data();
    for (std::uint32_t one = 0, begin = 0; one < case_names_.size(); begin = next[one++]) {
        if (!std::is_sorted(source + begin, source + next[one], before)) {
            std::stable_sort(source + begin, source + next[one], before);
        }
    }
    if (!attributes_.empty()) {
        order.place.resize(count);
        for (std::uint32_t i = 0; i < count; ++i) order.place[source[i]] = i;
    }
    return order;
}

void EventLogBuilder::leave_out_sparsest(std::uint32_t cases) {
    std::vector<std::size_t> numbers(attributes_.size());
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    std::stable_sort(numbers.begin(), numbers.end(),
                     [this](std::size_t a, std::size_t b) { return attributes_[a].size() > attributes_[b].size(); });
    std::uint64_t cells = 0;
    for (const std::size_t number : numbers) {
        SparseColumn& column = attributes_[number];
        const std::uint64_t more = column.of_case() ? cases : events();
        if (column.size() == 0) continue;
        if (cells + more > most_cells) {
            leave_out(column.name());
            column = SparseColumn(column.name(), column.of_case());
        } else {
            cells += more;
        }
    }
}

std::vector<AttributeColumn> EventLogBuilder::build_attributes(const Order& order) {
    const auto cases = static_cast<std::uint32_t>(case_names_.size());
    leave_out_sparsest(cases);
    std::vector<AttributeColumn> columns;
    for (SparseColumn& attribute : attributes_) {
        if (attribute.size() == 0) continue;
        if (find_kinds_) attribute.find_kind();
        const bool moved = !attribute.of_case() && !order.place.empty();
        columns.push_back(
            std::move(attribute).column(attribute.of_case() ? cases : events(), moved ? order.place.data() : nullptr));
        attribute = SparseColumn({}, false);
    }
    return columns;
}

Result<EventLog> EventLogBuilder::build() {
    if (full_) {
        return refuse(RefusalKind::too_large, "process_log.too_large",
                      "Loggen är för stor: den har över 4 294 967 294 händelser, eller så många olika namn att de inte "
                      "ryms i fyra gigabyte. Dela den, till exempel per år, och läs in delarna var för sig.");
    }
    drop_what_has_no_events();
    const Order order = this->order();
    auto columns = std::make_shared<LogColumns>();
    columns->attributes = build_attributes(order);

    GrowingColumn<std::uint64_t> case_begin(case_names_.size() + 1, 0);
    for (const std::uint32_t one : case_.values()) ++case_begin[one + 1];
    for (std::size_t i = 1; i < case_begin.size(); ++i) case_begin[i] += case_begin[i - 1];
    columns->case_begin = owned_column(std::move(case_begin));
    case_ = {};

    columns->activity = owned_column(put_in_order(std::move(activity_), order.source));
    columns->complete = owned_column(put_in_order(std::move(complete_), order.source));
    columns->start = owned_column(put_in_order(std::move(start_), order.source));
    columns->resource = owned_column(put_in_order(std::move(resource_), order.source));
    columns->activities = std::move(activities_).names();
    columns->resources = std::move(resources_).names();
    columns->case_names = std::move(case_names_).names();
    return EventLog(std::move(columns));
}

}  // namespace ledstang
