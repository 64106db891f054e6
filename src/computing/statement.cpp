#include "computing/statement.h"

#include <algorithm>
#include <cctype>

#include "computing/wording.h"

namespace ledstang {

std::string Statement::value(const Value& value) {
    const auto found = std::ranges::find(parameters_, value);
    const auto number = found - parameters_.begin() + 1;
    if (found == parameters_.end()) parameters_.push_back(value);
    return "$" + std::to_string(number);
}

namespace {

// The text with every "$n" replaced by what `name` says of n. A "$" within the quotes of a column's name is no
// parameter; there are no other quotes that hold one.
template <class Name>
std::string with_parameters(const std::string& text, Name&& name) {
    std::string replaced;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' || text[i] == '`') quoted = !quoted;
        if (text[i] != '$' || quoted) {
            replaced += text[i];
            continue;
        }
        std::size_t number = 0;
        while (i + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[i + 1])) != 0)
            number = number * 10 + static_cast<std::size_t>(text[++i] - '0');
        replaced += name(number);
    }
    return replaced;
}

}  // namespace

std::string Statement::rule(const Rule& rule) {
    const SqlText sql = to_sql(rule, wording_->dialect(), dates_);
    return "(" + with_parameters(sql.text, [&](std::size_t number) { return value(sql.parameters.at(number - 1)); }) +
           ")";
}

std::string Statement::condition(const Rule& rule) {
    return wording_->condition(this->rule(rule));
}

std::string Statement::list(const std::vector<Date>& days) {
    std::string list;
    for (const auto& day : days) list += (list.empty() ? "" : ", ") + value(day);
    return list;
}

SqlText Statement::finish(const std::string& text) const {
    SqlText sql;
    std::vector<std::size_t> numbers(parameters_.size(), 0);
    sql.text = with_parameters(text, [&](std::size_t number) {
        auto& place = numbers.at(number - 1);
        if (place == 0) {
            sql.parameters.push_back(parameters_[number - 1]);
            place = sql.parameters.size();
        }
        return "$" + std::to_string(place);
    });
    return sql;
}

std::string name_in_sql(std::string_view name) {
    std::string quoted = "\"";
    for (const char character : name) {
        if (character == '"') quoted += '"';
        quoted += character;
    }
    return quoted + "\"";
}

}  // namespace ledstang
