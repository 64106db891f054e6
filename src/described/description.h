// One description of a struct, beside its members, from which its JSON, its OpenAPI schema and its command line come:
//
//     struct RecordOutcome {
//         std::string measure;
//         std::optional<Decimal> value;
//         template <class S = RecordOutcome>
//         static constexpr auto described() {
//             return describe("RecordOutcome", field("measure", &S::measure, "Måttets id"),
//                             field("value", &S::value, "Utfallet; utelämnas när data saknas"));
//         }
//     };
//
// A template, so that only the files that read or write the struct pay for its description: a quarter of a full build.
//
// A field may be left out of the input when its member is an optional, a vector or a map, or when it is marked
// `optional_field` (the member's initial value then stands).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace ledstang {

template <class Struct, class Member>
struct Field {
    std::string_view name;
    Member Struct::* member;
    std::string_view meaning;  // Swedish, for the API description and the command line's help
    bool has_default = false;
    using Type = Member;
};

template <class Struct, class Member>
constexpr Field<Struct, Member> field(std::string_view name, Member Struct::* member, std::string_view meaning) {
    return {name, member, meaning, false};
}
template <class Struct, class Member>
constexpr Field<Struct, Member> optional_field(std::string_view name, Member Struct::* member,
                                               std::string_view meaning) {
    return {name, member, meaning, true};
}

template <class... Fields>
struct Description {
    std::string_view name;
    std::tuple<Fields...> fields;
};

template <class... Fields>
constexpr Description<Fields...> describe(std::string_view name, Fields... fields) {
    return {name, std::tuple<Fields...>{fields...}};
}

template <class T>
concept Described = requires { T::described(); };

// Calls visit(field) for every field of T in order.
template <Described T, class Visit>
constexpr void for_each_field(Visit&& visit) {
    std::apply([&](const auto&... fields) { (visit(fields), ...); }, T::described().fields);
}

// An enumeration names its values in its own namespace:
//     constexpr auto names_of(Attainment) { return std::array{Named{Attainment::met, "met"}, …}; }
template <class Enum>
struct Named {
    Enum value;
    std::string_view name;
};
template <class Enum>
Named(Enum, const char*) -> Named<Enum>;

template <class T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) { names_of(value); };

template <NamedEnum Enum>
constexpr std::string_view name_of(Enum value) {
    for (const auto& named : names_of(Enum{})) {
        if (named.value == value) return named.name;
    }
    return {};
}
template <NamedEnum Enum>
constexpr std::optional<Enum> value_named(std::string_view name) {
    for (const auto& named : names_of(Enum{})) {
        if (named.name == name) return named.value;
    }
    return std::nullopt;
}

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_text_map : std::false_type {};
template <class T>
struct is_text_map<std::map<std::string, T>> : std::true_type {};

// Whether input may leave the member out.
template <class T>
constexpr bool may_be_absent = is_optional<T>::value || is_vector<T>::value || is_text_map<T>::value;

// Raw bytes of an uploaded or downloaded file; stands beside JSON, never inside it.
struct FileContent {
    std::string name;
    std::string media_type;
    std::string bytes;
};

}  // namespace ledstang
