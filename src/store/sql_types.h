// How the project's own types lie in a column. With this header included they work in SOCI's `use` and `into`:
//   Date       text "2022-04-30"          Decimal   bigint, whole millionths
//   Period     bigint, Period::code()     bool      bigint 0 or 1
//   an enumeration with names_of          text, its name
//   std::optional<T>                      as T, nothing as NULL
// NULL read into a type without `optional` throws; so does a column whose content is no value of the type.
// "" is an empty text and never NULL, on both databases.
#pragma once

#include <soci/soci.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/decimal.h"
#include "described/description.h"

namespace ledstang::store_detail {

[[noreturn]] void throw_null();
[[noreturn]] void throw_not_a(std::string_view type, const std::string& content);
inline void refuse_null(soci::indicator indicator) {
    if (indicator == soci::i_null) throw_null();
}

}  // namespace ledstang::store_detail

namespace soci {

template <>
struct type_conversion<ledstang::Date> {
    using base_type = std::string;
    static void from_base(const std::string& in, indicator indicator, ledstang::Date& out) {
        ledstang::store_detail::refuse_null(indicator);
        const auto date = ledstang::parse_date(in);
        if (!date) ledstang::store_detail::throw_not_a("date", in);
        out = *date;
    }
    static void to_base(const ledstang::Date& in, std::string& out, indicator& indicator) {
        out = ledstang::to_string(in);
        indicator = i_ok;
    }
};

template <>
struct type_conversion<ledstang::Decimal> {
    using base_type = long long;
    static void from_base(const long long& in, indicator indicator, ledstang::Decimal& out) {
        ledstang::store_detail::refuse_null(indicator);
        out = ledstang::Decimal::from_millionths(in);
    }
    static void to_base(const ledstang::Decimal& in, long long& out, indicator& indicator) {
        out = in.millionths();
        indicator = i_ok;
    }
};

template <>
struct type_conversion<ledstang::Period> {
    using base_type = long long;
    static void from_base(const long long& in, indicator indicator, ledstang::Period& out) {
        ledstang::store_detail::refuse_null(indicator);
        const auto period =
            in >= 0 && in <= 9'999'999 ? ledstang::Period::from_code(static_cast<std::int32_t>(in)) : std::nullopt;
        if (!period) ledstang::store_detail::throw_not_a("period", std::to_string(in));
        out = *period;
    }
    static void to_base(const ledstang::Period& in, long long& out, indicator& indicator) {
        out = in.code();
        indicator = i_ok;
    }
};

template <>
struct type_conversion<bool> {
    using base_type = long long;
    static void from_base(const long long& in, indicator indicator, bool& out) {
        ledstang::store_detail::refuse_null(indicator);
        if (in != 0 && in != 1) ledstang::store_detail::throw_not_a("truth value", std::to_string(in));
        out = in == 1;
    }
    static void to_base(const bool& in, long long& out, indicator& indicator) {
        out = in ? 1 : 0;
        indicator = i_ok;
    }
};

template <class Enum>
    requires ledstang::NamedEnum<Enum>
struct type_conversion<Enum> {
    using base_type = std::string;
    static void from_base(const std::string& in, indicator indicator, Enum& out) {
        ledstang::store_detail::refuse_null(indicator);
        const auto value = ledstang::value_named<Enum>(in);
        if (!value) ledstang::store_detail::throw_not_a("known name", in);
        out = *value;
    }
    static void to_base(const Enum& in, std::string& out, indicator& indicator) {
        out = ledstang::name_of(in);
        indicator = i_ok;
    }
};

template <class T>
struct type_conversion<std::optional<T>> {
    using base_type = typename type_conversion<T>::base_type;
    static void from_base(const base_type& in, indicator indicator, std::optional<T>& out) {
        out.reset();
        if (indicator == i_null) return;
        // Period has no default constructor.
        if constexpr (std::is_same_v<T, ledstang::Period>) {
            T value = *ledstang::Period::from_code(2000101);
            type_conversion<T>::from_base(in, indicator, value);
            out = value;
        } else {
            T value{};
            type_conversion<T>::from_base(in, indicator, value);
            out = std::move(value);
        }
    }
    static void to_base(const std::optional<T>& in, base_type& out, indicator& indicator) {
        if (in) {
            type_conversion<T>::to_base(*in, out, indicator);
        } else {
            indicator = i_null;
        }
    }
};

}  // namespace soci
