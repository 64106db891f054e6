// The templates of sql.h; nothing here is to be used directly.
#pragma once

#include "store/sql.h"

namespace ledstang {
namespace store_detail {

template <class T>
struct is_tuple : std::false_type {};
template <class... T>
struct is_tuple<std::tuple<T...>> : std::true_type {};

// A fresh value to read into; Period has no default constructor.
template <class T>
T blank() {
    if constexpr (std::is_same_v<T, Period>) {
        return *Period::from_code(2000101);
    } else {
        return T{};
    }
}
template <class... T>
std::tuple<T...> blank_tuple(std::type_identity<std::tuple<T...>>) {
    return std::tuple<T...>{blank<T>()...};
}

template <class T>
T blank_row() {
    if constexpr (is_tuple<T>::value) {
        return blank_tuple(std::type_identity<T>{});
    } else {
        return blank<T>();
    }
}

// PostgreSQL's text ends at a zero byte where SQLite's does not, so such a text is refused on both.
void refuse_zero_byte(std::string_view text);

// How an argument is held while it is bound: texts as std::string, whole numbers as long long, all else as it is.
inline const std::string& hold(const std::string& text) {
    refuse_zero_byte(text);
    return text;
}
inline std::string hold(std::string_view text) {
    refuse_zero_byte(text);
    return std::string(text);
}
inline std::string hold(const char* text) {
    return hold(std::string_view(text));
}
inline std::optional<std::string> hold(std::nullopt_t) {
    return std::nullopt;
}
inline const std::optional<std::string>& hold(const std::optional<std::string>& text) {
    if (text) refuse_zero_byte(*text);
    return text;
}
inline bool hold(bool value) {
    return value;
}
template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
long long hold(T value) {
    if (!std::in_range<long long>(value)) throw StoreError("a whole number is too large for the store");
    return static_cast<long long>(value);
}
template <class T>
    requires(!std::integral<T>)
const T& hold(const T& value) {
    return value;
}

template <class T>
void read_into(soci::statement& statement, T& row) {
    if constexpr (is_tuple<T>::value) {
        std::apply([&](auto&... members) { (statement.exchange(soci::into(members)), ...); }, row);
    } else if constexpr (Described<T>) {
        for_each_field<T>([&](const auto& field) { statement.exchange(soci::into(row.*(field.member))); });
    } else {
        statement.exchange(soci::into(row));
    }
}

}  // namespace store_detail

template <class... Held>
void Sql::bind(Prepared& prepared, const std::tuple<Held...>& held) {
    std::apply(
        [&](const auto&... values) {
            std::size_t index = 0;
            (prepared.statement.exchange(soci::use(values, prepared.names[index++])), ...);
        },
        held);
}

template <class Into, class Next, class... Arguments>
void Sql::run(const std::string& query, Into&& into, Next&& next, const Arguments&... arguments) {
    const std::tuple<decltype(store_detail::hold(arguments))...> held{store_detail::hold(arguments)...};
    Handle prepared = take(query, sizeof...(arguments));
    soci::statement& statement = prepared->statement;
    into(statement);
    bind(*prepared, held);
    statement.define_and_bind();
    const bool found = statement.execute(true);
    next(statement, found);
    give_back(query, std::move(prepared));
}

template <class T, class Visit, class... Arguments>
void Sql::each(const std::string& query, Visit&& visit, const Arguments&... arguments) {
    T row = store_detail::blank_row<T>();
    run(
        query, [&](soci::statement& statement) { store_detail::read_into(statement, row); },
        [&](soci::statement& statement, bool found) {
            for (; found; found = statement.fetch()) visit(std::as_const(row));
        },
        arguments...);
}

template <class T, class... Arguments>
std::vector<T> Sql::rows(const std::string& query, const Arguments&... arguments) {
    std::vector<T> all;
    each<T>(query, [&](const T& row) { all.push_back(row); }, arguments...);
    return all;
}

template <class T, class... Members, class... Arguments>
std::vector<T> Sql::rows(const MemberColumns<T, Members...>& columns, const std::string& query,
                         const Arguments&... arguments) {
    std::vector<T> all;
    T row = store_detail::blank_row<T>();
    run(
        query,
        [&](soci::statement& statement) {
            std::apply([&](auto... members) { (statement.exchange(soci::into(row.*members)), ...); }, columns.members);
        },
        [&](soci::statement& statement, bool found) {
            for (; found; found = statement.fetch()) all.push_back(row);
        },
        arguments...);
    return all;
}

template <class T, class... Arguments>
std::optional<T> Sql::row(const std::string& query, const Arguments&... arguments) {
    std::optional<T> only;
    each<T>(
        query,
        [&](const T& row) {
            if (only) throw StoreError("more than one row answers: " + query);
            only = row;
        },
        arguments...);
    return only;
}

template <class T, class... Arguments>
T Sql::value(const std::string& query, const Arguments&... arguments) {
    auto only = row<T>(query, arguments...);
    if (!only) throw StoreError("no row answers: " + query);
    return *std::move(only);
}

template <class... Arguments>
std::int64_t Sql::execute(const std::string& query, const Arguments&... arguments) {
    std::int64_t touched = 0;
    run(
        query, [](soci::statement&) {},
        [&](soci::statement& statement, bool) { touched = statement.get_affected_rows(); }, arguments...);
    return touched;
}

}  // namespace ledstang
