// A little on top of pugixml for spreadsheet files: names without their namespace prefix, which writers choose freely.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ledstang {

// Well-formed XML only; entities of the document's own are never expanded. `part` names it in the message of the
// refusal `workbook.broken`. The content is changed in place and must outlive the document.
Result<void> parse_xml(pugi::xml_document& document, std::string& content, std::string_view part);

// "row" of "x:row".
std::string_view local_name(std::string_view name);
bool is_named(const pugi::xml_node& node, std::string_view name);

// The first child with the name, or an empty node.
pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name);
// The attribute's value, or "" when there is none.
std::string_view attribute_named(const pugi::xml_node& node, std::string_view name);

}  // namespace ledstang
