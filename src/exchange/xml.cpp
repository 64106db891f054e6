#include "exchange/xml.h"

#include <fmt/format.h>

namespace ledstang {

Result<void> parse_xml(pugi::xml_document& document, std::string& content, std::string_view part) {
    constexpr unsigned options =
        pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata_single;
    const auto parsed = document.load_buffer_inplace(content.data(), content.size(), options);
    if (parsed) return {};
    return refuse(
        "workbook.broken",
        fmt::format("Arbetsboken går inte att läsa: delen {} är trasig. Öppna filen i Excel eller LibreOffice, "
                    "spara den på nytt och försök igen.",
                    part));
}

std::string_view local_name(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_named(const pugi::xml_node& node, std::string_view name) {
    return local_name(node.name()) == name;
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
    for (const auto& child : node.children()) {
        if (is_named(child, name)) return child;
    }
    return {};
}

std::string_view attribute_named(const pugi::xml_node& node, std::string_view name) {
    for (const auto& attribute : node.attributes()) {
        if (local_name(attribute.name()) == name) return attribute.value();
    }
    return {};
}

}  // namespace ledstang
