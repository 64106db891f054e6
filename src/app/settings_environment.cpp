#include "app/settings_environment.h"

#include <cstdlib>

namespace ledstang {

std::optional<std::string> process_environment(const std::string& name) {
    const char* text = std::getenv(name.c_str());
    return text == nullptr ? std::nullopt : std::optional<std::string>(text);
}

std::string variable_name(const std::string& prefix, std::string_view field) {
    std::string name = prefix;
    for (const char letter : field) name += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
    return name;
}

Json list_of_words(std::string_view text) {
    Json words = Json::array();
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        std::string_view word = text.substr(0, comma);
        while (word.starts_with(' ')) word.remove_prefix(1);
        while (word.ends_with(' ')) word.remove_suffix(1);
        if (!word.empty()) words.push_back(std::string(word));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return words;
}

}  // namespace ledstang
