#include "flows/actor.h"

#include <array>
#include <string_view>

namespace ledstang {
namespace {

struct Form {
    std::string_view word;
    Actor::Kind kind;
    bool has_key;
    bool has_role;
};
constexpr std::array forms{Form{"alla", Actor::Kind::anyone, false, false},
                           Form{"initiativtagare", Actor::Kind::initiator, false, false},
                           Form{"funktion", Actor::Kind::function, true, false},
                           Form{"grupp", Actor::Kind::lead_group, false, true},
                           Form{"medgrupp", Actor::Kind::any_group, false, true},
                           Form{"grupp", Actor::Kind::group, true, true},
                           Form{"gruppslag", Actor::Kind::group_kind, true, true},
                           Form{"person", Actor::Kind::field, true, false}};

}  // namespace

std::optional<Actor> parse_actor(const std::string& text) {
    const auto colon = text.find(':');
    const bool has_key = colon != std::string::npos;
    const auto dot = text.find('.', has_key ? colon : 0);
    const bool has_role = dot != std::string::npos;
    const std::string word = text.substr(0, has_key ? colon : dot);
    const std::string key = has_key ? text.substr(colon + 1, has_role ? dot - colon - 1 : dot) : std::string();
    const std::string role = has_role ? text.substr(dot + 1) : std::string();
    if ((has_key && key.empty()) || (has_role && role.empty())) return std::nullopt;
    for (const auto& form : forms) {
        if (form.word == word && form.has_key == has_key && (form.has_role || !has_role))
            return Actor{form.kind, key, role};
    }
    return std::nullopt;
}

}  // namespace ledstang
